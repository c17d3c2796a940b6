"""Evidence as it is chosen on a phone or a desk: some files at once, a link, or both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from laporan.models import BuktiDukung
from laporan.unggahan import (
    BERKAS_TERBESAR,
    BerkasDiperiksa,
    BerkasDitolak,
    nama_rapi,
    periksa_berkas,
)

from .dasar import susunan


# By exact kinds, not image/*: so an iPhone hands its photographs over as JPEG, and the camera is offered.
DITAWARKAN = "image/jpeg,image/png,image/webp,application/pdf,.pdf,.xlsx,.docx"


class PilihBerkas(forms.ClearableFileInput):
    allow_multiple_selected = True


class BerkasField(forms.FileField):
    """Some files at once; empty ones are told by their check, not here."""

    widget = PilihBerkas

    def clean(self, data: Any, initial: Any = None) -> Sequence[UploadedFile]:
        return [super(BerkasField, self).clean(satu, initial) for satu in data or ()]


class BuktiForm(forms.Form):
    """After cleaning, `lolos` holds the files that passed under their names, `ditolak` why others did not.

    What is refused holds back none of the others.
    """

    berkas = BerkasField(
        label="Berkas",
        required=False,
        allow_empty_file=True,
        help_text="PDF, foto atau gambar, Excel, Word. Boleh beberapa sekaligus, semuanya sampai 25 MB.",
        widget=PilihBerkas(attrs={"accept": DITAWARKAN}),
    )
    tautan = forms.CharField(
        label="Tautan",
        required=False,
        max_length=500,
        validators=BuktiDukung._meta.get_field("tautan").validators,
        help_text="Bila buktinya ada di tempat lain. Hanya bentuk alamatnya yang diperiksa.",
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lolos: list[tuple[str, BerkasDiperiksa]] = []
        self.ditolak: list[str] = []
        self.helper = susunan("berkas", "tautan")

    def clean_berkas(self) -> Sequence[UploadedFile]:
        daftar_berkas: Sequence[UploadedFile] = self.cleaned_data["berkas"]
        for satu in daftar_berkas:
            nama = satu.name or ""
            try:
                diperiksa = periksa_berkas(satu.read(BERKAS_TERBESAR + 1))
            except BerkasDitolak as penolakan:
                self.ditolak.append(f"{nama}: {penolakan}")
            else:
                self.lolos.append((nama_rapi(nama, diperiksa.tipe), diperiksa))
        return daftar_berkas

    def clean(self) -> dict[str, Any]:
        isian = super().clean() or {}
        if not (self.errors or isian["berkas"] or isian["tautan"]):
            self.add_error(None, "Belum ada yang dipilih. Pilih sekurangnya satu berkas, atau isi tautannya.")
        return isian
