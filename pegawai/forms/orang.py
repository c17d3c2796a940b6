"""People: found, given a post, relieved of one, brought in from a file."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Row
from django import forms
from django.core.files.uploadedfile import UploadedFile

from pegawai.choices import JenisPenugasan
from pegawai.models import Jabatan, Pegawai, Penugasan, UnitKerja

from .dasar import IsianBersaran, TanggalField, tanpa_bingkai


UKURAN_TERBESAR = 5 * 1024 * 1024  # bytes


class CariPegawaiForm(forms.Form):
    cari = forms.CharField(label="Nama atau NIP", required=False, strip=True, max_length=100)
    unit = forms.ModelChoiceField(
        label="Unit kerja",
        queryset=UnitKerja.objects.order_by("nama"),
        required=False,
        to_field_name="kode",
        empty_label="Semua unit",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = tanpa_bingkai(
            Row(Column("cari", css_class="col-md-5"), Column("unit", css_class="col-md-7"))
        )


class PenugasanForm(forms.Form):
    """A new post. Its constraints are the database's to judge: see tugaskan."""

    jenis = forms.ChoiceField(label="Jenis penugasan", choices=JenisPenugasan)
    unit = forms.ModelChoiceField(
        label="Unit kerja",
        queryset=UnitKerja.objects.select_related("jabatan_pimpinan").order_by("nama"),
        empty_label="Pilih unit kerja",
    )
    nama_jabatan = forms.CharField(
        label="Jabatan",
        required=False,
        help_text="Ketik nama jabatannya, lalu pilih dari daftar. Kosongkan bila ia memimpin unit tersebut.",
        widget=IsianBersaran(Jabatan.objects.order_by("nama").values_list("nama", flat=True)),
    )
    mulai = TanggalField(label="Mulai bertugas")
    selesai = TanggalField(
        label="Tidak lagi bertugas mulai",
        required=False,
        help_text="Hari pertama tidak lagi bertugas. Kosongkan bila belum diketahui.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = tanpa_bingkai(
            Row(Column("jenis", css_class="col-md-4"), Column("unit", css_class="col-md-8")),
            "nama_jabatan",
            Row(Column("mulai", css_class="col-md-6"), Column("selesai", css_class="col-md-6")),
        )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        unit, nama = isi.get("unit"), isi.get("nama_jabatan")
        isi["jabatan"] = unit.jabatan_pimpinan if unit else None
        if nama:
            isi["jabatan"] = Jabatan.objects.filter(nama__iexact=nama).first()
            if isi["jabatan"] is None:
                self.add_error(
                    "nama_jabatan", "Jabatan ini belum terdaftar. Pilih salah satu dari daftar yang muncul."
                )
        return isi

    def penugasan(self, pegawai: Pegawai) -> Penugasan:
        """Return the unsaved assignment that a valid form describes."""
        return Penugasan(
            pegawai=pegawai,
            **{n: self.cleaned_data[n] for n in ("jenis", "unit", "jabatan", "mulai", "selesai")},
        )


class AkhiriPenugasanForm(forms.Form):
    selesai = TanggalField(label="Tidak lagi bertugas mulai", help_text="Hari pertama tidak lagi bertugas.")


class UnggahForm(forms.Form):
    berkas = forms.FileField(
        label="Berkas pegawai",
        help_text="CSV atau XLSX, paling besar 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_berkas(self) -> UploadedFile:
        berkas: UploadedFile = self.cleaned_data["berkas"]
        if (berkas.size or 0) > UKURAN_TERBESAR:
            raise forms.ValidationError(
                "Berkas ini lebih besar dari 5 MB. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
            )
        return berkas
