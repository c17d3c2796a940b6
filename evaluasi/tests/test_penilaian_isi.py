import pytest
from django.core.exceptions import PermissionDenied

from evaluasi import permissions, queries, scoring, services
from evaluasi.choices import Ekspektasi, NilaiDasar, StatusPenilaian
from evaluasi.models import Penilaian
from evaluasi.predikat import MATRIKS_PREDIKAT
from evaluasi.tests.adegan import PADA, isian_formulir, skp_ani
from evaluasi.tests.factories import PenilaianFactory, PeriodePenilaianFactory
from laporan.models import Kegiatan
from laporan.tests.factories import KegiatanFactory, RealisasiIndikatorFactory
from pegawai.batasan import BatasanDilanggar
from pegawai.models import JejakAudit, Penugasan
from pegawai.tests.factories import (
    HasilKerjaFactory,
    IndikatorFactory,
    PegawaiFactory,
    PenugasanFactory,
    SKPFactory,
)


pytestmark = pytest.mark.pada(PADA)


def alamat(skp, periode):
    return f"/evaluasi/skp/{skp.pk}/periode/{periode.pk}/"


def isi(skp, periode, oleh, *, versi=None, **isian):
    draf = Penilaian.objects.filter(skp=skp, periode=periode).first()
    return services.isi_penilaian(
        skp_id=skp.pk,
        periode_id=periode.pk,
        versi=(draf.versi if draf else 0) if versi is None else versi,
        isian=services.IsianPenilaian(**isian),
        oleh=oleh,
        pada=PADA,
    )


# Who rates


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [
        ("budi", True),
        ("ani", False),  # not oneself
        ("citra", False),  # not over the assessor's head
        ("fajar", False),
        ("dewi", False),
        ("eko", False),  # who manages periods does not rate
        ("hadi", False),
    ],
)
def test_only_the_assessor_of_the_plan_rates(client, pemeran, maret, siapa, boleh):
    skp = skp_ani(pemeran)
    oleh = getattr(pemeran, siapa)
    client.masuk_sebagai(oleh)

    izin = permissions.isi_penilaian(
        oleh, skp, maret, berhak=queries.berhak_menilai(oleh, skp, PADA.date()), penilaian=None
    )

    assert bool(izin) is boleh
    assert bool(izin.alasan) is not boleh
    assert client.get(alamat(skp, maret)).status_code == (200 if boleh else 403)
    if not boleh:
        with pytest.raises(PermissionDenied, match="Hanya pejabat penilai SKP ini, Budi, yang dapat"):
            isi(skp, maret, oleh)
        assert not Penilaian.objects.exists()


def test_the_assessor_who_moved_keeps_what_was_agreed(pemeran, maret):
    skp = skp_ani(pemeran)
    Penugasan.objects.filter(pegawai=pemeran.budi).update(selesai=PADA.date())
    PenugasanFactory(pegawai=pemeran.budi, unit=pemeran.disdik, mulai=PADA.date())
    pengganti = PegawaiFactory(nama="Indah")
    PenugasanFactory(
        pegawai=pengganti,
        unit=pemeran.pelayanan,
        memimpin=True,
        jabatan=pemeran.pelayanan.jabatan_pimpinan,
        mulai=PADA.date(),
    )

    assert isi(skp, maret, pemeran.budi).penilai == pemeran.budi
    with pytest.raises(PermissionDenied):
        isi(skp, maret, pengganti)


def test_who_has_no_post_any_more_is_followed_by_the_superior_of_today(pemeran, maret):
    skp = skp_ani(pemeran)
    draf = isi(skp, maret, pemeran.budi, rating_hasil="SESUAI")
    Penugasan.objects.filter(pegawai=pemeran.budi).update(selesai=PADA.date())

    with pytest.raises(PermissionDenied):
        isi(skp, maret, pemeran.budi)
    dilanjutkan = isi(skp, maret, pemeran.citra, rating_hasil="ATAS")

    assert dilanjutkan.pk == draf.pk
    assert (dilanjutkan.penilai, dilanjutkan.rating_hasil) == (pemeran.citra, "ATAS")
    assert dilanjutkan.jabatan_penilai == pemeran.dinkes.jabatan_pimpinan.nama


