"""What every page may say about the site and its reader; nothing is computed until a template asks."""

from __future__ import annotations

from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from kinerja import navigasi
from pegawai.models import Pegawai, Penugasan, UnitKerja


class Situs:
    """The site as one reader sees it. Costs no query beyond the reader's roles, which are kept on Pegawai."""

    def __init__(self, request: HttpRequest) -> None:
        self._jalur = request.path
        self._dipimpin: tuple[UnitKerja, ...] = getattr(request, "dipimpin", ())
        self.pegawai: Pegawai | None = getattr(request, "pegawai", None)
        self.penugasan: Penugasan | None = getattr(request, "penugasan", None)
        self.kota: str = settings.NAMA_KOTA
        self.data_contoh: bool = settings.DATA_CONTOH

    @cached_property
    def menu(self) -> navigasi.Menu:
        pembaca = navigasi.Pembaca(self.pegawai, self._dipimpin) if self.pegawai else None
        return navigasi.menu_pegawai(self._jalur, pembaca)

    @cached_property
    def menu_publik(self) -> tuple[navigasi.ButirMenu, ...]:
        return navigasi.menu_publik(self._jalur)

    @property
    def url_depan(self) -> str:
        return navigasi.alamat("publik:beranda")

    @property
    def url_beranda(self) -> str:
        return navigasi.alamat("dasbor:beranda")

    @property
    def url_masuk(self) -> str:
        return navigasi.alamat("masuk")

    @property
    def url_sandi(self) -> str:
        return navigasi.alamat("sandi_ganti")

    @property
    def url_pengukuran(self) -> str:
        return navigasi.alamat("laporan:pengukuran_atur") if self.pegawai else ""

    @property
    def url_keluar(self) -> str:
        return navigasi.alamat("keluar")


def situs(request: HttpRequest) -> dict[str, Situs]:
    return {"situs": Situs(request)}
