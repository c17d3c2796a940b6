"""What the forms share: the hidden part that stands in for an account, and how choices are written."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from pegawai.models import UnitKerja
from umpanbalik import pintu


TERLALU_CEPAT = (
    "Formulir ini terkirim terlalu cepat, jadi belum kami simpan. "
    "Periksa isiannya, lalu tekan Kirim sekali lagi."
)
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
        self.initial.update(kunci=uuid.uuid4(), cap=pintu.buat_cap(pada))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.render_hidden_fields = True

    def clean(self) -> dict[str, Any]:
        isian = super().clean() or self.cleaned_data
        if isian.get("situs_web"):
            self.add_error(None, JEBAKAN_TERISI)
        matang = pintu.cap_matang(isian.get("cap", ""), self.pada)
        if not matang:
            self.add_error(None, TERLALU_CEPAT)
        if matang is None:
            self._ganti("cap", pintu.buat_cap(self.pada))
        if "kunci" not in isian:
            self.perbarui_kunci()
        return isian

    def perbarui_kunci(self) -> None:
        """Give the form a new key, so that its next sending counts as another one."""
        self._ganti("kunci", str(uuid.uuid4()))

    def _ganti(self, nama: str, nilai: str) -> None:
        isian = cast(QueryDict, self.data).copy()
        isian[self.add_prefix(nama)] = nilai
        self.data = isian


def jebakan() -> Div:
    return Div("situs_web", css_class="jebakan", aria_hidden="true")


def berkapital(pilihan: Iterable[tuple[str, str]], kosong: str = "") -> list[tuple[str, str]]:
    """Return choices as a list on a page writes them, after `kosong` for none."""
    daftar = [(nilai, f"{label[:1].upper()}{label[1:]}") for nilai, label in pilihan]
    return [("", kosong), *daftar] if kosong else daftar


def isi_pilihan(isian: forms.Field, daftar: QuerySet[UnitKerja], kosong: str) -> None:
    assert isinstance(isian, forms.ModelChoiceField)
    isian.queryset = daftar
    isian.empty_label = kosong
