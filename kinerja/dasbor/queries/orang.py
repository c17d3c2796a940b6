"""The people of a unit with their month, and one person's evidence down to its arithmetic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from evaluasi.capaian import capaian_pegawai
from evaluasi.queries import BuktiHasil, bukti_penilaian, capaian_menurut_pegawai
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from laporan.queries import HitunganKegiatan, hitungan_kegiatan, kegiatan_pegawai
from pegawai.inti.periode import Periode
from pegawai.models import SKP, Pegawai, Penugasan
from pegawai.queries import skp_disetujui


@dataclass(frozen=True)
class BarisPegawai:
    """One person of a unit with one month's evidence; `persen` is None where nothing was measured."""

    penugasan: Penugasan
    persen: Decimal | None
    jumlah_hasil: int  # measured results
    kegiatan: HitunganKegiatan

    @property
    def pegawai(self) -> Pegawai:
        return self.penugasan.pegawai


def baris_pegawai(daftar_penugasan: Iterable[Penugasan], bulan: Periode) -> list[BarisPegawai]:
    """Return one month's evidence of these people, in their order: two queries, however many."""
    daftar = list(daftar_penugasan)
    orang = [penugasan.pegawai_id for penugasan in daftar]
    capaian = capaian_menurut_pegawai(orang, bulan)
    kegiatan = hitungan_kegiatan(orang, bulan)
    return [
        BarisPegawai(
            penugasan,
            capaian_pegawai(capaian.get(penugasan.pegawai_id, ())),
            sum(satu is not None for satu in capaian.get(penugasan.pegawai_id, ())),
            kegiatan.get(penugasan.pegawai_id, HitunganKegiatan()),
        )
        for penugasan in daftar
    ]


@dataclass(frozen=True)
class BuktiPegawai:
    """One person's evidence in one month: what became of every promise, and how it was worked out.

    `skp` is the plan shown, None without an approved one; `skp_lain` are those of other posts that month.
    """

    skp: SKP | None
    skp_lain: tuple[SKP, ...]
    hasil: tuple[BuktiHasil, ...]


def bukti_pegawai(pegawai: Pegawai, bulan: Periode, pilihan: str = "") -> BuktiPegawai:
    """Return the evidence of the plan with the key `pilihan`, or of the latest that holds: four queries."""
    daftar = list(skp_disetujui(pegawai, bulan))
    skp = next((satu for satu in daftar if str(satu.pk) == pilihan), daftar[0] if daftar else None)
    if skp is None:
        return BuktiPegawai(None, (), ())
    return BuktiPegawai(skp, tuple(satu for satu in daftar if satu != skp), bukti_penilaian(skp, bulan, None))


def kegiatan_diajukan(pegawai: Pegawai, bulan: Periode) -> QuerySet[Kegiatan]:
    """Return the month's activities but for drafts, which are nobody's business yet, newest first."""
    return kegiatan_pegawai(pegawai, bulan).exclude(status=StatusKegiatan.KONSEP)
