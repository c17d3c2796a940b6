"""The employee's side: record, change, delete, submit and take back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localtime

from laporan import permissions, queries
from laporan.choices import StatusKegiatan
from laporan.models import ISIAN_KEGIATAN, Kegiatan
from laporan.queries import DIHITUNG
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak, catat_jejak_banyak
from pegawai.models import Pegawai

from .bukti import buang_kelak
from .bulan import bulan_terbuka
from .dasar import SATU_KEGIATAN, KegiatanBerubah, TercatatLain, tahan_kegiatan, tahan_orang
from .mutu import KOLOM_KEMIRIPAN, ukur_kemiripan
from .pemeriksaan import periksa_bukti, periksa_kegiatan


@dataclass(frozen=True)
class HasilPengajuan:
    """What became of the drafts of a day or a month; as a text, told to their owner."""

    diajukan: int
    tanpa_bukti: int = 0

    def __str__(self) -> str:
        diajukan = f"{self.diajukan} kegiatan diajukan kepada atasan Anda."
        if not self.tanpa_bukti:
            return diajukan
        return (
            f"{diajukan} {self.tanpa_bukti} tetap konsep karena wajib disertai bukti dukung; lampirkan "
            "buktinya, lalu ajukan."
        )


def catat_kegiatan(
    *, kegiatan: Kegiatan, oleh: Pegawai, pada: datetime, ajukan: bool = False, kunci: UUID | None = None
) -> Kegiatan:
    """Save a validated, unsaved `kegiatan` as the work of `oleh`; with `ajukan` it is submitted at once.

    `kunci` is minted with the empty form. The same form a second time, or the same work told on another page,
    returns the first row instead, submitted now if it was a draft and `ajukan` asks for it; the same form
    with other words is another activity. Raises LaporanDitolak with the rule that is broken, such as
    BulanSudahTerkunci, or TercatatLain.
    """
    tersimpan = _catat(kegiatan, oleh=oleh, pada=pada, ajukan=ajukan, kunci=kunci)
    if ajukan and tersimpan.status == StatusKegiatan.KONSEP:
        # After the person is let go: whoever changes an activity holds it first, and then its owner.
        return ajukan_kegiatan(kegiatan_id=tersimpan.pk, oleh=oleh, pada=pada)
    return tersimpan


@transaction.atomic
def _catat(
    kegiatan: Kegiatan, *, oleh: Pegawai, pada: datetime, ajukan: bool, kunci: UUID | None
) -> Kegiatan:
    """Lock the person, so that the day's total also holds for entries sent at the same moment; then save."""
    tahan_orang(oleh)
    if kunci is not None:
        kegiatan.kunci = kegiatan.kunci_dari(kunci, oleh)
        if ada := _tercatat(kegiatan, oleh):
            if ada.kunci != kegiatan.kunci and not ada.sehasil(kegiatan):
                raise TercatatLain("ubah uraian atau jamnya")
            return ada
    kegiatan.pegawai = oleh
    kegiatan.dicatat_pada = pada
    hari_ini = localtime(pada).date()
    with bulan_terbuka(kegiatan.tanggal):
        periksa_kegiatan(kegiatan, hari_ini=hari_ini, dicatat=hari_ini, ajukan=ajukan)
        if ajukan:
            tandai_diajukan(kegiatan, pada)
        ukur_kemiripan([kegiatan])
        kegiatan.save(force_insert=True)
    catat_jejak("KEGIATAN_DICATAT", kegiatan, oleh=oleh, pada=pada)
    if ajukan:
        catat_jejak("KEGIATAN_DIAJUKAN", kegiatan, oleh=oleh, pada=pada)
    return kegiatan


@transaction.atomic
def ubah_kegiatan(
    *,
    kegiatan: Kegiatan,
    oleh: Pegawai,
    pada: datetime,
    ajukan: bool = False,
    sidik: str | None = None,
) -> Kegiatan:
    """Save the changed fields of a validated `kegiatan`; with `ajukan` it is submitted at once.

    `sidik` is that of the activity as a page showed it: an older tab overwrites nothing (KegiatanBerubah).
    Raises PermissionDenied when it is another's or already with the superior, LaporanDitolak when a rule
    is broken. Both months, that of the old and that of the new date, must be open. Moved to another day, it
    counts as told now.
    """
    semula = tahan_kegiatan(kegiatan.pk)
    permissions.ubah_kegiatan(oleh, semula).wajib()
    if sidik is not None and semula.sidik != sidik:
        raise KegiatanBerubah(semula)
    tahan_orang(oleh)
    kegiatan.jumlah_bukti = semula.jumlah_bukti
    dicatat = semula.dicatat_pada if kegiatan.tanggal == semula.tanggal else pada
    kolom: tuple[str, ...] = (*ISIAN_KEGIATAN, "terlambat", *KOLOM_KEMIRIPAN)
    with bulan_terbuka(semula.tanggal, kegiatan.tanggal):
        periksa_kegiatan(
            kegiatan, hari_ini=localtime(pada).date(), dicatat=localtime(dicatat).date(), ajukan=ajukan
        )
        if ajukan:
            kolom += tandai_diajukan(kegiatan, pada)
        ukur_kemiripan([kegiatan])
        kegiatan.save(update_fields=kolom)
    catat_jejak("KEGIATAN_DIUBAH", kegiatan, oleh=oleh, pada=pada, semula=semula.isi, menjadi=kegiatan.isi)
    if ajukan:
        catat_jejak("KEGIATAN_DIAJUKAN", kegiatan, oleh=oleh, pada=pada)
    return kegiatan


