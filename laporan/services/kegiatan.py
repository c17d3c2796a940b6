"""The employee's side: record, change, delete and submit, and the rules of an honest entry."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Min, Sum
from django.utils.timezone import localtime

from laporan import permissions
from laporan.choices import StatusKegiatan
from laporan.models import MENIT_SEHARI, Kegiatan
from laporan.queries import DIHITUNG
from pegawai import queries as pegawai_queries
from pegawai.choices import SumberRealisasi
from pegawai.inti.periode import Periode, tanggal_panjang
from pegawai.jejak import catat_jejak, catat_jejak_banyak
from pegawai.models import Pegawai, Penugasan

from .bulan import bulan_terbuka
from .dasar import LaporanDitolak, tahan_kegiatan, tahan_orang


ISIAN = ("tanggal", "hasil_kerja", "uraian", "menit", "volume")


@transaction.atomic
def catat_kegiatan(
    *, kegiatan: Kegiatan, oleh: Pegawai, pada: datetime, ajukan: bool = False, kunci: UUID | None = None
) -> Kegiatan:
    """Save a validated, unsaved `kegiatan` as the work of `oleh`; with `ajukan` it is submitted at once.

    `kunci` is minted with the empty form. The same form a second time returns the first row and writes
    nothing; sent again with other words, it is another activity. Locks the person, so that the day's total
    also holds for entries sent at the same moment. Raises LaporanDitolak with the rule that is broken;
    BulanSudahTerkunci is one of them.
    """
    tahan_orang(oleh)
    if kunci is not None:
        kegiatan.kunci = uuid5(kunci, f"{oleh.pk} {_isi(kegiatan)}")
        if ada := Kegiatan.objects.filter(kunci=kegiatan.kunci).first():
            return ada
    kegiatan.pegawai = oleh
    kegiatan.dicatat_pada = pada
    with bulan_terbuka(kegiatan.tanggal):
        _periksa(kegiatan, localtime(pada).date())
        if ajukan:
            _tandai_diajukan(kegiatan, pada)
        kegiatan.save(force_insert=True)
    catat_jejak("KEGIATAN_DICATAT", kegiatan, oleh=oleh, pada=pada)
    if ajukan:
        catat_jejak("KEGIATAN_DIAJUKAN", kegiatan, oleh=oleh, pada=pada)
    return kegiatan


@transaction.atomic
def ubah_kegiatan(*, kegiatan: Kegiatan, oleh: Pegawai, pada: datetime, ajukan: bool = False) -> Kegiatan:
    """Save the changed fields of a validated `kegiatan`; with `ajukan` it is submitted at once.

    Raises PermissionDenied when it is another's or already with the superior, LaporanDitolak when a rule
    is broken. Both months, that of the old and that of the new date, must be open.
    """
    semula = tahan_kegiatan(kegiatan.pk)
    permissions.ubah_kegiatan(oleh, semula).wajib()
    tahan_orang(oleh)
    kolom: tuple[str, ...] = ISIAN
    with bulan_terbuka(semula.tanggal, kegiatan.tanggal):
        _periksa(kegiatan, localtime(pada).date())
        if ajukan:
            kolom += _tandai_diajukan(kegiatan, pada)
        kegiatan.save(update_fields=kolom)
    catat_jejak(
        "KEGIATAN_DIUBAH", kegiatan, oleh=oleh, pada=pada, semula=_isi(semula), menjadi=_isi(kegiatan)
    )
    if ajukan:
        catat_jejak("KEGIATAN_DIAJUKAN", kegiatan, oleh=oleh, pada=pada)
    return kegiatan


@transaction.atomic
def hapus_kegiatan(*, kegiatan_id: int, oleh: Pegawai, pada: datetime) -> None:
    """Delete one's own activity; what it said stays in the audit trail.

    Raises PermissionDenied as ubah_kegiatan does, BulanSudahTerkunci when its month is closed.
    """
    kegiatan = tahan_kegiatan(kegiatan_id)
    permissions.ubah_kegiatan(oleh, kegiatan).wajib()
    catat_jejak("KEGIATAN_DIHAPUS", kegiatan, oleh=oleh, pada=pada, semula=_isi(kegiatan))
    with bulan_terbuka(kegiatan.tanggal):
        kegiatan.delete()


@transaction.atomic
def ajukan_kegiatan(*, kegiatan_id: int, oleh: Pegawai, pada: datetime) -> Kegiatan:
    """Hand one activity to the superior; from now on only the superior can give it back.

    Raises PermissionDenied when it is another's or was submitted before, BulanSudahTerkunci.
    """
    kegiatan = tahan_kegiatan(kegiatan_id)
    permissions.ajukan_kegiatan(oleh, kegiatan).wajib()
    with bulan_terbuka(kegiatan.tanggal):
        kegiatan.save(update_fields=_tandai_diajukan(kegiatan, pada))
    catat_jejak("KEGIATAN_DIAJUKAN", kegiatan, oleh=oleh, pada=pada)
    return kegiatan


@transaction.atomic
def tarik_kegiatan(*, kegiatan_id: int, oleh: Pegawai, pada: datetime) -> Kegiatan:
    """Take one's own activity back from the superior; it is a draft again.

    Raises PermissionDenied when it is another's or somebody has decided, BulanSudahTerkunci.
    """
    kegiatan = tahan_kegiatan(kegiatan_id)
    permissions.tarik_kegiatan(oleh, kegiatan).wajib()
    kegiatan.status = StatusKegiatan.KONSEP
    kegiatan.diajukan_pada = None
    with bulan_terbuka(kegiatan.tanggal):
        kegiatan.save(update_fields=["status", "diajukan_pada"])
    catat_jejak("KEGIATAN_DITARIK", kegiatan, oleh=oleh, pada=pada)
    return kegiatan


@transaction.atomic
def ajukan_konsep(*, bulan: Periode, oleh: Pegawai, pada: datetime) -> int:
    """Submit all drafts of one's own month at once; return how many. What was returned stays to be mended.

    Raises BulanSudahTerkunci.
    """
    konsep = Kegiatan.objects.milik(oleh).pada(bulan).filter(status=StatusKegiatan.KONSEP)
    daftar_kegiatan = list(konsep.select_for_update(no_key=True).order_by("pk"))
    with bulan_terbuka(bulan.mulai):
        Kegiatan.objects.filter(pk__in=[k.pk for k in daftar_kegiatan]).update(
            status=StatusKegiatan.DIAJUKAN, diajukan_pada=pada
        )
    catat_jejak_banyak("KEGIATAN_DIAJUKAN", ((k, {}) for k in daftar_kegiatan), oleh=oleh, pada=pada)
    return len(daftar_kegiatan)


def _periksa(kegiatan: Kegiatan, hari_ini: date) -> None:
    """Raise LaporanDitolak for the first rule that this activity breaks. At most four queries."""
    if kegiatan.tanggal > hari_ini:
        raise LaporanDitolak(
            "Kegiatan belum terjadi: tanggalnya sesudah hari ini. Perbaiki tanggalnya.", "tanggal"
        )
    _periksa_masa_tugas(kegiatan)
    _periksa_hasil(kegiatan)
    _periksa_waktu_sehari(kegiatan)


def _periksa_masa_tugas(kegiatan: Kegiatan) -> None:
    mulai = Penugasan.objects.filter(pegawai=kegiatan.pegawai).aggregate(mulai=Min("mulai"))["mulai"]
    if mulai is None:
        raise LaporanDitolak(
            "Anda belum tercatat bertugas di unit mana pun. Hubungi pengelola kinerja di BKPSDM."
        )
    if kegiatan.tanggal < mulai:
        raise LaporanDitolak(
            f"Anda mulai bertugas pada {tanggal_panjang(mulai)}. Kegiatan sebelum itu tidak dapat dicatat.",
            "tanggal",
        )


def _periksa_hasil(kegiatan: Kegiatan) -> None:
    if kegiatan.hasil_kerja_id is None:
        if kegiatan.volume:
            raise LaporanDitolak(
                "Volume dihitung untuk satu hasil kerja. Pilih hasil kerjanya, atau kosongkan volume.",
                "volume",
            )
        return
    hasil = (
        pegawai_queries.hasil_kerja_aktif(kegiatan.pegawai, kegiatan.tanggal)
        .filter(pk=kegiatan.hasil_kerja_id)
        .first()
    )
    if hasil is None:
        raise LaporanDitolak(
            f"Pada {tanggal_panjang(kegiatan.tanggal)} hasil kerja ini bukan bagian SKP Anda yang disetujui. "
            "Pilih hasil kerja lain, atau kosongkan.",
            "hasil_kerja",
        )
    if kegiatan.volume and not any(
        indikator.sumber_realisasi == SumberRealisasi.KEGIATAN for indikator in hasil.indikator.all()
    ):
        raise LaporanDitolak(
            "Hasil kerja ini tidak dihitung dari volume kegiatan; realisasinya dilaporkan tiap bulan. "
            "Kosongkan volume.",
            "volume",
        )


def _periksa_waktu_sehari(kegiatan: Kegiatan) -> None:
    lain: int = (
        Kegiatan.objects.milik(kegiatan.pegawai)
        .filter(DIHITUNG, tanggal=kegiatan.tanggal)
        .exclude(pk=kegiatan.pk)
        .aggregate(menit=Sum("menit", default=0))["menit"]
    )
    if lain + kegiatan.menit > MENIT_SEHARI:
        raise LaporanDitolak(
            "Sehari hanya 24 jam, sedangkan kegiatan Anda yang lain pada "
            f"{tanggal_panjang(kegiatan.tanggal)} sudah {lain} menit. Isi paling banyak "
            f"{MENIT_SEHARI - lain} menit, atau perbaiki kegiatan lain hari itu.",
            "menit",
        )


def _tandai_diajukan(kegiatan: Kegiatan, pada: datetime) -> tuple[str, ...]:
    """Mark as submitted and undecided; return the fields that changed. An earlier note stays readable."""
    kegiatan.status = StatusKegiatan.DIAJUKAN
    kegiatan.diajukan_pada = pada
    kegiatan.diverifikasi_oleh = None
    kegiatan.diverifikasi_pada = None
    return ("status", "diajukan_pada", "diverifikasi_oleh", "diverifikasi_pada")


def _isi(kegiatan: Kegiatan) -> dict[str, str]:
    """Return what the employee told, as the audit trail keeps it."""
    return {nama: str(kegiatan.serializable_value(nama)) for nama in ISIAN}
