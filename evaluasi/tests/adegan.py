"""The scene of most tests here: Ani's plan for 2026, agreed with Budi, in the month of March."""

from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from evaluasi.choices import Ekspektasi, NilaiDasar
from evaluasi.models import Penilaian
from laporan.tests.factories import KegiatanFactory
from pegawai.tests.factories import IndikatorFactory, SKPFactory


PADA = datetime(2026, 4, 3, 9, 0, tzinfo=ZoneInfo("Asia/Pontianak"))


def skp_ani(pemeran, **isian):
    """Ani's approved plan: one result, counted and reported, with some verified work in March."""
    skp = SKPFactory(pegawai=pemeran.ani, penilai=pemeran.budi, disetujui=True, **isian)
    indikator = IndikatorFactory(hasil_kerja__skp=skp, target=120)
    IndikatorFactory(hasil_kerja=indikator.hasil_kerja, sumber_realisasi="LAPORAN", target=100)
    KegiatanFactory(pegawai=pemeran.ani, hasil_kerja=indikator.hasil_kerja, terverifikasi=True, volume=8)
    return skp


def isian_formulir(skp, *, hasil="SESUAI", perilaku="SESUAI", umpan_balik="", **lain):
    """What a browser sends from penilaian_isi: everything rated, no words unless given."""
    draf = Penilaian.objects.filter(skp=skp).first()
    return {
        "versi": draf.versi if draf else 0,
        "rating_hasil": hasil,
        "rating_perilaku": perilaku,
        "umpan_balik": umpan_balik,
        **{f"{nilai.lower()}-ekspektasi": Ekspektasi.SESUAI for nilai in NilaiDasar},
        **{f"{nilai.lower()}-umpan_balik": "" for nilai in NilaiDasar},
        **{f"hasil{satu.pk}-umpan_balik": "" for satu in skp.hasil_kerja.all()},
        **lain,
    }


@contextmanager
def dibuang():
    """Undo what is written inside, so that examples of one test do not pile up."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
