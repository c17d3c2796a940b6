"""Services, answers and reports for tests, each whole with its least."""

import uuid
from datetime import date

import factory
from factory.django import DjangoModelFactory

from pegawai.tests.factories import PegawaiFactory, UnitKerjaFactory
from umpanbalik.choices import KanalSurvei, KategoriAduan, StatusAduan, Unsur
from umpanbalik.models import Aduan, Instrumen, Layanan, NilaiUnsur, Pelapor, Tanggapan, TindakLanjut


class LayananFactory(DjangoModelFactory):
    class Meta:
        model = Layanan

    kode = factory.Sequence("LYN-{}".format)
    unit = factory.SubFactory(UnitKerjaFactory)
    nama = factory.Sequence("Layanan {}".format)


class TanggapanFactory(DjangoModelFactory):
    """TanggapanFactory(layanan=satu, nilai=[4, 3, 3, 4, 3, 3, 4, 3, 2]): marks in the order of Unsur."""

    class Meta:
        model = Tanggapan
        skip_postgeneration_save = True

    layanan = factory.SubFactory(LayananFactory)
    instrumen = factory.LazyFunction(lambda: Instrumen.objects.get(kode="SKM-2017"))
    tanggal = date(2026, 3, 10)
    kanal = KanalSurvei.DARING
    kunci = factory.LazyFunction(uuid.uuid4)
    diterima_pada = "2026-03-10T10:00:00+07:00"

    @factory.post_generation
    def nilai(self, dibuat, nilai, **_):
        NilaiUnsur.objects.bulk_create(
            NilaiUnsur(tanggapan=self, unsur=unsur, nilai=satu)
            for unsur, satu in zip(Unsur, nilai or [3] * len(Unsur), strict=True)
        )


class AduanFactory(DjangoModelFactory):
    """By default a new complaint about a service, received on Tuesday 10 March 2026."""

    class Meta:
        model = Aduan

    class Params:
        diproses = factory.Trait(status=StatusAduan.DIPROSES)
        dijawab = factory.Trait(
            status=StatusAduan.DIJAWAB,
            ditanggapi_pada="2026-03-12T09:00:00+07:00",
            dijawab_pada="2026-03-12T09:00:00+07:00",
        )
        selesai = factory.Trait(
            status=StatusAduan.SELESAI,
            ditanggapi_pada="2026-03-12T09:00:00+07:00",
            dijawab_pada="2026-03-12T09:00:00+07:00",
            selesai_pada="2026-03-13T09:00:00+07:00",
        )

    kode = factory.Sequence("PTK-0000-{:04d}".format)
    unit = factory.SubFactory(UnitKerjaFactory)
    kategori = KategoriAduan.ADMINISTRASI
    judul = factory.Sequence("Antrean habis pukul delapan {}".format)
    isi = "Saya datang pukul delapan lewat sepuluh, antrean hari itu sudah habis."
    diterima_pada = "2026-03-10T10:00:00+07:00"
    tenggat_tanggapan = date(2026, 3, 17)
    tenggat_selesai = date(2026, 4, 7)
    kunci = factory.LazyFunction(uuid.uuid4)


class PelaporFactory(DjangoModelFactory):
    class Meta:
        model = Pelapor

    aduan = factory.SubFactory(AduanFactory)
    nama = "Rina Wulandari"
    kontak = "081200000000"


class TindakLanjutFactory(DjangoModelFactory):
    """By default what is done about the waiting time after the survey of March 2026."""

    class Meta:
        model = TindakLanjut

    unit = factory.SubFactory(UnitKerjaFactory)
    mulai = date(2026, 3, 1)
    selesai = date(2026, 4, 1)
    unsur = Unsur.WAKTU
    rencana = "Menambah satu loket pada pagi hari."
    tenggat = date(2026, 6, 30)
    penanggung_jawab = "Kepala Bidang Pelayanan"
    disusun_oleh = factory.SubFactory(PegawaiFactory)
    disusun_pada = diperbarui_pada = "2026-04-01T10:00:00+07:00"
