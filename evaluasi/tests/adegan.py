"""The scene of most tests here: Ani's plan for 2026, agreed with Budi, in the month of March."""

from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from evaluasi import services
from evaluasi.choices import Ekspektasi, NilaiDasar, Predikat
from evaluasi.models import Penilaian
from evaluasi.tests.factories import PenilaianFactory
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


def alamat(skp, periode):
    """Where the assessor fills in the rating of a plan."""
    return f"/evaluasi/skp/{skp.pk}/periode/{periode.pk}/"


def isi(skp, periode, oleh, *, versi=None, **isian):
    """Save a draft as the service takes it; `versi` is that of the window, by default the one that stands."""
    draf = Penilaian.objects.filter(skp=skp, periode=periode).first()
    return services.isi_penilaian(
        skp_id=skp.pk,
        periode_id=periode.pk,
        versi=(draf.versi if draf else 0) if versi is None else versi,
        isian=services.IsianPenilaian(**isian),
        oleh=oleh,
        pada=PADA,
    )


def draf(pemeran, maret, **isian):
    """A rating of Ani, complete and not determined."""
    return PenilaianFactory(skp=skp_ani(pemeran), periode=maret, lengkap=True, **isian)


def tetapkan(penilaian, oleh, predikat=Predikat.BAIK):
    """Press the button that determines."""
    return services.tetapkan_penilaian(penilaian_id=penilaian.pk, predikat=predikat, oleh=oleh, pada=PADA)


@contextmanager
def dibuang():
    """Undo what is written inside, so that examples of one test do not pile up."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
