"""The services of the demo city and what citizens answered about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from django.conf import settings
from django.db import connection

from kinerja.contoh import acuan
from kinerja.contoh.acuan import LayananAcuan, UnitAcuan
from kinerja.contoh.formasi import opd, unit_menurut_kode
from kinerja.contoh.salin import jalankan_berkas, lanjutkan_nomor, salin
from kinerja.contoh.waktu import Waktu
from pegawai.choices import JenisUnit
from pegawai.inti.periode import Periode
from umpanbalik.choices import PekerjaanWarga, Pendidikan, Unsur
from umpanbalik.models import Instrumen, Layanan, Tanggapan


SETIAP = "jenis:"  # before a kind of unit: each unit of that kind offers the service
INTERNAL = "(layanan internal)"  # behind the name of what only offices and their staff ask for

# How many answer in a month, by unit or kind of unit.
PENJAWAB_SEBULAN: Mapping[str, int] = {
    "DISDUKCAPIL": 110,
    "DISDIKBUD": 110,
    "DPMPTSP": 55,
    "BAPENDA": 45,
    "DINKES": 40,
    JenisUnit.RSUD: 45,
    JenisUnit.PUSKESMAS: 22,
    JenisUnit.KECAMATAN: 18,
    JenisUnit.KELURAHAN: 9,
    JenisUnit.SEKOLAH: 5,
    JenisUnit.BAGIAN: 8,
}
PENJAWAB_LAIN = 18
ORANG_SEBIASA = 4000  # a city of so many employees; a larger one also hears more citizens

# The two stories. Dinas Pendidikan gets better month by month; Dinas Kesehatan from the month on in which it
# changed how it answers. The others stay where they are. Mean marks, 1 to 4.
CERITA_NAIK, NAIK_DARI, NAIK_SAMPAI = "DISDIKBUD", 2.9, 3.45
CERITA_BERUBAH, SEBELUM, SESUDAH = "DINKES", 3.0, 3.3
MUTU_LAIN = (3.0, 3.4)

GESER_UNSUR: Mapping[Unsur, float] = {
    Unsur.PERSYARATAN: 0.05,
    Unsur.PROSEDUR: 0.0,
    Unsur.WAKTU: -0.12,
    Unsur.BIAYA: 0.0,
    Unsur.PRODUK: 0.06,
    Unsur.KOMPETENSI: 0.08,
    Unsur.PERILAKU: 0.1,
    Unsur.PENGADUAN: -0.08,
    Unsur.SARPRAS: -0.1,
}
PENDIDIKAN = [*["SMA"] * 9, *["S1"] * 6, "SD", "SMP", "SMP", "D3", "D3", "S2"]
PEKERJAAN = [*["SWASTA"] * 6, *["WIRAUSAHA"] * 5, *["LAINNYA"] * 6, "PNS", "PNS", "TNI", "POLRI"]


@dataclass(frozen=True)
class LayananUnit:
    """One service at one counter."""

    nomor: int
    kode: str
    unit: UnitAcuan
    acuan: LayananAcuan


def susun_layanan() -> Sequence[LayananUnit]:
    """Give each unit its services; the code of a service begins with that of its unit."""
    tersedia = [
        (unit, satu)
        for satu in acuan.layanan()
        for unit in acuan.unit()
        if satu.unit in (unit.kode, f"{SETIAP}{unit.jenis.lower()}")
    ]
    return [
        LayananUnit(nomor, f"{unit.kode}-{satu.kode}", unit, satu)
        for nomor, (unit, satu) in enumerate(tersedia, 1)
    ]


def simpan_layanan(layanan: Sequence[LayananUnit], unit: Mapping[str, int]) -> None:
    salin(
        Layanan,
        ("id", "kode", "unit", "nama", "biaya", "waktu", "aktif", "internal", "data_peraga"),
        (
            (
                satu.nomor, satu.kode, unit[satu.unit.kode], satu.acuan.nama, satu.acuan.biaya,
                satu.acuan.waktu,
                True, INTERNAL in satu.acuan.nama, satu.acuan.peraga,
            )
            for satu in layanan
        ),
    )  # fmt: skip
    lanjutkan_nomor(Layanan)


def isi_tanggapan(
    layanan: Sequence[LayananUnit], unit: Mapping[str, int], waktu: Waktu, banyak_pegawai: int, acak: Random
) -> None:
    """Write a questionnaire for everybody who filled one in, month by month."""
    berlayanan = list({satu.unit.kode: satu.unit for satu in layanan}.values())
    _simpan_kebiasaan(layanan, unit, acak)
    salin("contoh_saran", ("unit_id", "arah", "isi"), _saran(berlayanan, unit))
    salin("contoh_mutu", ("unit_id", "bulan", "rata"), _mutu(berlayanan, unit, waktu, acak))
    instrumen = Instrumen.objects.get(kode="SKM-2017").pk
    nomor = 1
    for bulan in waktu.bulan_warga:
        nomor += _isi_bulan(bulan, waktu, instrumen, nomor, max(1.0, banyak_pegawai / ORANG_SEBIASA))
    lanjutkan_nomor(Tanggapan)


def cerita(kode: str) -> str:
    """Which of the two stories a unit is part of; empty for the others."""
    return opd(kode) if opd(kode) in (CERITA_NAIK, CERITA_BERUBAH) else ""


def _isi_bulan(bulan: Periode, waktu: Waktu, instrumen: int, nomor: int, kali: float) -> int:
    """Write one month's answers and return how many there are; without an open day so far, none."""
    hari = [tanggal for tanggal in waktu.hari_lampau(bulan) if waktu.bekerja(tanggal, 5)]
    if not hari:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE contoh_lembar")
        cursor.execute("SET CONSTRAINTS tanggapan_lengkap DEFERRED")
    banyak = jalankan_berkas(
        "lembar",
        {
            "bulan": bulan.mulai,
            "hari": hari,
            "geser": list(GESER_UNSUR.values()),
            "ke_biaya": list(GESER_UNSUR).index(Unsur.BIAYA) + 1,
            "nomor_awal": nomor,
            "kali": kali * len(hari) / _banyak_hari_kerja(bulan, waktu),
        },
    )
    jalankan_berkas(
        "tanggapan",
        {
            "instrumen": instrumen,
            "pada": waktu.pada,
            "zona": settings.TIME_ZONE,
            "pendidikan": [Pendidikan(kode).value for kode in PENDIDIKAN],
            "pekerjaan": [PekerjaanWarga(kode).value for kode in PEKERJAAN],
        },
    )
    jalankan_berkas("nilai_unsur", {"unsur": [unsur.value for unsur in GESER_UNSUR]})
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS tanggapan_lengkap IMMEDIATE")
    return banyak


