"""Several entries of one day in one act: copies of an earlier day, and what one does every week."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from laporan.kunci import kunci_orang, kunci_rutin, kunci_salinan
from laporan.models import Kegiatan, KegiatanRutin, salin_ke
from laporan.queries import kegiatan_berkunci
from pegawai.models import Pegawai

from .bulan import BulanSudahTerkunci, bulan_terbuka
from .dasar import LaporanDitolak, tahan_orang
from .mutu import ukur_kemiripan
from .timbangan import Timbangan


@dataclass
class HasilSekaligus:
    """What became of them: how many were recorded, how many stood there already, which were refused.

    `tanpa_hasil` of the recorded ones lost their result, since its SKP does not hold on that day. `kini_lain`
    tells in words those that were recorded before and say something else by now.
    """

    dicatat: int = 0
    tanpa_hasil: int = 0
    sudah_ada: int = 0
    kini_lain: list[str] = field(default_factory=list)
    ditolak: list[tuple[str, str]] = field(default_factory=list)  # (uraian, reason)


@transaction.atomic
def salin_kegiatan(
    *,
    daftar_kegiatan: Collection[int],
    tanggal: date,
    oleh: Pegawai,
    pada: datetime,
    alasan_terlambat: str = "",
) -> HasilSekaligus:
    """Record copies of one's own entries as drafts of that day; another's are left out.

    The same entry is copied to the same day once, however often and on whichever page it is asked for, also
    after the copy was corrected; once it is deleted, it may come again. What a rule refuses is told apart and
    does not hold up the others. Some twenty queries, however many.
    """
    return _catat_semua(
        Kegiatan.objects.milik(oleh).filter(pk__in=daftar_kegiatan),
        kunci_salinan,
        tanggal=tanggal,
        oleh=oleh,
        pada=pada,
        alasan_terlambat=alasan_terlambat,
    )


@transaction.atomic
def catat_rutin(
    *,
    daftar_rutin: Collection[int],
    tanggal: date,
    oleh: Pegawai,
    pada: datetime,
    alasan_terlambat: str = "",
) -> HasilSekaligus:
    """Record one's own routine entries as drafts of that day, each once a day; see salin_kegiatan."""
    return _catat_semua(
        KegiatanRutin.objects.milik(oleh).filter(pk__in=daftar_rutin),
        kunci_rutin,
        tanggal=tanggal,
        oleh=oleh,
        pada=pada,
        alasan_terlambat=alasan_terlambat,
    )


def _catat_semua(
    daftar_sumber: QuerySet[Kegiatan] | QuerySet[KegiatanRutin],
    kunci_dari: Callable[[int, date], UUID],
    *,
    tanggal: date,
    oleh: Pegawai,
    pada: datetime,
    alasan_terlambat: str,
) -> HasilSekaligus:
    tahan_orang(oleh)
    sumber = {kunci_dari(satu.pk, tanggal): satu for satu in daftar_sumber.order_by("jam_mulai", "pk")}
    tersimpan = kegiatan_berkunci(oleh, sumber)
    timbangan = Timbangan([(oleh.pk, tanggal)], pada)
    hasil = HasilSekaligus()
    for kunci, satu in sumber.items():
        kegiatan = _salinan(satu, timbangan, tanggal=tanggal, oleh=oleh)
        kegiatan.kunci, kegiatan.alasan_terlambat = kunci_orang(kunci, oleh.pk), alasan_terlambat
        if ada := tersimpan.get(kunci):
            hasil.sudah_ada += 1
            hasil.kini_lain += [ada.sebutan] if ada.sebutan != kegiatan.sebutan else []
        else:
            _timbang(kegiatan, satu, timbangan, hasil)
    _tulis(timbangan, hasil, oleh=oleh)
    return hasil


def _timbang(
    kegiatan: Kegiatan, sumber: Kegiatan | KegiatanRutin, timbangan: Timbangan, hasil: HasilSekaligus
) -> None:
    """Take in a copy of `sumber`, or keep why not."""
    try:
        if timbangan.sudah_tercatat(kegiatan, "ubah uraian atau jamnya"):
            hasil.sudah_ada += 1
            return
        timbangan.periksa(kegiatan, dicatat=timbangan.hari_ini)
    except LaporanDitolak as penolakan:
        hasil.ditolak.append((kegiatan.uraian, str(penolakan)))
    else:
        timbangan.terima(kegiatan)
        hasil.tanpa_hasil += kegiatan.hasil_kerja_id != sumber.hasil_kerja_id


def _salinan(
    sumber: Kegiatan | KegiatanRutin, timbangan: Timbangan, *, tanggal: date, oleh: Pegawai
) -> Kegiatan:
    """Return the same work on that day; without its result when no SKP promises that there."""
    kegiatan = salin_ke(tanggal, sumber)
    kegiatan.pegawai, kegiatan.dicatat_pada = oleh, timbangan.pada
    hasil = kegiatan.hasil_kerja_id
    if hasil is not None and not timbangan.bahan[oleh.pk].hasil_pada(hasil, tanggal):
        kegiatan.hasil_kerja, kegiatan.volume = None, Decimal(0)
    return kegiatan


def _tulis(timbangan: Timbangan, hasil: HasilSekaligus, *, oleh: Pegawai) -> None:
    """Write what was taken in; all of it is refused when its month is closed this very moment."""
    try:
        with transaction.atomic(), bulan_terbuka():
            ukur_kemiripan(timbangan.baru)
            timbangan.tulis(oleh=oleh)
    except BulanSudahTerkunci as penolakan:
        hasil.tanpa_hasil = 0
        hasil.ditolak += [(satu.uraian, str(penolakan)) for satu in timbangan.baru]
    else:
        hasil.dicatat = len(timbangan.baru)
