"""Where one can go from here: the menus as data, in one place.

What a page asks before it opens is asked here too, so that no menu leads to a refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from evaluasi import permissions as evaluasi_permissions
from kinerja import permissions
from laporan import permissions as laporan_permissions
from pegawai import permissions as pegawai_permissions
from pegawai.models import Pegawai, UnitKerja
from umpanbalik import permissions as umpanbalik_permissions


BUTIR_LAPANG = 7  # entries that stand in the bar beside a name, at 1280 pixels


@dataclass(frozen=True)
class Pembaca:
    """Who reads the page, and the units this person leads today."""

    pegawai: Pegawai
    dipimpin: Collection[UnitKerja]


@dataclass(frozen=True)
class Tujuan:
    """One entry of a menu; without `boleh` for everyone. `lanjutan` folds it away."""

    nama: str
    label: str
    boleh: Callable[[Pembaca], object] | None = None
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


MENU_PEGAWAI: Sequence[Tujuan] = (
    Tujuan("dasbor:beranda", "Beranda"),
    Tujuan("laporan:kegiatan_hari", "Laporan harian"),
    Tujuan("pegawai:kalender_bulan", "Kalender"),
    Tujuan("pegawai:skp_daftar", "SKP"),
    Tujuan("laporan:verifikasi_daftar", "Verifikasi", lambda p: p.dipimpin),
    Tujuan("evaluasi:penilaian_daftar", "Evaluasi"),
    Tujuan("dasbor:unit_saya", "Dasbor unit", lambda p: p.dipimpin),
    Tujuan("dasbor:kota", "Kota", lambda p: permissions.lihat_dasbor_kota(p.pegawai, dipimpin=p.dipimpin)),
    Tujuan(
        "umpanbalik:aduan_daftar",
        "Aduan",
        lambda p: umpanbalik_permissions.buka_daftar_aduan(p.pegawai, dipimpin=p.dipimpin),
    ),
    Tujuan(
        "evaluasi:periode_daftar",
        "Periode",
        lambda p: evaluasi_permissions.lihat_periode(p.pegawai),
        lanjutan=True,
    ),
    Tujuan(
        "pegawai:pegawai_daftar",
        "Pegawai",
        lambda p: pegawai_permissions.daftar_pegawai(p.pegawai),
        lanjutan=True,
    ),
    Tujuan(
        "laporan:beban_daftar", "Beban", lambda p: laporan_permissions.lihat_beban(p.pegawai), lanjutan=True
    ),
    Tujuan("pekerjaan_daftar", "Pekerjaan", lambda p: permissions.lihat_pekerjaan(p.pegawai), lanjutan=True),
    Tujuan("jejak:daftar", "Jejak audit", lambda p: permissions.lihat_jejak(p.pegawai), lanjutan=True),
)
MENU_PUBLIK: Sequence[Tujuan] = (
    Tujuan("publik:beranda", "Depan"),
    Tujuan("umpanbalik:layanan_daftar", "Nilai layanan"),
    Tujuan("umpanbalik:aduan_kirim", "Pengaduan"),
    Tujuan("umpanbalik:aduan_lacak", "Lacak aduan"),
    Tujuan("publik:transparansi", "Transparansi"),
)


def menu_pegawai(jalur: str, pembaca: Pembaca | None) -> Menu:
    """Return what this person may open, with the entry that holds `jalur` marked."""
    terlihat = [t for t in MENU_PEGAWAI if t.boleh is None or (pembaca is not None and t.boleh(pembaca))]
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
