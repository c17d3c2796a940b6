from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from evaluasi import permissions, queries, scoring, services
from evaluasi.choices import PredikatOrganisasi
from evaluasi.models import PenilaianOrganisasi
from evaluasi.tests.adegan import PADA, skp_ani
from evaluasi.tests.factories import PenilaianFactory, PenilaianOrganisasiFactory, PeriodePenilaianFactory
from pegawai.batasan import BatasanDilanggar
from pegawai.choices import JenisPenugasan, Peran
from pegawai.models import JejakAudit, PeranPegawai
from pegawai.tests.factories import PegawaiFactory, PenugasanFactory, SKPFactory, UnitKerjaFactory, kota
from pegawai.tests.serentak import jalankan
from umpanbalik.models import IndeksKepuasan


pytestmark = pytest.mark.pada(PADA)


def tetapkan(opd, periode, oleh, predikat=PredikatOrganisasi.BAIK, alasan="Target tercapai."):
    return services.tetapkan_organisasi(
        opd=opd, periode_id=periode.pk, predikat=predikat, alasan=alasan, oleh=oleh, pada=PADA
    )


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [("fajar", True), ("citra", False), ("budi", False), ("ani", False), ("eko", False), ("hadi", False)],
)
def test_the_leader_one_level_above_sets_it(pemeran, maret, siapa, boleh):
    oleh = getattr(pemeran, siapa)

    izin = permissions.tetapkan_organisasi(
        oleh,
        pemeran.dinkes,
        maret,
        dipimpin=queries.unit_dipimpin(oleh, PADA.date()),
        bertugas=queries.bertugas_di(oleh, pemeran.dinkes, PADA.date()),
        terpakai=False,
    )

    assert bool(izin) is boleh
    assert bool(izin.alasan) is not boleh
    if not boleh:
        with pytest.raises(PermissionDenied, match="pimpinan satu tingkat di atasnya"):
            tetapkan(pemeran.dinkes, maret, oleh)
        assert not PenilaianOrganisasi.objects.exists()


def test_who_leads_the_city_for_the_mayor_sets_it_too(pemeran, maret):
    wakil = PegawaiFactory(unit=pemeran.disdik)
    PenugasanFactory(
        pegawai=wakil,
        unit=kota(),
        jabatan=kota().jabatan_pimpinan,
        jenis=JenisPenugasan.PLH,
        memimpin=True,
        mulai=PADA.date(),
    )

    assert tetapkan(pemeran.dinkes, maret, wakil).pk


@pytest.mark.parametrize(
    ("peran", "plh", "memimpin"),
    [
        (Peran.PIMPINAN_KOTA, False, True),  # the Sekda
        (Peran.PIMPINAN_KOTA, False, False),  # an assistant of the Sekda, with the same role
        (None, True, True),  # the Sekda, acting for the mayor
        (Peran.PIMPINAN_KOTA, True, True),
    ],
)
def test_a_city_leader_does_not_judge_the_office_he_works_in(client, pemeran, maret, peran, plh, memimpin):
    setda = UnitKerjaFactory(kode="SETDA", jenis="SETDA")
    sekda = PegawaiFactory(memimpin=setda) if memimpin else PegawaiFactory(unit=setda)
    if peran:
        PeranPegawai.objects.create(pegawai=sekda, peran=peran)
    if plh:
        PenugasanFactory(
            pegawai=sekda,
            unit=kota(),
            jabatan=kota().jabatan_pimpinan,
            jenis=JenisPenugasan.PLH,
            memimpin=True,
            mulai=PADA.date(),
        )
    client.masuk_sebagai(sekda)

    html = client.get(f"/evaluasi/organisasi/{maret.pk}/SETDA/").content.decode()

    assert tetapkan(pemeran.dinkes, maret, sekda).pk
    assert "tempat Anda bertugas ditetapkan oleh Wali Kota" in html
    with pytest.raises(PermissionDenied, match="tempat Anda bertugas ditetapkan oleh Wali Kota"):
        tetapkan(setda, maret, sekda)
    assert tetapkan(setda, maret, pemeran.fajar).pk


def test_the_post_of_sekda_alone_does_not_lead_the_city(pemeran, maret):
    sekda = PegawaiFactory(memimpin=UnitKerjaFactory(kode="SETDA", jenis="SETDA"))

    with pytest.raises(PermissionDenied, match="yaitu pimpinan kota"):
        tetapkan(pemeran.dinkes, maret, sekda)


def test_the_mayor_judges_the_city_itself(pemeran, maret):
    assert tetapkan(kota(), maret, pemeran.fajar).pk


