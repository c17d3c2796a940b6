from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from pegawai import queries, services
from pegawai.batasan import BatasanDilanggar
from pegawai.choices import JenisPenugasan, Peran
from pegawai.models import JejakAudit, Penugasan, PeranPegawai
from pegawai.tests.factories import JabatanFactory, PegawaiFactory, PenugasanFactory, UnitKerjaFactory


PADA = datetime(2026, 3, 10, 3, tzinfo=UTC)
ISIAN = {"jenis": "DEFINITIF", "nama_jabatan": "", "mulai": "2026-03-10", "selesai": ""}


def tugaskan(oleh, **isian):
    isian = {"jabatan": JabatanFactory(nama="Arsiparis"), "mulai": date(2026, 3, 10), **isian}
    return services.tugaskan(penugasan=Penugasan(**isian), oleh=oleh, pada=PADA)


def test_a_post_is_given_from_the_page(client, pemeran):
    orang, jabatan = PegawaiFactory(), JabatanFactory(nama="Arsiparis Ahli Muda")
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post(
        f"/pegawai/{orang.pk}/penugasan/buat/",
        {**ISIAN, "unit": pemeran.dinkes.pk, "nama_jabatan": "arsiparis ahli muda"},
    )

    assert jawaban.headers["Location"] == f"/pegawai/{orang.pk}/"
    penugasan = orang.penugasan.get()
    assert (penugasan.unit, penugasan.jabatan, penugasan.memimpin) == (pemeran.dinkes, jabatan, False)
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.oleh, jejak.rincian) == (
        "PENUGASAN_DIBUAT",
        pemeran.eko,
        {"pegawai": orang.pk, "unit": "DINKES"},
    )


@pytest.mark.parametrize("jenis", JenisPenugasan)
def test_without_a_post_named_the_person_leads_the_unit(client, pemeran, jenis):
    unit = UnitKerjaFactory()
    orang = PegawaiFactory()
    client.masuk_sebagai(pemeran.eko)

    client.post(f"/pegawai/{orang.pk}/penugasan/buat/", {**ISIAN, "jenis": jenis, "unit": unit.pk})

    penugasan = orang.penugasan.get()
    assert (penugasan.jabatan, penugasan.memimpin) == (unit.jabatan_pimpinan, True)
    assert queries.memimpin(orang, unit, date(2026, 3, 10))


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        pytest.param({"nama_jabatan": "Juru Ramal"}, "belum terdaftar", id="unknown-post"),
        pytest.param({"selesai": "2026-03-10"}, "sesudah tanggal mulai", id="no-day-long"),
        pytest.param(
            {"jenis": "PLT", "nama_jabatan": "Arsiparis"},
            "hanya untuk jabatan yang memimpin",
            id="plt-of-staff",
        ),
        pytest.param({"nama_jabatan": "Arsiparis"}, "sudah mempunyai jabatan definitif", id="second-post"),
        pytest.param({}, "sudah mempunyai jabatan definitif", id="second-post-as-head"),
    ],
)
def test_what_cannot_be_is_refused_in_the_words_of_its_constraint(client, pemeran, isian, pesan):
    JabatanFactory(nama="Arsiparis")
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post(
        f"/pegawai/{pemeran.ani.pk}/penugasan/buat/", {**ISIAN, "unit": pemeran.disdik.pk, **isian}
    )

    assert pesan in str(jawaban.context["form"].errors)
    assert pemeran.ani.penugasan.count() == 1


def test_a_unit_has_one_definitive_head_and_one_who_acts(pemeran):
    pimpin = {"unit": pemeran.dinkes, "jabatan": pemeran.dinkes.jabatan_pimpinan}

    with pytest.raises(BatasanDilanggar, match="sudah mempunyai pimpinan definitif"):
        tugaskan(pemeran.eko, pegawai=PegawaiFactory(), **pimpin)
    tugaskan(pemeran.eko, pegawai=pemeran.budi, jenis=JenisPenugasan.PLH, **pimpin)
    with pytest.raises(BatasanDilanggar, match="sudah mempunyai Plt atau Plh"):
        tugaskan(pemeran.eko, pegawai=pemeran.ani, jenis=JenisPenugasan.PLT, **pimpin)


