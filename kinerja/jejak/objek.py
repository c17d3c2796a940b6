"""What the records in the audit trail are called, and where the site shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Model, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, JSONArray
from django.urls import reverse

from evaluasi.choices import StatusPenilaian
from evaluasi.models import Penilaian, PenilaianOrganisasi, PeriodePenilaian
from kinerja.models import Pekerjaan
from laporan.choices import StatusKegiatan
from laporan.models import (
    AturanLaporan,
    BulanTerkunci,
    Kegiatan,
    KegiatanRutin,
    KirimanBKN,
    RealisasiIndikator,
)
from pegawai.inti.periode import Periode, tanggal_panjang
from pegawai.models import (
    SKP,
    Akun,
    HariLibur,
    HasilKerja,
    Indikator,
    JadwalDinas,
    KeteranganKerja,
    Pegawai,
    Penugasan,
    PolaJamKerja,
    UnitKerja,
)
from umpanbalik.models import Aduan, Layanan


Kunci = tuple[str, str]  # a kind of record, and the number (of a unit: the code) of one of them


@dataclass(frozen=True)
class Objek:
    """One kind of record: its word, what tells one from another, and the page that shows it.

    `sebut` takes the columns `nama`, `alamat` the columns `kunci`. While `konsep` holds, the contents are
    their author's own.
    """

    kata: str
    model: type[Model]
    nama: tuple[str | Combinable, ...]
    sebut: Callable[..., str] = str
    kunci: tuple[str, ...] = ("pk",)
    alamat: Callable[..., str] | None = None
    konsep: Q | None = None
    dicari: str = "pk"


@dataclass(frozen=True)
class Rujukan:
    """One record that is still there: what it is called, its page, and whether it is its author's own."""

    kata: str
    nama: str
    alamat: str
    konsep: bool

    @property
    def sebutan(self) -> str:
        return f"{self.kata} {self.nama}"


def _masa(mulai: str, selesai: str) -> str:
    return str(Periode(date.fromisoformat(mulai), date.fromisoformat(selesai)))


def _tanggal(tanggal: str) -> str:
    return tanggal_panjang(date.fromisoformat(tanggal))


def _bulan(tanggal: str) -> str:
    return str(Periode.bulan_dari(date.fromisoformat(tanggal)))


def _milik(nama: str, mulai: str, selesai: str) -> str:
    return f"{nama}, {_masa(mulai, selesai)}"


def _ke(halaman: str) -> Callable[..., str]:
    return lambda *kunci: reverse(halaman, args=kunci)


def _ke_bukti(pegawai: int, tanggal: str) -> str:
    """The page of one person's work in the month of that date."""
    return f"{reverse('dasbor:pegawai_bukti', args=[pegawai])}?bulan={tanggal[:7]}"


