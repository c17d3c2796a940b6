"""What the main lists and dashboards cost: queries in a tiny and in a large city, bytes, and time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.contoh.formasi import PeranContoh
from kinerja.contoh.isi import AkunContoh
from kinerja.ukur.jam import nisbah_bergantian
from kinerja.ukur.tabel import Baris
from pegawai.models import Akun


KUERI_TERBANYAK = 12
KB_HTML = 60
KALI_HALAMAN_POLOS = 3


class HalamanGagal(Exception):
    """A page to be measured did not answer as a page."""


@dataclass(frozen=True)
class Halaman:
    """One page as one role opens it; without a role as a citizen does."""

    nama: str
    alamat: str
    peran: PeranContoh | None = None
    isian: Sequence[str] = ()


OPD = ("DINKES",)
DAFTAR_HALAMAN: Sequence[Halaman] = (
    Halaman("Beranda pegawai", "dasbor:beranda", PeranContoh.PEGAWAI),
    Halaman("Beranda pejabat penilai", "dasbor:beranda", PeranContoh.PENILAI),
    Halaman("Dasbor perangkat daerah", "dasbor:unit", PeranContoh.KEPALA_OPD, OPD),
    Halaman("Pegawai satu perangkat daerah", "dasbor:unit_pegawai", PeranContoh.KEPALA_OPD, OPD),
    Halaman("Dasbor kota", "dasbor:kota", PeranContoh.WALI_KOTA),
    Halaman("Hari kegiatan", "laporan:kegiatan_hari", PeranContoh.PEGAWAI),
    Halaman("Lembar pekan", "laporan:pekan_isi", PeranContoh.PEGAWAI),
    Halaman("Daftar kegiatan", "laporan:kegiatan_daftar", PeranContoh.PEGAWAI),
    Halaman("Daftar verifikasi", "laporan:verifikasi_daftar", PeranContoh.PENILAI),
    Halaman("Daftar SKP", "pegawai:skp_daftar", PeranContoh.PENILAI),
    Halaman("Daftar penilaian", "evaluasi:penilaian_daftar", PeranContoh.PENILAI),
    Halaman("Penilaian satu perangkat daerah", "evaluasi:penilaian_unit", PeranContoh.KEPALA_OPD, OPD),
    Halaman("Daftar organisasi", "evaluasi:organisasi_daftar", PeranContoh.WALI_KOTA),
    Halaman("Daftar periode", "evaluasi:periode_daftar", PeranContoh.PENGELOLA),
    Halaman("Daftar pegawai", "pegawai:pegawai_daftar", PeranContoh.PENGELOLA),
    Halaman("Bagan unit kerja", "pegawai:unit_daftar", PeranContoh.PENGELOLA),
    Halaman("Daftar aduan", "umpanbalik:aduan_daftar", PeranContoh.PETUGAS_ADUAN),
    Halaman("Jejak audit", "jejak:daftar", PeranContoh.AUDITOR),
    Halaman("Halaman depan (warga)", "publik:beranda"),
    Halaman("Transparansi (warga)", "publik:transparansi"),
    Halaman("Transparansi satu perangkat daerah (warga)", "publik:transparansi_unit", isian=OPD),
    Halaman("Pilih layanan (warga)", "umpanbalik:layanan_daftar"),
)


class Pengunjung:
    """Opens pages as each of the demo accounts, in this process."""

    def __init__(self, akun: Sequence[AkunContoh]) -> None:
        self.klien: Mapping[str | None, Client] = {None: _klien(), **{a.peran: _klien(a) for a in akun}}

    def buka(self, halaman: Halaman) -> bytes:
        """Return the page. Raises HalamanGagal unless it answers with 200."""
        return self._ambil(halaman.peran, reverse(halaman.alamat, args=halaman.isian), halaman.nama)

    def buka_polos(self, halaman: Halaman) -> bytes:
        """Open the bare page as the same role; a citizen's page is held against that of an employee."""
        return self._ambil(halaman.peran or PeranContoh.PEGAWAI, reverse("ukur_polos"), "Halaman polos")

    def _ambil(self, peran: PeranContoh | None, url: str, nama: str) -> bytes:
        jawaban = self.klien[peran].get(url)
        if jawaban.status_code != 200:
            raise HalamanGagal(f"{nama} ({url}) menjawab {jawaban.status_code}, bukan 200.")
        isi: bytes = jawaban.content
        return isi


def hitung_kueri(pengunjung: Pengunjung) -> Mapping[str, int]:
    """Return how many queries each page takes, once its caches are warm."""
    jumlah = {}
    for halaman in DAFTAR_HALAMAN:
        pengunjung.buka(halaman)
        with CaptureQueriesContext(connection) as kueri:
            pengunjung.buka(halaman)
        jumlah[halaman.nama] = len(kueri)
    return jumlah


def baris_kueri(
    kecil: Mapping[str, int], besar: Mapping[str, int], orang: tuple[int, int]
) -> Iterator[Baris]:
    """Yield the queries of each page in the large city, and by how many any page differs in the tiny one."""
    kelompok = f"Kueri pada {orang[1]} pegawai"
    for nama, banyak in besar.items():
        yield Baris(kelompok, nama, banyak, "kueri", KUERI_TERBANYAK)
    tambahan = max(abs(banyak - kecil[nama]) for nama, banyak in besar.items())
    yield Baris(kelompok, f"Selisih terbesar dari kota {orang[0]} pegawai", tambahan, "kueri", 0)


def baris_besar(pengunjung: Pengunjung) -> Iterator[Baris]:
    for halaman in DAFTAR_HALAMAN:
        kb = len(pengunjung.buka(halaman)) / 1000
        yield Baris("Besar HTML", halaman.nama, kb, "KB", KB_HTML)


def baris_waktu(pengunjung: Pengunjung, ulang: int) -> Iterator[Baris]:
    for halaman in DAFTAR_HALAMAN:
        buka: Callable[[], object] = partial(pengunjung.buka, halaman)
        nisbah, lama = nisbah_bergantian(buka, partial(pengunjung.buka_polos, halaman), ulang)
        nama = f"{halaman.nama} ({lama * 1000:.0f} ms)"
        yield Baris("Waktu halaman ÷ halaman polos", nama, nisbah, "kali", KALI_HALAMAN_POLOS)


def _klien(akun: AkunContoh | None = None) -> Client:
    host = next((satu for satu in settings.ALLOWED_HOSTS if satu.strip(".*")), "localhost").lstrip(".")
    klien = Client(SERVER_NAME=host)
    klien.defaults["wsgi.url_scheme"] = "https" if settings.SECURE_SSL_REDIRECT else "http"
    if akun is not None:
        klien.force_login(Akun.objects.get(nip=akun.nip))
    return klien
