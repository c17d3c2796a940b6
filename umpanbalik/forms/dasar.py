"""What the forms share: the hidden part that stands in for an account, and how choices are written."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div
from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.http import QueryDict

from pegawai.models import UnitKerja
from umpanbalik.pintu import UMUR_CAP, KeadaanCap, buat_cap, periksa_cap


PENOLAKAN_CAP: Mapping[KeadaanCap, str] = {
    KeadaanCap.TERLALU_BARU: (
        "Formulir ini terkirim terlalu cepat, jadi belum kami simpan. "
        "Periksa isiannya, lalu tekan Kirim sekali lagi."
    ),
    KeadaanCap.USANG: (
        f"Formulir ini sudah terbuka lebih dari {UMUR_CAP // timedelta(hours=1)} jam, jadi belum kami "
        "simpan. Isian Anda masih di bawah; periksa, lalu tekan Kirim sekali lagi."
    ),
    KeadaanCap.ASING: (
        "Tanda pengaman formulir ini hilang di perjalanan, jadi isiannya belum kami simpan. "
        "Isian Anda masih di bawah; periksa, lalu tekan Kirim sekali lagi."
    ),
}
JEBAKAN_TERISI = (
    "Kolom tersembunyi pada formulir ini ikut terisi, mungkin oleh peramban Anda, jadi isiannya belum kami "
    "simpan. Kolom itu sudah dikosongkan; tekan Kirim sekali lagi."
)
TERLALU_SERING = (
    "Terlalu banyak kiriman dari jaringan Anda dalam sepuluh menit terakhir. Isian Anda masih di bawah; "
    "tunggu beberapa menit, lalu tekan Kirim sekali lagi."
)


class Jebakan(forms.TextInput):
    """A field that people do not see; what a machine wrote into it is never given back."""

    def format_value(self, value: object) -> None:
        return None


class FormulirWarga(forms.Form):
    """The hidden part of every form that needs no account: its own key, its stamp, and a trap.

    Whatever is refused, what was typed stays in the form.
    """

    kunci = forms.UUIDField(widget=forms.HiddenInput)
    cap = forms.CharField(widget=forms.HiddenInput)
    situs_web = forms.CharField(
        label="Kosongkan kolom ini",
        required=False,
        widget=Jebakan(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, pada: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pada = pada
        kunci = uuid.uuid4()
        self.initial.update(kunci=kunci, cap=buat_cap(kunci, pada))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.render_hidden_fields = True

    def clean(self) -> dict[str, Any]:
        isian = super().clean() or self.cleaned_data
        if isian.get("situs_web"):
            self.add_error(None, JEBAKAN_TERISI)
        kunci = isian.get("kunci") or uuid.uuid4()
        keadaan = periksa_cap(isian.get("cap", ""), kunci, self.pada)
        if keadaan in PENOLAKAN_CAP:
            self.add_error(None, PENOLAKAN_CAP[keadaan])
        if keadaan in (KeadaanCap.USANG, KeadaanCap.ASING):
            self._beri_cap(kunci)
        return isian

    def perbarui_kunci(self) -> None:
        """Give the form a new key, so that its next sending counts as another one."""
        self._beri_cap(uuid.uuid4())

    def _beri_cap(self, kunci: uuid.UUID) -> None:
        """Hand the form out anew under that key, with all that was typed."""
        isian = cast(QueryDict, self.data).copy()
        isian[self.add_prefix("kunci")] = str(kunci)
        isian[self.add_prefix("cap")] = buat_cap(kunci, self.pada)
        self.data = isian


def jebakan() -> Div:
    return Div("situs_web", css_class="jebakan", aria_hidden="true")


def berkapital(pilihan: Iterable[tuple[str, str]], kosong: str = "") -> list[tuple[str, str]]:
    """Return choices as a list on a page writes them, after `kosong` for none."""
    daftar = [(nilai, f"{label[:1].upper()}{label[1:]}") for nilai, label in pilihan]
    return [("", kosong), *daftar] if kosong else daftar


def tertulis(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Return what was typed into a form, as (field in words, text), where it can no longer be sent."""
    return [
        (str(isian.label), isian.data)
        for isian in form.visible_fields()
        if isinstance(isian.field, forms.CharField) and isian.data
    ]


class PilihanPerOPD(ModelChoiceIterator):
    """Units under the office they belong to; an office without others stands alone."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for opd, kelompok in groupby(self.queryset, key=attrgetter("opd")):
            pilihan = [self.choice(unit) for unit in kelompok]
            if opd is None or (len(pilihan) == 1 and pilihan[0][1] == opd):
                yield from pilihan
            else:
                yield opd, pilihan


class UnitField(forms.ModelChoiceField):
    """A unit of a list that tells the office of each."""

    iterator = PilihanPerOPD


def isi_pilihan(isian: forms.Field, daftar: QuerySet[UnitKerja], kosong: str) -> None:
    assert isinstance(isian, forms.ModelChoiceField)
    isian.queryset = daftar
    isian.empty_label = kosong
