"""Reads of people, posts and plans, fully loaded: nothing returned here makes a template run a query."""

from .dasar import jumlah_baris, jumlah_kolom
from .kalender import (
    LarikTidakBekerja,
    hari_libur,
    hari_tidak_bekerja,
    hari_tidak_bekerja_tiap,
    kalender_kerja,
    menit_kerja,
)
from .orang import (
    atasan_pada,
    bawahan_pada,
    memimpin,
    pegawai_sekota,
    penugasan_definitif,
    penugasan_milik,
    penugasan_unit,
)
from .skp import (
    BarisRiwayat,
    hasil_kerja_aktif,
    hasil_kerja_pimpinan,
    hasil_kerja_skp,
    riwayat_skp,
    skp_berlaku,
    skp_disetujui,
    skp_lengkap,
    skp_menunggu,
    skp_milik,
    tim,
)
from .unit import CabangUnit, leluhur_organisasi, organisasi_dari, pohon_unit, unit_dan_anak


__all__ = [
    "BarisRiwayat",
    "CabangUnit",
    "LarikTidakBekerja",
    "atasan_pada",
    "bawahan_pada",
    "hari_libur",
    "hari_tidak_bekerja",
    "hari_tidak_bekerja_tiap",
    "hasil_kerja_aktif",
    "hasil_kerja_pimpinan",
    "hasil_kerja_skp",
    "jumlah_baris",
    "jumlah_kolom",
    "kalender_kerja",
    "leluhur_organisasi",
    "memimpin",
    "menit_kerja",
    "organisasi_dari",
    "pegawai_sekota",
    "penugasan_definitif",
    "penugasan_milik",
    "penugasan_unit",
    "pohon_unit",
    "riwayat_skp",
    "skp_berlaku",
    "skp_disetujui",
    "skp_lengkap",
    "skp_menunggu",
    "skp_milik",
    "tim",
    "unit_dan_anak",
]