@pytest.mark.parametrize(("siapa", "tindakan"), [("fajar", "Tetapkan"), ("eko", "Lihat"), ("hadi", "Lihat")])
def test_the_list_names_no_act_that_is_not_ones_own(client, pemeran, maret, siapa, tindakan):
    client.masuk_sebagai(getattr(pemeran, siapa))

    html = client.get("/evaluasi/organisasi/").content.decode()

    assert f'/evaluasi/organisasi/{maret.pk}/DINKES/">{tindakan}<span' in html


def test_it_is_set_with_its_reason_changed_and_audited(client, pemeran, maret):
    client.masuk_sebagai(pemeran.fajar)
    alamat = f"/evaluasi/organisasi/{maret.pk}/DINKES/"

    kosong = client.post(alamat, {"alasan": ""})
    pertama = client.post(alamat, {"predikat": "BAIK", "alasan": " Sembilan dari sepuluh target. "})
    client.post(alamat, {"predikat": "ISTIMEWA", "alasan": "Semua target terlampaui."})

    assert "Pilih predikat organisasinya." in str(kosong.context["form"].errors)
    assert "Tuliskan dasar penetapannya." in str(kosong.context["form"].errors)
    assert pertama["Location"] == f"/evaluasi/organisasi/?periode={maret.pk}"
    penilaian = PenilaianOrganisasi.objects.get()
    assert (penilaian.unit, penilaian.predikat, penilaian.ditetapkan_oleh, penilaian.ditetapkan_pada) == (
        pemeran.dinkes,
        PredikatOrganisasi.ISTIMEWA,
        pemeran.fajar,
        PADA,
    )
    satu, dua = JejakAudit.objects.filter(tindakan="ORGANISASI_DITETAPKAN").order_by("pk")
    assert (satu.rincian["sebelumnya"], satu.rincian["alasan"]) == ("", "Sembilan dari sepuluh target.")
    assert (dua.rincian["sebelumnya"], dua.rincian["predikat"]) == ("BAIK", "ISTIMEWA")


def test_a_reason_cannot_be_left_out_by_another_door(pemeran, maret):
    with pytest.raises(BatasanDilanggar, match="Tuliskan dasar penetapannya"):
        tetapkan(pemeran.dinkes, maret, pemeran.fajar, alasan="  ")


def test_it_stands_once_somebody_was_rated_on_it(client, pemeran, maret):
    penilaian = PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=maret)
    PenilaianFactory(skp=skp_ani(pemeran), periode=maret)
    tetapkan(pemeran.dinkes, maret, pemeran.fajar, PredikatOrganisasi.KURANG)  # drafts bind nobody
    PenilaianFactory(
        skp=SKPFactory(pegawai=pemeran.budi, penilai=pemeran.citra, disetujui=True), ditetapkan=True
    )
    client.masuk_sebagai(pemeran.fajar)
    alamat = f"/evaluasi/organisasi/{maret.pk}/DINKES/"

    halaman = client.get(alamat).content.decode()
    jawaban = client.post(alamat, {"predikat": "BAIK", "alasan": "Berubah pikiran."})

    assert "tidak dapat diubah lagi" in halaman
    assert "Ubah predikat" not in halaman
    assert "tidak dapat diubah lagi" in str(jawaban.context["form"].errors)
    penilaian.refresh_from_db()
    assert penilaian.predikat == PredikatOrganisasi.KURANG
    assert tetapkan(pemeran.disdik, maret, pemeran.fajar).pk  # another office is not held by it


@pytest.mark.parametrize(
    "perbuatan",
    [
        pytest.param(lambda p: PenilaianOrganisasi.objects.update(predikat="KURANG"), id="orm-update"),
        pytest.param(lambda p: p.delete(), id="orm-delete"),
        pytest.param(lambda p: jalankan("UPDATE evaluasi_penilaianorganisasi SET alasan = 'x'"), id="sql"),
        pytest.param(lambda p: jalankan("DELETE FROM evaluasi_penilaianorganisasi"), id="sql-delete"),
    ],
)
def test_no_other_door_changes_what_ratings_stand_on(pemeran, maret, perbuatan):
    penilaian = PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=maret)
    PenilaianFactory(skp=skp_ani(pemeran), periode=maret, ditetapkan=True)

    with pytest.raises(IntegrityError, match="sudah menjadi dasar"), transaction.atomic():
        perbuatan(penilaian)


