"""Several entries of one day in one act: copies of an earlier day, and what one does every week."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from laporan.kunci import kunci_orang, kunci_rutin, kunci_salinan
from laporan.models import Kegiatan, KegiatanRutin, salin_ke
from pegawai.models import Pegawai
from pegawai.queries import hasil_kerja_aktif

from .dasar import LaporanDitolak, tahan_orang
from .kegiatan import catat_kegiatan


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
    does not hold up the others.
    """
    sumber = Kegiatan.objects.milik(oleh).filter(pk__in=daftar_kegiatan).order_by("jam_mulai", "pk")
    return _catat_semua(
        ((kunci_salinan(satu.pk, tanggal), satu) for satu in sumber),
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
    sumber = KegiatanRutin.objects.milik(oleh).filter(pk__in=daftar_rutin).order_by("jam_mulai", "pk")
    return _catat_semua(
        ((kunci_rutin(satu.pk, tanggal), satu) for satu in sumber),
        tanggal=tanggal,
        oleh=oleh,
        pada=pada,
        alasan_terlambat=alasan_terlambat,
    )


def _catat_semua(
    daftar_sumber: Iterable[tuple[UUID, Kegiatan | KegiatanRutin]],
    *,
    tanggal: date,
    oleh: Pegawai,
    pada: datetime,
    alasan_terlambat: str,
) -> HasilSekaligus:
    tahan_orang(oleh)
    berlaku = {satu.pk for satu in hasil_kerja_aktif(oleh, tanggal)}
    hasil = HasilSekaligus()
    for kunci, sumber in daftar_sumber:
        kegiatan = salin_ke(tanggal, sumber)
        kegiatan.kunci = kunci_orang(kunci, oleh.pk)
        kegiatan.alasan_terlambat = alasan_terlambat
        lepas = kegiatan.hasil_kerja_id is not None and kegiatan.hasil_kerja_id not in berlaku
        if lepas:
            kegiatan.hasil_kerja, kegiatan.volume = None, Decimal(0)
        try:
            tersimpan = catat_kegiatan(kegiatan=kegiatan, oleh=oleh, pada=pada)
        except LaporanDitolak as penolakan:
            hasil.ditolak.append((sumber.uraian, str(penolakan)))
        else:
            hasil.dicatat += tersimpan is kegiatan
            hasil.tanpa_hasil += lepas and tersimpan is kegiatan
            hasil.sudah_ada += tersimpan is not kegiatan
            if tersimpan.sebutan != kegiatan.sebutan:
                hasil.kini_lain.append(tersimpan.sebutan)
    return hasil
