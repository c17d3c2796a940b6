"""What one paper questionnaire says, read cell by cell. No database: see impor_tanggapan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID, uuid5

from django.db.models import TextChoices

from pegawai.berkas import (
    BerkasTidakTerbaca,
    GalatBaris,
    Kolom,
    PembacaBaris,
    Sel,
    SelKeliru,
    baca_tabel,
    baca_tanggal,
    teks_sel,
)
from pegawai.choices import JenisKelamin
from pegawai.inti.periode import Periode
from umpanbalik.choices import (
    PANJANG_SARAN,
    USIA_TERENDAH,
    USIA_TERTINGGI,
    USIA_WAJAR,
    PekerjaanWarga,
    Pendidikan,
)
from umpanbalik.ikm import NILAI_TERENDAH, NILAI_TERTINGGI


Profil = Mapping[str, str | int | None]
RUANG_KUNCI = UUID("6f0b1f0e-6c0d-5a52-9d3c-2b7b1c1f9a61")  # of keys made from a file; never change it
USIA_DIKENAL = frozenset(map(str, range(USIA_TERENDAH, USIA_TERTINGGI + 1)))
KOLOM_PELENGKAP = (
    Kolom("NO", "nomor kuesioner; tidak disimpan", alias=("NOMOR", "NO KUESIONER", "RESPONDEN")),
    Kolom("TANGGAL", "hari kuesioner diisi, misalnya 05/03/2026", alias=("TANGGAL SURVEI",)),
    Kolom("JENIS_KELAMIN", "L atau P", alias=("JK", "KELAMIN")),
    Kolom("USIA", "dalam tahun", alias=("UMUR",)),
    Kolom("PENDIDIKAN", ", ".join(Pendidikan.values)),
    Kolom("PEKERJAAN", ", ".join(PekerjaanWarga.values)),
    Kolom("SARAN", "saran tertulis, tanpa nama"),
)


@dataclass(frozen=True)
class Lembar:
    """One paper questionnaire; `kunci` is the same whenever the same row of the same file is read again."""

    kunci: UUID
    tanggal: date
    nilai: Mapping[str, int]
    profil: Profil = field(default_factory=dict)


def daftar_kolom(urutan: Iterable[tuple[int, str]]) -> tuple[Kolom, ...]:
    """Return the columns of a file for a questionnaire, given as (number on the form, code of the element).

    An answer stands under its code or as U1 to U9, which count as on the form, not as in the regulation.
    """
    jawaban = (
        Kolom(unsur, f"jawaban nomor {nomor}, 1 sampai 4", wajib=True, alias=(f"U{nomor}",))
        for nomor, unsur in urutan
    )
    return (*jawaban, *KOLOM_PELENGKAP)


def baca_lembar(
    isi: bytes, *, urutan: Sequence[tuple[int, str]], tempat: str, periode: Periode, hari_ini: date
) -> tuple[list[Lembar], list[GalatBaris]]:
    """Read a file of paper questionnaires; every cell is looked at, so that all errors come at once.

    `tempat` is the code of the service. A row without a date takes the last day of the period, today if
    that is earlier. Raises BerkasTidakTerbaca when the file cannot be read, lacks a column or has one that
    is unknown.
    """
    tabel = baca_tabel(isi, daftar_kolom(urutan))
    if tabel.diabaikan:  # a column more may be an answer: none is dropped, and another form is not taken
        raise BerkasTidakTerbaca(
            f"Kolom ini tidak dikenal: {', '.join(tabel.diabaikan)}. Hapus kolomnya, atau samakan judulnya: "
            f"{', '.join(kolom.nama for kolom in daftar_kolom(urutan))}."
        )
    sidik = sha256(isi).hexdigest()
    daftar_lembar, galat = [], []
    for nomor, sel in tabel.baris:
        pembaca = PembacaBaris(nomor, sel)
        lembar = Lembar(
            kunci=uuid5(RUANG_KUNCI, f"{sidik}:{tempat}:{periode.mulai}:{periode.selesai}:{nomor}"),
            tanggal=pembaca.baca("TANGGAL", lambda isi: _tanggal(isi, periode, hari_ini), hari_ini),
            nilai={unsur: pembaca.baca(unsur, _nilai, NILAI_TERENDAH) for _, unsur in urutan},
            profil={
                "jenis_kelamin": pembaca.baca("JENIS_KELAMIN", _pilihan(JenisKelamin), ""),
                "usia": pembaca.baca("USIA", _usia, None),
                "pendidikan": pembaca.baca("PENDIDIKAN", _pilihan(Pendidikan), ""),
                "pekerjaan": pembaca.baca("PEKERJAAN", _pilihan(PekerjaanWarga), ""),
                "saran": pembaca.baca("SARAN", _saran, ""),
            },
        )
        daftar_lembar.append(lembar)
        galat += pembaca.galat
    return daftar_lembar, galat


def _nilai(isi: Sel) -> int:
    teks = teks_sel(isi)
    if not teks:
        raise SelKeliru(
            "Pertanyaan ini belum dijawab.",
            "Lengkapi dari kuesionernya, atau keluarkan barisnya: yang tidak lengkap tidak dihitung.",
        )
    if teks not in {str(nilai) for nilai in range(NILAI_TERENDAH, NILAI_TERTINGGI + 1)}:
        raise SelKeliru("Nilai jawaban adalah 1, 2, 3, atau 4.", "Periksa kuesionernya.")
    return int(teks)


def _tanggal(isi: Sel, periode: Periode, hari_ini: date) -> date:
    teks = teks_sel(isi)
    tanggal = baca_tanggal(teks) if teks else min(periode.hari_terakhir, hari_ini)
    if tanggal > hari_ini:
        raise SelKeliru("Tanggal ini belum tiba.", "Periksa tahunnya.")
    if tanggal not in periode:
        raise SelKeliru(
            f"Tanggal ini di luar masa survei ({periode}).", "Perbaiki tanggal atau masa surveinya."
        )
    return tanggal


def _usia(isi: Sel) -> int | None:
    teks = teks_sel(isi)
    if not teks:
        return None
    if teks not in USIA_DIKENAL:
        raise SelKeliru(USIA_WAJAR, "Perbaiki, atau kosongkan.")
    return int(teks)


def _saran(isi: Sel) -> str:
    teks = teks_sel(isi)
    if len(teks) > PANJANG_SARAN:
        raise SelKeliru(f"Saran ini {len(teks)} huruf, paling banyak {PANJANG_SARAN}.", "Persingkat isinya.")
    return teks


def _pilihan(daftar: type[TextChoices]) -> Callable[[Sel], str]:
    def baca(isi: Sel) -> str:
        teks = teks_sel(isi)
        dikenal = {kata.upper(): nilai for nilai, label in daftar.choices for kata in (nilai, label)}
        if teks and teks.upper() not in dikenal:
            raise SelKeliru(
                f"Isinya salah satu dari {', '.join(daftar.values)}.", "Perbaiki, atau kosongkan."
            )
        return dikenal.get(teks.upper(), "")

    return baca
