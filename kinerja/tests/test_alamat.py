"""Every address of the house, walked by everybody: no error of ours, and a door for strangers."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

import pytest
import time_machine
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.http import urlsafe_base64_encode

from evaluasi.tests.factories import PenilaianFactory
from laporan.choices import JenisBukti
from laporan.models import AturanLaporan, BuktiDukung
from laporan.tests.factories import KegiatanFactory, KegiatanRutinFactory
from pegawai.models import HariLibur, PolaJamKerja
from pegawai.tests.factories import HasilKerjaFactory, KeteranganKerjaFactory, SKPFactory
from umpanbalik.tests.factories import AduanFactory, LayananFactory, TindakLanjutFactory


# Open to everyone without an account. A new line here is a decision.
UMUM = {
    "galeri",  # with DEBUG only
    "laporan:kegiatan_luring",
    "masuk",
    "pekerja_layanan",
    "sandi_atur",  # by a link that only its receiver holds
    "sehat_hidup",
    "sehat_siap",
    "publik:beranda",
    "publik:transparansi",
    "publik:transparansi_unit",
    "umpanbalik:aduan_buka_lagi",
    "umpanbalik:aduan_kirim",
    "umpanbalik:aduan_konfirmasi",
    "umpanbalik:aduan_lacak",
    "umpanbalik:aduan_pantau",
    "umpanbalik:aduan_terkirim",
    "umpanbalik:layanan_daftar",
    "umpanbalik:survei_isi",
    "umpanbalik:survei_selesai",
}
PEMERAN = ("ani", "budi", "citra", "dewi", "eko", "fajar", "gita", "hadi")
TIDAK_SIAP = 503  # of sehat_siap, which needs a broker and a worker
MASUK = "/masuk/"
PADA = datetime(2026, 3, 10, 2, tzinfo=UTC)


class Alamat(NamedTuple):
    nama: str
    isian: tuple[str, ...]
    umum: bool


def semua_alamat(pola: URLResolver | None = None, ruang: str = "") -> Iterator[Alamat]:
    """Yield every named address of the house; the admin site is Django's own."""
    for satu in (pola or get_resolver()).url_patterns:
        if isinstance(satu, URLResolver):
            if satu.app_name != "admin":
                yield from semua_alamat(satu, f"{satu.namespace}:" if satu.namespace else ruang)
        elif isinstance(satu, URLPattern):
            umum = not getattr(satu.callback, "login_required", True)
            yield Alamat(f"{ruang}{satu.name}", tuple(satu.pattern.converters), umum)


ALAMAT = sorted(semua_alamat())


