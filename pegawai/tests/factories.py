"""People, posts and plans for tests, each with what it needs around it."""

from datetime import date, time, timedelta

import factory
from factory.django import DjangoModelFactory

from pegawai.choices import JenisJabatan, JenisKeterangan, JenisPegawai, JenisUnit, StatusSKP
from pegawai.models import (
    SKP,
    Akun,
    HasilKerja,
    Indikator,
    Jabatan,
    JadwalDinas,
    KeteranganKerja,
    Pegawai,
    Penugasan,
    UnitKerja,
)


class AkunFactory(DjangoModelFactory):
    class Meta:
        model = Akun

    nip = factory.Sequence("akun{}".format)


class JabatanFactory(DjangoModelFactory):
    class Meta:
        model = Jabatan
        django_get_or_create = ["nama"]

    nama = factory.Sequence("Pelaksana {}".format)
    jenis = JenisJabatan.PELAKSANA


def kota():
    """The one unit without a parent; every unit made here stands below it."""
    ada = UnitKerja.objects.kota().first()
    return ada or UnitKerja.objects.create(
        kode="PTK",
        nama="Pemerintah Kota Pontianak",
        jenis=JenisUnit.KOTA,
        jabatan_pimpinan=JabatanFactory(nama="Wali Kota Pontianak", jenis=JenisJabatan.PEJABAT_NEGARA),
    )


class UnitKerjaFactory(DjangoModelFactory):
    class Meta:
        model = UnitKerja

    kode = factory.Sequence("UNIT-{}".format)
    nama = factory.Sequence("Unit {}".format)
    jenis = JenisUnit.DINAS
    induk = factory.LazyFunction(kota)
    jabatan_pimpinan = factory.SubFactory(
        JabatanFactory, nama=factory.Sequence("Kepala Unit {}".format), jenis=JenisJabatan.JPT
    )


def nip(urutan: int, *, lahir=date(1990, 1, 1), tmt="201501", kelamin=1) -> str:
    """A valid NIP for each number: the serial runs on, then the day of birth."""
    return f"{lahir.replace(day=1 + urutan // 1000 % 28):%Y%m%d}{tmt}{kelamin}{urutan % 1000:03d}"


class PegawaiFactory(DjangoModelFactory):
    class Meta:
        model = Pegawai
        skip_postgeneration_save = True

    akun = factory.SubFactory(AkunFactory)
    nip = factory.Sequence(nip)
    nama = factory.Sequence("Pegawai {}".format)
    jenis = JenisPegawai.PNS

    @factory.post_generation
    def unit(self, dibuat, unit, **_):
        """PegawaiFactory(unit=dinas) also posts the person there since 2024."""
        if unit is not None:
            PenugasanFactory(pegawai=self, unit=unit)

    @factory.post_generation
    def memimpin(self, dibuat, unit, **_):
        """PegawaiFactory(memimpin=dinas) makes the person its definitive head since 2024."""
        if unit is not None:
            PenugasanFactory(pegawai=self, unit=unit, memimpin=True, jabatan=unit.jabatan_pimpinan)


class PenugasanFactory(DjangoModelFactory):
    class Meta:
        model = Penugasan

    pegawai = factory.SubFactory(PegawaiFactory)
    unit = factory.SubFactory(UnitKerjaFactory)
    jabatan = factory.SubFactory(JabatanFactory)
    mulai = date(2024, 1, 1)


class SKPFactory(DjangoModelFactory):
    """SKPFactory(pegawai=ani) belongs to her definitive post; give `penilai` for all but a draft."""

    class Meta:
        model = SKP

    class Params:
        diajukan = factory.Trait(status=StatusSKP.DIAJUKAN, diajukan_pada="2026-01-10T08:00:00+07:00")
        disetujui = factory.Trait(
            status=StatusSKP.DISETUJUI,
            diajukan_pada="2026-01-10T08:00:00+07:00",
            disetujui_pada="2026-01-15T08:00:00+07:00",
        )

    pegawai = factory.LazyFunction(lambda: PegawaiFactory(unit=UnitKerjaFactory()))
    penugasan = factory.LazyAttribute(lambda skp: skp.pegawai.penugasan.get(jenis="DEFINITIF"))
    penilai = factory.LazyAttribute(lambda skp: None if skp.status == StatusSKP.DRAF else PegawaiFactory())
    mulai = date(2026, 1, 1)
    selesai = date(2027, 1, 1)
    status = StatusSKP.DRAF
    catatan = factory.LazyAttribute(
        lambda skp: "Perjelas targetnya." if skp.status == StatusSKP.DIKEMBALIKAN else ""
    )


class HasilKerjaFactory(DjangoModelFactory):
    class Meta:
        model = HasilKerja

    skp = factory.SubFactory(SKPFactory, disetujui=True)
    uraian = factory.Sequence("Hasil kerja {}".format)


class IndikatorFactory(DjangoModelFactory):
    """By default one that verified activities add up to: 120 berkas a year."""

    class Meta:
        model = Indikator

    hasil_kerja = factory.SubFactory(HasilKerjaFactory)
    uraian = factory.Sequence("Indikator {}".format)
    target = 120
    satuan = "berkas"


class JadwalDinasFactory(DjangoModelFactory):
    """By default a night shift through midnight: ten hours with an hour's break."""

    class Meta:
        model = JadwalDinas

    pegawai = factory.LazyFunction(lambda: PegawaiFactory(unit=UnitKerjaFactory()))
    tanggal = date(2026, 3, 17)
    mulai = time(21)
    selesai = time(7)
    istirahat = 60


class KeteranganKerjaFactory(DjangoModelFactory):
    """KeteranganKerjaFactory(pegawai=ani, mulai=senin, hari=3): three days of leave, by default one."""

    class Meta:
        model = KeteranganKerja

    class Params:
        hari = 1

    pegawai = factory.LazyFunction(lambda: PegawaiFactory(unit=UnitKerjaFactory()))
    jenis = JenisKeterangan.CUTI
    mulai = date(2026, 3, 17)
    selesai = factory.LazyAttribute(lambda k: k.mulai + timedelta(days=k.hari))
    nomor_surat = "800.1.11.4/12/DINKES/2026"
