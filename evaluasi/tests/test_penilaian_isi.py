import pytest
from django.core.exceptions import PermissionDenied

from evaluasi import permissions, queries, services
from evaluasi.choices import Ekspektasi, NilaiDasar, StatusPenilaian
from evaluasi.models import Penilaian
from evaluasi.tests.adegan import PADA, alamat, isi, isian_formulir, skp_ani
from evaluasi.tests.factories import PenilaianFactory, PeriodePenilaianFactory
from pegawai.batasan import BatasanDilanggar
from pegawai.models import JejakAudit, Penugasan
from pegawai.tests.factories import (
    HasilKerjaFactory,
    PegawaiFactory,
    PenugasanFactory,
    SKPFactory,
)


pytestmark = pytest.mark.pada(PADA)


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
