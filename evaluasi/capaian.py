"""How far what was promised has been reached: the arithmetic of evidence, never of a rating.

People rate; what is computed here stands beside their rating. The same rules run for everyone at once
in sql/capaian.sql, which takes its constants from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from evaluasi.choices import Arah
from pegawai.inti.angka import bulatkan
from pegawai.inti.periode import Periode


CAPAIAN_TERTINGGI = Decimal(120)  # percent; one over-delivered indicator does not hide a neglected one
TARGET_TERKECIL = Decimal("0.01")  # the least share of a target, in its satuan


def capaian_persen(
    *, realisasi: Decimal, target: Decimal, target_akhir: Decimal | None = None, arah: Arah
) -> Decimal:
    """Return how far one indicator was reached, in percent, 0 and up, rounded half up to 0.01.

    Higher is better: realisasi / target. Lower is better: 1 + (1 - realisasi / target), never below 0.
    Between the ends of a range everything is 100; outside it the target is what `patokan` says.

    Raises ValueError when `target` is not positive or the range is not in order.

    Dasar: PermenPANRB 8/2021 lampiran (capaian indikator kinerja individu, kondisi normal dan khusus).
    """
    if target <= 0:
        raise ValueError(f"Target harus lebih dari nol, bukan {target}.")
    if target_akhir is not None and target_akhir <= target:
        raise ValueError(f"Batas atas target harus lebih dari {target}, bukan {target_akhir}.")
    pembagi = patokan(realisasi=realisasi, target=target, target_akhir=target_akhir)
    if pembagi is None:
        return bulatkan(Decimal(100))
    seratus_kali = 100 * realisasi  # multiplied first: a quotient has lost digits already
    if arah == Arah.RENDAH:
        seratus_kali = max(200 * pembagi - seratus_kali, Decimal(0))
    return bulatkan(seratus_kali / pembagi)


def patokan(*, realisasi: Decimal, target: Decimal, target_akhir: Decimal | None) -> Decimal | None:
    """Return what a realisation is divided by: the target, or the end of its range that is nearer.

    None inside a range, where nothing is divided.

    Kebijakan daerah: di luar rentang target, capaian dihitung terhadap batas yang terdekat.
    """
    if target_akhir is None or realisasi < target:
        return target
    return target_akhir if realisasi > target_akhir else None


def target_periode(*, target: Decimal, bulan_periode: int, bulan_skp: int) -> Decimal:
    """Return a counted indicator's share of its target, by months, rounded half up to 0.01.

    `bulan_periode` are the months that period and SKP have in common. A share that would round to
    nothing is TARGET_TERKECIL: with a target of zero, achievement has no meaning.

    Raises ValueError unless 1 <= bulan_periode <= bulan_skp.

    Kebijakan daerah: target yang dihitung dari kegiatan dibagi rata menurut bulan.
    """
    if not 1 <= bulan_periode <= bulan_skp:
        raise ValueError(f"Bulan periode antara 1 dan {bulan_skp}, bukan {bulan_periode}.")
    return max(bulatkan(target * bulan_periode / bulan_skp), TARGET_TERKECIL)


def realisasi_kegiatan(*, volume: Decimal | None, disetujui: date, periode: Periode) -> Decimal | None:
    """Return what verified activities of a period add up to, in the indicator's satuan.

    `volume` None: there is no such activity. That is zero; but it is unknown, None, where the SKP was
    approved (on the day `disetujui`) only after the period had ended: nobody could report against it.

    Kebijakan daerah: periode sebelum SKP disetujui tidak dihitung nol bila tidak ada kegiatannya.
    """
    if volume is None:
        return None if disetujui >= periode.selesai else Decimal(0)
    return volume


def capaian_hasil(persen: Sequence[Decimal]) -> Decimal | None:
    """Return the mean of a result's measured indicators, each at most CAPAIAN_TERTINGGI, half up to 0.01.

    None when nothing was measured: silence is not zero.

    Kebijakan daerah: capaian satu indikator dihitung paling tinggi 120 persen.
    """
    if not persen:
        return None
    return bulatkan(sum((min(p, CAPAIAN_TERTINGGI) for p in persen), Decimal(0)) / len(persen))


def capaian_pegawai(persen: Sequence[Decimal | None]) -> Decimal | None:
    """Return the mean of a person's measured results, all alike, rounded half up to 0.01.

    None when nothing was measured. The figure of a unit is the same mean over the results of all its
    people, so that who promised more counts for more.

    Kebijakan daerah: rata-rata capaian dihitung dari hasil kerja yang terukur, tanpa bobot.
    """
    terukur = [satu for satu in persen if satu is not None]
    return bulatkan(sum(terukur, Decimal(0)) / len(terukur)) if terukur else None
