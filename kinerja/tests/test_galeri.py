"""The gallery draws every component in every state; whatever it shows, it shows correctly."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Engine, Template
from django.test import RequestFactory
from django.utils.html import conditional_escape
from django.utils.text import Truncator
from heroicons.templatetags import heroicons

from kinerja import kata
from kinerja.galeri import HIMPUNAN_PILIHAN
from kinerja.komponen.nada import NADA
from pegawai.inti.izin import BOLEH, tolak


AKAR = Path(settings.AKAR)
KOMPONEN = sorted(
    berkas.stem for berkas in (AKAR / "templates/komponen").glob("*.html") if not berkas.stem.startswith("_")
)


def gambar(templat: str, **isi: object) -> str:
    return Template(templat).render(Context(isi))


def test_only_developers_see_the_gallery(client, db):
    assert client.get("/galeri/").status_code == 404


@pytest.mark.parametrize("kueri", ["", "?publik"])
def test_the_gallery_draws_in_both_shells(client, pemeran, settings, kueri):
    settings.DEBUG = True
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.get(f"/galeri/{kueri}")

    assert jawaban.status_code == 200
    semua_id = re.findall(r' id="([^"]+)"', jawaban.content.decode())
    assert sorted(semua_id) == sorted(set(semua_id)), "the same id twice"


@pytest.mark.parametrize("nama", KOMPONEN)
def test_the_gallery_shows_every_component(nama):
    assert (
        f"{{% {nama} " in (AKAR / "templates/galeri.html").read_text()
        or f"{{% {nama} %" in (AKAR / "templates/galeri.html").read_text()
    )


@pytest.mark.parametrize("pilihan", [p for himpunan in HIMPUNAN_PILIHAN for p in himpunan], ids=repr)
def test_every_state_and_grade_has_a_tone(pilihan):
    assert str(pilihan) in NADA


def test_both_dark_blocks_of_the_tokens_are_the_same():
    token = (AKAR / "static/css/token.css").read_text()
    oleh_perangkat = re.search(r":root:not\(\[data-bs-theme\]\) \{(.*?)\}", token, re.DOTALL)
    oleh_pilihan = re.search(r'\[data-bs-theme="dark"\] \{(.*?)\}', token, re.DOTALL)

    assert oleh_perangkat
    assert oleh_pilihan
    assert oleh_perangkat[1].split() == oleh_pilihan[1].split()


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        (Decimal("1234.5"), 2, "1.234,50"),
        (Decimal("0.005"), 2, "0,01"),
        (Decimal("90.624"), 2, "90,62"),
        (Decimal("-0.5"), 0, "-1"),
        (88.75, 1, "88,8"),
        (4812, 0, "4.812"),
        (Decimal("1234.50"), -2, "1.234,5"),
        (Decimal("100.00"), -2, "100"),
        (Decimal("0"), -2, "0"),
        (None, 2, kata.TANPA_NILAI),
        ("", 2, kata.TANPA_NILAI),
        ("belum", 2, "belum"),
    ],
)
def test_figures_are_written_as_indonesians_write_them(nilai, desimal, teks):
    assert kata.angka(nilai, desimal) == teks


@pytest.mark.parametrize(
    ("nilai", "pola"),
    [
        (date(2026, 11, 24), "l, j F Y"),
        (date(2026, 11, 24), "Y-m-d"),
        (datetime(2026, 11, 24, 17, 5, tzinfo=UTC), "j F Y, H.i"),  # the 25th in Pontianak
        (datetime(2026, 11, 24, 17, 5, tzinfo=UTC), "c"),
        (time(8, 30), "H.i"),
        (None, "Y"),
        ("", "Y"),
    ],
)
def test_days_and_hours_are_written_as_django_writes_them(nilai, pola):
    asli = Engine(builtins=["django.template.defaultfilters"]).from_string("{{ nilai|date:pola }}")

    for _ in range(2):  # the second time from memory
        assert gambar("{{ nilai|date:pola }}", nilai=nilai, pola=pola) == asli.render(
            Context({"nilai": nilai, "pola": pola})
        )


@pytest.mark.parametrize("teks", ["", "melayani", "melayani 2", "melayani 25 pemohon", "<b>melayani</b>"])
def test_long_texts_are_cut_as_django_cuts_them(teks):
    assert gambar("{{ teks|truncatechars:10 }}", teks=teks) == conditional_escape(Truncator(teks).chars(10))


def test_an_icon_is_drawn_once_and_looks_as_the_library_draws_it():
    for _ in range(2):
        assert gambar('{% heroicon_mini "key" size=16 class="a" %}') == heroicons.heroicon_mini(
            "key", size=16, **{"class": "a"}
        )


@pytest.mark.parametrize(
    ("menit", "teks"),
    [
        (135, "2 jam 15 menit"),
        (60, "1 jam"),
        (45, "45 menit"),
        (0, "0 menit"),
        (90000, "1.500 jam"),
        (None, kata.TANPA_NILAI),
    ],
)
def test_minutes_are_told_in_hours(menit, teks):
    assert kata.lama_menit(menit) == teks


@pytest.mark.parametrize(
    ("nama", "huruf"),
    [
        ("dr. Siti Rahmawati, Sp.A.", "SR"),
        ("Ani", "A"),
        ("Drs. H. Muhammad Budi Santoso, M.Si.", "MS"),
        ("", ""),
    ],
)
def test_initials_leave_titles_out(nama, huruf):
    assert kata.inisial(nama) == huruf


def test_a_nip_is_spaced_as_it_is_printed():
    assert kata.nip("198001012005011001") == "19800101 200501 1 001"
    assert kata.nip(None) == kata.TANPA_NILAI


def test_a_refused_button_is_disabled_and_says_why():
    isi = gambar('{% tombol_izin "a" "Setujui" izin=izin url="/x/" %}', izin=tolak("Bukan penilai."))

    assert "disabled" in isi
    assert 'aria-describedby="alasan-a"' in isi
    assert "Bukan penilai." in isi
    assert "<form" not in isi


def test_an_allowed_button_posts_its_hidden_fields_and_token():
    isi = gambar(
        '{% tombol_izin "a" "Setujui" izin=izin url="/x/" versi=1234 %}', izin=BOLEH, csrf_token="rahasia"
    )

    assert 'method="post" action="/x/"' in isi
    assert 'name="versi" value="1234"' in isi
    assert 'value="rahasia"' in isi


def test_the_next_page_keeps_the_other_filters():
    isi = gambar(
        "{% halaman_berikut halaman %}",
        request=RequestFactory().get("/?status=DRAF&halaman=2"),
        halaman=Paginator(range(100), 25).page(2),
    )

    assert 'href="?status=DRAF&amp;halaman=1"' in isi
    assert 'href="?status=DRAF&amp;halaman=3"' in isi
    assert "100 baris" in isi
