"""What to look for in the audit trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.text import capfirst

from kinerja.jejak.kata import KATA_TINDAKAN
from kinerja.jejak.objek import kata_objek
from kinerja.jejak.queries import ADUAN, Saringan, pelaku_cocok
from pegawai.models import Pegawai


PALING_BANYAK_ORANG = 20


class SaringanForm(forms.Form):
    """All fields may stay empty. `aduan`: whether the reader sees acts on complaints."""

    dari = forms.DateField(
        label="Dari tanggal", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    sampai = forms.DateField(
        label="Sampai tanggal", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    siapa = forms.CharField(label="Nama atau NIP pelaku", required=False, max_length=100)
    tindakan = forms.ChoiceField(label="Tindakan", required=False)
    objek = forms.ChoiceField(label="Objek", required=False)
    nomor = forms.IntegerField(label="Nomor objek", required=False, min_value=1)

    def __init__(self, *args: Any, aduan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aduan = aduan
        terlihat = {jenis: kata for jenis, kata in KATA_TINDAKAN.items() if aduan or jenis != ADUAN}
        tindakan, objek = self.fields["tindakan"], self.fields["objek"]
        assert isinstance(tindakan, forms.ChoiceField)
        assert isinstance(objek, forms.ChoiceField)
        tindakan.choices = [("", "Semua tindakan")] + [
            (kata_objek(jenis), [(kode, capfirst(satu)) for kode, satu in kata.items()])
            for jenis, kata in terlihat.items()
        ]
        objek.choices = [("", "Semua objek")] + [(jenis, kata_objek(jenis)) for jenis in terlihat]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Row(
                Column("dari", css_class="col-sm-6 col-lg-3"),
                Column("sampai", css_class="col-sm-6 col-lg-3"),
                Column("siapa", css_class="col-lg-6"),
            ),
            Row(
                Column("tindakan", css_class="col-lg-6"),
                Column("objek", css_class="col-7 col-lg-4"),
                Column("nomor", css_class="col-5 col-lg-2"),
            ),
        )

    def clean_siapa(self) -> Sequence[Pegawai]:
        """Return the people that are meant: some, but few enough to know whom one has found."""
        cari = self.cleaned_data["siapa"]
        if not cari:
            return ()
        cocok = list(pelaku_cocok(cari)[: PALING_BANYAK_ORANG + 1])
        if not cocok:
            raise forms.ValidationError("Tidak ada pegawai dengan nama atau NIP ini. Periksa ejaannya.")
        if len(cocok) > PALING_BANYAK_ORANG:
            raise forms.ValidationError(
                f"Lebih dari {PALING_BANYAK_ORANG} pegawai cocok. Tuliskan nama yang lebih lengkap, atau NIP."
            )
        return cocok

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        dari, sampai = isi.get("dari"), isi.get("sampai")
        if dari and sampai and sampai < dari:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal. Pilih tanggal yang lebih akhir.")
        if isi.get("nomor") and not isi.get("objek"):
            self.add_error("objek", "Pilih objeknya, karena nomor yang sama ada pada tiap jenis objek.")
        return isi

    @property
    def saringan(self) -> Saringan:
        """What a valid form asks for."""
        isi = self.cleaned_data
        return Saringan(
            pelaku=isi["siapa"], **{n: isi[n] for n in ("dari", "sampai", "tindakan", "objek", "nomor")}
        )
