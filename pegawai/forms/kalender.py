"""What is filled in about the working calendar: holidays, office hours, shifts, one's own absences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Column, Fieldset, Row
from django import forms

from pegawai.batasan import pesan_batasan
from pegawai.choices import JenisKeterangan, JenisLibur
from pegawai.inti.kalender import sebut_hari
from pegawai.inti.periode import Periode
from pegawai.models import HariLibur, JadwalDinas, JamKerja, KeteranganKerja, Pegawai, PolaJamKerja

from .dasar import JamField, TanggalField, tanpa_bingkai
from .orang import UnggahForm


SEHARI = timedelta(days=1)
# Days that a decree names together, by the length of the week.
KELOMPOK_HARI = ((5, (1, 2, 3, 4)), (5, (5,)), (6, (1, 2, 3, 4)), (6, (5,)), (6, (6,)))
JAM_POLA = (
    ("masuk", "Masuk"),
    ("pulang", "Pulang"),
    ("istirahat_mulai", "Istirahat mulai"),
    ("istirahat_selesai", "Istirahat selesai"),
)
DERET_HARI = re.compile(r"(\d{1,2})(?:\s*(?:-|sampai|s\.?d\.?)\s*(\d{1,2}))?", re.IGNORECASE)


class LiburForm(forms.ModelForm):
    class Meta:
        model = HariLibur
        fields = ["tanggal", "nama", "jenis", "dasar"]
        field_classes = {"tanggal": TanggalField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis"].initial = JenisLibur.LIBUR_DAERAH
        self.helper = tanpa_bingkai("tanggal", "jenis", "nama", "dasar")


class PolaForm(forms.ModelForm):
    """A pattern of office hours with the days that a decree names together."""

    terakhir = TanggalField(
        label="Hari terakhir berlaku",
        required=False,
        help_text="Kosongkan bila berlaku sampai ada pola lain.",
    )

    class Meta:
        model = PolaJamKerja
        fields = ["nama", "mulai", "dasar", "data_peraga"]
        field_classes = {"mulai": TanggalField}

    def __init__(self, *args: Any, contoh: PolaJamKerja | None = None, **kwargs: Any) -> None:
        """`contoh`: the pattern whose hours a new one begins with."""
        super().__init__(*args, **kwargs)
        self.fields["terakhir"].initial = self.instance.hari_terakhir if self.instance.pk else None
        asal = self.instance if self.instance.pk else contoh
        jam = {(satu.hari_per_pekan, satu.hari): satu for satu in asal.jam.all()} if asal else {}
        for pekan, hari in KELOMPOK_HARI:
            for nama, label in JAM_POLA:
                self.fields[_isian(pekan, hari, nama)] = JamField(
                    label=label,
                    required=not nama.startswith("istirahat"),
                    initial=getattr(jam.get((pekan, hari[0])), nama, None),
                )
        self.helper = tanpa_bingkai(
            Row(Column("nama", css_class="col-md-5"), Column("dasar", css_class="col-md-7")),
            Row(Column("mulai", css_class="col-md-5"), Column("terakhir", css_class="col-md-7")),
            "data_peraga",
            *(
                Fieldset(
                    f"Pekan {pekan} hari: {sebut_hari(hari)}",
                    Row(
                        *(
                            Column(_isian(pekan, hari, nama), css_class="col-6 col-md-3")
                            for nama, _ in JAM_POLA
                        )
                    ),
                )
                for pekan, hari in KELOMPOK_HARI
            ),
        )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        self.instance.selesai = isi["terakhir"] + SEHARI if isi.get("terakhir") else None
        return isi

    def jam(self) -> Sequence[JamKerja]:
        """Return the unsaved hours that a valid form describes, by week and day."""
        return [
            JamKerja(
                hari_per_pekan=pekan,
                hari=satu,
                **{nama: self.cleaned_data[_isian(pekan, hari, nama)] for nama, _ in JAM_POLA},
            )
            for pekan, hari in KELOMPOK_HARI
            for satu in hari
        ]


class CariJadwalForm(forms.Form):
    cari = forms.CharField(label="Nama atau NIP", required=False, strip=True, max_length=100)
    bulan = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = tanpa_bingkai()


class JadwalForm(forms.Form):
    """The same shift of one person on several days of a month."""

    nip = forms.CharField(label="NIP pegawai", max_length=30)
    hari = forms.CharField(
        label="Tanggal dinas",
        max_length=100,
        help_text="Misalnya 1, 2, 5-8: tanggal pada bulan yang terbuka.",
    )
    mulai = JamField(label="Jam mulai")
    selesai = JamField(label="Jam selesai", help_text="Lebih awal dari jam mulai berarti esok harinya.")
    istirahat = forms.IntegerField(label="Istirahat (menit)", min_value=0, max_value=600, initial=0)

    def __init__(self, *args: Any, bulan: Periode, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bulan = bulan
        self.helper = tanpa_bingkai(
            "nip",
            "hari",
            Row(Column("mulai", css_class="col-6"), Column("selesai", css_class="col-6")),
            "istirahat",
        )

    def clean_nip(self) -> Pegawai:
        pegawai = Pegawai.objects.filter(nip="".join(self.cleaned_data["nip"].split())).first()
        if pegawai is None:
            raise forms.ValidationError(
                "Tidak ada pegawai dengan NIP ini. Salin NIP-nya dari daftar pegawai."
            )
        return pegawai

    def clean_hari(self) -> Sequence[date]:
        """Read "1, 2, 5-8" as days of the month, each once."""
        hari: set[int] = set()
        for bagian in filter(None, re.split(r"[,;\n]+|\s+dan\s+", self.cleaned_data["hari"].strip())):
            cocok = DERET_HARI.fullmatch(bagian.strip())
            if cocok is None:
                raise forms.ValidationError(
                    f"“{bagian.strip()}” bukan tanggal. Pisahkan dengan koma, misalnya 1, 2, 5-8."
                )
            hari |= set(range(int(cocok[1]), int(cocok[2] or cocok[1]) + 1))
        terakhir = self.bulan.hari_terakhir.day
        if not hari or min(hari) < 1 or max(hari) > terakhir:
            raise forms.ValidationError(f"Tanggal pada {self.bulan} adalah 1 sampai {terakhir}.")
        return [self.bulan.mulai.replace(day=satu) for satu in sorted(hari)]

    def jadwal(self) -> Sequence[JadwalDinas]:
        """Return the unsaved shifts that a valid form describes."""
        return [
            JadwalDinas(
                pegawai=self.cleaned_data["nip"],
                tanggal=tanggal,
                **{nama: self.cleaned_data[nama] for nama in ("mulai", "selesai", "istirahat")},
            )
            for tanggal in self.cleaned_data["hari"]
        ]


class UnggahJadwalForm(UnggahForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Berkas jadwal dinas"


class KeteranganForm(forms.Form):
    """One's own absence. Its constraints are the database's to judge: see catat_keterangan."""

    jenis = forms.ChoiceField(label="Jenis", choices=[("", "Pilih jenisnya"), *JenisKeterangan.choices])
    mulai = TanggalField(label="Hari pertama")
    terakhir = TanggalField(label="Hari terakhir")
    nomor_surat = forms.CharField(
        label="Nomor surat",
        required=False,
        max_length=100,
        help_text="Surat cuti, surat tugas, atau surat dokter.",
    )
    keterangan = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=200,
        help_text="Misalnya tempat tujuan. Penyakit tidak perlu disebut.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = tanpa_bingkai(
            "jenis",
            Row(Column("mulai", css_class="col-sm-6"), Column("terakhir", css_class="col-sm-6")),
            "nomor_surat",
            "keterangan",
        )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if "mulai" in isi and "terakhir" in isi and isi["terakhir"] < isi["mulai"]:
            self.add_error("terakhir", pesan_batasan(KeteranganKerja, "keterangan_selesai_sesudah_mulai"))
        return isi

    def untuk(self, pegawai: Pegawai) -> KeteranganKerja:
        """Return the unsaved record that a valid form describes."""
        return KeteranganKerja(
            pegawai=pegawai,
            selesai=self.cleaned_data["terakhir"] + SEHARI,
            **{nama: self.cleaned_data[nama] for nama in ("jenis", "mulai", "nomor_surat", "keterangan")},
        )


class AkhiriKeteranganForm(forms.Form):
    terakhir = TanggalField(
        label="Hari terakhir", help_text="Sesudah hari ini Anda kembali bekerja seperti biasa."
    )


def _isian(pekan: int, hari: Sequence[int], nama: str) -> str:
    return f"pekan_{pekan}_hari_{hari[0]}_{nama}"
