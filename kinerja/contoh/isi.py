"""Fills an empty database with the demo city, in one transaction: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.db import connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from evaluasi.models import PeriodePenilaian
from evaluasi.scoring import hitung_rekap
from kinerja.contoh.aduan import isi_aduan
from kinerja.contoh.beban import isi_beban
from kinerja.contoh.formasi import PeranContoh, susun_formasi
from kinerja.contoh.harian import isi_kegiatan, kunci_bulan_lampau
from kinerja.contoh.kehadiran import isi_kehadiran
from kinerja.contoh.kepegawaian import SANDI, simpan_orang, simpan_unit
from kinerja.contoh.layanan import isi_tanggapan, simpan_layanan, susun_layanan
from kinerja.contoh.meja import isi_meja
from kinerja.contoh.orang import Orang, tempatkan
from kinerja.contoh.penilaian import isi_penilaian
from kinerja.contoh.rencana import simpan_rencana, susun_rencana
from kinerja.contoh.salin import jalankan_berkas, kumpulkan_statistik
from kinerja.contoh.waktu import Waktu
from kinerja.jadwal import LANGKAH
from laporan.models import BulanTerkunci, Kegiatan, RealisasiIndikator
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak
from pegawai.models import (
    SKP,
    HariLibur,
    HasilKerja,
    Indikator,
    Jabatan,
    JadwalDinas,
    JejakAudit,
    KeteranganKerja,
    Pegawai,
    Penugasan,
    UnitKerja,
)
from umpanbalik.models import Aduan, Layanan, NilaiUnsur, Tanggapan
from umpanbalik.scoring import hitung_ikm


BENIH = "Pontianak"
PEGAWAI_BAWAAN, BULAN_BAWAAN = 300, 6
TINDAKAN = "KOTA_CONTOH_DIISI"  # the audit line by which a demo city is known ever after
HARUS_KOSONG = (
    Pegawai,
    UnitKerja,
    Jabatan,
    SKP,
    Layanan,
    Tanggapan,
    Aduan,
    Kegiatan,
    PeriodePenilaian,
    BulanTerkunci,
)


class BukanKotaContoh(Exception):
    """The database holds something else than was asked for; the message says what and what to do."""


@dataclass(frozen=True)
class AkunContoh:
    """One account to sign in with."""

    peran: str
    nip: str
    sandi: str


def akun_contoh() -> Sequence[AkunContoh] | None:
    """Return the accounts of the demo city that stands here; None when there is none.

    Raises BukanKotaContoh when the database holds other data.
    """
    tanda = JejakAudit.objects.filter(tindakan=TINDAKAN).order_by("pk").first()
    if tanda is not None:
        return [AkunContoh(peran, nip, SANDI) for peran, nip in tanda.rincian["akun"]]
    for model in HARUS_KOSONG:
        if model.objects.exists():
            raise BukanKotaContoh(
                f"Basis data ini sudah berisi {model._meta.verbose_name} yang bukan dari kota contoh, jadi "
                "tidak ada yang diubah. Jalankan isi_contoh pada basis data yang kosong, misalnya dengan "
                "DATA_DIR lain."
            )
    return None


def _periksa_ukuran(diminta: Mapping[str, int | None]) -> None:
    """Raises BukanKotaContoh when the demo city that stands here has another size than was asked for."""
    ada = JejakAudit.objects.filter(tindakan=TINDAKAN).order_by("pk").values_list("rincian", flat=True)[0]
    if any(jumlah not in (None, ada[nama]) for nama, jumlah in diminta.items()):
        raise BukanKotaContoh(
            f"Kota contoh di sini sudah berisi {ada['pegawai']} pegawai dan {ada['bulan']} bulan, jadi tidak "
            "ada yang diubah. Jalankan isi_contoh tanpa --pegawai dan --bulan untuk mencetak akunnya, atau "
            "dengan DATA_DIR lain untuk kota berukuran lain."
        )


@transaction.atomic
def isi_kota(*, pegawai: int | None = None, bulan: int | None = None, pada: datetime) -> Sequence[AkunContoh]:
    """Make the city with `pegawai` people and the last `bulan` months, that of `pada` included.

    Where a demo city stands already, nothing is changed. Raises BukanKotaContoh when the database holds other
    data, or a city of another size than is asked for. One filling runs at a time.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('kota contoh', 0))")
    akun = akun_contoh()
    if akun is not None:
        _periksa_ukuran({"pegawai": pegawai, "bulan": bulan})
        return akun
    waktu = Waktu(
        pada=pada,
        bulan=Periode.bulan_dari(timezone.localdate(pada)).mundur(bulan or BULAN_BAWAAN),
        libur=frozenset(HariLibur.objects.values_list("tanggal", flat=True)),
    )
    return _bangun(pegawai or PEGAWAI_BAWAAN, waktu)


