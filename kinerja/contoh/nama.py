"""Invented people: a West Kalimantan name, a NIP that reads true, a grade that fits the post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from kinerja.contoh import acuan
from pegawai.choices import JenisJabatan, JenisKelamin, JenisPegawai, Jenjang


SISIPAN_PPPK = "21"


@dataclass(frozen=True)
class Golongan:
    """What a kind of post asks of its holder: grades, age, degree, and whether PPPK may hold it."""

    pns: Sequence[str]
    pppk: str
    usia: tuple[int, int]
    gelar: Sequence[str] = ("",)


SARJANA = ("S.E.", "S.Sos.", "S.I.P.", "S.H.", "S.A.P.", "S.T.", "S.Kom.", "S.M.")
MAGISTER = ("S.E., M.M.", "S.Sos., M.Si.", "S.STP., M.A.P.", "S.T., M.T.", "S.H., M.H.", "S.IP., M.Si.")

MENURUT_JENIS: Mapping[JenisJabatan, Golongan] = {
    JenisJabatan.PEJABAT_NEGARA: Golongan(("",), "", (45, 60), MAGISTER),
    JenisJabatan.JPT: Golongan(("IV/b", "IV/c"), "", (45, 57), MAGISTER),
    JenisJabatan.ADMINISTRATOR: Golongan(("III/d", "IV/a", "IV/b"), "", (38, 56), MAGISTER + SARJANA),
    JenisJabatan.PENGAWAS: Golongan(("III/c", "III/d"), "", (33, 55), SARJANA),
}
MENURUT_JENJANG: Mapping[str, Golongan] = {
    Jenjang.PEMULA: Golongan(("II/a", "II/b"), "V", (21, 35)),
    Jenjang.TERAMPIL: Golongan(("II/c", "II/d"), "VII", (23, 40), ("A.Md.",)),
    Jenjang.MAHIR: Golongan(("III/a", "III/b"), "", (32, 52), ("A.Md.",)),
    Jenjang.PENYELIA: Golongan(("III/c", "III/d"), "", (40, 56), ("A.Md.",)),
    Jenjang.AHLI_PERTAMA: Golongan(("III/a", "III/b"), "IX", (25, 42), SARJANA),
    Jenjang.AHLI_MUDA: Golongan(("III/c", "III/d"), "", (34, 54), SARJANA),
    Jenjang.AHLI_MADYA: Golongan(("IV/a", "IV/b"), "", (43, 56), MAGISTER),
    Jenjang.AHLI_UTAMA: Golongan(("IV/d",), "", (52, 57), MAGISTER),
    "": Golongan(("III/d", "IV/a"), "", (38, 56), SARJANA),  # functional officials who lead a unit
}
MENURUT_PPPK: Mapping[str, Golongan] = {
    "I": Golongan(("I/c", "I/d"), "I", (25, 54)),
    "V": Golongan(("II/a", "II/b", "II/c"), "V", (21, 54)),
    "VII": Golongan(("II/c", "II/d", "III/a"), "VII", (23, 54), ("A.Md.",)),
    "IX": Golongan(("III/a", "III/b", "III/c"), "IX", (24, 54), SARJANA),
}

# Degrees that belong to a profession: start of the post's name, what stands before the person's name, and
# what after it, of a diploma and of an expert.
GELAR_PROFESI: Sequence[tuple[str, str, str, str]] = (
    ("Kepala UPT Puskesmas", "", "S.K.M., M.Kes.", "S.K.M., M.Kes."),
    ("Kepala Dinas Kesehatan", "dr. ", "M.Kes.", "M.Kes."),
    ("Kepala Bidang Pelayanan Kesehatan", "dr. ", "M.Kes.", "M.Kes."),
    ("Kepala Bidang Kesehatan", "", "S.K.M., M.Kes.", "S.K.M., M.Kes."),
    ("Direktur", "dr. ", "M.Kes.", "M.Kes."),
    ("Kepala SMP", "", "M.Pd.", "M.Pd."),
    ("Kepala SD", "", "M.Pd.", "M.Pd."),
    ("Guru", "", "S.Pd.", "S.Pd."),
    ("Dokter Gigi", "drg. ", "", ""),
    ("Dokter", "dr. ", "", ""),
    ("Apoteker", "apt. ", "S.Farm.", "S.Farm."),
    ("Asisten Apoteker", "", "A.Md.Farm.", "A.Md.Farm."),
    ("Perawat", "", "A.Md.Kep.", "S.Kep., Ns."),
    ("Bidan", "", "A.Md.Keb.", "S.Tr.Keb."),
    ("Nutrisionis", "", "A.Md.Gz.", "S.Gz."),
    ("Perekam Medis", "", "A.Md.RMIK.", "S.K.M."),
    ("Pranata Laboratorium", "", "A.Md.Kes.", "S.Tr.Kes."),
    ("Terapis Gigi", "", "A.Md.Kes.", "S.Tr.Kes."),
    ("Tenaga Sanitasi", "", "A.Md.KL.", "S.K.M."),
    ("Epidemiolog", "", "A.Md.KL.", "S.K.M."),
    ("Penata Kelola Layanan Kesehatan", "", "S.K.M.", "S.K.M."),
    ("Pranata Komputer", "", "A.Md.Kom.", "S.Kom."),
    ("Auditor", "", "A.Md.Ak.", "S.E., Ak."),
)
PEREMPUAN_SERING = ("Bidan", "Perawat", "Guru", "Nutrisionis", "Apoteker", "Terapis")
LAKI_LAKI_SERING = ("Polisi", "Pemadam", "Teknisi", "Camat", "Lurah", "Penguji")


@dataclass(frozen=True)
class Diri:
    """Who somebody is, before any post."""

    nama: str
    nip: str | None
    jenis: JenisPegawai
    golongan: str


class Penama:
    """Draws people one after the other; no two get the same NIP."""

    def __init__(self, acak: Random, hari_ini: date, urutan_awal: int = 1) -> None:
        self.acak, self.hari_ini, self.urutan_awal = acak, hari_ini, urutan_awal
        self.asal = acuan.asal_nama()
        self.bagian = [asal.bagian for asal in self.asal]
        self.urutan: dict[str, int] = {}

    def lahirkan(self, jabatan: str, jenis: JenisJabatan, jenjang: str, tmt: date, *, pppk: bool) -> Diri:
        """Return a person for a post who has served since `tmt` at the latest."""
        syarat = golongan_jabatan(jabatan, jenis, jenjang)
        pppk = pppk and syarat.pppk != ""
        kelamin = self._kelamin(jabatan)
        nama = self._gelari(self._nama(kelamin), jabatan, jenjang, syarat)
        if jenis is JenisJabatan.PEJABAT_NEGARA:
            return Diri(nama, None, JenisPegawai.PEJABAT_NEGARA, "")
        lahir = self._lahir(syarat.usia)
        mulai = tmt if pppk else self._angkat(lahir, tmt)
        tengah = SISIPAN_PPPK if pppk else f"{mulai.month:02d}"
        awalan = f"{lahir:%Y%m%d}{mulai.year}{tengah}{'1' if kelamin is JenisKelamin.LAKI_LAKI else '2'}"
        self.urutan[awalan] = self.urutan.get(awalan, self.urutan_awal - 1) + 1
        return Diri(
            nama,
            f"{awalan}{self.urutan[awalan]:03d}",
            JenisPegawai.PPPK if pppk else JenisPegawai.PNS,
            syarat.pppk if pppk else self.acak.choice(syarat.pns),
        )

    def nama_warga(self) -> str:
        return self._nama(self.acak.choice(list(JenisKelamin)))

    def _kelamin(self, jabatan: str) -> JenisKelamin:
        perempuan = 0.5
        if jabatan.startswith(PEREMPUAN_SERING):
            perempuan = 0.8 if jabatan[:5] != "Bidan" else 1
        elif jabatan.startswith(LAKI_LAKI_SERING):
            perempuan = 0.15
        return JenisKelamin.PEREMPUAN if self.acak.random() < perempuan else JenisKelamin.LAKI_LAKI

    def _nama(self, kelamin: JenisKelamin) -> str:
        (asal,) = self.acak.choices(self.asal, self.bagian)
        laki = kelamin is JenisKelamin.LAKI_LAKI
        depan, belakang = (asal.depan_l, asal.belakang_l) if laki else (asal.depan_p, asal.belakang_p)
        bagian = self.acak.sample(depan, 2 if self.acak.random() < 0.35 else 1)
        return " ".join([*bagian, self.acak.choice([satu for satu in belakang if satu not in bagian])])

    def _gelari(self, nama: str, jabatan: str, jenjang: str, syarat: Golongan) -> str:
        profesi = next((satu for satu in GELAR_PROFESI if jabatan.startswith(satu[0])), None)
        if profesi is None:
            depan, belakang = "", self.acak.choice(syarat.gelar)
        else:
            _, depan, diploma, ahli = profesi
            belakang = ahli if jenjang.startswith("AHLI") else diploma
        return f"{depan}{nama}, {belakang}" if belakang else f"{depan}{nama}"

    def _lahir(self, usia: tuple[int, int]) -> date:
        tahun = self.hari_ini.year - self.acak.randint(*usia)
        return date(tahun, self.acak.randint(1, 12), self.acak.randint(1, 28))

    def _angkat(self, lahir: date, paling_lambat: date) -> date:
        """The month of appointment: between 20 and 34 years of age, and before the present post."""
        tahun = min(lahir.year + self.acak.randint(20, 34), paling_lambat.year - 1)
        return date(max(tahun, lahir.year + 18), self.acak.choice((1, 2, 3, 4, 12)), 1)


def golongan_jabatan(jabatan: str, jenis: JenisJabatan, jenjang: str) -> Golongan:
    if jenis in MENURUT_JENIS:
        return MENURUT_JENIS[jenis]
    if jenis is JenisJabatan.PELAKSANA:
        return MENURUT_PPPK[acuan.golongan_pppk()[jabatan]]
    return MENURUT_JENJANG[jenjang]
