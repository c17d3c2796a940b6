"""What the citizen does with a report, and what the night does when the citizen keeps silent."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils import timezone

from pegawai.jejak import catat_jejak, catat_jejak_banyak
from umpanbalik import permissions
from umpanbalik.choices import Klasifikasi, StatusAduan
from umpanbalik.kode import buat_kode
from umpanbalik.models import Aduan, Pelapor, RiwayatAduan
from umpanbalik.tenggat import batas_diam

from .langkah import (
    PESAN_DITERIMA,
    PESAN_DITUTUP_DIAM,
    PESAN_SELESAI,
    catat_langkah,
    tahan_aduan,
    tenggat_aduan,
)


PERCOBAAN_KODE = 5


@transaction.atomic
def kirim_aduan(*, aduan: Aduan, nama: str, kontak: str, pada: datetime) -> Aduan:
    """Open a case for a validated report, with its code and both due dates; the same form twice is one case.

    Who reports is kept apart, and only if something was given.
    """
    lama = Aduan.objects.filter(kunci=aduan.kunci).first()
    if lama is not None:
        return lama

    diterima = timezone.localtime(pada).date()
    tenggat = tenggat_aduan(Klasifikasi(aduan.klasifikasi), diterima, aduan.unit)
    aduan.diterima_pada = pada
    aduan.tenggat_tanggapan, aduan.tenggat_selesai = tenggat.tanggapan, tenggat.selesai
    aduan.status = StatusAduan.BARU
    if not _simpan_dengan_kode(aduan):
        return Aduan.objects.get(kunci=aduan.kunci)
    if nama or kontak:
        Pelapor.objects.create(aduan=aduan, nama=nama, kontak=kontak)
    RiwayatAduan.objects.create(
        aduan=aduan, ke=StatusAduan.BARU, dari_warga=True, pesan=PESAN_DITERIMA, pada=pada
    )
    catat_jejak("ADUAN_DITERIMA", aduan, oleh=None, pada=pada)
    return aduan


@transaction.atomic
def konfirmasi_aduan(*, aduan_id: int, pada: datetime) -> Aduan:
    """Close an answered case because its reporter says it is settled."""
    aduan = tahan_aduan(aduan_id)
    permissions.konfirmasi_aduan(aduan).wajib()

    catat_langkah(aduan, StatusAduan.SELESAI, PESAN_SELESAI, dari_warga=True, pada=pada)
    aduan.selesai_pada = pada
    aduan.save(update_fields=["status", "selesai_pada"])
    catat_jejak("ADUAN_SELESAI", aduan, oleh=None, pada=pada, oleh_pelapor=True)
    return aduan


@transaction.atomic
def buka_lagi_aduan(*, aduan_id: int, alasan: str, pada: datetime) -> Aduan:
    """Give an answered case back to the office because its reporter says it is not settled."""
    aduan = tahan_aduan(aduan_id)
    permissions.buka_lagi_aduan(aduan, timezone.localtime(pada).date()).wajib()

    catat_langkah(aduan, StatusAduan.DIPROSES, alasan, dari_warga=True, pada=pada)
    aduan.jumlah_dibuka_lagi += 1
    aduan.save(update_fields=["status", "jumlah_dibuka_lagi"])
    catat_jejak("ADUAN_DIBUKA_LAGI", aduan, oleh=None, pada=pada, ke=aduan.jumlah_dibuka_lagi)
    return aduan


@transaction.atomic
def tutup_aduan_diam(*, hari_ini: date, pada: datetime) -> int:
    """Close the answered cases whose reporter kept silent; return how many. Safe to repeat.

    The days count from the latest answer, so an answer after a reopening starts them anew.
    """
    batas = timezone.make_aware(datetime.combine(batas_diam(hari_ini), time.min))
    diam = list(
        Aduan.objects.select_for_update(of=("self",), no_key=True, skip_locked=True)
        .filter(status=StatusAduan.DIJAWAB, dijawab_pada__lt=batas)
        .order_by("pk")
    )
    Aduan.objects.filter(pk__in=[aduan.pk for aduan in diam]).update(
        status=StatusAduan.SELESAI, selesai_pada=pada
    )
    RiwayatAduan.objects.bulk_create(
        RiwayatAduan(
            aduan=aduan,
            dari=StatusAduan.DIJAWAB,
            ke=StatusAduan.SELESAI,
            pesan=PESAN_DITUTUP_DIAM,
            pada=pada,
        )
        for aduan in diam
    )
    catat_jejak_banyak(
        "ADUAN_SELESAI", ((aduan, {"oleh_pelapor": False}) for aduan in diam), oleh=None, pada=pada
    )
    return len(diam)


def _simpan_dengan_kode(aduan: Aduan) -> bool:
    """Save the case under a code that is free; False when the same form was saved meanwhile."""
    for _ in range(PERCOBAAN_KODE):
        aduan.kode = buat_kode()
        try:
            with transaction.atomic():
                aduan.save(force_insert=True)
        except IntegrityError:
            if Aduan.objects.filter(kunci=aduan.kunci).exists():
                return False
            if not Aduan.objects.filter(kode=aduan.kode).exists():
                raise
        else:
            return True
    raise RuntimeError(f"Tidak ada kode lacak yang bebas dalam {PERCOBAAN_KODE} kali percobaan.")
