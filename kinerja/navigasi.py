"""Where one can go from here: the menus as data, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from pegawai.choices import Peran


PEMIMPIN = "PEMIMPIN"  # leads a unit today; follows from Penugasan, so it is no Peran
BUTIR_LAPANG = 7  # entries that stand in the bar beside a name, at 1280 pixels


@dataclass(frozen=True)
class Tujuan:
    """One entry of a menu. `untuk` names who sees it, nobody meaning everyone; `lanjutan` folds it away."""

    nama: str
    label: str
    untuk: frozenset[str] = frozenset()
    lanjutan: bool = False


@dataclass(frozen=True)
class ButirMenu:
    label: str
    url: str
    kini: bool


@dataclass(frozen=True)
class Menu:
    pokok: tuple[ButirMenu, ...]
    lanjutan: tuple[ButirMenu, ...]

    @property
    def padat(self) -> bool:
        """Tell whether the bar is full, so that the reader's name gives way."""
        return len(self.pokok) + bool(self.lanjutan) > BUTIR_LAPANG

    @property
    def kini_lanjutan(self) -> bool:
        return any(butir.kini for butir in self.lanjutan)


PENGAWAS_KOTA = frozenset({Peran.PIMPINAN_KOTA, Peran.PENGELOLA, Peran.AUDITOR})
PENGELOLAAN = frozenset({Peran.PENGELOLA, Peran.AUDITOR})
PEMBACA_ADUAN = frozenset({Peran.PETUGAS_ADUAN, Peran.PIMPINAN_KOTA, Peran.AUDITOR, PEMIMPIN})

MENU_PEGAWAI: Sequence[Tujuan] = (
    Tujuan("dasbor:beranda", "Beranda"),
    Tujuan("laporan:kegiatan_daftar", "Laporan harian"),
    Tujuan("pegawai:skp_daftar", "SKP"),
    Tujuan("laporan:verifikasi_daftar", "Verifikasi", frozenset({PEMIMPIN})),
    Tujuan("evaluasi:penilaian_daftar", "Evaluasi"),
    Tujuan("dasbor:unit_saya", "Dasbor unit", frozenset({PEMIMPIN})),
    Tujuan("dasbor:kota", "Kota", PENGAWAS_KOTA),
    Tujuan("umpanbalik:aduan_daftar", "Aduan", PEMBACA_ADUAN),
    Tujuan("evaluasi:periode_daftar", "Periode", PENGELOLAAN, lanjutan=True),
    Tujuan("pegawai:pegawai_daftar", "Pegawai", PENGELOLAAN, lanjutan=True),
    Tujuan("pekerjaan_daftar", "Pekerjaan", PENGELOLAAN, lanjutan=True),
)
MENU_PUBLIK: Sequence[Tujuan] = (
    Tujuan("publik:beranda", "Depan"),
    Tujuan("umpanbalik:layanan_daftar", "Nilai layanan"),
    Tujuan("umpanbalik:aduan_kirim", "Pengaduan"),
    Tujuan("umpanbalik:aduan_lacak", "Lacak aduan"),
    Tujuan("publik:transparansi", "Transparansi"),
)


def menu_pegawai(jalur: str, *, peran: frozenset[str], memimpin: bool) -> Menu:
    """Return what a person with these roles may reach, with the entry that holds `jalur` marked."""
    kedudukan = peran | {PEMIMPIN} if memimpin else peran
    terlihat = [t for t in MENU_PEGAWAI if not t.untuk or t.untuk & kedudukan]
    lanjutan = {t.label for t in terlihat if t.lanjutan}
    butir = _butir(terlihat, jalur)
    return Menu(
        pokok=tuple(b for b in butir if b.label not in lanjutan),
        lanjutan=tuple(b for b in butir if b.label in lanjutan),
    )


def menu_publik(jalur: str) -> tuple[ButirMenu, ...]:
    return _butir(MENU_PUBLIK, jalur)


def alamat(nama: str) -> str:
    """Return the address of a page by its name; empty where the site does not offer that page."""
    try:
        return reverse(nama)
    except NoReverseMatch:
        return ""


def _butir(daftar: Sequence[Tujuan], jalur: str) -> tuple[ButirMenu, ...]:
    """Mark the longest address that `jalur` lies under: /pengaduan/lacak/ is not /pengaduan/."""
    tujuan = [(t.label, alamat(t.nama)) for t in daftar]
    kini = max((url for _, url in tujuan if _di_bawah(jalur, url)), key=len, default="")
    return tuple(ButirMenu(label, url, url == kini) for label, url in tujuan if url)


def _di_bawah(jalur: str, url: str) -> bool:
    return jalur == url or (url != "/" and jalur.startswith(url))
