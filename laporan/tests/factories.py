"""Daily work for tests, already told, submitted or verified."""

from datetime import date, datetime, time, timedelta

import factory
from factory.django import DjangoModelFactory

from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan, KegiatanRutin, KirimanBKN, RealisasiIndikator
from pegawai.choices import SumberRealisasi
from pegawai.tests.factories import IndikatorFactory, PegawaiFactory


DIAJUKAN = "2026-03-10T16:00:00+07:00"


def sesudah(jam: time, menit: int) -> time:
    return (datetime.combine(date.min, jam) + timedelta(minutes=menit)).time()


class KegiatanFactory(DjangoModelFactory):
    class Meta:
        model = Kegiatan

    class Params:
        menit = 60
        diajukan = factory.Trait(status=StatusKegiatan.DIAJUKAN, diajukan_pada=DIAJUKAN)
        terverifikasi = factory.Trait(
            status=StatusKegiatan.TERVERIFIKASI,
            diajukan_pada=DIAJUKAN,
            diverifikasi_oleh=factory.SubFactory(PegawaiFactory),
            diverifikasi_pada="2026-03-11T08:00:00+07:00",
        )

    pegawai = factory.SubFactory(PegawaiFactory)
    tanggal = date(2026, 3, 10)
    jam_mulai = time(8)
    jam_selesai = factory.LazyAttribute(lambda k: sesudah(k.jam_mulai, k.menit))
    uraian = "Melayani permohonan kartu keluarga"
    volume = 1
    status = StatusKegiatan.KONSEP
    dicatat_pada = DIAJUKAN
    diajukan_pada = factory.LazyAttribute(lambda k: None if k.status == StatusKegiatan.KONSEP else DIAJUKAN)


class RealisasiIndikatorFactory(DjangoModelFactory):
    class Meta:
        model = RealisasiIndikator

    indikator = factory.SubFactory(IndikatorFactory, sumber_realisasi=SumberRealisasi.LAPORAN)
    bulan = date(2026, 3, 1)
    nilai = 90
    sumber_data = "Register pelayanan"
    dilaporkan_pada = "2026-03-31T16:00:00+07:00"


class KirimanBKNFactory(DjangoModelFactory):
    class Meta:
        model = KirimanBKN

    pegawai = factory.SubFactory(PegawaiFactory)
    mulai = date(2026, 3, 1)
    selesai = date(2026, 4, 1)
    ditandai_pada = "2026-03-31T16:00:00+07:00"


class KegiatanRutinFactory(DjangoModelFactory):
    class Meta:
        model = KegiatanRutin

    pegawai = factory.SubFactory(PegawaiFactory)
    uraian = "Apel pagi"
    jam_mulai = time(7, 30)
    jam_selesai = time(8)
    hari = [1, 2, 3, 4, 5]
