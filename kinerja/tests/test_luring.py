"""The service worker as the server hands it out."""

from __future__ import annotations

import re

from django.templatetags.static import static

from kinerja.luring import BERKAS


LURING = "/laporan/luring/"


def test_the_worker_keeps_all_that_this_page_loads(client, db):
    dimuat = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get(LURING).content.decode()))

    assert dimuat == {static(nama) for nama in BERKAS}


def test_the_worker_is_served_at_the_root_and_is_asked_for_anew(client, db):
    jawaban = client.get("/sw.js")

    assert jawaban["Content-Type"] == "text/javascript"
    assert jawaban["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in jawaban["Content-Security-Policy"]
    assert f'importScripts("{static("js/luring/pekerja.js")}")' in jawaban.content.decode()


def test_neither_worker_nor_page_asks_who_is_there(client, pemeran, django_assert_num_queries):
    client.masuk_sebagai(pemeran.ani)

    with django_assert_num_queries(0):
        client.get("/sw.js")
        client.get(LURING)


def test_a_page_that_changed_brings_a_new_worker(client, db, settings):
    semula = client.get("/sw.js").content

    settings.NAMA_KOTA = "Kota Lain"

    assert client.get("/sw.js").content != semula