# A complaint is told by its number alone: its code belongs to the citizen, its words to those who handle it.
OBJEK: Mapping[str, Objek] = {
    "SKP": Objek("SKP", SKP, ("pegawai__nama", "mulai", "selesai"), _milik, alamat=_ke("pegawai:skp_rinci")),
    "Kegiatan": Objek(
        "Kegiatan",
        Kegiatan,
        ("pegawai__nama", "tanggal"),
        lambda nama, tanggal: f"{nama}, {_tanggal(tanggal)}",
        ("pegawai_id", "tanggal"),
        _ke_bukti,
        konsep=Q(status=StatusKegiatan.KONSEP),
    ),
    "KirimanBKN": Objek("Kiriman ke BKN", KirimanBKN, ("pegawai__nama", "mulai", "selesai"), _milik),
    "KegiatanRutin": Objek(
        "Kegiatan rutin",
        KegiatanRutin,
        ("pegawai__nama", "uraian"),
        lambda nama, uraian: f"{nama}, {uraian}",
    ),
    "RealisasiIndikator": Objek(
        "Realisasi",
        RealisasiIndikator,
        ("indikator__hasil_kerja__skp__pegawai__nama", "bulan"),
        lambda nama, bulan: f"{nama}, {_bulan(bulan)}",
        ("indikator__hasil_kerja__skp__pegawai_id", "bulan"),
        _ke_bukti,
    ),
    "AturanLaporan": Objek(
        "Aturan laporan harian",
        AturanLaporan,
        ("mulai",),
        lambda mulai: f"sejak {_tanggal(mulai)}",
        (),
        _ke("laporan:aturan_daftar"),
    ),
    "BulanTerkunci": Objek("Laporan harian", BulanTerkunci, ("awal_bulan",), _bulan),
    "PeriodePenilaian": Objek(
        "Periode",
        PeriodePenilaian,
        ("mulai", "selesai"),
        _masa,
        (),
        _ke("evaluasi:periode_daftar"),
    ),
    "PenilaianOrganisasi": Objek(
        "Predikat",
        PenilaianOrganisasi,
        ("unit__nama", "periode__mulai", "periode__selesai"),
        _milik,
        ("periode_id", "unit__kode"),
        _ke("evaluasi:organisasi_tetapkan"),
    ),
    "Penilaian": Objek(
        "Penilaian",
        Penilaian,
        ("skp__pegawai__nama", "periode__mulai", "periode__selesai"),
        _milik,
        alamat=_ke("evaluasi:penilaian_rinci"),
        konsep=~Q(status=StatusPenilaian.DITETAPKAN),
    ),
    "Pegawai": Objek("Pegawai", Pegawai, ("nama",), alamat=_ke("pegawai:pegawai_rinci")),
    "Penugasan": Objek(
        "Penugasan",
        Penugasan,
        ("pegawai__nama", "jabatan__nama", "unit__nama"),
        lambda nama, jabatan, unit: f"{nama}: {jabatan}, {unit}",
        ("pegawai_id",),
        _ke("pegawai:pegawai_rinci"),
    ),
    "KeteranganKerja": Objek(
        "Keterangan kerja",
        KeteranganKerja,
        ("pegawai__nama", "mulai"),
        lambda nama, mulai: f"{nama}, mulai {_tanggal(mulai)}",
        ("pegawai_id",),
        _ke("pegawai:pegawai_rinci"),
    ),
    "HariLibur": Objek(
        "Hari libur",
        HariLibur,
        ("nama", "tanggal"),
        lambda nama, tanggal: f"{nama}, {_tanggal(tanggal)}",
        ("tanggal",),
        lambda tanggal: f"{reverse('pegawai:libur_daftar')}?tahun={tanggal[:4]}",
    ),
    "PolaJamKerja": Objek("Pola jam kerja", PolaJamKerja, ("nama",), str, (), _ke("pegawai:pola_daftar")),
    "JadwalDinas": Objek(
        "Jadwal dinas",
        JadwalDinas,
        ("pegawai__nama", "tanggal"),
        lambda nama, tanggal: f"{nama}, {_tanggal(tanggal)}",
        ("tanggal",),
        lambda tanggal: f"{reverse('pegawai:jadwal_daftar')}?bulan={tanggal[:7]}",
    ),
    "Akun": Objek(
        "Akun",
        Akun,
        (Coalesce("pegawai__nama", "nip"),),
        kunci=("pegawai__pk",),
        alamat=_ke("pegawai:pegawai_rinci"),
    ),
    "Layanan": Objek("Layanan", Layanan, ("nama",), kunci=("unit__kode",), alamat=_ke("dasbor:unit")),
    "Aduan": Objek("Aduan", Aduan, ("pk",), "nomor {}".format, alamat=_ke("umpanbalik:aduan_rinci")),
    "Pekerjaan": Objek("Pekerjaan", Pekerjaan, ("pk",), "nomor {}".format, (), _ke("pekerjaan_daftar")),
    "UnitKerja": Objek("Unit kerja", UnitKerja, ("nama",), kunci=("kode",), alamat=_ke("dasbor:unit")),
    # No act is done to these; the details of others name them.
    "HasilKerja": Objek("Hasil kerja", HasilKerja, ("uraian",)),
    "Indikator": Objek("Indikator", Indikator, ("uraian",)),
    "KodeUnit": Objek("Unit kerja", UnitKerja, ("nama",), dicari="kode"),
}


def kata_objek(jenis: str) -> str:
    return OBJEK[jenis].kata if jenis in OBJEK else jenis


def sebutan(kunci: Kunci) -> str:
    """Return what to call a record of which only the key is known."""
    jenis, nomor = kunci
    return f"{kata_objek(jenis)} {'nomor ' if nomor.isdecimal() else ''}{nomor}"


def rujukan(dicari: Iterable[Kunci]) -> Mapping[Kunci, Rujukan]:
    """Return which of these records are still there, and what they are called. One query for all kinds."""
    menurut_jenis: dict[str, set[str]] = defaultdict(set)
    for jenis, kunci in dicari:
        if jenis in OBJEK and (OBJEK[jenis].dicari != "pk" or kunci.isdecimal()):
            menurut_jenis[jenis].add(kunci)
    bagian = [_baca(jenis, kunci) for jenis, kunci in menurut_jenis.items()]
    if not bagian:
        return {}
    return {
        (jenis, kunci): _rujukan(OBJEK[jenis], kolom, konsep=konsep)
        for jenis, kunci, kolom, konsep in bagian[0].union(*bagian[1:], all=True)
    }


def _baca(jenis: str, kunci: Collection[str]) -> QuerySet[Model, tuple[str, str, list[str], bool]]:
    objek = OBJEK[jenis]
    return objek.model._base_manager.filter(**{f"{objek.dicari}__in": kunci}).values_list(
        Value(jenis, CharField()),
        Cast(objek.dicari, CharField()),
        JSONArray(*objek.nama, *objek.kunci),
        Case(When(objek.konsep, then=True), default=False) if objek.konsep else Value(False),
    )


def _rujukan(objek: Objek, kolom: Sequence[str | None], *, konsep: bool) -> Rujukan:
    nama, kunci = kolom[: len(objek.nama)], kolom[len(objek.nama) :]
    return Rujukan(
        kata=objek.kata,
        nama=objek.sebut(*nama),
        alamat=objek.alamat(*kunci) if objek.alamat and not konsep and None not in kunci else "",
        konsep=konsep,
    )