@pytest.mark.parametrize(
    ("keadaan", "alasan"),
    [
        ({"disetujui": False, "diajukan": True}, "Hanya pejabat penilai SKP ini"),
        ({"mulai": "2026-04-01"}, "tidak berlaku pada Maret 2026"),
        ({"selesai": "2026-03-01"}, "tidak berlaku pada Maret 2026"),
    ],
)
def test_only_approved_plans_of_the_period_are_rated(pemeran, maret, keadaan, alasan):
    skp = SKPFactory(pegawai=pemeran.ani, penilai=pemeran.budi, **({"disetujui": True} | keadaan))

    with pytest.raises(PermissionDenied, match=alasan):
        isi(skp, maret, pemeran.budi)


def test_nothing_is_drafted_in_a_closed_period_or_after_it_is_determined(client, pemeran, maret):
    skp = skp_ani(pemeran)
    tutup = PeriodePenilaianFactory(mulai="2026-02-01", selesai="2026-03-01", ditutup=True)
    PenilaianFactory(skp=skp, periode=maret, ditetapkan=True)
    client.masuk_sebagai(pemeran.budi)

    with pytest.raises(PermissionDenied, match="Februari 2026 sudah ditutup"):
        isi(skp, tutup, pemeran.budi)
    with pytest.raises(PermissionDenied, match="sudah ditetapkan oleh Budi dengan predikat baik"):
        isi(skp, maret, pemeran.budi)
    assert client.get(alamat(skp, maret)).status_code == 403


# What a draft keeps


def test_a_draft_is_saved_whole_frozen_in_words_and_audited(client, pemeran, maret):
    skp = skp_ani(pemeran)
    hasil = skp.hasil_kerja.get()
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(
        alamat(skp, maret),
        isian_formulir(
            skp,
            hasil="ATAS",
            umpan_balik=" Pertahankan. ",
            periksa="1",
            **{
                f"hasil{hasil.pk}-umpan_balik": "Selesai lebih cepat.",
                "harmonis-ekspektasi": "BAWAH",
                "harmonis-umpan_balik": "Sering berselisih di loket.",
            },
        ),
    )

    penilaian = Penilaian.objects.get()
    assert jawaban["Location"] == f"/evaluasi/{penilaian.pk}/"
    assert (penilaian.rating_hasil, penilaian.rating_perilaku, penilaian.umpan_balik) == (
        "ATAS",
        "SESUAI",
        "Pertahankan.",
    )
    assert (penilaian.status, penilaian.predikat) == (StatusPenilaian.DRAF, "")
    assert (penilaian.penilai, penilaian.jabatan_penilai) == (pemeran.budi, "Kepala Bidang Pelayanan")
    assert (penilaian.unit, penilaian.jabatan) == (pemeran.pelayanan, skp.penugasan.jabatan.nama)
    assert penilaian.perilaku.count() == 7
    assert (
        penilaian.perilaku.get(nilai_dasar=NilaiDasar.HARMONIS).umpan_balik == "Sering berselisih di loket."
    )
    assert penilaian.umpan_balik_hasil.get().umpan_balik == "Selesai lebih cepat."
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.oleh, jejak.rincian) == (
        "PENILAIAN_DIISI",
        pemeran.budi,
        {"rating_hasil": "ATAS", "rating_perilaku": "SESUAI"},
    )


def test_a_draft_can_be_saved_at_any_time_and_changed(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)

    kosong = client.post(alamat(skp, maret), {"umpan_balik": "", "loyal-ekspektasi": "ATAS"})
    pertama = Penilaian.objects.get()
    jumlah_pertama = pertama.perilaku.count()
    client.post(alamat(skp, maret), isian_formulir(skp, hasil="BAWAH"))
    html = client.get(alamat(skp, maret)).content.decode()

    assert kosong["Location"] == alamat(skp, maret)
    assert jumlah_pertama == 1
    kini = Penilaian.objects.get()
    assert (kini.pk, kini.dibuat_pada, kini.rating_hasil) == (pertama.pk, pertama.dibuat_pada, "BAWAH")
    assert kini.perilaku.count() == 7
    assert html.count(" checked") == 9  # both ratings and the seven values


def test_feedback_may_come_before_the_rating(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)

    client.post(alamat(skp, maret), {"umpan_balik": "", "loyal-umpan_balik": "Menjaga rahasia."})

    perilaku = Penilaian.objects.get().perilaku.get()
    assert (perilaku.nilai_dasar, perilaku.ekspektasi, perilaku.umpan_balik) == (
        NilaiDasar.LOYAL,
        "",
        "Menjaga rahasia.",
    )
    assert "Menjaga rahasia." in client.get(alamat(skp, maret)).content.decode()


