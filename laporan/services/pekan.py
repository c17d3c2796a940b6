"""A whole week at once: many rows, judged by the rules of every entry, all written or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime

from laporan import permissions
from laporan.choices import StatusKegiatan
from laporan.kunci import kunci_orang
from laporan.models import ISIAN_KEGIATAN, Kegiatan
from laporan.queries import kegiatan_berkunci
from pegawai.jejak import catat_jejak_banyak
from pegawai.models import Pegawai

from .bulan import bulan_terbuka
from .dasar import KegiatanBerubah, KegiatanTiada, LaporanDitolak, tahan_orang
from .kegiatan import tandai_diajukan
from .mutu import KOLOM_KEMIRIPAN, ukur_kemiripan
from .pemeriksaan import periksa_bukti
from .timbangan import Timbangan


KOLOM_ISI = ("tanggal", "jam_mulai", "jam_selesai", "uraian", "hasil_kerja_id", "volume")
KOLOM_AJUKAN = ("status", "diajukan_pada", "diverifikasi_oleh", "diverifikasi_pada", *KOLOM_KEMIRIPAN)
KOLOM_UBAH = (*ISIAN_KEGIATAN, "terlambat", *KOLOM_AJUKAN)


@dataclass(frozen=True)
class BarisPekan:
    """One row of a sheet: what it tells, unsaved, and the entry that it corrects, if any.

    `sidik` tells which version of that entry the sheet was opened with, `kunci` names the row of a new one.
    """

    nomor: int
    kegiatan: Kegiatan
    kunci: UUID
    kegiatan_id: int | None = None
    sidik: str = ""


@dataclass(frozen=True)
class HasilPekan:
    """What became of a sheet; as a text, told to the one who sent it."""

    dicatat: int = 0
    diubah: int = 0
    diajukan: int = 0
    sudah_ada: int = 0  # new rows that say what stands already

    def __str__(self) -> str:
        jumlah_jumlah = (
            (self.dicatat, "kegiatan dicatat"),
            (self.diubah, "kegiatan diubah"),
            (self.diajukan, "kegiatan diajukan kepada atasan Anda"),
            (self.sudah_ada, "baris sudah tercatat, jadi tidak dicatat dua kali"),
        )
        kalimat = " ".join(f"{jumlah} {kata}." for jumlah, kata in jumlah_jumlah if jumlah)
        return kalimat or "Tidak ada yang berubah."


class PekanDitolak(LaporanDitolak):
    """Some rows are refused, so none is written; `galat` holds what rules say of them, by their numbers."""

    def __init__(self, jumlah: int, galat: Mapping[int, LaporanDitolak] | None = None) -> None:
        super().__init__(
            f"Belum ada yang disimpan karena {jumlah} baris perlu diperbaiki. Perbaiki menurut keterangan "
            "pada barisnya, lalu simpan lagi."
        )
        self.galat = galat or {}


@transaction.atomic
def simpan_pekan(
    *,
    daftar_baris: Sequence[BarisPekan],
    oleh: Pegawai,
    pada: datetime,
    ajukan: bool = False,
    alasan_terlambat: str = "",
) -> HasilPekan:
    """Record the new rows and correct the changed ones, as catat_kegiatan and ubah_kegiatan would one by one.

    With `ajukan` what is new, changed or still a draft among them is submitted at once. A row that says what
    stands already changes nothing, however often or from whichever tab it comes. `alasan_terlambat` is for
    all rows that are late and have no reason of their own. Locks the entries, then the person. A dozen
    queries, however many rows.

    Raises PekanDitolak with every row that a rule, the state of its entry or a newer version of it refuses;
    BulanSudahTerkunci when a month is closed this very moment.
    """
    if not daftar_baris:
        return HasilPekan()
    lembar = _Lembar(daftar_baris, oleh, pada, ajukan=ajukan, alasan=alasan_terlambat.strip())
    lembar.timbang_semua()
    if lembar.galat:
        raise PekanDitolak(len(lembar.galat), dict(sorted(lembar.galat.items())))
    lembar.simpan()
    return lembar.hasil


class _Lembar(Timbangan):
    """Weighs the rows of a sheet, all before one is written."""

    def __init__(
        self, daftar_baris: Sequence[BarisPekan], oleh: Pegawai, pada: datetime, *, ajukan: bool, alasan: str
    ) -> None:
        self.daftar_baris, self.oleh = daftar_baris, oleh
        self.ajukan, self.alasan = ajukan, alasan
        self.galat: dict[int, LaporanDitolak] = {}
        self.semula: dict[int, dict[str, str]] = {}  # what the changed ones said before, by their keys
        self.ikut: list[Kegiatan] = []  # unchanged, submitted with the others
        self.sudah_ada = 0
        self.kunci_di_atas: dict[UUID, int] = {}  # of new rows, with their numbers
        self.tersimpan = self._tahan()
        self.berkunci = kegiatan_berkunci(oleh, (baris.kunci for baris in daftar_baris))
        hari = {baris.kegiatan.tanggal for baris in daftar_baris}
        hari.update(satu.tanggal for satu in self.tersimpan.values())
        super().__init__({(oleh.pk, tanggal) for tanggal in hari}, pada)

    def _tahan(self) -> Mapping[int, Kegiatan]:
        dirujuk = [baris.kegiatan_id for baris in self.daftar_baris if baris.kegiatan_id]
        milik = Kegiatan.objects.milik(self.oleh).filter(pk__in=dirujuk)
        tersimpan = {satu.pk: satu for satu in milik.select_for_update(no_key=True).order_by("pk")}
        tahan_orang(self.oleh)
        return tersimpan

    @property
    def diajukan(self) -> Sequence[Kegiatan]:
        """What is submitted by this act."""
        return [*self.baru, *(satu.kegiatan for satu in self.berubah), *self.ikut] if self.ajukan else ()

    @property
    def hasil(self) -> HasilPekan:
        return HasilPekan(len(self.baru), len(self.berubah), len(self.diajukan), self.sudah_ada)

    def timbang_semua(self) -> None:
        """Take out first what the rows replace, so that none is measured by what will not stand."""
        ditulis = []
        for baris in self.daftar_baris:
            with self._menimbang(baris):
                if kegiatan := self._pilah(baris):
                    ditulis.append((baris, kegiatan))
        for sehari in self.bahan[self.oleh.pk].kegiatan.values():
            sehari[:] = [satu for satu in sehari if satu.pk not in self.semula]
        for baris, kegiatan in ditulis:
            with self._menimbang(baris):
                self._timbang(kegiatan)

    def simpan(self) -> None:
        with bulan_terbuka():
            ukur_kemiripan([*self.baru, *(satu.kegiatan for satu in self.berubah), *self.ikut])
            self.tulis(KOLOM_UBAH, oleh=self.oleh)
            Kegiatan.objects.bulk_update(self.ikut, KOLOM_AJUKAN)
        catat_jejak_banyak(
            "KEGIATAN_DIAJUKAN", ((satu, {}) for satu in self.diajukan), oleh=self.oleh, pada=self.pada
        )

    @contextmanager
    def _menimbang(self, baris: BarisPekan) -> Iterator[None]:
        try:
            yield
        except LaporanDitolak as penolakan:
            self.galat[baris.nomor] = penolakan

    def _pilah(self, baris: BarisPekan) -> Kegiatan | None:
        """Return what would be written of a row; None when it says what stands already."""
        if baris.kegiatan_id is None:
            lama = self.berkunci.get(baris.kunci)
            if lama is None:
                return self._baru(baris)
            if not _sama(lama, baris.kegiatan):
                raise KegiatanBerubah(lama)
            self.sudah_ada += 1
            return None
        lama = self.tersimpan.get(baris.kegiatan_id)
        if lama is None:
            raise KegiatanTiada
        if _sama(lama, baris.kegiatan):
            self._ikutkan(lama)
            return None
        izin = permissions.ubah_kegiatan(self.oleh, lama)
        if not izin:
            raise LaporanDitolak(izin.alasan)
        if lama.sidik != baris.sidik:
            raise KegiatanBerubah(lama)
        return self._ubah(lama, baris.kegiatan)

    def _baru(self, baris: BarisPekan) -> Kegiatan:
        di_atas = self.kunci_di_atas.setdefault(baris.kunci, baris.nomor)
        if di_atas != baris.nomor:
            raise LaporanDitolak(
                f"Baris ini menyalin kegiatan yang sama dengan baris {di_atas + 1}. Lewati salah satunya."
            )
        kegiatan = baris.kegiatan
        kegiatan.pegawai = self.oleh
        kegiatan.kunci = kunci_orang(baris.kunci, self.oleh.pk)
        kegiatan.dicatat_pada = self.pada
        kegiatan.alasan_terlambat = self.alasan
        return kegiatan

    def _ubah(self, lama: Kegiatan, menjadi: Kegiatan) -> Kegiatan:
        self.semula[lama.pk] = lama.isi
        for nama in KOLOM_ISI:
            setattr(lama, nama, getattr(menjadi, nama))
        lama.alasan_terlambat = lama.alasan_terlambat or self.alasan
        return lama

    def _ikutkan(self, lama: Kegiatan) -> None:
        """Let an unchanged draft be submitted with the others."""
        if self.ajukan and lama.status == StatusKegiatan.KONSEP:
            self.periksa_bulan(lama.tanggal)
            periksa_bukti(self.bahan[self.oleh.pk].batas(lama.tanggal).aturan, lama)
            tandai_diajukan(lama, self.pada)
            self.ikut.append(lama)

    def _timbang(self, kegiatan: Kegiatan) -> None:
        semula = self.semula.get(kegiatan.pk)
        if semula is None and self.sudah_tercatat(kegiatan, "lewati baris ini"):
            self.sudah_ada += 1
            return
        hari_semula = date.fromisoformat(semula["tanggal"]) if semula else kegiatan.tanggal
        self.periksa_bulan(hari_semula)
        dicatat = kegiatan.dicatat_pada if hari_semula == kegiatan.tanggal else self.pada
        self.periksa(kegiatan, dicatat=localtime(dicatat).date(), ajukan=self.ajukan)
        if self.ajukan:
            tandai_diajukan(kegiatan, self.pada)
        self.terima(kegiatan, semula)


def _sama(lama: Kegiatan, baru: Kegiatan) -> bool:
    isi = attrgetter(*KOLOM_ISI)
    return bool(isi(lama) == isi(baru))
