from datetime import date

import factory
from factory.django import DjangoModelFactory

from evaluasi.choices import Ekspektasi, NilaiDasar, PredikatOrganisasi, StatusPenilaian
from evaluasi.models import Penilaian, PenilaianOrganisasi, PenilaianPerilaku, PeriodePenilaian
from evaluasi.predikat import predikat_pegawai
from pegawai.tests.factories import PegawaiFactory, SKPFactory, UnitKerjaFactory


class PeriodePenilaianFactory(DjangoModelFactory):
    """March 2026 unless told otherwise; PeriodePenilaianFactory(ditutup=True) is closed."""

    class Meta:
        model = PeriodePenilaian
        django_get_or_create = ["mulai", "selesai"]

    class Params:
        ditutup = factory.Trait(status="DITUTUP", ditutup_pada="2026-04-10T08:00:00+07:00")

    mulai = date(2026, 3, 1)
    selesai = date(2026, 4, 1)


class PenilaianOrganisasiFactory(DjangoModelFactory):
    class Meta:
        model = PenilaianOrganisasi

    unit = factory.SubFactory(UnitKerjaFactory)
    periode = factory.SubFactory(PeriodePenilaianFactory)
    predikat = PredikatOrganisasi.BAIK
    alasan = "Seluruh target perjanjian kinerja tercapai."
    ditetapkan_oleh = factory.SubFactory(PegawaiFactory)
    ditetapkan_pada = "2026-04-02T08:00:00+07:00"


class PenilaianFactory(DjangoModelFactory):
    """A draft by the assessor of the SKP; `lengkap` rates everything, `ditetapkan` also determines it.

    The seven values get the rating of behaviour as a whole.
    """

    class Meta:
        model = Penilaian
        skip_postgeneration_save = True

    class Params:
        lengkap = factory.Trait(rating_hasil=Ekspektasi.SESUAI, rating_perilaku=Ekspektasi.SESUAI)
        ditetapkan = factory.Trait(
            lengkap=True,
            status=StatusPenilaian.DITETAPKAN,
            ditetapkan_pada="2026-04-03T08:00:00+07:00",
            predikat=factory.LazyAttribute(lambda n: predikat_pegawai(n.rating_hasil, n.rating_perilaku)),
        )

    skp = factory.SubFactory(SKPFactory, disetujui=True)
    periode = factory.SubFactory(PeriodePenilaianFactory)
    penilai = factory.LazyAttribute(lambda n: n.skp.penilai)
    jabatan_penilai = "Kepala Bidang"
    unit = factory.LazyAttribute(lambda n: n.skp.penugasan.unit)
    jabatan = factory.LazyAttribute(lambda n: n.skp.penugasan.sebutan)
    dibuat_pada = "2026-04-02T08:00:00+07:00"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """Insert as a draft with its parts, then determine: a determined rating takes no more parts."""
        akhir = {
            nama: kwargs.pop(nama) for nama in ("status", "predikat", "ditetapkan_pada") if nama in kwargs
        }
        penilaian = super()._create(model_class, *args, **kwargs)
        if penilaian.rating_perilaku:
            alasan = "Perlu dibina." if penilaian.rating_perilaku == Ekspektasi.BAWAH else ""
            PenilaianPerilaku.objects.bulk_create(
                PenilaianPerilaku(
                    penilaian=penilaian,
                    nilai_dasar=nilai,
                    ekspektasi=penilaian.rating_perilaku,
                    umpan_balik=alasan,
                )
                for nilai in NilaiDasar
            )
        for nama, nilai in akhir.items():
            setattr(penilaian, nama, nilai)
        if akhir:
            penilaian.save(update_fields=list(akhir))
        return penilaian