def test_below_expectation_needs_a_word_and_no_text_is_lost(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)
    isian = isian_formulir(skp, umpan_balik="Panjang sekali.", **{"adaptif-ekspektasi": "BAWAH"})

    html = client.post(alamat(skp, maret), isian).content.decode()

    assert "Draf belum tersimpan. Periksa isian perilaku: Adaptif." in html
    assert "memerlukan umpan balik yang menjelaskannya" in html
    assert "Panjang sekali." in html
    assert not Penilaian.objects.exists()
    with pytest.raises(BatasanDilanggar, match="memerlukan umpan balik"):
        isi(skp, maret, pemeran.budi, perilaku={NilaiDasar.ADAPTIF: (Ekspektasi.BAWAH, " ")})


def test_words_about_a_result_of_somebody_else_are_not_kept(pemeran, maret):
    lain = HasilKerjaFactory()
    skp = skp_ani(pemeran)

    penilaian = isi(skp, maret, pemeran.budi, hasil={lain.pk: "Salah alamat."})

    assert not penilaian.umpan_balik_hasil.exists()


@pytest.mark.parametrize("isian", [{"rating_hasil": "LUAR_BIASA"}, {"kompeten-ekspektasi": "SEDANG"}])
def test_only_the_three_ratings_exist(client, pemeran, maret, isian):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)

    assert client.post(alamat(skp, maret), isian_formulir(skp, **isian)).status_code == 200
    assert not Penilaian.objects.exists()


# The evidence beside the rating


def test_nothing_is_chosen_before_the_assessor_chooses(client, pemeran, maret):
    skp = skp_ani(pemeran)
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    html = client.get(alamat(skp, maret)).content.decode()

    assert " checked" not in html
    assert not Penilaian.objects.exists()


def test_the_page_shows_target_realisation_achievement_and_their_arithmetic(client, pemeran, maret):
    skp = skp_ani(pemeran)
    hasil = skp.hasil_kerja.get()
    for satu in hasil.indikator.filter(sumber_realisasi="LAPORAN"):
        RealisasiIndikatorFactory(indikator=satu, nilai=90)
    rendah = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi="LAPORAN", arah="RENDAH", target=10)
    RealisasiIndikatorFactory(indikator=rendah, nilai=12)
    rentang = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi="LAPORAN", target=7, target_akhir=8)
    RealisasiIndikatorFactory(indikator=rentang, nilai="7.5")
    atas = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi="LAPORAN", target=7, target_akhir=8)
    RealisasiIndikatorFactory(indikator=atas, nilai=16)
    IndikatorFactory(hasil_kerja=hasil, sumber_realisasi="LAPORAN", uraian="Belum dilaporkan")
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    html = " ".join(client.get(alamat(skp, maret)).content.decode().split())
    html = html.replace("\N{MULTIPLICATION SIGN}", "x").replace("\N{MINUS SIGN}", "-")

    for kata in (
        "Target 120 berkas x 1 dari 12 bulan = 10 berkas.",
        "8 ÷ 10 x 100 = 80,00%.",
        "90 ÷ 100 x 100 = 90,00%.",
        "(1 + (1 - 12 ÷ 10)) x 100, paling rendah 0 = 80,00%.",
        "berada di dalam rentang target 7 sampai 8: 100,00%.",
        "16 ÷ 8 x 100 = 200,00%.",
        "belum dilaporkan pegawai, jadi belum diketahui",
        "Rata-rata 5 indikator yang terukur, masing-masing paling tinggi 120%: 94,00%.",
        "1 kegiatan terverifikasi</a>, 1 jam, 8 berkas",
        "3 April 2026 pukul 09.00 WIB",
    ):
        assert kata in html, kata


def test_what_was_never_computed_is_said(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)

    html = client.get(alamat(skp, maret)).content.decode()

    assert "Belum dihitung untuk periode ini." in html
    assert "belum pernah dihitung" in html


def test_all_seven_values_stand_with_their_statements_and_the_table_with_nine_cells(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)

    html = client.get(alamat(skp, maret)).content.decode()

    for nilai in NilaiDasar:
        assert nilai.label in html
    assert "Memegang teguh ideologi Pancasila" in html
    for (hasil, perilaku), predikat in MATRIKS_PREDIKAT.items():
        sel = html.split(f"matriks__sel--{hasil}-{perilaku} ")[1].split("</td>")[0]
        assert predikat.label in sel.lower()


