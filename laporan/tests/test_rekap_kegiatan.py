"""The recap that triggers keep, the one counted anew in SQL, and the definition: equal after any history."""

from contextlib import ExitStack, contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from laporan import scoring, services, tasks
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan, RekapKegiatan
from laporan.rekap import Angka, Entri, Kunci, rekap_kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.choices import JenisJabatan, JenisUnit
from pegawai.inti.periode import Periode
from pegawai.tests.factories import (
    IndikatorFactory,
    JabatanFactory,
    PegawaiFactory,
    SKPFactory,
    UnitKerjaFactory,
)
from pegawai.tests.serentak import jalankan, orang_lain, tunggu_ada_yang_antre


PADA = datetime(2026, 4, 20, 9, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
TAHUN = Periode.tahun(2026)
DIPUTUSKAN = (StatusKegiatan.TERVERIFIKASI, StatusKegiatan.DITOLAK)


def tersimpan():
    return {
        Kunci(r.pegawai_id, r.bulan, r.hasil_kerja_id): Angka(*(getattr(r, nama) for nama in Angka._fields))
        for r in RekapKegiatan.objects.all()
    }


def menurut_definisi():
    return rekap_kegiatan(
        Entri(*baris)
        for baris in Kegiatan.objects.values_list(
            "pegawai", "tanggal", "hasil_kerja", "status", "menit", "volume"
        )
    )


def periksa():
    assert tersimpan() == menurut_definisi()
    assert scoring.selisih_rekap(TAHUN) == []


@contextmanager
def dibuang():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Panggung:
    """A head with two of staff, each with two results of an approved plan."""

    def __init__(self):
        unit = UnitKerjaFactory(
            jenis=JenisUnit.BIDANG,
            jabatan_pimpinan=JabatanFactory(nama="Kepala Bidang", jenis=JenisJabatan.ADMINISTRATOR),
        )
        self.atasan = PegawaiFactory(memimpin=unit)
        self.staf = [PegawaiFactory(unit=unit), PegawaiFactory(unit=unit)]
        self.hasil = {
            orang.pk: [IndikatorFactory(hasil_kerja__skp=skp).hasil_kerja.pk for _ in range(2)]
            for orang in self.staf
            for skp in [SKPFactory(pegawai=orang, penilai=self.atasan, disetujui=True)]
        }

    def hasil_milik(self, orang, ke):
        """One of the person's two results, or none."""
        return (*self.hasil[orang.pk], None)[ke]


tanggal = st.dates(date(2026, 2, 25), date(2026, 4, 5))
jam = st.integers(0, 47).map(lambda ke: time(ke // 2, 30 * (ke % 2)))
volume = st.decimals(0, 99, places=2)
siapa = st.integers(0, 1)
hasil_ke = st.integers(0, 2)
pilih = st.integers(0, 10_000)
status_sembarang = st.sampled_from(StatusKegiatan)


class RiwayatKegiatan(RuleBasedStateMachine):
    """Everything that may happen to activities, by the services and past them, in any order."""

    def __init__(self):
        super().__init__()
        self.tumpukan = ExitStack()
        self.tumpukan.enter_context(dibuang())
        self.panggung = Panggung()

    def teardown(self):
        self.tumpukan.close()

    def satu(self, ke, *status):
        """One of the activities there are, of these states if there is one; else any."""
        daftar = Kegiatan.objects.order_by("pk")
        if status and daftar.filter(status__in=status).exists():
            daftar = daftar.filter(status__in=status)
        return daftar[ke % daftar.count()]

    def sebagian(self, bagian):
        """Every so-many-th activity, the first among them; numbers of rows differ from run to run."""
        return Kegiatan.objects.filter(
            pk__in=list(Kegiatan.objects.order_by("pk").values_list("pk", flat=True))[::bagian]
        )

    def coba(self, perbuatan, **masukan):
        """Do it as a page would: all of it, or what refuses it is told and nothing is written."""
        try:
            with transaction.atomic():
                perbuatan(pada=PADA, **masukan)
        except (services.LaporanDitolak, PermissionDenied):
            pass

    def ada(self):
        return Kegiatan.objects.exists()

    @invariant()
    def recap_is_what_the_activities_add_up_to(self):
        periksa()

    @rule(
        siapa=siapa,
        hasil=hasil_ke,
        tanggal=tanggal,
        mulai=jam,
        selesai=jam,
        volume=volume,
        ajukan=st.booleans(),
    )
    def catat(self, siapa, hasil, tanggal, mulai, selesai, volume, ajukan):
        if mulai == selesai:
            return
        orang = self.panggung.staf[siapa]
        hasil = self.panggung.hasil_milik(orang, hasil)
        kegiatan = KegiatanFactory.build(
            pegawai=orang,
            hasil_kerja_id=hasil,
            tanggal=tanggal,
            jam_mulai=mulai,
            jam_selesai=selesai,
            volume=volume if hasil else 0,
            alasan_terlambat="Jaringan kantor putus.",
        )
        self.coba(services.catat_kegiatan, kegiatan=kegiatan, oleh=orang, ajukan=ajukan)

    @precondition(ada)
    @rule(ke=pilih, hasil=hasil_ke, tanggal=tanggal, volume=volume, ajukan=st.booleans())
    def ubah(self, ke, hasil, tanggal, volume, ajukan):
        kegiatan = self.satu(ke, StatusKegiatan.KONSEP, StatusKegiatan.DIKEMBALIKAN)
        kegiatan.hasil_kerja_id = self.panggung.hasil_milik(kegiatan.pegawai, hasil)
        kegiatan.tanggal = tanggal
        kegiatan.volume = volume if kegiatan.hasil_kerja_id else 0
        kegiatan.alasan_terlambat = "Jaringan kantor putus."
        self.coba(services.ubah_kegiatan, kegiatan=kegiatan, oleh=kegiatan.pegawai, ajukan=ajukan)

    @precondition(ada)
    @rule(ke=pilih, perbuatan=st.sampled_from(["hapus_kegiatan", "ajukan_kegiatan", "tarik_kegiatan"]))
    def milik_sendiri(self, ke, perbuatan):
        kegiatan = self.satu(ke)
        self.coba(getattr(services, perbuatan), kegiatan_id=kegiatan.pk, oleh=kegiatan.pegawai)

    @rule(siapa=siapa, bulan=st.integers(2, 4))
    def ajukan_konsep(self, siapa, bulan):
        self.coba(services.ajukan_konsep, periode=Periode.bulan(2026, bulan), oleh=self.panggung.staf[siapa])

    @precondition(ada)
    @rule(ke=pilih)
    def verifikasi(self, ke):
        kegiatan = self.satu(ke, StatusKegiatan.DIAJUKAN)
        self.coba(services.verifikasi_kegiatan, kegiatan_id=kegiatan.pk, oleh=self.panggung.atasan)

    @precondition(ada)
    @rule(ke=pilih, perbuatan=st.sampled_from(["kembalikan_kegiatan", "tolak_kegiatan"]))
    def tidak_terima(self, ke, perbuatan):
        kegiatan = self.satu(ke, StatusKegiatan.DIAJUKAN)
        self.coba(
            getattr(services, perbuatan),
            kegiatan_id=kegiatan.pk,
            catatan="Sebutkan hasilnya.",
            oleh=self.panggung.atasan,
        )

    @rule()
    def verifikasi_banyak(self):
        self.coba(
            services.verifikasi_banyak,
            kegiatan_ids=list(Kegiatan.objects.values_list("pk", flat=True)),
            oleh=self.panggung.atasan,
        )

    @rule(
        daftar=st.lists(st.tuples(siapa, hasil_ke, tanggal, jam, volume, status_sembarang), max_size=8),
        salin=st.booleans(),
    )
    def masukkan_banyak(self, daftar, salin):
        """Many at once, by one INSERT or by COPY."""
        orang = self.panggung.staf
        baris = [
            KegiatanFactory.build(
                pegawai=orang[siapa],
                hasil_kerja_id=self.panggung.hasil_milik(orang[siapa], hasil),
                tanggal=tanggal,
                jam_mulai=jam,
                volume=volume,
                status=status,
                catatan="Alasan.",
                diajukan_pada=PADA,
                diverifikasi_oleh=self.panggung.atasan,
                diverifikasi_pada=PADA,
            )
            for siapa, hasil, tanggal, jam, volume, status in daftar
        ]
        if not salin:
            Kegiatan.objects.bulk_create(baris)
            return
        kolom = [k for k in Kegiatan._meta.concrete_fields if not (k.generated or k.primary_key)]
        nama = ", ".join(k.column for k in kolom)
        with connection.cursor() as cursor, cursor.copy(f"COPY laporan_kegiatan ({nama}) FROM STDIN") as copy:
            for satu in baris:
                copy.write_row([getattr(satu, k.attname) for k in kolom])

    @rule(hari=st.integers(-40, 40), status=status_sembarang, bagian=st.integers(1, 4))
    def ubah_banyak(self, hari, status, bagian):
        """One raw statement over many rows: other months, other states, more volume."""
        self.sebagian(bagian).update(
            tanggal=F("tanggal") + timedelta(days=hari),
            status=status,
            diajukan_pada=PADA,
            volume=F("volume") + Decimal("0.25"),
            catatan="Alasan.",
            diverifikasi_oleh=self.panggung.atasan,
            diverifikasi_pada=PADA,
        )

    @rule()
    def tukar_orang(self):
        """Every activity goes to the other person, without its result."""
        satu, dua = self.panggung.staf
        Kegiatan.objects.update(pegawai_id=satu.pk + dua.pk - F("pegawai_id"), hasil_kerja=None, volume=0)

    @rule(bagian=st.integers(1, 4))
    def hapus_banyak(self, bagian):
        self.sebagian(bagian).delete()

    @rule(status=status_sembarang)
    def batal(self, status):
        """What is rolled back leaves nothing behind."""
        with dibuang():
            Kegiatan.objects.update(
                status=status,
                diajukan_pada=PADA,
                catatan="Alasan.",
                diverifikasi_oleh=self.panggung.atasan,
                diverifikasi_pada=PADA,
            )
            Kegiatan.objects.filter(hasil_kerja=None).delete()


@pytest.mark.django_db
@pytest.mark.parametrize("kolom", Angka._fields)
def test_the_database_refuses_a_sum_below_zero(kolom):
    KegiatanFactory(diajukan=True)

    with (
        pytest.raises(IntegrityError, match="menjadi negatif"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE laporan_rekapkegiatan SET {kolom} = -1")  # noqa: S608


@pytest.mark.django_db
def test_incremental_equals_full_and_definition_on_random_histories():
    run_state_machine_as_test(
        RiwayatKegiatan,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


@pytest.fixture
def panggung(db):
    return Panggung()


def test_a_row_goes_with_its_last_activity(panggung):
    ani = panggung.staf[0]
    kegiatan = KegiatanFactory(pegawai=ani, hasil_kerja_id=panggung.hasil_milik(ani, 0))
    assert RekapKegiatan.objects.count() == 1

    kegiatan.delete()

    assert not RekapKegiatan.objects.exists()


def test_emptying_the_table_empties_the_recap(panggung):
    KegiatanFactory(pegawai=panggung.staf[0])

    jalankan("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE laporan_kegiatan CASCADE")

    assert not RekapKegiatan.objects.exists()


@pytest.mark.parametrize("rusak", ["hilang", "lebih", "sisa"])
def test_what_differs_is_named_and_mended(panggung, rusak):
    ani, bayu = panggung.staf
    KegiatanFactory(pegawai=ani, hasil_kerja_id=panggung.hasil_milik(ani, 0), terverifikasi=True, volume=3)
    KegiatanFactory(pegawai=bayu)
    match rusak:
        case "hilang":
            RekapKegiatan.objects.filter(pegawai=ani).delete()
        case "lebih":
            RekapKegiatan.objects.filter(pegawai=ani).update(
                volume_terverifikasi=F("volume_terverifikasi") + 1
            )
        case "sisa":
            RekapKegiatan.objects.filter(pegawai=ani).update(bulan=date(2026, 5, 1))
    galat = StringIO()

    with pytest.raises(CommandError, match="baris rekap berbeda"):
        call_command("periksa_rekap", stdout=StringIO(), stderr=galat)
    call_command("periksa_rekap", "--perbaiki", stdout=StringIO(), stderr=StringIO())

    assert f"Maret 2026, pegawai {ani.pk}" in galat.getvalue()
    periksa()
    call_command("periksa_rekap", stdout=StringIO())


def test_the_command_says_when_there_is_nothing(db):
    keluaran = StringIO()

    call_command("periksa_rekap", stdout=keluaran)

    assert "Belum ada kegiatan" in keluaran.getvalue()
    assert tasks.periksa_rekap() == 0


def test_the_night_mends_and_tells(panggung, caplog):
    KegiatanFactory(pegawai=panggung.staf[0])
    RekapKegiatan.objects.update(jumlah_konsep=7)

    assert tasks.periksa_rekap() == 1

    assert "jumlah_konsep=7" in caplog.text
    assert "seharusnya jumlah_konsep=1" in caplog.text
    assert tasks.periksa_rekap() == 0


@pytest.mark.django_db(transaction=True)
def test_two_deciding_at_once_lose_nothing():
    panggung = Panggung()
    ani = panggung.staf[0]
    hasil = panggung.hasil_milik(ani, 0)
    satu, dua = KegiatanFactory.create_batch(2, pegawai=ani, hasil_kerja_id=hasil, diajukan=True, volume=2)

    def putuskan(kegiatan):
        Kegiatan.objects.filter(pk=kegiatan.pk).update(
            status=StatusKegiatan.TERVERIFIKASI,
            diajukan_pada=PADA,
            diverifikasi_oleh=panggung.atasan,
            diverifikasi_pada=PADA,
        )

    with orang_lain() as lain:
        with transaction.atomic():
            putuskan(satu)
            tunda = lain(putuskan, dua)
            tunggu_ada_yang_antre()
        tunda.result()

    assert RekapKegiatan.objects.get().volume_terverifikasi == 4
    periksa()


@pytest.mark.django_db(transaction=True)
def test_who_sends_several_and_who_decides_on_others_do_not_embrace():
    """Without one order of taking the rows this is a deadlock, which PostgreSQL ends by refusing one."""
    panggung = Panggung()
    ani = panggung.staf[0]
    pertama, kedua = (panggung.hasil_milik(ani, ke) for ke in (0, 1))
    for hasil in (pertama, kedua):
        KegiatanFactory(pegawai=ani, hasil_kerja_id=hasil, diajukan=True)
    ids = list(Kegiatan.objects.values_list("pk", flat=True))

    with orang_lain() as lain:
        with transaction.atomic():
            KegiatanFactory(pegawai=ani, hasil_kerja_id=kedua)
            tunda = lain(
                lambda: services.verifikasi_banyak(kegiatan_ids=ids, oleh=panggung.atasan, pada=PADA)
            )
            tunggu_ada_yang_antre()
            KegiatanFactory(pegawai=ani, hasil_kerja_id=pertama)
        assert tunda.result().jumlah == 2

    periksa()


@pytest.mark.django_db(transaction=True)
def test_many_statements_in_opposite_order_neither_embrace_nor_lose():
    panggung = Panggung()
    for orang in panggung.staf:
        for ke in range(3):
            KegiatanFactory.create_batch(
                4, pegawai=orang, hasil_kerja_id=panggung.hasil_milik(orang, ke), diajukan=True, volume=0
            )
    ids = list(Kegiatan.objects.order_by("pk").values_list("pk", flat=True))

    def bergantian(urutan):
        for pk in urutan:
            Kegiatan.objects.filter(pk=pk).update(volume=F("volume") + 1)
            services.verifikasi_banyak(kegiatan_ids=ids[:pk], oleh=panggung.atasan, pada=PADA)
            KegiatanFactory.create_batch(
                2, pegawai=panggung.staf[pk % 2], hasil_kerja_id=None, tanggal=date(2026, 2 + pk % 3, 5)
            )

    with orang_lain() as satu, orang_lain() as dua:
        for hasil in [satu(bergantian, ids), dua(bergantian, ids[::-1])]:
            hasil.result()

    assert Kegiatan.objects.count() == 5 * len(ids)
    periksa()