@pytest.fixture
def contoh(pemeran):
    """One of each record, by the noun that begins the name of its addresses; the longest noun counts."""
    skp = SKPFactory(pegawai=pemeran.ani, diajukan=True, penilai=pemeran.budi)
    penilaian = PenilaianFactory(skp__pegawai=pemeran.budi, skp__penilai=pemeran.citra)
    aduan = AduanFactory(unit=pemeran.dinkes)
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, diajukan=True)
    bukti = BuktiDukung.objects.create(
        kegiatan=kegiatan, jenis=JenisBukti.TAUTAN, tautan="https://contoh.id/", diunggah_pada=PADA
    )
    return {
        "dasbor:pegawai": pemeran.ani.pk,
        "dasbor:unit": pemeran.dinkes.kode,
        "evaluasi:bukti_kegiatan": (HasilKerjaFactory(skp=skp).pk, penilaian.periode_id),
        "evaluasi:organisasi": (penilaian.periode_id, pemeran.dinkes.kode),
        "evaluasi:penilaian": penilaian.pk,
        "evaluasi:penilaian_isi": (penilaian.skp_id, penilaian.periode_id),
        "evaluasi:penilaian_unit": pemeran.dinkes.kode,
        "evaluasi:periode": penilaian.periode_id,
        "laporan:": kegiatan.pk,
        "laporan:aturan": AturanLaporan.objects.get().pk,
        "laporan:bukti_buka": bukti.pk,
        "laporan:bukti_hapus": (kegiatan.pk, bukti.pk),
        "laporan:rutin": KegiatanRutinFactory(pegawai=pemeran.ani).pk,
        "pegawai:hasil_kerja": HasilKerjaFactory(skp=skp).pk,
        "pegawai:hasil_kerja_tambah": skp.pk,
        "pegawai:keterangan": KeteranganKerjaFactory(pegawai=pemeran.ani).pk,
        "pegawai:libur": HariLibur.objects.latest("tanggal").pk,
        "pegawai:pegawai": pemeran.ani.pk,
        "pegawai:penugasan_akhiri": pemeran.ani.penugasan.get().pk,
        "pegawai:penugasan_buat": pemeran.ani.pk,
        "pegawai:pola": PolaJamKerja.objects.earliest("pk").pk,
        "pegawai:sandi": pemeran.dewi.pk,
        "pegawai:skp": skp.pk,
        "publik:transparansi_unit": pemeran.dinkes.kode,
        "sandi_atur": (urlsafe_base64_encode(b"1"), "tautan-usang"),
        "umpanbalik:aduan": aduan.pk,
        "umpanbalik:kepuasan": pemeran.dinkes.kode,
        "umpanbalik:tindak_lanjut_perbarui": (
            pemeran.dinkes.kode,
            TindakLanjutFactory(unit=pemeran.dinkes).pk,
        ),
        "umpanbalik:tindak_lanjut_susun": pemeran.dinkes.kode,
        "umpanbalik:survei": LayananFactory(unit=pemeran.dinkes).kode,
        **{
            f"umpanbalik:aduan_{tindakan}": "belum-dibuka"
            for tindakan in ("terkirim", "pantau", "konfirmasi", "buka_lagi")
        },
    }


def buka(alamat: Alamat, contoh: Mapping[str, object]) -> str:
    """Return the path of an address, filled with the record that its name begins with."""
    if not alamat.isian:
        return reverse(alamat.nama)
    kata_benda = max((awal for awal in contoh if alamat.nama.startswith(awal)), key=len, default=None)
    assert kata_benda, f"{alamat.nama} needs a record: add one to `contoh`"
    isi = contoh[kata_benda]
    return reverse(alamat.nama, args=isi if isinstance(isi, tuple) else [isi])


def test_only_these_pages_are_open_to_everyone():
    assert {alamat.nama for alamat in ALAMAT if alamat.umum} == UMUM


def test_a_stranger_meets_the_door_everywhere_else(client, contoh):
    for alamat in ALAMAT:
        if alamat.nama in UMUM | {"keluar"}:
            continue
        halaman, kiriman = client.get(buka(alamat, contoh)), client.post(buka(alamat, contoh))
        assert halaman.status_code == 302, alamat.nama
        assert halaman.url.startswith(MASUK), alamat.nama
        assert kiriman.status_code == 401, alamat.nama
        assert f'href="{MASUK}"' in kiriman.content.decode(), alamat.nama


@pytest.mark.lambat
@time_machine.travel("2026-03-10 09:00+07:00", tick=False)
@pytest.mark.parametrize("siapa", [*PEMERAN, None])
@pytest.mark.parametrize("cara", ["get", "post"])
def test_nobody_meets_an_error_of_ours(client, pemeran, contoh, siapa, cara):
    """An empty form, a record of someone else, an act not allowed: all are answered in words."""
    for alamat in ALAMAT:
        if siapa:
            client.masuk_sebagai(getattr(pemeran, siapa))
        jawaban = getattr(client, cara)(buka(alamat, contoh))
        if alamat.nama == "sehat_siap" and jawaban.status_code == TIDAK_SIAP:
            continue
        assert jawaban.status_code < 500, f"{cara} {alamat.nama} by {siapa}"


def test_where_one_lands_after_signing_in_and_out_exists():
    for nama in (settings.LOGIN_URL, settings.LOGIN_REDIRECT_URL, settings.LOGOUT_REDIRECT_URL):
        assert nama in {alamat.nama for alamat in ALAMAT}
