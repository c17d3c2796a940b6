from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from pegawai import permissions, services
from pegawai.batasan import BatasanDilanggar
from pegawai.choices import Kedudukan, StatusSKP
from pegawai.inti.periode import Periode
from pegawai.models import SKP, JejakAudit
from pegawai.tests.factories import PenugasanFactory, SKPFactory, UnitKerjaFactory


PADA = datetime(2026, 1, 5, 3, tzinfo=UTC)
pytestmark = pytest.mark.pada(PADA)
ISIAN = {"tahun": "2026", "dari": "1", "sampai": "12"}


def buat(pegawai, periode=Periode.tahun(2026), penugasan=None):  # noqa: B008 - a value, not a clock
    penugasan = penugasan or pegawai.penugasan.get()
    return services.buat_skp(penugasan=penugasan, periode=periode, oleh=pegawai, pada=PADA)


def test_an_employee_begins_a_draft_for_the_current_post(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/skp/buat/", ISIAN)

    skp = SKP.objects.get()
    assert jawaban.headers["Location"] == f"/skp/{skp.pk}/"
    assert (skp.pegawai, skp.penugasan, skp.status) == (
        pemeran.ani,
        pemeran.ani.penugasan.get(),
        StatusSKP.DRAF,
    )
    assert skp.periode == Periode.tahun(2026)
    assert JejakAudit.objects.get().tindakan == "SKP_DIBUAT"


def test_the_form_offers_this_year_and_the_next_from_the_first_whole_month(client, pemeran):
    pemeran.ani.penugasan.update(mulai=date(2026, 1, 2))
    client.masuk_sebagai(pemeran.ani)

    form = client.get("/skp/buat/").context["form"]

    assert [nilai for nilai, _ in form.fields["tahun"].choices] == [2026, 2027]
    assert (form["tahun"].value(), form["dari"].value(), form["sampai"].value()) == (2026, 2, 12)


def test_months_that_another_skp_of_the_post_covers_are_refused(client, pemeran):
    SKPFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/skp/buat/", {**ISIAN, "dari": "6"})

    assert jawaban.context["form"].non_field_errors() == [
        "SKP untuk jabatan ini sudah ada pada rentang waktu tersebut."
    ]
    assert SKP.objects.count() == 1


def test_the_first_month_does_not_follow_the_last(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/skp/buat/", {**ISIAN, "dari": "6", "sampai": "5"})

    assert "mendahului" in jawaban.context["form"].errors["sampai"][0]


def test_another_post_gives_another_skp_in_the_same_year(pemeran):
    pemeran.ani.penugasan.update(selesai=date(2026, 5, 15))
    baru = PenugasanFactory(pegawai=pemeran.ani, unit=pemeran.disdik, mulai=date(2026, 5, 15))

    buat(pemeran.ani, Periode(date(2026, 1, 1), date(2026, 6, 1)), pemeran.ani.penugasan.earliest("mulai"))
    buat(pemeran.ani, Periode(date(2026, 6, 1), date(2027, 1, 1)), baru)

    assert SKP.objects.filter(pegawai=pemeran.ani).count() == 2


@pytest.mark.parametrize(
    ("periode", "pesan"),
    [
        pytest.param(Periode.tahun(2026), "baru dimulai Februari 2026", id="before-the-post"),
        pytest.param(Periode(date(2026, 2, 1), date(2026, 7, 1)), "berakhir Mei 2026", id="after-the-post"),
        pytest.param(Periode(date(2026, 2, 1), date(2026, 6, 1)), None, id="all-months-of-the-post"),
    ],
)
def test_an_skp_stays_within_the_months_of_its_post(pemeran, periode, pesan):
    pemeran.ani.penugasan.update(mulai=date(2026, 2, 16), selesai=date(2026, 6, 1))

    if pesan is None:
        assert buat(pemeran.ani, periode).periode == periode
    else:
        with pytest.raises(services.MasaDiLuarJabatan, match=pesan):
            buat(pemeran.ani, periode)


def test_nobody_makes_an_skp_for_somebody_else(pemeran):
    with pytest.raises(PermissionDenied, match="pemegang jabatannya sendiri"):
        services.buat_skp(
            penugasan=pemeran.ani.penugasan.get(), periode=Periode.tahun(2026), oleh=pemeran.budi, pada=PADA
        )


@pytest.mark.parametrize(
    ("siapa", "ubahan", "alasan"),
    [
        ("fajar", {}, "Pejabat negara"),
        ("ani", {"kedudukan": Kedudukan.CLTN}, "cuti di luar tanggungan negara"),
        ("ani", {"kedudukan": Kedudukan.TUGAS_BELAJAR}, None),
    ],
)
def test_who_owes_an_skp(pemeran, siapa, ubahan, alasan):
    orang = getattr(pemeran, siapa)
    for nama, nilai in ubahan.items():
        setattr(orang, nama, nilai)

    izin = permissions.buat_skp(orang, orang.penugasan.get())

    assert bool(izin) is (alasan is None)
    assert (alasan or "") in izin.alasan


def test_without_a_post_the_page_says_so_and_whom_to_ask(client, pemeran):
    pemeran.ani.penugasan.update(selesai=date(2026, 1, 5))
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.get("/skp/buat/")

    assert jawaban.status_code == 403
    assert "Hubungi pengelola kinerja" in jawaban.content.decode()


def test_a_draft_can_be_thrown_away_a_submitted_one_not(client, pemeran):
    draf = SKPFactory(pegawai=pemeran.ani)
    diajukan = SKPFactory(pegawai=pemeran.budi, diajukan=True)
    client.masuk_sebagai(pemeran.ani)
    client.post(f"/skp/{draf.pk}/hapus/")
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(f"/skp/{diajukan.pk}/hapus/")

    assert jawaban.status_code == 403
    assert list(SKP.objects.all()) == [diajukan]
    assert JejakAudit.objects.get().rincian == {"masa": "Tahun 2026"}


def test_two_who_press_at_once_get_one_skp(pemeran):
    """The database decides; the second press reads the message of the constraint."""
    unit = UnitKerjaFactory()
    penugasan = PenugasanFactory(unit=unit)
    buat(penugasan.pegawai, penugasan=penugasan)

    with pytest.raises(BatasanDilanggar, match="sudah ada"):
        buat(penugasan.pegawai, penugasan=penugasan)
