"""Indeks Kepuasan Masyarakat: the arithmetic the regulation prescribes, and how far it may be trusted.

No database, no clock. Everything starts from whole numbers: how many answered, and sums of their marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pegawai.inti.angka import bulatkan
from umpanbalik.choices import Mutu, Unsur


JUMLAH_UNSUR = len(Unsur)
NILAI_TERENDAH, NILAI_TERTINGGI = 1, 4
FAKTOR_KONVERSI = 25  # turns the 1 to 4 scale into 25 to 100
IKM_TERENDAH, IKM_TERTINGGI = Decimal("25.00"), Decimal("100.00")

# Lowest converted index of each grade, best first. D has no floor: with a printed weight such as 0.11 nine
# ones come to 24.75.
AMBANG_MUTU: tuple[tuple[Decimal, Mutu], ...] = (
    (Decimal("88.31"), Mutu.A),
    (Decimal("76.61"), Mutu.B),
    (Decimal("65.00"), Mutu.C),
    (Decimal("0.00"), Mutu.D),
)

# Fewer answers than this tell about persons and chance, not about the service.
MINIMAL_TERBIT = 10
MINIMAL_MUTU = 30

Z_95 = Decimal("1.959963984540054")  # 0.975 quantile of the normal distribution
T_95_KECIL = {1: Decimal("12.7062"), 2: Decimal("4.3027"), 3: Decimal("3.1824")}

KHI_KUADRAT = Decimal("3.841")  # one degree of freedom, 95 percent
GALAT_SAMPEL = Decimal("0.05")
PROPORSI = Decimal("0.5")


@dataclass(frozen=True)
class HasilIKM:
    """One index with its parts. Means are exact to 28 digits; only `ikm` is rounded, to two decimals."""

    nrr: tuple[Decimal, ...]  # mean mark of each element, 1 to 4
    indeks: Decimal  # weighted sum of the means, 1 to 4
    ikm: Decimal  # 25.00 to 100.00
    mutu: Mutu


@dataclass(frozen=True)
class Sebaran:
    """How respondents answered as wholes: their number, and the sums of their totals and squared totals.

    A respondent's total is the sum of the nine marks, 9 to 36.
    """

    n: int
    jumlah: int
    jumlah_kuadrat: int

    @property
    def rata_rata(self) -> Decimal:
        """The mean on the 25 to 100 scale; this is the index, unrounded."""
        return Decimal(FAKTOR_KONVERSI * self.jumlah) / (JUMLAH_UNSUR * self.n)

    @property
    def ragam_rata_rata(self) -> Decimal:
        """The squared standard error of the mean, for two or more respondents."""
        simpangan = Decimal(self.n * self.jumlah_kuadrat - self.jumlah**2) / (self.n * (self.n - 1))
        return simpangan * (Decimal(FAKTOR_KONVERSI) / JUMLAH_UNSUR) ** 2 / self.n


def hitung_ikm(jumlah: Sequence[int], n: int, *, bobot: Decimal | None = None) -> HasilIKM:
    """Return the index of `n` respondents from the sum of marks of each element.

    The weight is exactly 1 over the number of elements; `bobot` re-creates reports that printed a rounded
    one, such as 0.11 or 0.071. Works for any number of elements.

    Raises ValueError when nobody answered, no element is given, or a sum lies outside n to 4n.

    Dasar: PermenPANRB 14/2017, lampiran (pengolahan data survei).
    """
    if n < 1:
        raise ValueError("IKM memerlukan sekurangnya satu tanggapan.")
    if not jumlah:
        raise ValueError("IKM memerlukan sekurangnya satu unsur.")
    for nilai in jumlah:
        if not NILAI_TERENDAH * n <= nilai <= NILAI_TERTINGGI * n:
            raise ValueError(
                f"Jumlah nilai {nilai} tidak mungkin dari {n} tanggapan: "
                f"harus antara {NILAI_TERENDAH * n} dan {NILAI_TERTINGGI * n}."
            )
    total = Decimal(sum(jumlah))
    indeks = total / (len(jumlah) * n) if bobot is None else total * bobot / n
    ikm = bulatkan(indeks * FAKTOR_KONVERSI)
    return HasilIKM(nrr=tuple(Decimal(nilai) / n for nilai in jumlah), indeks=indeks, ikm=ikm, mutu=mutu(ikm))


@dataclass(frozen=True)
class BagianUnsur:
    """One element of an index: `tertimbang` adds up to the index, `nilai` is on the scale of 25 to 100."""

    nrr: Decimal  # 1 to 4
    tertimbang: Decimal
    nilai: Decimal
    terendah: bool


def urai_unsur(jumlah: Sequence[int], n: int) -> tuple[BagianUnsur, ...]:
    """Return each element's part in the index of `n` respondents, unrounded; every lowest one is marked.

    Raises ValueError as hitung_ikm does.

    Dasar: PermenPANRB 14/2017, lampiran (pengolahan data survei; tindak lanjut atas unsur terendah).
    """
    terendah = min(jumlah, default=0)
    return tuple(
        BagianUnsur(nrr, nrr / len(jumlah), nrr * FAKTOR_KONVERSI, nilai == terendah)
        for nilai, nrr in zip(jumlah, hitung_ikm(jumlah, n).nrr, strict=True)
    )


def mutu(ikm: Decimal) -> Mutu:
    """Return the grade of a converted index, rounded half up to two decimals first: the table has gaps.

    Dasar: PermenPANRB 14/2017, lampiran (nilai interval konversi).
    """
    bulat = bulatkan(ikm)
    return next((nilai for batas_bawah, nilai in AMBANG_MUTU if bulat >= batas_bawah), Mutu.D)


def layak_terbit(n: int) -> bool:
    """Tell whether an index of `n` answers may be shown to the public.

    Kebijakan daerah: indeks dari kurang dari sepuluh tanggapan tidak diterbitkan.
    """
    return n >= MINIMAL_TERBIT


def layak_mutu(n: int) -> bool:
    """Tell whether an index of `n` answers may carry a grade and serve as evidence.

    Kebijakan daerah: mutu dari kurang dari tiga puluh tanggapan tidak ditetapkan.
    """
    return n >= MINIMAL_MUTU


def ukuran_sampel(populasi: int) -> int:
    """Return how many respondents stand for `populasi` users of a service, rounded to the nearest.

    Raises ValueError when `populasi` is negative.

    Dasar: PermenPANRB 14/2017, lampiran (tabel Krejcie dan Morgan).
    """
    if populasi < 0:
        raise ValueError("Jumlah pengguna layanan tidak boleh negatif.")
    ragam = KHI_KUADRAT * PROPORSI * (1 - PROPORSI)
    sampel = ragam * populasi / (GALAT_SAMPEL**2 * (populasi - 1) + ragam)
    return int(sampel.quantize(Decimal(1), ROUND_HALF_UP))


def selang_kepercayaan(sebaran: Sebaran) -> tuple[Decimal, Decimal] | None:
    """Return the 95 percent interval of the index, within 25 to 100; None for fewer than two respondents.

    Counts people, not marks: the nine marks of one person hang together.

    Kebijakan daerah: indeks disajikan bersama selang kepercayaan 95 persen pada tingkat responden.
    """
    if sebaran.n < 2:
        return None
    lebar = kuantil_t(sebaran.n - 1) * sebaran.ragam_rata_rata.sqrt()
    return (
        bulatkan(max(sebaran.rata_rata - lebar, IKM_TERENDAH)),
        bulatkan(min(sebaran.rata_rata + lebar, IKM_TERTINGGI)),
    )


def kuantil_t(derajat_bebas: int) -> Decimal:
    """Return the 0.975 quantile of Student's t, to three decimals.

    The series of Cornish and Fisher, with the first three values from the table, where it is too short.

    Raises ValueError when `derajat_bebas` is less than one.

    Kebijakan daerah: selang kepercayaan 95 persen (Student t).
    """
    if derajat_bebas < 1:
        raise ValueError("Derajat bebas sekurangnya satu.")
    if derajat_bebas in T_95_KECIL:
        return T_95_KECIL[derajat_bebas]
    z, v = Z_95, Decimal(derajat_bebas)
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4)
    )


def beda_nyata(sebelum: Sebaran, sesudah: Sebaran) -> bool:
    """Tell whether two indices differ by more than chance; never with fewer answers than a grade takes.

    The difference must exceed 1.96 standard errors.

    Kebijakan daerah: kenaikan indeks hanya disebut kenaikan bila lebih besar daripada kebetulan.
    """
    if not (layak_mutu(sebelum.n) and layak_mutu(sesudah.n)):
        return False
    galat_baku = (sebelum.ragam_rata_rata + sesudah.ragam_rata_rata).sqrt()
    return abs(sesudah.rata_rata - sebelum.rata_rata) > Z_95 * galat_baku
