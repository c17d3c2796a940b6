"""What all acts on reports share: how they refuse, and what they hold while they work."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from laporan.models import Kegiatan
from pegawai.models import Pegawai


SATU_KEGIATAN = ("jam_mulai", "jam_selesai", "uraian")  # nobody does the same twice at once


class LaporanDitolak(Exception):
    """A rule refuses the change. The message is for the reader; `isian` names the field it belongs to."""

    def __init__(self, alasan: str, isian: str | None = None) -> None:
        super().__init__(alasan)
        self.isian = isian


class KegiatanTiada(LaporanDitolak):
    """The activity is gone: its owner deleted it, perhaps this very moment."""

    def __init__(self) -> None:
        super().__init__("Kegiatan ini sudah tidak ada, mungkin dihapus dari halaman lain.")


class KegiatanBerubah(LaporanDitolak):
    """The activity was changed since the page was opened; `tersimpan` is what stands now."""

    def __init__(self, tersimpan: Kegiatan) -> None:
        super().__init__(
            "Kegiatan ini diubah dari halaman lain sejak Anda membukanya. Yang tersimpan sekarang: "
            f"{tersimpan.sebutan}. Isian Anda masih ada di bawah; simpan sekali lagi bila memang "
            "menggantikannya."
        )
        self.tersimpan = tersimpan


class TercatatLain(LaporanDitolak):
    """The same words for the same hours stand already, with another result or volume."""

    def __init__(self, saran: str) -> None:
        super().__init__(
            "Kegiatan ini sudah tercatat dengan hasil kerja atau volume lain. Perbaiki yang sudah tercatat, "
            f"atau {saran}.",
            "uraian",
        )


def tahan_kegiatan(kegiatan_id: int) -> Kegiatan:
    """Return the activity, locked until the end of the transaction. Raises KegiatanTiada.

    Who decided on it is not joined: PostgreSQL rereads a row it had to wait for, but not what was joined
    to it before the wait.
    """
    kegiatan = (
        Kegiatan.objects.select_for_update(of=("self",), no_key=True)
        .select_related("pegawai")
        .filter(pk=kegiatan_id)
        .first()
    )
    if kegiatan is None:
        raise KegiatanTiada
    return kegiatan


def tahan_hari(orang: Collection[int], hari: Collection[date]) -> None:
    """Hold what these people did on these days; everybody holds the work first, then the people."""
    kegiatan = Kegiatan.objects.filter(pegawai__in=orang, tanggal__in=hari)
    list(kegiatan.select_for_update(no_key=True).order_by("pk").values("pk"))


def tahan_orang(pegawai: Pegawai) -> None:
    """Let what one person sends at the same moment come in one after the other."""
    tahan_semua({pegawai.pk})


def tahan_semua(orang: Collection[int]) -> None:
    """Do the same for many, always in the same order, so that two who hold many never wait in a circle."""
    list(Pegawai.objects.select_for_update(no_key=True).filter(pk__in=orang).order_by("pk").values("pk"))
