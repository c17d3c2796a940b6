"""What all acts on a complaint share: the lock they hold, and the step they leave behind."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from pegawai.models import Pegawai
from umpanbalik import queries
from umpanbalik.choices import StatusAduan
from umpanbalik.models import Aduan, RiwayatAduan
from umpanbalik.permissions import Jangkauan
from umpanbalik.tenggat import HARI_BERI_TANGGAPAN


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


def catat_langkah(
    aduan: Aduan,
    ke: StatusAduan,
    pesan: str,
    *,
    pada: datetime,
    oleh: Pegawai | None = None,
    dari_warga: bool = False,
    publik: bool = True,
) -> None:
    """Add one step to the history and move the case on the object; saving the case is left to the caller."""
    RiwayatAduan.objects.create(
        aduan=aduan,
        dari=aduan.status,
        ke=ke,
        oleh=oleh,
        dari_warga=dari_warga,
        pesan=pesan,
        publik=publik,
        pada=pada,
    )
    aduan.status = ke
