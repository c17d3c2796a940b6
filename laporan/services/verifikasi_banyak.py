"""The superior's side, many at once: confirm, take that back, return; and what the site verifies itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from laporan import queries
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from pegawai.jejak import catat_jejak_banyak
from pegawai.models import Pegawai

from .bulan import bulan_terbuka
from .verifikasi import alasan_wajib, sebagai_apa, sudah_berubah


@dataclass(frozen=True)
class HasilPutusan:
    """What became of the activities that a superior decided on at once; as a text, told to that superior."""

    kata: str
    jumlah: int
    sudah: int = 0
    tidak_menunggu: int = 0
    berubah: int = 0
    terlambat: int = 0
    bercatatan: int = 0
    bulannya_terkunci: int = 0
    tidak_berwenang: int = 0

    @property
    def dilewati(self) -> int:
        return sum(jumlah for jumlah, _ in self._sebab)

    @property
    def _sebab(self) -> Sequence[tuple[int, str]]:
        return (
            (self.tidak_menunggu, "tidak sedang menunggu verifikasi"),
            (self.berubah, "diajukan ulang sesudah halaman Anda dibuka"),
            (self.terlambat, "terlambat dicatat; keterlambatan disetujui satu per satu"),
            (self.bercatatan, "kini ada catatan khususnya"),
            (self.bulannya_terkunci, "bulannya sudah dikunci"),
            (self.tidak_berwenang, "bukan milik pegawai yang dapat Anda putuskan hari ini"),
        )

    def __str__(self) -> str:
        kalimat = [f"{self.jumlah} kegiatan {self.kata}."] if self.jumlah or not self.sudah else []
        if self.sudah:
            kalimat.append(f"{self.sudah} kegiatan sudah Anda putuskan sebelumnya.")
        kalimat += [f"{jumlah} dilewati karena {sebab}." for jumlah, sebab in self._sebab if jumlah]
        return " ".join(kalimat)


@transaction.atomic
def verifikasi_banyak(
    *,
    kegiatan_ids: Collection[int],
    oleh: Pegawai,
    pada: datetime,
    dilihat_pada: datetime | None = None,
    tanpa_catatan: bool = False,
) -> HasilPutusan:
    """Confirm many activities at once: those that still wait as they were read, and none that was told late.

    With `tanpa_catatan` also none that has become remarkable since. The others are left as they are and
    counted. Waits for another superior who is deciding on the same rows. Raises BulanSudahTerkunci only when
    a month is closed while this is under way.
    """
    pilahan = _pilah(kegiatan_ids, oleh=oleh, pada=pada, dilihat_pada=dilihat_pada)
    tepat_waktu = [k for k in pilahan.sah if not k.terlambat]
    bercatatan = queries.catatan_khusus([k.pk for k in tepat_waktu]) if tanpa_catatan else {}
    sah = [k for k in tepat_waktu if k.pk not in bercatatan]
    _putuskan_banyak(sah, StatusKegiatan.TERVERIFIKASI, oleh=oleh, pada=pada)
    _catat("KEGIATAN_DIVERIFIKASI", sah, oleh=oleh, pada=pada)
    return pilahan.hasil(
        "terverifikasi",
        jumlah=len(sah),
        terlambat=len(pilahan.sah) - len(tepat_waktu),
        bercatatan=len(bercatatan),
    )


@transaction.atomic
def kembalikan_banyak(
    *,
    kegiatan_ids: Collection[int],
    catatan: str,
    oleh: Pegawai,
    pada: datetime,
    dilihat_pada: datetime | None = None,
) -> HasilPutusan:
    """Give many activities back with one reason; those that cannot be are left as they are and counted.

    Raises LaporanDitolak without a reason, and as verifikasi_banyak does.
    """
    alasan = alasan_wajib(catatan)
    pilahan = _pilah(kegiatan_ids, oleh=oleh, pada=pada, dilihat_pada=dilihat_pada)
    _putuskan_banyak(pilahan.sah, StatusKegiatan.DIKEMBALIKAN, oleh=oleh, pada=pada, catatan=alasan)
    _catat("KEGIATAN_DIKEMBALIKAN", pilahan.sah, oleh=oleh, pada=pada, catatan=alasan)
    return pilahan.hasil("dikembalikan beserta catatan Anda", jumlah=len(pilahan.sah))


@transaction.atomic
def batalkan_putusan(*, putusan_pada: datetime, oleh: Pegawai, pada: datetime) -> int:
    """Take back one whole act of verifying, all that `oleh` verified at that moment.

    Return how many wait again. What stands in a month that was closed since stays verified. Once taken back
    there is nothing left of it: a second press returns 0.
    """
    daftar_kegiatan = list(
        Kegiatan.objects.terverifikasi()
        .bulan_terbuka()
        .filter(diverifikasi_oleh=oleh, diverifikasi_pada=putusan_pada)
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )
    with bulan_terbuka():
        Kegiatan.objects.filter(pk__in=[k.pk for k in daftar_kegiatan]).update(
            status=StatusKegiatan.DIAJUKAN, diverifikasi_oleh=None, diverifikasi_pada=None
        )
    catat_jejak_banyak("VERIFIKASI_DIBATALKAN", ((k, {}) for k in daftar_kegiatan), oleh=oleh, pada=pada)
    return len(daftar_kegiatan)


@transaction.atomic
def verifikasi_otomatis(*, pada: datetime) -> int:
    """Verify what has waited as long as the rules of today name, as decided by nobody; return how many.

    Without such rules nothing. What was told late or needs a look of its own goes on waiting for a person,
    and so does what a superior is deciding on at this moment. Safe to repeat.
    """
    tunggu = queries.aturan_tunggu(localtime(pada).date())
    menunggu = list(
        queries.menunggu_otomatis(tunggu)
        .select_for_update(of=("self",), no_key=True, skip_locked=True)
        .order_by("pk")
    )
    bercatatan = queries.catatan_khusus([k.pk for k in menunggu])
    sah = [k for k in menunggu if k.pk not in bercatatan]
    _putuskan_banyak(sah, StatusKegiatan.TERVERIFIKASI, oleh=None, pada=pada)
    catat_jejak_banyak("KEGIATAN_TERVERIFIKASI_OTOMATIS", ((k, {}) for k in sah), oleh=None, pada=pada)
    return len(sah)


@dataclass(frozen=True)
class _Pilahan:
    """The activities of one request, held: those that can be decided on, and how many cannot, and why."""

    sah: Sequence[Kegiatan]
    sudah: int
    tidak_menunggu: int
    berubah: int
    bulannya_terkunci: int
    tidak_berwenang: int

    def hasil(self, kata: str, *, jumlah: int, terlambat: int = 0, bercatatan: int = 0) -> HasilPutusan:
        return HasilPutusan(
            kata,
            jumlah,
            sudah=self.sudah,
            tidak_menunggu=self.tidak_menunggu,
            berubah=self.berubah,
            terlambat=terlambat,
            bercatatan=bercatatan,
            bulannya_terkunci=self.bulannya_terkunci,
            tidak_berwenang=self.tidak_berwenang,
        )


def _pilah(
    kegiatan_ids: Iterable[int], *, oleh: Pegawai, pada: datetime, dilihat_pada: datetime | None
) -> _Pilahan:
    """Hold what was asked for and sort it. Three queries."""
    diminta = set(kegiatan_ids)
    ada = list(
        Kegiatan.objects.filter(pk__in=diminta).select_for_update(of=("self",), no_key=True).order_by("pk")
    )
    wewenang = queries.wewenang(oleh, localtime(pada).date(), {k.pegawai_id for k in ada})
    berwenang = [k for k in ada if wewenang.atas(k)]
    menunggu = [k for k in berwenang if k.status == StatusKegiatan.DIAJUKAN]
    sudah = sum(k.diverifikasi_oleh_id == oleh.pk for k in berwenang if k.status != StatusKegiatan.DIAJUKAN)
    terbaca = [k for k in menunggu if not sudah_berubah(k, dilihat_pada)]
    bulan_bulan = {k.tanggal.replace(day=1) for k in terbaca}
    terkunci = BulanTerkunci.objects.filter(awal_bulan__in=bulan_bulan)
    bulan_bulan.difference_update(terkunci.values_list("awal_bulan", flat=True))
    sah = [k for k in terbaca if k.tanggal.replace(day=1) in bulan_bulan]
    return _Pilahan(
        sah,
        sudah=sudah,
        tidak_menunggu=len(berwenang) - len(menunggu) - sudah,
        berubah=len(menunggu) - len(terbaca),
        bulannya_terkunci=len(terbaca) - len(sah),
        tidak_berwenang=len(diminta) - len(berwenang),
    )


def _putuskan_banyak(
    daftar_kegiatan: Iterable[Kegiatan],
    putusan: StatusKegiatan,
    *,
    oleh: Pegawai | None,
    pada: datetime,
    **isian: str,
) -> None:
    with bulan_terbuka():
        Kegiatan.objects.filter(pk__in=[k.pk for k in daftar_kegiatan]).update(
            status=putusan, diverifikasi_oleh=oleh, diverifikasi_pada=pada, otomatis=oleh is None, **isian
        )


def _catat(
    tindakan: str, daftar_kegiatan: Sequence[Kegiatan], *, oleh: Pegawai, pada: datetime, **rincian: str
) -> None:
    """Write an audit line for each, with the acting post in which `oleh` decided on it."""
    jabatan = sebagai_apa(oleh, {k.pegawai_id for k in daftar_kegiatan}, pada)
    catat_jejak_banyak(
        tindakan, ((k, {**rincian, **jabatan[k.pegawai_id]}) for k in daftar_kegiatan), oleh=oleh, pada=pada
    )
