"""How long people took to tell an activity and to decide on one: a little less each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random

from kinerja.contoh.orang import Orang
from kinerja.contoh.waktu import Waktu
from laporan.beban import detik_sekegiatan
from laporan.choices import JenisBeban
from laporan.models import BebanWaktu


UKURAN_SEORANG, UKURAN_TERBANYAK = 12, 80  # measurements a month: of one person, of one unit
TENGAH: Mapping[JenisBeban, float] = {JenisBeban.CATAT: 19.0, JenisBeban.VERIFIKASI: 5.0}  # seconds
SEBAR = 0.55  # of the logarithm
BERKURANG = 0.96  # of the seconds of the month before


def isi_beban(semua: Sequence[Orang], unit: Mapping[str, int], waktu: Waktu, acak: Random) -> None:
    orang = Counter(satu.pos.unit for satu in semua)
    BebanWaktu.objects.bulk_create(
        BebanWaktu(unit_id=unit[kode], bulan=bulan.mulai, jenis=jenis, detik=detik, jumlah=jumlah)
        for ke, bulan in enumerate(waktu.bulan)
        for kode, banyak in orang.items()
        for jenis, tengah in TENGAH.items()
        for detik, jumlah in _sebaran(tengah * BERKURANG**ke, banyak, acak).items()
    )


def _sebaran(tengah: float, banyak_orang: int, acak: Random) -> Counter[int]:
    ukuran = min(banyak_orang * UKURAN_SEORANG, UKURAN_TERBANYAK)
    detik = (detik_sekegiatan(round(tengah * acak.lognormvariate(0, SEBAR)) + 1, 1) for _ in range(ukuran))
    return Counter(satu for satu in detik if satu)