@transaction.atomic
def hapus_kegiatan(*, kegiatan_id: int, oleh: Pegawai, pada: datetime) -> None:
    """Delete one's own activity with its evidence; what it said stays in the audit trail.

    Raises PermissionDenied as ubah_kegiatan does, BulanSudahTerkunci when its month is closed.
    """
    kegiatan = tahan_kegiatan(kegiatan_id)
    permissions.ubah_kegiatan(oleh, kegiatan).wajib()
    bukti = list(kegiatan.bukti.order_by("pk"))
    semula = {**kegiatan.isi, "bukti": [str(satu) for satu in bukti]}
    catat_jejak("KEGIATAN_DIHAPUS", kegiatan, oleh=oleh, pada=pada, semula=semula)
    with bulan_terbuka(kegiatan.tanggal):
        kegiatan.delete()
    buang_kelak(bukti)


@transaction.atomic
def ajukan_kegiatan(*, kegiatan_id: int, oleh: Pegawai, pada: datetime) -> Kegiatan:
    """Hand one activity to the superior; from now on only the superior can give it back.

    Raises PermissionDenied when it is another's or was submitted before, LaporanDitolak when the rules ask
    for evidence and it has none, BulanSudahTerkunci.
    """
    kegiatan = tahan_kegiatan(kegiatan_id)
    permissions.ajukan_kegiatan(oleh, kegiatan).wajib()
    periksa_bukti(queries.aturan_pada([kegiatan.tanggal])[kegiatan.tanggal], kegiatan)
    with bulan_terbuka(kegiatan.tanggal):
        ukur_kemiripan([kegiatan])
        kegiatan.save(update_fields=(*tandai_diajukan(kegiatan, pada), *KOLOM_KEMIRIPAN))
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
def ajukan_konsep(*, periode: Periode, oleh: Pegawai, pada: datetime) -> HasilPengajuan:
    """Submit all one's own drafts of a day or a month at once. What was returned stays to be mended.

    Drafts that lack the evidence that the rules ask for stay drafts, and are counted. Raises
    BulanSudahTerkunci.
    """
    konsep = Kegiatan.objects.milik(oleh).pada(periode).filter(status=StatusKegiatan.KONSEP)
    daftar_konsep = list(konsep.select_for_update(no_key=True).order_by("pk"))
    aturan = queries.aturan_pada(satu.tanggal for satu in daftar_konsep)
    daftar_kegiatan = [
        satu
        for satu in daftar_konsep
        if satu.jumlah_bukti or not aturan[satu.tanggal].wajib_bukti_untuk(satu.hasil_kerja_id)
    ]
    with bulan_terbuka(periode.mulai):
        Kegiatan.objects.filter(pk__in=[k.pk for k in daftar_kegiatan]).update(
            status=StatusKegiatan.DIAJUKAN, diajukan_pada=pada
        )
        ukur_kemiripan(daftar_kegiatan)
        Kegiatan.objects.bulk_update(daftar_kegiatan, KOLOM_KEMIRIPAN)
    catat_jejak_banyak("KEGIATAN_DIAJUKAN", ((k, {}) for k in daftar_kegiatan), oleh=oleh, pada=pada)
    return HasilPengajuan(len(daftar_kegiatan), len(daftar_konsep) - len(daftar_kegiatan))


def _tercatat(kegiatan: Kegiatan, oleh: Pegawai) -> Kegiatan | None:
    """Return the row that already tells this: of the same form, or with the same words for the same hours."""
    sama = Q(pegawai=oleh, **{nama: getattr(kegiatan, nama) for nama in ("tanggal", *SATU_KEGIATAN)})
    return Kegiatan.objects.filter(Q(kunci=kegiatan.kunci) | (sama & DIHITUNG)).first()


def tandai_diajukan(kegiatan: Kegiatan, pada: datetime) -> tuple[str, ...]:
    """Mark as submitted and undecided; return the fields that changed. An earlier note stays readable."""
    kegiatan.status = StatusKegiatan.DIAJUKAN
    kegiatan.diajukan_pada = pada
    kegiatan.diverifikasi_oleh = None
    kegiatan.diverifikasi_pada = None
    return ("status", "diajukan_pada", "diverifikasi_oleh", "diverifikasi_pada")
