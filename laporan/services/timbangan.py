"""Many entries at once: each weighed as if it came alone after those before it, all written together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple

from django.utils.timezone import localtime

from laporan.models import BulanTerkunci, Kegiatan
from laporan.queries import KegiatanLain, bahan_periksa
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak_banyak
from pegawai.models import Pegawai

from .bulan import BulanSudahTerkunci
from .dasar import SATU_KEGIATAN, TercatatLain
from .pemeriksaan import periksa_dengan


SEKALI_TULIS = 1000


class Perubahan(NamedTuple):
    """An entry that stands, as it becomes, and what the audit trail keeps of the change."""

    kegiatan: Kegiatan
    semula: dict[str, str]
    menjadi: dict[str, str]


class Timbangan:
    """Weighs entries by the rules, against what stands and those taken in before; then writes what is new.

    Reads all that once, for any number of entries. Who writes holds the entries that change and then the
    people before making one.
    """

    def __init__(self, orang_dan_hari: Collection[tuple[int, date]], pada: datetime) -> None:
        self.pada = pada
        self.hari_ini = localtime(pada).date()
        self.bahan = bahan_periksa(orang_dan_hari)
        self.terkunci = frozenset(BulanTerkunci.objects.values_list("awal_bulan", flat=True))
        self.baru: list[Kegiatan] = []
        self.berubah: list[Perubahan] = []

    def sudah_tercatat(self, kegiatan: Kegiatan, saran: str) -> bool:
        """Tell whether the same work stands already, or came before: the same words for the same hours.

        Raises TercatatLain when it has another result or volume; `saran` says what else can be done.
        """
        satu_kegiatan = attrgetter(*SATU_KEGIATAN)
        for lain in self.bahan[kegiatan.pegawai_id].kegiatan.get(kegiatan.tanggal, ()):
            if lain.dihitung and satu_kegiatan(lain) == satu_kegiatan(kegiatan):
                if (lain.hasil_kerja_id, lain.volume) != (kegiatan.hasil_kerja_id, kegiatan.volume):
                    raise TercatatLain(saran)
                return True
        return False

    def periksa_bulan(self, tanggal: date) -> None:
        """Raise BulanSudahTerkunci when the month of that day is closed."""
        bulan = Periode.bulan_dari(tanggal)
        if bulan.mulai in self.terkunci:
            raise BulanSudahTerkunci(bulan)

    def periksa(self, kegiatan: Kegiatan, *, dicatat: date, ajukan: bool = False) -> None:
        """Raise LaporanDitolak as periksa_kegiatan would, and when the month is closed. No query."""
        self.periksa_bulan(kegiatan.tanggal)
        bahan = self.bahan[kegiatan.pegawai_id]
        periksa_dengan(bahan, kegiatan, hari_ini=self.hari_ini, dicatat=dicatat, ajukan=ajukan)

    def terima(self, kegiatan: Kegiatan, semula: dict[str, str] | None = None) -> None:
        """Let an entry stand for those that follow, as a new one or as one that said `semula`."""
        self.bahan[kegiatan.pegawai_id].kegiatan[kegiatan.tanggal].append(KegiatanLain.dari(kegiatan))
        if semula is None:
            self.baru.append(kegiatan)
        else:
            self.berubah.append(Perubahan(kegiatan, semula, kegiatan.isi))

    def tulis(
        self, kolom: Sequence[str] = (), *, oleh: Pegawai | None, tindakan: str = "KEGIATAN_DICATAT"
    ) -> None:
        """Write what is new, as `tindakan`, and those columns of what changed, with an audit line each."""
        Kegiatan.objects.bulk_create(self.baru, batch_size=SEKALI_TULIS)
        if self.berubah:
            Kegiatan.objects.bulk_update(
                [satu.kegiatan for satu in self.berubah], kolom, batch_size=SEKALI_TULIS
            )
        catat_jejak_banyak(tindakan, ((satu, {}) for satu in self.baru), oleh=oleh, pada=self.pada)
        catat_jejak_banyak(
            "KEGIATAN_DIUBAH",
            ((k, {"semula": semula, "menjadi": menjadi}) for k, semula, menjadi in self.berubah),
            oleh=oleh,
            pada=self.pada,
        )
