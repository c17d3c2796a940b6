from datetime import date

import pytest

from evaluasi import scoring
from evaluasi.choices import Ekspektasi
from evaluasi.tests.adegan import PADA, skp_ani
from evaluasi.tests.factories import PenilaianFactory, PenilaianOrganisasiFactory, PeriodePenilaianFactory
from pegawai.models import Penugasan
from pegawai.tests.factories import JabatanFactory, PegawaiFactory, PenugasanFactory, SKPFactory
from umpanbalik.models import IndeksKepuasan


pytestmark = pytest.mark.pada(PADA)


def halaman(client, oleh, penilaian):
    client.masuk_sebagai(oleh)
    return client.get(f"/evaluasi/{penilaian.pk}/")


@pytest.mark.parametrize(
    ("siapa", "draf", "ditetapkan"),
    [
        ("ani", 403, 200),  # her own, once it is determined
        ("budi", 200, 200),  # her assessor
        ("citra", 403, 200),  # leads the office above
        ("fajar", 403, 200),
        ("dewi", 403, 403),
        ("eko", 403, 200),
        ("gita", 403, 403),
        ("hadi", 403, 200),
    ],
)
def test_a_draft_is_the_assessors_own_and_the_rest_reads_what_is_determined(
    client, pemeran, maret, siapa, draf, ditetapkan
):
    skp = skp_ani(pemeran)
    masih_draf = PenilaianFactory(skp=skp, periode=maret, lengkap=True)
    februari = PeriodePenilaianFactory(mulai=date(2026, 2, 1), selesai=date(2026, 3, 1))
    sudah = PenilaianFactory(skp=skp, periode=februari, ditetapkan=True)

    oleh = getattr(pemeran, siapa)

    assert halaman(client, oleh, masih_draf).status_code == draf
    assert halaman(client, oleh, sudah).status_code == ditetapkan


def test_the_reason_of_a_refusal_is_said(client, pemeran, maret):
    penilaian = PenilaianFactory(skp=skp_ani(pemeran), periode=maret)

    assert "masih draf" in halaman(client, pemeran.ani, penilaian).content.decode()
    assert "hanya terbuka bagi" in (
        halaman(
            client,
            pemeran.dewi,
            PenilaianFactory(
                skp=penilaian.skp, periode=PeriodePenilaianFactory(mulai=date(2026, 1, 1)), ditetapkan=True
            ),
        ).content.decode()
    )


def test_who_wrote_a_draft_and_assesses_no_longer_reads_it_without_a_way_to_change_it(client, pemeran, maret):
    penilaian = PenilaianFactory(skp=skp_ani(pemeran), periode=maret, lengkap=True)
    Penugasan.objects.filter(pegawai=pemeran.budi).update(selesai=PADA.date())

    lama, baru = (halaman(client, oleh, penilaian) for oleh in (pemeran.budi, pemeran.citra))

    assert "Ubah draf" not in lama.content.decode()
    assert client.get(f"/evaluasi/skp/{penilaian.skp_id}/periode/{maret.pk}/").status_code == 200  # Citra's
    assert "Ubah draf" in baru.content.decode()


def test_the_leader_of_another_office_reads_nothing(client, pemeran, maret):
    penilaian = PenilaianFactory(skp=skp_ani(pemeran), periode=maret, ditetapkan=True)
    kepala = PegawaiFactory(memimpin=pemeran.disdik)

    assert halaman(client, kepala, penilaian).status_code == 403


def test_the_employee_sees_how_the_predicate_follows(client, pemeran, maret):
    penilaian = PenilaianFactory(
        skp=skp_ani(pemeran),
        periode=maret,
        ditetapkan=True,
        rating_hasil=Ekspektasi.ATAS,
        rating_perilaku=Ekspektasi.BAWAH,
        umpan_balik="Hasil Anda baik; mari perbaiki cara bekerja sama.",
    )
    PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=maret, alasan="Delapan dari sepuluh target.")

    html = " ".join(halaman(client, pemeran.ani, penilaian).content.decode().split())

    assert (
        "<strong>di atas ekspektasi</strong> dan perilaku kerja <strong>di bawah ekspektasi</strong>" in html
    )
    assert "menghasilkan predikat <strong>kurang</strong>" in html
    assert html.count("matriks__sel--kini") == 1
    assert "matriks__sel--ATAS-BAWAH matriks__sel--kini" in html
    assert "mari perbaiki cara bekerja sama." in html
    assert html.count("Perlu dibina.") == 7
    assert "Delapan dari sepuluh target." in html
    assert "Tetapkan penilaian" not in html