def test_who_leads_the_organisation_is_reminded_of_its_predicate(client, pemeran, maret):
    kepala = SKPFactory(pegawai=pemeran.citra, penilai=pemeran.fajar, disetujui=True)
    bidang = SKPFactory(pegawai=pemeran.budi, penilai=pemeran.citra, disetujui=True)

    for penilai, skp, diingatkan in ((pemeran.fajar, kepala, True), (pemeran.citra, bidang, False)):
        client.masuk_sebagai(penilai)
        html = client.get(alamat(skp, maret)).content.decode()
        assert ("capaian kinerja organisasi menjadi rating hasil kerjanya" in html) is diingatkan
        assert " checked" not in html


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, maret, jumlah_kueri_tetap):
    skp = skp_ani(pemeran)
    isi(skp, maret, pemeran.budi, perilaku={NilaiDasar.LOYAL: ("ATAS", "")})
    client.masuk_sebagai(pemeran.budi)

    def tambah():
        for _ in range(6):
            hasil = HasilKerjaFactory(skp=skp)
            IndikatorFactory(hasil_kerja=hasil)
            IndikatorFactory(hasil_kerja=hasil, sumber_realisasi="LAPORAN")

    jumlah_kueri_tetap(muat=lambda: client.get(alamat(skp, maret)), tambah=tambah)


# Two windows on one draft


def test_the_older_window_overwrites_nothing_and_loses_nothing(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)
    isi(skp, maret, pemeran.budi, rating_hasil="SESUAI", umpan_balik="Awal.")
    lama = isian_formulir(skp, hasil="BAWAH", umpan_balik="Dari jendela lama.")
    client.post(
        alamat(skp, maret),
        isian_formulir(skp, hasil="ATAS", umpan_balik="Dari jendela baru.", **{"loyal-ekspektasi": "ATAS"}),
    )

    jawaban = client.post(alamat(skp, maret), lama)

    penilaian = Penilaian.objects.get()
    assert (penilaian.versi, penilaian.rating_hasil, penilaian.umpan_balik) == (
        2,
        "ATAS",
        "Dari jendela baru.",
    )
    html = jawaban.content.decode()
    assert "sudah disimpan dari halaman lain" in html
    assert html.count("Dari jendela lama.") == 1  # still in its field
    assert jawaban.context["lembar"].tersimpan == [
        ("Rating hasil kerja", "Di atas ekspektasi"),
        ("Umpan balik dan rekomendasi", "Dari jendela baru."),
        ("Loyal: Rating", "Di atas ekspektasi"),
    ]
    # Whoever has seen what stands there may save over it.
    assert 'name="versi" value="2"' in html
    client.post(alamat(skp, maret), lama | {"versi": 2})
    assert Penilaian.objects.get().umpan_balik == "Dari jendela lama."


def test_a_draft_begun_in_another_window_is_not_overwritten_either(client, pemeran, maret):
    skp = skp_ani(pemeran)
    hasil = skp.hasil_kerja.get()
    client.masuk_sebagai(pemeran.budi)
    isi(skp, maret, pemeran.budi, hasil={hasil.pk: "Rapi."})

    jawaban = client.post(alamat(skp, maret), isian_formulir(skp, versi=0, hasil=""))
    tanpa_versi = client.post(alamat(skp, maret), {"umpan_balik": "Lain."})

    assert jawaban.context["lembar"].benturan
    assert tanpa_versi.context["lembar"].benturan
    assert (f"{hasil}: Umpan balik atas hasil kerja ini", "Rapi.") in jawaban.context["lembar"].tersimpan
    assert Penilaian.objects.get().versi == 1
    with pytest.raises(services.DrafBerubah):
        isi(
            SKPFactory(pegawai=pemeran.dewi, penilai=pemeran.budi, disetujui=True),
            maret,
            pemeran.budi,
            versi=3,
        )


def test_pressing_save_twice_saves_once_and_is_no_clash(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)
    isian = isian_formulir(skp, umpan_balik="Baik.")

    client.post(alamat(skp, maret), isian)
    kedua = client.post(alamat(skp, maret), isian)

    assert kedua["Location"] == alamat(skp, maret)
    assert Penilaian.objects.get().versi == 1
    assert JejakAudit.objects.count() == 1