def test_not_after_the_period_is_closed(pemeran):
    tutup = PeriodePenilaianFactory(ditutup=True)

    with pytest.raises(PermissionDenied, match="Periode Maret 2026 sudah ditutup"):
        tetapkan(pemeran.dinkes, tutup, pemeran.fajar)


def test_the_evidence_stands_beside_the_choice(client, pemeran, maret):
    skp_ani(pemeran)
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    scoring.hitung_rekap(periode=maret.rentang, pada=PADA)
    lalu = PeriodePenilaianFactory(mulai=date(2026, 2, 1), selesai=date(2026, 3, 1), ditutup=True)
    PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=lalu, predikat="BUTUH_PERBAIKAN")
    IndeksKepuasan.objects.create(
        unit=pemeran.dinkes,
        mulai=maret.mulai,
        selesai=maret.selesai,
        jumlah_tanggapan=40,
        jumlah_nilai={f"U{ke}": 130 for ke in range(9)},
        jumlah_kuadrat=40 * 30 * 30,
        nilai="81.25",
        mutu="B",
        dihitung_pada=PADA,
    )
    client.masuk_sebagai(pemeran.fajar)

    html = client.get(f"/evaluasi/organisasi/{maret.pk}/DINKES/").content.decode()

    for kata in (
        "80,00%",
        "1 dari 3 pegawai",
        "81,25",
        "40 tanggapan",
        "0 pengaduan diterima",
        "Februari 2026",
    ):
        assert kata in html
    assert " checked" not in html  # nothing is chosen for the leader


def test_too_few_answers_are_no_voice(client, pemeran, maret):
    IndeksKepuasan.objects.create(
        unit=pemeran.dinkes,
        mulai=maret.mulai,
        selesai=maret.selesai,
        jumlah_tanggapan=29,
        jumlah_nilai={f"U{ke}": 100 for ke in range(9)},
        jumlah_kuadrat=29 * 30 * 30,
        nilai="86.21",
        mutu=None,
        dihitung_pada=PADA,
    )
    client.masuk_sebagai(pemeran.fajar)

    html = client.get(f"/evaluasi/organisasi/{maret.pk}/DINKES/").content.decode()

    assert "belum cukup untuk sebuah indeks" in html
    assert "86,21" not in html


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [("fajar", 200), ("eko", 200), ("hadi", 200), ("citra", 403), ("budi", 403), ("ani", 403)],
)
def test_who_compares_the_organisations(client, pemeran, maret, siapa, kode):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get("/evaluasi/organisasi/").status_code == kode
    assert client.get(f"/evaluasi/organisasi/{maret.pk}/DINKES/").status_code == kode


def test_only_organisations_have_a_predicate(client, pemeran, maret):
    client.masuk_sebagai(pemeran.fajar)

    assert client.get(f"/evaluasi/organisasi/{maret.pk}/DINKES-YAN/").status_code == 404
    assert client.get(f"/evaluasi/organisasi/{maret.pk}/TIDAK-ADA/").status_code == 404


def test_the_list_names_every_organisation_and_the_city_only_where_people_belong_to_it(
    client, pemeran, maret
):
    PenilaianFactory(skp=skp_ani(pemeran), periode=maret, ditetapkan=True)
    client.masuk_sebagai(pemeran.eko)

    def baris():
        return {
            o.opd: o.kemajuan.skp for o in client.get("/evaluasi/organisasi/").context["daftar_organisasi"]
        }

    awal = baris()
    SKPFactory(pegawai=PegawaiFactory(unit=kota()), disetujui=True)

    assert awal[pemeran.dinkes] == 1
    assert awal[pemeran.disdik] == 0
    assert pemeran.pelayanan not in awal
    assert kota() not in awal
    assert baris()[kota()] == 1


def test_without_a_period_the_list_says_so(client, pemeran):
    client.masuk_sebagai(pemeran.eko)

    assert "Belum ada periode penilaian." in client.get("/evaluasi/organisasi/").content.decode()


def test_the_pages_cost_the_same_for_few_and_many(client, pemeran, maret, jumlah_kueri_tetap):
    skp_ani(pemeran)
    client.masuk_sebagai(pemeran.fajar)

    def tambah():
        for _ in range(4):
            unit = UnitKerjaFactory()
            PenilaianOrganisasiFactory(unit=unit, periode=maret)
            PenilaianFactory(skp=SKPFactory(pegawai=PegawaiFactory(unit=unit), disetujui=True), periode=maret)

    for alamat in ("/evaluasi/organisasi/", f"/evaluasi/organisasi/{maret.pk}/DINKES/"):
        jumlah_kueri_tetap(muat=lambda alamat=alamat: client.get(alamat), tambah=tambah)
