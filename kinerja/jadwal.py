"""What runs when, and in which order: the only place that chains the apps.

Pure data and calendar, since settings read it: the computations are named by their dotted path.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from celery.schedules import crontab

from pegawai.inti.periode import Periode


HITUNG_PERIODE = "kinerja.hitung_periode"
HITUNG_MALAM = "kinerja.hitung_malam"
TUTUP_TERPUTUS = "kinerja.tutup_terputus"
TUTUP_ADUAN_DIAM = "umpanbalik.tutup_aduan_diam"
PERIKSA_REKAP = "laporan.periksa_rekap"
SAPU_BUKTI = "laporan.sapu_bukti"
VERIFIKASI_OTOMATIS = "laporan.verifikasi_otomatis"


class Langkah(NamedTuple):
    """One step of a period's computation: `fungsi` takes `periode` and `pada` and returns a count of rows."""

    nama: str
    judul: str
    fungsi: str


# The sums per unit come last: they are made of what the first steps leave behind.
LANGKAH: Sequence[Langkah] = (
    Langkah("capaian", "Capaian hasil kerja", "evaluasi.scoring.hitung_capaian"),
    Langkah("ikm", "Indeks kepuasan masyarakat", "umpanbalik.scoring.hitung_ikm"),
    Langkah("rekap", "Rekap tiap unit kerja", "evaluasi.scoring.hitung_rekap"),
)

JUDUL_LANGKAH: Mapping[str, str] = {langkah.nama: langkah.judul for langkah in LANGKAH}
JUDUL_PEKERJAAN: Mapping[str, str] = {HITUNG_PERIODE: "Perhitungan"}

# Times are Asia/Pontianak. What waited too long is verified where the rules say so, complaints close, and the
# recap of activities is proven before the night's figures are made of them.
JADWAL: Mapping[str, Mapping[str, object]] = {
    "verifikasi-otomatis": {"task": VERIFIKASI_OTOMATIS, "schedule": crontab(hour=0, minute=15)},
    "tutup-aduan-diam": {"task": TUTUP_ADUAN_DIAM, "schedule": crontab(hour=0, minute=30)},
    "periksa-rekap": {"task": PERIKSA_REKAP, "schedule": crontab(hour=0, minute=40)},
    "hitung-malam": {"task": HITUNG_MALAM, "schedule": crontab(hour=1, minute=0)},
    "sapu-bukti": {"task": SAPU_BUKTI, "schedule": crontab(hour=3, minute=0)},
    "tutup-terputus": {"task": TUTUP_TERPUTUS, "schedule": crontab(minute="*/10")},
}

HARI_TERAKHIR_BULAN_LALU = 10  # of a month: until then late reports of the month before still come in


def periode_malam(hari_ini: date) -> tuple[Periode, ...]:
    """Return what the night recomputes: the month of today with its quarter and its year.

    Until the tenth also the month before; its quarter and year too where those are others.

    Kebijakan daerah: tenggat laporan bulan lalu.
    """
    bulan = Periode.bulan_dari(hari_ini)
    daftar = [bulan] if hari_ini.day > HARI_TERAKHIR_BULAN_LALU else [bulan.sebelumnya(), bulan]
    return tuple(dict.fromkeys(satu for b in daftar for satu in periode_memuat(b.mulai)))


def periode_memuat(tanggal: date) -> tuple[Periode, Periode, Periode]:
    """Return the month, the quarter and the year that hold a date."""
    return Periode.bulan_dari(tanggal), Periode.triwulan_dari(tanggal), Periode.tahun_dari(tanggal)