def test_a_move_ends_one_post_and_begins_the_next_on_the_same_day(pemeran):
    lama = pemeran.ani.penugasan.get()
    hari = date(2026, 4, 1)

    services.akhiri_penugasan(penugasan_id=lama.pk, selesai=hari, oleh=pemeran.eko, pada=PADA)
    tugaskan(pemeran.eko, pegawai=pemeran.ani, unit=pemeran.disdik, mulai=hari)

    assert queries.penugasan_definitif(pemeran.ani, date(2026, 3, 31)) == lama
    assert queries.penugasan_definitif(pemeran.ani, hari).unit == pemeran.disdik


@pytest.mark.parametrize("siapa", ["ani", "budi", "citra", "fajar", "gita", "hadi"])
def test_only_the_pengelola_gives_and_ends_posts(client, pemeran, siapa):
    oleh = getattr(pemeran, siapa)
    penugasan = pemeran.ani.penugasan.get()

    with pytest.raises(PermissionDenied, match="pengelola kinerja"):
        tugaskan(oleh, pegawai=PegawaiFactory(), unit=pemeran.dinkes)
    with pytest.raises(PermissionDenied, match="pengelola kinerja"):
        services.akhiri_penugasan(penugasan_id=penugasan.pk, selesai=date(2026, 4, 1), oleh=oleh, pada=PADA)

    client.masuk_sebagai(oleh)
    assert client.get(f"/pegawai/{pemeran.ani.pk}/penugasan/buat/").status_code == 403
    assert client.get(f"/pegawai/penugasan/{penugasan.pk}/akhiri/").status_code == 403


def test_an_end_is_set_from_the_page_and_may_be_moved(client, pemeran):
    penugasan = pemeran.ani.penugasan.get()
    alamat = f"/pegawai/penugasan/{penugasan.pk}/akhiri/"
    client.masuk_sebagai(pemeran.eko)

    client.post(alamat, {"selesai": "2026-04-01"})
    client.post(alamat, {"selesai": "2026-05-01"})

    penugasan.refresh_from_db()
    assert (penugasan.selesai, penugasan.hari_terakhir) == (date(2026, 5, 1), date(2026, 4, 30))
    assert JejakAudit.objects.latest("pk").rincian == {"selesai": "2026-05-01", "semula": "2026-04-01"}


def test_an_end_before_the_beginning_or_into_the_next_post_is_refused(client, pemeran):
    penugasan = pemeran.ani.penugasan.get()
    Penugasan.objects.filter(pk=penugasan.pk).update(selesai=date(2026, 4, 1))
    PenugasanFactory(pegawai=pemeran.ani, unit=pemeran.disdik, mulai=date(2026, 4, 1))
    client.masuk_sebagai(pemeran.eko)

    for selesai, pesan in (("2023-01-01", "sesudah tanggal mulai"), ("2026-06-01", "jabatan definitif")):
        jawaban = client.post(f"/pegawai/penugasan/{penugasan.pk}/akhiri/", {"selesai": selesai})
        assert pesan in str(jawaban.context["form"].errors)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_a_post_at_once_one_is_told_why_not():
    eko, orang = PegawaiFactory(), PegawaiFactory()
    PeranPegawai.objects.create(pegawai=eko, peran=Peran.PENGELOLA)
    unit, jabatan = UnitKerjaFactory(), JabatanFactory()
    mulai_bersama, hasil = Barrier(2), []

    def beri():
        mulai_bersama.wait()
        try:
            tugaskan(eko, pegawai=orang, unit=unit, jabatan=jabatan)
            hasil.append("diberi")
        except BatasanDilanggar as penolakan:
            hasil.append(str(penolakan))
        finally:
            connection.close()

    dua = [Thread(target=beri) for _ in range(2)]
    for satu in dua:
        satu.start()
    for satu in dua:
        satu.join()

    assert sorted(hasil) == [
        "Pegawai ini sudah mempunyai jabatan definitif pada rentang tanggal tersebut.",
        "diberi",
    ]
    assert orang.penugasan.count() == 1
