"""How complaints stand to their due dates on one day, in working days."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from pegawai.queries import hari_libur
from umpanbalik.models import Aduan
from umpanbalik.tenggat import HARI_KERJA_PER_PEKAN, SEHARI, Ketepatan, ketepatan, tenggat_kini


@dataclass(frozen=True)
class WaktuAduan:
    """The two waits of one case, each with its due date; None for an answer that will not come any more."""

    tanggapan: Ketepatan | None
    jawaban: Ketepatan | None


@dataclass(frozen=True)
class BarisAduan:
    """One case of an inbox and how it stands to what is owed next; None where nothing is owed."""

    aduan: Aduan
    ketepatan: Ketepatan | None


def waktu_aduan(aduan: Aduan, hari_ini: date) -> WaktuAduan:
    """Return how both answers of a case, loaded with its unit, stand to their due dates. One query."""
    libur = hari_libur(aduan.tenggat_tanggapan, hari_ini + SEHARI)
    penantian, akhir = aduan.penantian, None
    if aduan.dijawab_pada is not None and not aduan.terbuka:
        akhir = timezone.localtime(aduan.dijawab_pada).date()

    def terhadap(tenggat: date, dijawab: date | None) -> Ketepatan | None:
        if dijawab is None and not aduan.terbuka:
            return None
        return _ketepatan(aduan, tenggat, dijawab, hari_ini, libur)

    return WaktuAduan(
        terhadap(penantian.tenggat.tanggapan, penantian.ditanggapi),
        terhadap(penantian.tenggat.selesai, akhir),
    )


def baris_aduan(daftar: Iterable[Aduan], hari_ini: date) -> list[BarisAduan]:
    """Return these cases, loaded with their units, in their order. One query, however many."""
    semua = [(aduan, tenggat_kini(aduan.penantian)) for aduan in daftar]
    terawal = min((tenggat for _, tenggat in semua if tenggat), default=hari_ini)
    libur = hari_libur(terawal, hari_ini + SEHARI)
    return [
        BarisAduan(aduan, _ketepatan(aduan, tenggat, None, hari_ini, libur) if tenggat else None)
        for aduan, tenggat in semua
    ]


def _ketepatan(
    aduan: Aduan, tenggat: date, dijawab: date | None, hari_ini: date, libur: Collection[date]
) -> Ketepatan:
    hari_per_pekan = aduan.unit.hari_per_pekan if aduan.unit else HARI_KERJA_PER_PEKAN
    return ketepatan(tenggat, dijawab, hari_ini, libur=libur, hari_per_pekan=hari_per_pekan)
