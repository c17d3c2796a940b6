"""Runs the benchmark: three cities one after the other, the last one at full size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.conf import settings
from django.test.utils import override_settings
from django.utils import timezone

from kinerja.berkas_statis import kumpulkan
from kinerja.contoh.formasi import PALING_SEDIKIT
from kinerja.contoh.isi import AkunContoh, isi_kota
from kinerja.ukur.basisdata import basis_data_sendiri, kosongkan, rapikan
from kinerja.ukur.halaman import Pengunjung, baris_besar, baris_kueri, baris_waktu, hitung_kueri
from kinerja.ukur.harian import baris_harian
from kinerja.ukur.hitungan import baris_hitungan, ukur_hitungan
from kinerja.ukur.impor import baris_impor
from kinerja.ukur.muatan import baris_muatan
from kinerja.ukur.tabel import Baris, HasilUkur
from laporan.models import Kegiatan
from pegawai.inti.periode import Periode


SEPEREMPAT = 4  # the smaller city of the two between which growth is seen
ULANG_HITUNGAN = 3  # times fewer: a computation takes longer than a page
IMPOR_TERBANYAK = 10_000


def ukur(*, pegawai: int, bulan: int, ulang: int, pada: datetime, lapor: Callable[[str], None]) -> HasilUkur:
    """Measure everything at a size of `pegawai` people and `bulan` months; tell `lapor` what is going on.

    Leaves the site's own database and cache untouched.
    """
    hari_ini = timezone.localdate(pada)
    periode = Periode.bulan_dari(hari_ini).mundur(max(bulan, 2))[-2 if bulan > 1 else -1]
    kecil, ulang_hitungan = max(PALING_SEDIKIT, pegawai // SEPEREMPAT), max(1, ulang // ULANG_HITUNGAN)
    baris: list[Baris] = []
    kumpulkan()
    with (
        basis_data_sendiri(),
        override_settings(ROOT_URLCONF="kinerja.ukur.urls", CACHES=_tembolok_sendiri()),
    ):

        def isi(banyak: int, berapa_bulan: int) -> Sequence[AkunContoh]:
            lapor(f"Mengisi kota dengan {banyak} pegawai dan {berapa_bulan} bulan.")
            kosongkan()
            akun = isi_kota(pegawai=banyak, bulan=berapa_bulan, pada=pada)
            rapikan()
            return akun

        kueri_kecil = hitung_kueri(Pengunjung(isi(PALING_SEDIKIT, 1)))
        isi(kecil, bulan)
        lama_kecil = ukur_hitungan(periode, pada, ulang_hitungan)

        pengunjung = Pengunjung(isi(pegawai, bulan))
        lapor("Mengukur halaman.")
        baris += baris_kueri(kueri_kecil, hitung_kueri(pengunjung), (PALING_SEDIKIT, pegawai))
        baris += baris_besar(pengunjung)
        baris += baris_waktu(pengunjung, ulang)
        lapor("Mengukur hitungan dan impor.")
        baris += baris_hitungan(ukur_hitungan(periode, pada, ulang_hitungan), lama_kecil, (kecil, pegawai))
        baris += baris_impor(min(IMPOR_TERBANYAK, 5 * pegawai), hari_ini)
        baris += baris_harian(pada)
        baris += baris_muatan(pengunjung)
        banyak_kegiatan = Kegiatan.objects.count()
    return HasilUkur(pegawai, bulan, banyak_kegiatan, ulang, baris)


def _tembolok_sendiri() -> dict[str, dict[str, object]]:
    """The same cache under another name, so that nothing measured here is met by the site."""
    return {nama: {**pilihan, "KEY_PREFIX": "kinerja-ukur"} for nama, pilihan in settings.CACHES.items()}
