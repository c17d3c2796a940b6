"""A whole week at once: many rows, judged by the rules of every entry, all written or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from laporan.models import ISIAN_KEGIATAN, BulanTerkunci, Kegiatan
from laporan.queries import KegiatanLain, bahan_periksa
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak_banyak
from pegawai.models import Pegawai

from .bulan import BulanSudahTerkunci, bulan_terbuka
from .dasar import KegiatanBerubah, KegiatanTiada, LaporanDitolak, tahan_orang
from .kegiatan import SATU_KEGIATAN, tandai_diajukan
from .mutu import KOLOM_KEMIRIPAN, ukur_kemiripan
from .pemeriksaan import periksa_bukti, periksa_dengan


KOLOM_ISI = ("tanggal", "jam_mulai", "jam_selesai", "uraian", "hasil_kerja_id", "volume")
KOLOM_UBAH = (
    *ISIAN_KEGIATAN, "terlambat", "status", "diajukan_pada", "diverifikasi_oleh", "diverifikasi_pada",
    *KOLOM_KEMIRIPAN,
)  # fmt: skip


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
    timbangan = _Timbangan(daftar_baris, oleh, pada, ajukan=ajukan, alasan=alasan_terlambat.strip())
    timbangan.timbang_semua()
    if timbangan.galat:
        raise PekanDitolak(len(timbangan.galat), dict(sorted(timbangan.galat.items())))
    timbangan.tulis()
    return timbangan.hasil


class _Timbangan:
    """Weighs each row against what stands already, the rows above it, and the rules."""

    def __init__(
        self, daftar_baris: Sequence[BarisPekan], oleh: Pegawai, pada: datetime, *, ajukan: bool, alasan: str
    ) -> None:
        self.daftar_baris, self.oleh, self.pada = daftar_baris, oleh, pada
        self.ajukan, self.alasan = ajukan, alasan
        self.hari_ini = localtime(pada).date()
        self.galat: dict[int, LaporanDitolak] = {}
        self.baru: list[Kegiatan] = []
        self.berubah: list[Kegiatan] = []
        self.semula: dict[int, dict[str, str]] = {}  # what these said before, by their keys
        self.ikut: list[Kegiatan] = []  # unchanged, submitted with the others
        self.sudah_ada = 0
        self.kunci_di_atas: dict[UUID, int] = {}  # of new rows, with their numbers
        self._baca()

    def _baca(self) -> None:
        milik = Kegiatan.objects.milik(self.oleh)
        dirujuk = [baris.kegiatan_id for baris in self.daftar_baris if baris.kegiatan_id]
        ditahan = milik.filter(pk__in=dirujuk).select_for_update(no_key=True).order_by("pk")
        self.tersimpan = {satu.pk: satu for satu in ditahan}
        tahan_orang(self.oleh)
        self.kunci = {baris.nomor: kunci_orang(baris.kunci, self.oleh.pk) for baris in self.daftar_baris}
        self.berkunci = {satu.kunci: satu for satu in milik.filter(kunci__in=self.kunci.values())}
        self.terkunci = frozenset(BulanTerkunci.objects.values_list("awal_bulan", flat=True))
        hari = {baris.kegiatan.tanggal for baris in self.daftar_baris}
        hari.update(satu.tanggal for satu in self.tersimpan.values())
        self.bahan = bahan_periksa({(self.oleh.pk, tanggal) for tanggal in hari})[self.oleh.pk]

    @property
    def hasil(self) -> HasilPekan:
        return HasilPekan(
            dicatat=len(self.baru),
            diubah=len(self.berubah),
            diajukan=len(self.baru) + len(self.berubah) + len(self.ikut) if self.ajukan else 0,
            sudah_ada=self.sudah_ada,
        )

    def timbang_semua(self) -> None:
        """Take out first what the rows replace, so that none is measured by what will not stand."""
        ditulis = []
        for baris in self.daftar_baris:
            with self._menimbang(baris):
                if kegiatan := self._pilah(baris):
                    ditulis.append((baris, kegiatan))
        for sehari in self.bahan.kegiatan.values():
            sehari[:] = [satu for satu in sehari if satu.pk not in self.semula]
        for baris, kegiatan in ditulis:
            with self._menimbang(baris):
                self._timbang(kegiatan)

    def tulis(self) -> None:
        tersimpan = [*self.berubah, *self.ikut]
        with bulan_terbuka():
            ukur_kemiripan([*self.baru, *tersimpan])
            Kegiatan.objects.bulk_create(self.baru)
            Kegiatan.objects.bulk_update(tersimpan, KOLOM_UBAH)
        self._catat_jejak("KEGIATAN_DICATAT", ((satu, {}) for satu in self.baru))
        self._catat_jejak(
            "KEGIATAN_DIUBAH",
            ((satu, {"semula": self.semula[satu.pk], "menjadi": satu.isi}) for satu in self.berubah),
        )
        if self.ajukan:
            self._catat_jejak("KEGIATAN_DIAJUKAN", ((satu, {}) for satu in (*self.baru, *tersimpan)))

    @contextmanager
    def _menimbang(self, baris: BarisPekan) -> Iterator[None]:
        try:
            yield
        except LaporanDitolak as penolakan:
            self.galat[baris.nomor] = penolakan

    def _pilah(self, baris: BarisPekan) -> Kegiatan | None:
        """Return what would be written of a row; None when it says what stands already."""
        if baris.kegiatan_id is None:
            lama = self.berkunci.get(self.kunci[baris.nomor])
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
        di_atas = self.kunci_di_atas.setdefault(self.kunci[baris.nomor], baris.nomor)
        if di_atas != baris.nomor:
            raise LaporanDitolak(
                f"Baris ini menyalin kegiatan yang sama dengan baris {di_atas + 1}. Lewati salah satunya."
            )
        kegiatan = baris.kegiatan
        kegiatan.pegawai = self.oleh
        kegiatan.kunci = self.kunci[baris.nomor]
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
            self._periksa_bulan(lama.tanggal)
            periksa_bukti(self.bahan.batas(lama.tanggal).aturan, lama)
            tandai_diajukan(lama, self.pada)
            self.ikut.append(lama)

    def _timbang(self, kegiatan: Kegiatan) -> None:
        semula = self.semula.get(kegiatan.pk)
        if semula is None and (kembar := self._kembar(kegiatan)):
            if not _sama(kembar, kegiatan):
                raise LaporanDitolak(
                    "Kegiatan ini sudah tercatat dengan hasil kerja atau volume lain. Perbaiki yang sudah "
                    "tercatat, atau lewati baris ini.",
                    "uraian",
                )
            self.sudah_ada += 1
            return
        hari_semula = date.fromisoformat(semula["tanggal"]) if semula else kegiatan.tanggal
        self._periksa_bulan(kegiatan.tanggal, hari_semula)
        dicatat = kegiatan.dicatat_pada if hari_semula == kegiatan.tanggal else self.pada
        periksa_dengan(
            self.bahan,
            kegiatan,
            hari_ini=self.hari_ini,
            dicatat=localtime(dicatat).date(),
            ajukan=self.ajukan,
        )
        if self.ajukan:
            tandai_diajukan(kegiatan, self.pada)
        self.bahan.kegiatan[kegiatan.tanggal].append(KegiatanLain.dari(kegiatan))
        (self.berubah if semula else self.baru).append(kegiatan)

    def _kembar(self, kegiatan: Kegiatan) -> KegiatanLain | None:
        """Return what has the same words for the same hours: nobody does the same twice at once."""
        satu_kegiatan = attrgetter(*SATU_KEGIATAN)
        for lain in self.bahan.kegiatan.get(kegiatan.tanggal, ()):
            if lain.dihitung and satu_kegiatan(lain) == satu_kegiatan(kegiatan):
                return lain
        return None

    def _periksa_bulan(self, *tanggal: date) -> None:
        for bulan in map(Periode.bulan_dari, tanggal):
            if bulan.mulai in self.terkunci:
                raise BulanSudahTerkunci(bulan)

    def _catat_jejak(self, tindakan: str, daftar: Iterable[tuple[Kegiatan, dict[str, object]]]) -> None:
        catat_jejak_banyak(tindakan, daftar, oleh=self.oleh, pada=self.pada)


def _sama(lama: Kegiatan | KegiatanLain, baru: Kegiatan) -> bool:
    isi = attrgetter(*KOLOM_ISI)
    return bool(isi(lama) == isi(baru))