def test_the_trail_keeps_the_words_that_were_replaced(pemeran, maret):
    skp = skp_ani(pemeran)
    hasil = skp.hasil_kerja.get()
    loyal = {NilaiDasar.LOYAL: ("SESUAI", "Menjaga rahasia.")}
    isi(skp, maret, pemeran.budi, umpan_balik="Lama.", hasil={hasil.pk: "Cepat."}, perilaku=loyal)

    isi(skp, maret, pemeran.budi, umpan_balik="Baru.", hasil={hasil.pk: "Lambat."}, perilaku={})

    assert JejakAudit.objects.latest("pk").rincian == {
        "semula": {
            "umpan_balik": "Lama.",
            "umpan_balik_hasil": {str(hasil.pk): "Cepat."},
            "perilaku_loyal": "SESUAI",
            "umpan_balik_loyal": "Menjaga rahasia.",
        },
        "menjadi": {
            "umpan_balik": "Baru.",
            "umpan_balik_hasil": {str(hasil.pk): "Lambat."},
            "perilaku_loyal": "",
            "umpan_balik_loyal": "",
        },
    }


# Where each figure leads


def test_what_the_employee_reported_shows_with_its_source_as_unchecked(client, pemeran, maret):
    skp = skp_ani(pemeran)
    (laporan,) = skp.hasil_kerja.get().indikator.filter(sumber_realisasi="LAPORAN")
    RealisasiIndikatorFactory(indikator=laporan, nilai="92.50", sumber_data="Register loket")
    RealisasiIndikatorFactory(indikator=laporan, bulan="2026-02-01", sumber_data="Bulan lain")
    client.masuk_sebagai(pemeran.budi)

    html = " ".join(client.get(alamat(skp, maret)).content.decode().split())

    assert "Maret 2026: 92,5 berkas, sumber: Register loket (laporan pegawai, belum diperiksa)" in html
    assert "Bulan lain" not in html


@pytest.mark.parametrize(
    ("siapa", "kode"), [("ani", 200), ("budi", 200), ("citra", 200), ("hadi", 200), ("dewi", 403)]
)
def test_a_count_of_activities_leads_to_those_it_counts(client, pemeran, maret, siapa, kode):
    skp = skp_ani(pemeran)
    hasil = skp.hasil_kerja.get()
    KegiatanFactory(pegawai=pemeran.ani, hasil_kerja=hasil, diajukan=True, uraian="Belum diverifikasi")
    KegiatanFactory(pegawai=pemeran.ani, terverifikasi=True, uraian="Hasil lain")
    KegiatanFactory(
        pegawai=pemeran.ani, hasil_kerja=hasil, terverifikasi=True, tanggal="2026-02-27", uraian="Bulan lain"
    )
    daftar = f"/evaluasi/hasil-kerja/{hasil.pk}/periode/{maret.pk}/"
    client.masuk_sebagai(pemeran.budi)
    assert f'href="{daftar}"' in client.get(alamat(skp, maret)).content.decode()

    client.masuk_sebagai(getattr(pemeran, siapa))
    jawaban = client.get(daftar)

    assert jawaban.status_code == kode
    if kode == 200:
        assert [satu.volume for satu in jawaban.context["halaman"]] == [8]


def test_the_list_of_counted_activities_costs_the_same_for_few_and_many(
    client, pemeran, maret, jumlah_kueri_tetap
):
    hasil = skp_ani(pemeran).hasil_kerja.get()
    client.masuk_sebagai(pemeran.budi)

    jumlah_kueri_tetap(
        muat=lambda: client.get(f"/evaluasi/hasil-kerja/{hasil.pk}/periode/{maret.pk}/"),
        tambah=lambda: KegiatanFactory.create_batch(
            20, pegawai=pemeran.ani, hasil_kerja=hasil, terverifikasi=True
        ),
    )


def test_the_plan_is_one_step_away_from_its_targets(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)

    assert f'href="/skp/{skp.pk}/"' in client.get(alamat(skp, maret)).content.decode()


def test_a_month_before_the_approval_says_why_it_is_unknown(client, pemeran, maret):
    skp = skp_ani(pemeran, disetujui_pada="2026-04-02T08:00:00+07:00")
    Kegiatan.objects.all().delete()
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    html = client.get(alamat(skp, maret)).content.decode()

    assert "SKP ini disetujui setelah periode berakhir" in html
    assert "0,00%" not in html
