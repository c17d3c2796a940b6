"""Many at once: exactly what the page showed, nothing that changed since, nothing that was told late."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from laporan import queries, services
from laporan.choices import StatusKegiatan
from laporan.forms import KembalikanForm, SemuaForm
from laporan.forms.verifikasi import KALIMAT_KEMBALIKAN, PALING_BANYAK
from laporan.models import BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.models import JejakAudit
from pegawai.tests.factories import IndikatorFactory


PADA = datetime(2026, 3, 11, 8, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
SENIN = date(2026, 2, 23)
SEMUA = "/laporan/verifikasi/semua/"
DICENTANG = "/laporan/verifikasi/banyak/"
KEMBALIKAN = "/laporan/verifikasi/kembalikan/"
DILIHAT = {"dilihat": PADA.isoformat()}  # what every form of the desk carries


@pytest.fixture
def hasil(pemeran):
    return IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja


@pytest.fixture
def lima(pemeran, hasil):
    """Five hours of Ani's day, one after the other."""
    return [
        KegiatanFactory(pegawai=pemeran.ani, diajukan=True, hasil_kerja=hasil, jam_mulai=time(8 + ke))
        for ke in range(5)
    ]


def isian(client, nama="form_semua"):
    """Return what the button on the page would send."""
    konteks = client.get("/laporan/verifikasi/").context
    return {
        "kegiatan": konteks[nama]["kegiatan"].value() and konteks[nama]["kegiatan"].initial,
        "dilihat": konteks["dilihat_pada"].isoformat(),
    }


def kirim_semua(client, isi, **lain):
    form = SemuaForm(initial={"kegiatan": isi["kegiatan"]})
    teks = form.fields["kegiatan"].prepare_value(isi["kegiatan"])
    return client.post(SEMUA, {"kegiatan": teks, "dilihat": isi["dilihat"]}, follow=True, **lain)


# The numbers in the form


@settings(deadline=None)
@given(st.sets(st.integers(1, 10**18 - 1), max_size=50))
def test_numbers_come_back_as_they_were_sent(nomor):
    isian = SemuaForm().fields["kegiatan"]

    assert isian.to_python(isian.prepare_value(nomor)) == sorted(nomor)


@pytest.mark.parametrize("teks", ["x", "1.x", "1..2", "-1", "1.-1", "٣", "9" * 30, "1" + ".1" * 20])
def test_garbage_is_refused_or_harmless(client, pemeran, teks):
    client.masuk_sebagai(pemeran.budi)

    assert client.post(SEMUA, {"kegiatan": teks}).status_code == 302
    assert client.post(SEMUA, {"kegiatan": ".".join(["9" * 18] * 50)}).status_code == 302


def test_thousands_of_numbers_stay_short_and_no_more_are_read():
    isian = SemuaForm().fields["kegiatan"]
    nomor = range(1_000_000, 1_000_000 + 300 * PALING_BANYAK, 300)

    assert len(isian.prepare_value(list(nomor))) < 4 * PALING_BANYAK + 10
    assert len(isian.to_python(isian.prepare_value(list(range(1, PALING_BANYAK + 99))))) == PALING_BANYAK


# All that is not remarkable, in one act