def _bangun(pegawai: int, waktu: Waktu) -> Sequence[AkunContoh]:
    """Write everything in the order in which it depends on each other."""
    _siapkan()
    acak = Random(f"{BENIH}/orang")
    semua = tempatkan(susun_formasi(pegawai, acak), waktu, acak)
    unit = simpan_unit()
    simpan_orang(semua, unit)
    isi_kehadiran(semua, waktu, Random(f"{BENIH}/kehadiran"))
    kumpulkan_statistik(UnitKerja, Pegawai, Penugasan, KeteranganKerja, JadwalDinas)

    acak = Random(f"{BENIH}/rencana")
    rencana = susun_rencana(semua, waktu, acak)
    simpan_rencana(rencana, waktu, acak)
    isi_kegiatan(waktu, len(rencana))
    kunci_bulan_lampau(waktu)
    isi_meja(semua, waktu)
    isi_beban(semua, unit, waktu, Random(f"{BENIH}/beban"))
    kumpulkan_statistik(SKP, HasilKerja, Indikator, Kegiatan, RealisasiIndikator)

    layanan = susun_layanan()
    simpan_layanan(layanan, unit)
    isi_tanggapan(layanan, unit, waktu, len(semua), Random(f"{BENIH}/tanggapan"))
    isi_aduan(semua, layanan, unit, waktu, Random(f"{BENIH}/aduan"))
    kumpulkan_statistik(Tanggapan, NilaiUnsur, Aduan)

    _hitung(waktu)
    isi_penilaian(semua, waktu, Random(f"{BENIH}/penilaian"))
    for periode in waktu.triwulan:
        hitung_rekap(periode=periode, pada=waktu.pada)  # now with the predicates
    return _tandai(semua, waktu)


def _siapkan() -> None:
    """Make the temporary tables. Rows are checked after each statement, so that no checks pile up."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL work_mem = '128MB'")  # keeps what is sorted at once off the disk
    jalankan_berkas("persiapan")


def _hitung(waktu: Waktu) -> None:
    """Run every computation for each month and quarter, and this year; before them citizens' voice alone."""
    periode_kerja = [*waktu.bulan, *waktu.triwulan, Periode.tahun(waktu.hari_ini.year)]
    periode_warga = {*waktu.bulan_warga, *(Periode.triwulan_dari(b.mulai) for b in waktu.bulan_warga)}
    for periode in periode_kerja:
        for langkah in LANGKAH:
            import_string(langkah.fungsi)(periode=periode, pada=waktu.pada)
    for periode in sorted(periode_warga - set(periode_kerja)):
        hitung_ikm(periode=periode, pada=waktu.pada)


def _tandai(semua: Sequence[Orang], waktu: Waktu) -> Sequence[AkunContoh]:
    akun = {o.pos.akun: o.nama_akun for o in semua if o.pos.akun}
    catat_jejak(
        TINDAKAN,
        UnitKerja.objects.get(induk=None),
        oleh=None,
        pada=waktu.pada,
        pegawai=len(semua),
        bulan=len(waktu.bulan),
        akun=[[peran, akun[peran]] for peran in PeranContoh],
    )
    return [AkunContoh(peran, akun[peran], SANDI) for peran in PeranContoh]