@pytest.mark.parametrize(
    ("jabatan", "jenis", "tampil"),
    [
        ({"jenis": "FUNGSIONAL", "jenjang": "AHLI_MUDA"}, "PNS", True),
        ({"jenis": "FUNGSIONAL", "jenjang": "AHLI_MUDA"}, "PPPK", False),
        ({"jenis": "PELAKSANA"}, "PNS", False),
    ],
)
def test_a_functional_post_shows_its_angka_kredit_with_the_arithmetic(
    client, pemeran, jabatan, jenis, tampil
):
    pegawai = PegawaiFactory(jenis=jenis)
    PenugasanFactory(pegawai=pegawai, unit=pemeran.pelayanan, jabatan=JabatanFactory(**jabatan))
    triwulan = PeriodePenilaianFactory(mulai=date(2026, 1, 1))
    # The plan begins in February: of the quarter only two months are its own.
    skp = SKPFactory(pegawai=pegawai, penilai=pemeran.budi, disetujui=True, mulai=date(2026, 2, 1))
    penilaian = PenilaianFactory(
        skp=skp, periode=triwulan, ditetapkan=True, rating_hasil="ATAS", rating_perilaku="ATAS"
    )

    html = " ".join(halaman(client, pegawai, penilaian).content.decode().split())

    assert ("Setara angka kredit" in html) is tampil
    if tampil:
        assert ">6,25<" in html
        html = html.replace("\N{MULTIPLICATION SIGN}", "x")
        assert (
            "Koefisien setahun 25,00 (ahli muda) x 150% (predikat sangat baik) x 2 bulan ÷ 12 bulan." in html
        )


def test_the_history_stands_beside_it_and_only_what_is_determined(client, pemeran, maret):
    skp = skp_ani(pemeran)
    penilaian = PenilaianFactory(skp=skp, periode=maret, ditetapkan=True)
    lama = PenilaianFactory(
        skp=skp,
        periode=PeriodePenilaianFactory(mulai=date(2026, 1, 1), selesai=date(2026, 2, 1)),
        ditetapkan=True,
    )
    PenilaianFactory(
        skp=skp, periode=PeriodePenilaianFactory(mulai=date(2026, 2, 1), selesai=date(2026, 3, 1))
    )

    jawaban = halaman(client, pemeran.ani, penilaian)

    assert list(jawaban.context["riwayat"]) == [penilaian, lama]
    assert f"/evaluasi/{lama.pk}/" in jawaban.content.decode()


def test_citizens_are_heard_beside_the_rating_from_the_nearest_unit_with_enough_answers(
    client, pemeran, maret
):
    for unit, n in ((pemeran.pelayanan, 12), (pemeran.dinkes, 90)):
        IndeksKepuasan.objects.create(
            unit=unit,
            mulai=maret.mulai,
            selesai=maret.selesai,
            jumlah_tanggapan=n,
            jumlah_nilai={f"U{ke}": n * 3 for ke in range(9)},
            jumlah_kuadrat=n * 27 * 27,
            nilai="75.00",
            mutu="C" if n >= 30 else None,
            dihitung_pada=PADA,
        )
    penilaian = PenilaianFactory(skp=skp_ani(pemeran), periode=maret, ditetapkan=True)

    html = halaman(client, pemeran.ani, penilaian).content.decode()

    assert "IKM Dinas Kesehatan" in html
    assert "90 tanggapan" in html
    assert "tidak dihitung ke dalam predikat siapa pun" in html


def test_the_assessor_sees_the_spread_before_determining(client, pemeran, maret):
    PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=maret)
    for _ in range(9):
        PenilaianFactory(
            skp=SKPFactory(
                pegawai=PegawaiFactory(unit=pemeran.pelayanan), penilai=pemeran.budi, disetujui=True
            ),
            periode=maret,
            lengkap=True,
        )
    penilaian = PenilaianFactory(skp=skp_ani(pemeran), periode=maret, lengkap=True)

    html = halaman(client, pemeran.budi, penilaian).content.decode()

    assert "Predikat baik: 10 dari 10 orang, pedomannya paling banyak 70% (7 orang)." in html
    assert "bahan pertimbangan, bukan jatah" in html


@pytest.mark.parametrize("ditetapkan", [False, True])
def test_the_page_costs_the_same_for_few_and_many(client, pemeran, maret, jumlah_kueri_tetap, ditetapkan):
    skp = skp_ani(pemeran)
    penilaian = PenilaianFactory(skp=skp, periode=maret, lengkap=True, ditetapkan=ditetapkan)
    client.masuk_sebagai(pemeran.citra if ditetapkan else pemeran.budi)

    def tambah():
        for bulan in (1, 2):
            periode = PeriodePenilaianFactory(mulai=date(2026, bulan, 1), selesai=date(2026, bulan + 1, 1))
            PenilaianFactory(skp=skp, periode=periode, ditetapkan=True)
        scoring.hitung_capaian(periode=maret.rentang, pada=PADA)

    jumlah_kueri_tetap(muat=lambda: client.get(f"/evaluasi/{penilaian.pk}/"), tambah=tambah)


def test_an_employee_who_left_still_reads_the_own_rating(client, pemeran, maret):
    penilaian = PenilaianFactory(skp=skp_ani(pemeran), periode=maret, ditetapkan=True)
    Penugasan.objects.filter(pegawai=pemeran.ani).update(selesai=PADA.date())

    assert halaman(client, pemeran.ani, penilaian).status_code == 200