def _banyak_hari_kerja(bulan: Periode, waktu: Waktu) -> int:
    return sum(waktu.bekerja(bulan.mulai.replace(day=ke), 5) for ke in range(1, bulan.hari_terakhir.day + 1))


def _simpan_kebiasaan(layanan: Sequence[LayananUnit], unit: Mapping[str, int], acak: Random) -> None:
    """Share the answers of a unit between its services, some of which are asked for far more than others."""
    ramai = {satu.nomor: 0.2 + acak.random() for satu in layanan}
    seluruh: dict[str, float] = defaultdict(float)
    for satu in layanan:
        seluruh[satu.unit.kode] += ramai[satu.nomor]
    salin(
        "contoh_layanan",
        ("id", "unit_id", "per_bulan", "gratis"),
        (
            (
                satu.nomor,
                unit[satu.unit.kode],
                _penjawab(satu.unit) * ramai[satu.nomor] / seluruh[satu.unit.kode],
                "ratis" in satu.acuan.biaya,
            )
            for satu in layanan
        ),
    )


def _penjawab(unit: UnitAcuan) -> int:
    return PENJAWAB_SEBULAN.get(unit.kode, PENJAWAB_SEBULAN.get(unit.jenis, PENJAWAB_LAIN))


def _mutu(
    berlayanan: Sequence[UnitAcuan], unit: Mapping[str, int], waktu: Waktu, acak: Random
) -> Iterator[tuple[int, object, float]]:
    bulan_bulan = waktu.bulan_warga
    for satu in berlayanan:
        biasa = acak.uniform(*MUTU_LAIN)
        for ke, bulan in enumerate(bulan_bulan):
            rata = biasa
            if cerita(satu.kode) == CERITA_NAIK:
                rata = NAIK_DARI + (NAIK_SAMPAI - NAIK_DARI) * ke / max(len(bulan_bulan) - 1, 1)
            elif cerita(satu.kode) == CERITA_BERUBAH:
                rata = SESUDAH if bulan.mulai >= waktu.perubahan else SEBELUM
            yield unit[satu.kode], bulan.mulai, rata + acak.uniform(-0.04, 0.04)


def _saran(berlayanan: Sequence[UnitAcuan], unit: Mapping[str, int]) -> Iterator[tuple[int, str, list[str]]]:
    """What is written at each unit: its own sentences before those that are written anywhere."""
    semua = acuan.saran()
    for satu in berlayanan:
        sendiri = {satu.kode, f"{SETIAP}{satu.jenis}"}
        for arah in ("baik", "cukup", "kurang"):
            khas = [saran.isi for saran in semua if saran.arah == arah and saran.unit in sendiri]
            umum = [saran.isi for saran in semua if saran.arah == arah and saran.unit is None]
            yield unit[satu.kode], arah, khas + umum


def unit_sejenis(acuan_unit: str) -> Sequence[str]:
    """The units that "jenis:PUSKESMAS" or a single code stands for."""
    if not acuan_unit.startswith(SETIAP):
        return [acuan_unit]
    return [
        unit.kode for unit in unit_menurut_kode().values() if unit.jenis == acuan_unit.removeprefix(SETIAP)
    ]
