"""How answers to the survey come in: one form from a page, or many from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from pegawai.inti import sql
from pegawai.jejak import catat_jejak
from umpanbalik.choices import KanalSurvei
from umpanbalik.impor import Lembar, Profil
from umpanbalik.models import Instrumen, Layanan, NilaiUnsur, Tanggapan


KUNCI_IMPOR = "umpanbalik.impor_tanggapan"  # one import at a time


class FormulirSudahDipakai(Exception):
    """This very form came in before with something else on it; the message is for the citizen."""


@transaction.atomic
def kirim_tanggapan(
    *,
    layanan: Layanan,
    instrumen: Instrumen,
    nilai: Mapping[str, int],
    profil: Profil,
    kunci: UUID,
    tanggal: date,
    pada: datetime,
) -> Tanggapan:
    """Keep one citizen's answers; the same form sent twice stays one answer.

    Raises FormulirSudahDipakai when the form came in before with anything else on it: perhaps somebody else
    filled in a page that was left open, so it is no second answer before its sender says so.
    """
    isian = {"layanan": layanan, **profil}
    tanggapan, baru = Tanggapan.objects.get_or_create(
        kunci=kunci,
        defaults={
            "instrumen": instrumen,
            "tanggal": tanggal,
            "kanal": KanalSurvei.DARING,
            "diterima_pada": pada,
            **isian,
        },
    )
    if baru:
        NilaiUnsur.objects.bulk_create(_nilai_unsur(tanggapan, nilai))
    elif not _sama(tanggapan, nilai, isian):
        raise FormulirSudahDipakai(
            "Formulir ini sudah pernah terkirim dengan isian lain. Bila isian ini dari orang lain, tekan "
            "Kirim jawaban sekali lagi; semuanya masih ada di bawah. Bila Anda hanya menambah saran sendiri, "
            "sampaikan sebagai aspirasi pada halaman Pengaduan, supaya jawaban Anda tidak terhitung dua kali."
        )
    return tanggapan


@transaction.atomic
def impor_tanggapan(
    *, layanan: Layanan, instrumen: Instrumen, daftar_lembar: Sequence[Lembar], pada: datetime
) -> int:
    """Keep the paper questionnaires that are not there yet, in three statements; return how many were new."""
    sql.kunci(KUNCI_IMPOR)
    ada = set(
        Tanggapan.objects.filter(kunci__in=[lembar.kunci for lembar in daftar_lembar]).values_list(
            "kunci", flat=True
        )
    )
    baru = [lembar for lembar in daftar_lembar if lembar.kunci not in ada]
    if not baru:
        return 0
    daftar_tanggapan = Tanggapan.objects.bulk_create(
        Tanggapan(
            layanan=layanan,
            instrumen=instrumen,
            tanggal=lembar.tanggal,
            kanal=KanalSurvei.KERTAS,
            kunci=lembar.kunci,
            diterima_pada=pada,
            **lembar.profil,
        )
        for lembar in baru
    )
    NilaiUnsur.objects.bulk_create(
        satu
        for tanggapan, lembar in zip(daftar_tanggapan, baru, strict=True)
        for satu in _nilai_unsur(tanggapan, lembar.nilai)
    )
    catat_jejak("TANGGAPAN_DIIMPOR", layanan, oleh=None, pada=pada, jumlah=len(baru))
    return len(baru)


def _sama(tanggapan: Tanggapan, nilai: Mapping[str, int], isian: Mapping[str, object]) -> bool:
    tersimpan = dict(tanggapan.nilai_unsur.values_list("unsur", "nilai"))
    return tersimpan == dict(nilai) and all(getattr(tanggapan, nama) == isi for nama, isi in isian.items())


def _nilai_unsur(tanggapan: Tanggapan, nilai: Mapping[str, int]) -> list[NilaiUnsur]:
    return [NilaiUnsur(tanggapan=tanggapan, unsur=unsur, nilai=satu) for unsur, satu in nilai.items()]
