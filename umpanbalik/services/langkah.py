"""What all acts on a complaint share: the lock they hold, and the step they leave behind."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from pegawai.models import Pegawai, UnitKerja
from pegawai.queries import hari_libur
from umpanbalik import queries
from umpanbalik.choices import Klasifikasi, StatusAduan
from umpanbalik.models import Aduan, RiwayatAduan
from umpanbalik.permissions import Jangkauan
from umpanbalik.tenggat import (
    HARI_BERI_TANGGAPAN,
    HARI_KERJA_PER_PEKAN,
    RENTANG_KALENDER,
    Tenggat,
    hitung_tenggat,
)


# What the citizen reads where nobody had to find the words.
PESAN_DITERIMA = "Laporan diterima."
PESAN_DIPROSES = "Laporan Anda mulai ditangani."
PESAN_DITERUSKAN = "Diteruskan kepada {unit}."
PESAN_SELESAI = "Pelapor menyatakan laporan selesai."
PESAN_DITUTUP_DIAM = (
    f"Ditutup karena tidak ada tanggapan dalam {HARI_BERI_TANGGAPAN} hari sesudah jawaban terakhir."
)


def tahan_aduan(aduan_id: int) -> Aduan:
    """Return the case with its unit, locked until the end of the transaction."""
    return Aduan.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=aduan_id)


def jangkauan(oleh: Pegawai, pada: datetime) -> Jangkauan:
    return queries.jangkauan_aduan(oleh, timezone.localtime(pada).date())


def tenggat_aduan(klasifikasi: Klasifikasi, diterima: date, unit: UnitKerja | None) -> Tenggat:
    """Return the due dates of a report received on that date, by the calendar as it stands now. One query."""
    return hitung_tenggat(
        klasifikasi,
        diterima,
        libur=hari_libur(diterima, diterima + RENTANG_KALENDER),
        hari_per_pekan=unit.hari_per_pekan if unit else HARI_KERJA_PER_PEKAN,
    )


def catat_langkah(
    aduan: Aduan,
    ke: StatusAduan,
    pesan: str,
    *,
    pada: datetime,
    oleh: Pegawai | None = None,
    dari_warga: bool = False,
    jawaban: bool = False,
    publik: bool = True,
) -> None:
    """Add one step to the history and move the case on the object; saving the case is left to the caller.

    The first step that is a `jawaban` ends the wait for the first answer.
    """
    RiwayatAduan.objects.create(
        aduan=aduan,
        dari=aduan.status,
        ke=ke,
        oleh=oleh,
        dari_warga=dari_warga,
        pesan=pesan,
        jawaban=jawaban,
        publik=publik,
        pada=pada,
    )
    aduan.status = ke
    if jawaban and aduan.ditanggapi_pada is None:
        aduan.ditanggapi_pada = pada
