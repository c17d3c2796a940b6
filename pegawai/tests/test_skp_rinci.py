from datetime import UTC, date, datetime

import pytest

from pegawai import services
from pegawai.choices import JenisPenugasan
from pegawai.models import Penugasan
from pegawai.tests.factories import (
    HasilKerjaFactory,
    IndikatorFactory,
    PegawaiFactory,
    PenugasanFactory,
    SKPFactory,
)


@pytest.mark.parametrize(
    ("siapa", "terlihat"),
    [
        ("ani", True),  # her own
        ("budi", True),  # leads her unit
        ("citra", True),  # leads the dinas above
        ("dewi", False),
        ("eko", True),  # pengelola
        ("fajar", True),  # mayor
        ("gita", False),  # complaints only
        ("hadi", True),  # auditor
    ],
)
def test_who_may_read_an_skp(client, pemeran, siapa, terlihat):
    skp = SKPFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(f"/skp/{skp.pk}/").status_code == (200 if terlihat else 403)


def test_the_assessor_keeps_reading_after_moving_away(client, pemeran):
    skp = SKPFactory(pegawai=pemeran.ani, penilai=pemeran.budi, disetujui=True)
    Penugasan.objects.filter(pegawai=pemeran.budi).update(selesai=date(2026, 2, 1))
    client.masuk_sebagai(pemeran.budi)

    assert client.get(f"/skp/{skp.pk}/").status_code == 200


def test_who_acts_as_head_reads_while_acting(client, pemeran):
    skp = SKPFactory(pegawai=pemeran.ani)
    pengganti = PegawaiFactory(unit=pemeran.disdik)
    client.masuk_sebagai(pengganti)
    assert client.get(f"/skp/{skp.pk}/").status_code == 403

    PenugasanFactory(
        pegawai=pengganti,
        unit=pemeran.dinkes,
        jabatan=pemeran.dinkes.jabatan_pimpinan,
        jenis=JenisPenugasan.PLT,
        memimpin=True,
    )
    assert client.get(f"/skp/{skp.pk}/").status_code == 200


def test_only_those_who_can_act_are_shown_a_button(client, pemeran):
    skp = SKPFactory(pegawai=pemeran.ani, penilai=pemeran.budi, diajukan=True)

    def tombol(siapa):
        client.masuk_sebagai(siapa)
        halaman = client.get(f"/skp/{skp.pk}/").content.decode()
        return {
            kata for kata in ("Setujui SKP", "Ajukan kepada atasan", "Tambah hasil kerja") if kata in halaman
        }

    assert tombol(pemeran.budi) == {"Setujui SKP"}
    assert tombol(pemeran.ani) == {"Ajukan kepada atasan"}
    assert tombol(pemeran.hadi) == set()


def test_the_page_tells_the_history_newest_first(client, pemeran):
    skp = IndikatorFactory(hasil_kerja__skp=SKPFactory(pegawai=pemeran.ani)).hasil_kerja.skp
    pada = datetime(2026, 1, 12, 3, tzinfo=UTC)
    services.ajukan_skp(skp_id=skp.pk, oleh=pemeran.ani, hari_ini=pada.date(), pada=pada)
    services.setujui_skp(skp_id=skp.pk, oleh=pemeran.budi, pada=datetime(2026, 1, 14, 3, tzinfo=UTC))
    client.masuk_sebagai(pemeran.ani)

    riwayat = client.get(f"/skp/{skp.pk}/").context["riwayat"]

    assert [(baris.kata, baris.oleh) for baris in riwayat] == [
        ("Disetujui", pemeran.budi),
        ("Diajukan", pemeran.ani),
    ]


@pytest.mark.parametrize("siapa", ["ani", "budi", "hadi"])
def test_the_page_costs_the_same_for_few_and_many_results(client, pemeran, jumlah_kueri_tetap, siapa):
    skp = SKPFactory(pegawai=pemeran.ani)

    def tambah():
        for _ in range(4):
            IndikatorFactory(
                hasil_kerja=HasilKerjaFactory(
                    skp=skp, mendukung=HasilKerjaFactory(skp__pegawai=PegawaiFactory(unit=pemeran.dinkes))
                )
            )

    tambah()
    client.masuk_sebagai(getattr(pemeran, siapa))
    jumlah_kueri_tetap(muat=lambda: client.get(f"/skp/{skp.pk}/"), tambah=tambah)
