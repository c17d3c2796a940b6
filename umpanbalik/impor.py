"""What one paper questionnaire says, read cell by cell. No database: see impor_tanggapan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import TypeVar
from uuid import UUID, uuid5

from django.db.models import TextChoices

from pegawai.berkas import BerkasTidakTerbaca, GalatBaris, Kolom, Sel, baca_tabel
from pegawai.inti.periode import Periode
from umpanbalik.choices import JenisKelaminWarga, PekerjaanWarga, Pendidikan
from umpanbalik.ikm import NILAI_TERENDAH, NILAI_TERTINGGI


Profil = Mapping[str, str | int | None]
T = TypeVar("T")
RUANG_KUNCI = UUID("6f0b1f0e-6c0d-5a52-9d3c-2b7b1c1f9a61")  # of keys made from a file; never change it
POLA_TANGGAL = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")
USIA_TERENDAH, USIA_TERTINGGI = 5, 120
PANJANG_SARAN = 1000
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


class SelKeliru(Exception):
    """One cell cannot be used; carries why and what to do."""

    def __init__(self, sebab: str, tindakan: str) -> None:
        super().__init__(sebab, tindakan)
        self.sebab, self.tindakan = sebab, tindakan


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
    if tabel.diabaikan:
        raise BerkasTidakTerbaca(
            f"Kolom ini tidak dikenal: {', '.join(tabel.diabaikan)}. Hapus kolomnya, atau samakan judulnya: "
            f"{', '.join(kolom.nama for kolom in daftar_kolom(urutan))}."
        )
    sidik = sha256(isi).hexdigest()
    daftar_lembar, galat = [], []
    for nomor, sel in tabel.baris:
        pembaca = _Pembaca(nomor, sel)
        lembar = Lembar(
            kunci=uuid5(RUANG_KUNCI, f"{sidik}:{tempat}:{periode.mulai}:{periode.selesai}:{nomor}"),
            tanggal=pembaca.baca("TANGGAL", lambda isi: _tanggal(isi, periode, hari_ini), hari_ini),
            nilai={unsur: pembaca.baca(unsur, _nilai, NILAI_TERENDAH) for _, unsur in urutan},
            profil={
                "jenis_kelamin": pembaca.baca("JENIS_KELAMIN", _pilihan(JenisKelaminWarga), ""),
                "usia": pembaca.baca("USIA", _usia, None),
                "pendidikan": pembaca.baca("PENDIDIKAN", _pilihan(Pendidikan), ""),
                "pekerjaan": pembaca.baca("PEKERJAAN", _pilihan(PekerjaanWarga), ""),
                "saran": pembaca.baca("SARAN", _saran, ""),
            },
        )
        daftar_lembar.append(lembar)
        galat += pembaca.galat
    return daftar_lembar, galat


class _Pembaca:
    """Reads the cells of one row and gathers what is wrong with them."""

    def __init__(self, nomor: int, sel: Mapping[str, Sel]) -> None:
        self.nomor = nomor
        self.sel = sel
        self.galat: list[GalatBaris] = []

    def baca(self, kolom: str, cara: Callable[[str], T], pengganti: T) -> T:
        """Return the cell as `cara` reads it; of a wrong one keep the error and return `pengganti`."""
        teks = _tulis(self.sel.get(kolom))
        try:
            return cara(teks)
        except SelKeliru as keliru:
            self.galat.append(GalatBaris(self.nomor, kolom, teks[:60], keliru.sebab, keliru.tindakan))
            return pengganti


def _tulis(isi: Sel) -> str:
    if isinstance(isi, float) and isi.is_integer():
        return str(int(isi))
    return " ".join(str(isi).split()) if isi is not None else ""


def _nilai(teks: str) -> int:
    if not teks:
        raise SelKeliru(
            "Pertanyaan ini belum dijawab.",
            "Lengkapi dari kuesionernya, atau keluarkan barisnya: yang tidak lengkap tidak dihitung.",
        )
    if teks not in {str(nilai) for nilai in range(NILAI_TERENDAH, NILAI_TERTINGGI + 1)}:
        raise SelKeliru("Nilai jawaban adalah 1, 2, 3, atau 4.", "Periksa kuesionernya.")
    return int(teks)


def _tanggal(teks: str, periode: Periode, hari_ini: date) -> date:
    tanggal = _baca_tanggal(teks) if teks else min(periode.hari_terakhir, hari_ini)
    if tanggal > hari_ini:
        raise SelKeliru("Tanggal ini belum tiba.", "Periksa tahunnya.")
    if tanggal not in periode:
        raise SelKeliru(
            f"Tanggal ini di luar masa survei ({periode}).", "Perbaiki tanggal atau masa surveinya."
        )
    return tanggal


def _baca_tanggal(teks: str) -> date:
    for pola in POLA_TANGGAL:
        try:
            return datetime.strptime(teks, pola).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    raise SelKeliru("Tanggal ini tidak terbaca.", "Tulis misalnya 05/03/2026 (hari/bulan/tahun).")


def _usia(teks: str) -> int | None:
    if not teks:
        return None
    if not teks.isdecimal() or not USIA_TERENDAH <= int(teks) <= USIA_TERTINGGI:
        raise SelKeliru(
            f"Usia antara {USIA_TERENDAH} dan {USIA_TERTINGGI} tahun.", "Perbaiki, atau kosongkan."
        )
    return int(teks)


def _saran(teks: str) -> str:
    if len(teks) > PANJANG_SARAN:
        raise SelKeliru(f"Saran ini {len(teks)} huruf, paling banyak {PANJANG_SARAN}.", "Persingkat isinya.")
    return teks


def _pilihan(daftar: type[TextChoices]) -> Callable[[str], str]:
    def baca(teks: str) -> str:
        dikenal = {kata.upper(): nilai for nilai, label in daftar.choices for kata in (nilai, label)}
        if teks and teks.upper() not in dikenal:
            raise SelKeliru(
                f"Isinya salah satu dari {', '.join(daftar.values)}.", "Perbaiki, atau kosongkan."
            )
        return dikenal.get(teks.upper(), "")

    return baca