def test_the_one_act_verifies_all_pages_of_what_is_not_remarkable(client, pemeran, hasil):
    Kegiatan.objects.bulk_create(
        KegiatanFactory.build(
            pegawai=pemeran.ani,
            diajukan=True,
            hasil_kerja=hasil,
            tanggal=SENIN + timedelta(days=ke // 20 + ke // 100 * 2),  # two weeks without their weekends
            jam_mulai=time(ke % 20),
            menit=10,
        )
        for ke in range(200)
    )
    tiga = list(Kegiatan.objects.order_by("pk")[:3])
    Kegiatan.objects.filter(pk__in=[k.pk for k in tiga]).update(terlambat=True, alasan_terlambat="Sakit.")
    client.masuk_sebagai(pemeran.budi)

    jawaban = kirim_semua(client, isian(client))

    assert "197 kegiatan terverifikasi." in jawaban.content.decode()
    assert Kegiatan.objects.terverifikasi().count() == 197
    assert [b.kegiatan for b in jawaban.context["khusus"]] == tiga
    assert JejakAudit.objects.filter(tindakan="KEGIATAN_DIVERIFIKASI", oleh=pemeran.budi).count() == 197


def test_what_came_in_after_the_page_was_drawn_is_not_verified_unseen(client, pemeran, lima, jam):
    client.masuk_sebagai(pemeran.budi)
    isi = isian(client)
    baru = KegiatanFactory(
        pegawai=pemeran.ani, diajukan=True, hasil_kerja=lima[0].hasil_kerja, jam_mulai=time(15)
    )

    kirim_semua(client, isi)

    assert set(Kegiatan.objects.terverifikasi()) == set(lima)
    baru.refresh_from_db()
    assert baru.status == StatusKegiatan.DIAJUKAN


@pytest.mark.parametrize("alamat", [SEMUA, DICENTANG, "satu", "kembalikan"])
def test_what_was_taken_back_changed_and_sent_again_is_read_again_first(client, pemeran, lima, jam, alamat):
    client.masuk_sebagai(pemeran.budi)
    isi = isian(client)
    berubah = lima[0]
    jam.shift(60)
    kini = PADA + timedelta(seconds=60)
    services.tarik_kegiatan(kegiatan_id=berubah.pk, oleh=pemeran.ani, pada=kini)
    Kegiatan.objects.filter(pk=berubah.pk).update(uraian="Sama sekali lain")
    services.ajukan_kegiatan(kegiatan_id=berubah.pk, oleh=pemeran.ani, pada=kini)
    jam.shift(60)

    match alamat:
        case "satu":
            jawaban = client.post(
                f"/laporan/verifikasi/{berubah.pk}/sahkan/", {"dilihat": isi["dilihat"]}, follow=True
            )
        case "kembalikan":
            jawaban = client.post(
                f"/laporan/verifikasi/{berubah.pk}/kembalikan/",
                {"dilihat": isi["dilihat"], "catatan": "Perbaiki."},
            )
        case _ if alamat == SEMUA:
            jawaban = kirim_semua(client, isi)
        case _:
            jawaban = client.post(alamat, isi, follow=True)

    berubah.refresh_from_db()
    assert berubah.status == StatusKegiatan.DIAJUKAN
    assert "diajukan ulang sesudah halaman Anda dibuka" in jawaban.content.decode()


@pytest.mark.parametrize("alamat", [SEMUA, DICENTANG, KEMBALIKAN, "sahkan", "kembalikan", "tolak"])
@pytest.mark.parametrize("dilihat", [None, "", "kemarin", "2026-03-11T08:00:00", "2026-99-11T08:00:00+07:00"])
def test_without_knowing_when_it_was_read_nothing_is_decided(client, pemeran, lima, alamat, dilihat):
    client.masuk_sebagai(pemeran.budi)
    tujuan = alamat if alamat.startswith("/") else f"/laporan/verifikasi/{lima[0].pk}/{alamat}/"
    isi = {"kegiatan": lima[0].pk, "catatan": "Perbaiki."}

    jawaban = client.post(tujuan, isi if dilihat is None else {**isi, "dilihat": dilihat}, follow=True)

    assert "Kapan halaman Anda dibuka tidak terbaca" in jawaban.content.decode()
    assert Kegiatan.objects.menunggu_verifikasi().count() == 5


def test_what_has_become_remarkable_since_is_left_to_look_at(client, pemeran, lima):
    client.masuk_sebagai(pemeran.budi)
    isi = isian(client)
    KegiatanFactory(pegawai=pemeran.ani, diajukan=True, jam_mulai=time(8, 30), menit=10)

    jawaban = kirim_semua(client, isi)

    assert set(Kegiatan.objects.terverifikasi()) == set(lima[1:])
    assert "1 dilewati karena kini ada catatan khususnya." in jawaban.content.decode()


def test_a_second_press_changes_nothing_and_says_so(client, pemeran, lima):
    client.masuk_sebagai(pemeran.budi)
    isi = isian(client)

    kirim_semua(client, isi)
    jawaban = kirim_semua(client, isi)

    assert "5 kegiatan sudah Anda putuskan sebelumnya." in jawaban.content.decode()
    assert "dilewati" not in jawaban.content.decode()
    assert JejakAudit.objects.filter(tindakan="KEGIATAN_DIVERIFIKASI").count() == 5


# What was ticked


def test_the_ticked_are_verified_and_the_rest_is_explained(client, pemeran):
    sah = KegiatanFactory.create_batch(3, pegawai=pemeran.ani, diajukan=True)
    terkunci = KegiatanFactory(pegawai=pemeran.ani, diajukan=True, tanggal=date(2026, 2, 9))
    lain = KegiatanFactory(pegawai=pemeran.dewi, diajukan=True)
    konsep = KegiatanFactory(pegawai=pemeran.ani)
    terlambat = KegiatanFactory(pegawai=pemeran.ani, diajukan=True, terlambat=True, alasan_terlambat="Sakit.")
    BulanTerkunci.objects.create(awal_bulan=date(2026, 2, 1), dikunci_pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(
        DICENTANG,
        {
            "kegiatan": [k.pk for k in (*sah, terkunci, lain, konsep, terlambat)] + ["x", 10**30, "9" * 5000],
            **DILIHAT,
        },
        follow=True,
    )

    html = jawaban.content.decode()
    assert set(Kegiatan.objects.terverifikasi()) == set(sah)
    assert "3 kegiatan terverifikasi." in html
    assert "1 dilewati karena bulannya sudah dikunci." in html
    assert "1 dilewati karena bukan milik pegawai yang dapat Anda putuskan hari ini." in html
    assert "1 dilewati karena tidak sedang menunggu verifikasi." in html
    assert "1 dilewati karena terlambat dicatat; keterlambatan disetujui satu per satu." in html
    jejak = JejakAudit.objects.filter(tindakan="KEGIATAN_DIVERIFIKASI", oleh=pemeran.budi)
    assert set(jejak.values_list("objek_id", flat=True)) == {k.pk for k in sah}


@pytest.mark.parametrize("alamat", [DICENTANG, KEMBALIKAN])
def test_nothing_ticked_is_said(client, pemeran, lima, alamat):
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(alamat, {"catatan": "Perbaiki."}, follow=True)

    assert "Belum ada kegiatan yang dipilih" in jawaban.content.decode()
    assert Kegiatan.objects.menunggu_verifikasi().count() == 5


# Told late


def test_a_late_entry_is_verified_only_by_consenting_to_its_reason(client, pemeran):
    kegiatan = KegiatanFactory(
        pegawai=pemeran.ani, diajukan=True, terlambat=True, alasan_terlambat="Tugas luar tanpa sinyal"
    )
    client.masuk_sebagai(pemeran.budi)
    alamat = f"/laporan/verifikasi/{kegiatan.pk}/"

    rinci = client.get(alamat).content.decode()
    begitu_saja = client.post(f"{alamat}sahkan/", DILIHAT, follow=True).content.decode()
    kegiatan.refresh_from_db()
    assert kegiatan.status == StatusKegiatan.DIAJUKAN
    assert "terlambat dicatat, dengan alasan “Tugas luar tanpa sinyal”" in begitu_saja
    assert "Setujui keterlambatan dan verifikasi" in rinci
    assert "Tugas luar tanpa sinyal" in rinci

    client.post(f"{alamat}sahkan/", {"setujui_terlambat": "ya", **DILIHAT})

    kegiatan.refresh_from_db()
    assert kegiatan.status == StatusKegiatan.TERVERIFIKASI
    jejak = JejakAudit.objects.get(tindakan="KEGIATAN_DIVERIFIKASI")
    assert jejak.rincian == {"alasan_terlambat": "Tugas luar tanpa sinyal"}


# Returned, several with one note


def test_several_are_returned_with_one_note(client, pemeran, lima):
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(
        KEMBALIKAN,
        {"kegiatan": [lima[0].pk, lima[1].pk], "catatan": " Lengkapi. ", **DILIHAT},
        follow=True,
    )

    assert "2 kegiatan dikembalikan beserta catatan Anda." in jawaban.content.decode()
    kembali = Kegiatan.objects.filter(status=StatusKegiatan.DIKEMBALIKAN)
    assert {(k.pk, k.catatan) for k in kembali} == {(k.pk, "Lengkapi.") for k in lima[:2]}
    assert set(JejakAudit.objects.values_list("tindakan", "objek_id")) == {
        ("KEGIATAN_DIKEMBALIKAN", k.pk) for k in lima[:2]
    }


def test_without_a_note_nothing_is_returned_and_the_ticks_stay(client, pemeran, lima):
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(KEMBALIKAN, {"kegiatan": [lima[1].pk], "catatan": "  "})

    html = jawaban.content.decode()
    assert "Tuliskan alasannya" in html
    assert html.count(" checked") == 1
    assert Kegiatan.objects.menunggu_verifikasi().count() == 5
    with pytest.raises(services.LaporanDitolak, match="Tuliskan alasannya"):
        services.kembalikan_banyak(kegiatan_ids=[lima[0].pk], catatan=" ", oleh=pemeran.budi, pada=PADA)


@pytest.mark.parametrize(
    ("kalimat", "catatan", "jadi"),
    [
        (KALIMAT_KEMBALIKAN[0], "", KALIMAT_KEMBALIKAN[0]),
        ("", "Tambahkan jumlahnya.", "Tambahkan jumlahnya."),
        (KALIMAT_KEMBALIKAN[0], "Jumlahnya juga.", f"{KALIMAT_KEMBALIKAN[0]} Jumlahnya juga."),
    ],
)
def test_a_ready_sentence_stands_alone_or_before_what_is_typed(kalimat, catatan, jadi):
    form = KembalikanForm({"kalimat": kalimat, "catatan": catatan})

    assert form.is_valid()
    assert form.cleaned_data["catatan"] == jadi


def test_both_together_may_not_be_too_long():
    form = KembalikanForm({"kalimat": KALIMAT_KEMBALIKAN[0], "catatan": "x" * 480})

    assert "paling banyak 500" in form.errors["catatan"][0]


# Speed


def test_verifying_many_costs_as_many_queries_as_verifying_few(pemeran, django_assert_num_queries):
    for jumlah in (2, 300):
        banyak = KegiatanFactory.create_batch(jumlah, pegawai=pemeran.ani, diajukan=True, menit=1)
        with django_assert_num_queries(
            8
        ):  # savepoint, rows, reach, closed months, update, posts, trail, savepoint
            services.verifikasi_banyak(kegiatan_ids=[k.pk for k in banyak], oleh=pemeran.budi, pada=PADA)
    assert Kegiatan.objects.terverifikasi().count() == 302
    assert queries.jumlah_menunggu(pemeran.budi, PADA.date()) == 0
