"""Who may do what with periods and ratings, and why not; the reasons are written for their reader.

What is not on the records themselves is handed in: nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format

from evaluasi.choices import (
    LANJUTAN_PENILAIAN,
    LANJUTAN_PERIODE,
    NilaiDasar,
    Predikat,
    StatusPenilaian,
    StatusPeriode,
)
from evaluasi.models import Penilaian, PenilaianOrganisasi, PenilaianPerilaku, PeriodePenilaian
from pegawai.choices import JenisUnit, Peran, StatusSKP
from pegawai.inti.izin import BOLEH, Izin, tolak
from pegawai.inti.periode import tanggal_panjang
from pegawai.models import SKP, Pegawai, UnitKerja
from pegawai.permissions import PENGAWAS_KOTA, memimpin_kota, mengawasi_kota


TANPA_PENJELASAN = frozenset({Predikat.SANGAT_BAIK, Predikat.BAIK})  # below these, words must stand


# Periods


def lihat_periode(oleh: Pegawai) -> Izin:
    if oleh.berperan(Peran.PENGELOLA, Peran.AUDITOR):
        return BOLEH
    return tolak("Daftar periode penilaian hanya untuk pengelola kinerja dan auditor.")


def buka_periode(oleh: Pegawai) -> Izin:
    if oleh.berperan(Peran.PENGELOLA):
        return BOLEH
    return tolak("Periode penilaian hanya dibuka oleh pengelola kinerja.")


def tutup_periode(oleh: Pegawai, periode: PeriodePenilaian, *, hari_ini: date) -> Izin:
    if not oleh.berperan(Peran.PENGELOLA):
        return tolak("Periode penilaian hanya ditutup oleh pengelola kinerja.")
    if StatusPeriode.DITUTUP not in LANJUTAN_PERIODE[StatusPeriode(periode.status)]:
        return _sudah_ditutup(periode)
    if hari_ini < periode.selesai:
        return tolak(
            f"Periode {periode} berlangsung sampai {tanggal_panjang(periode.rentang.hari_terakhir)}. "
            "Menutupnya mengunci laporan harian, jadi tutuplah sesudah tanggal itu."
        )
    return BOLEH


# Organisations


def lihat_organisasi(oleh: Pegawai, *, dipimpin: Collection[UnitKerja]) -> Izin:
    """Compare the organisations of the whole city. `dipimpin`: the units that `oleh` leads today."""
    if mengawasi_kota(oleh, dipimpin=dipimpin):
        return BOLEH
    return tolak("Predikat semua organisasi hanya terbuka bagi pimpinan kota, pengelola, dan auditor.")


def tetapkan_organisasi(
    oleh: Pegawai,
    opd: UnitKerja,
    periode: PeriodePenilaian,
    *,
    dipimpin: Collection[UnitKerja],
    bertugas: bool,
    terpakai: bool,
) -> Izin:
    """Set the predicate of an organisation, but not of the one in which `oleh` works.

    `dipimpin`: the units that `oleh` leads today; `bertugas`: `oleh` holds a post in it or below it today;
    `terpakai`: somebody was rated on this predicate.

    Dasar: SE MenPANRB 3/2023 (capaian organisasi ditetapkan pimpinan satu tingkat di atasnya).
    """
    if not memimpin_kota(oleh, dipimpin=dipimpin):
        return tolak(
            "Predikat organisasi ditetapkan oleh pimpinan satu tingkat di atasnya, yaitu pimpinan kota."
        )
    if bertugas and opd.jenis != JenisUnit.KOTA:  # everybody works in the city; nobody stands above it
        return tolak("Predikat organisasi tempat Anda bertugas ditetapkan oleh Wali Kota.")
    if periode.status != StatusPeriode.DIBUKA:
        return _sudah_ditutup(periode)
    if terpakai:
        return tolak(
            "Sudah ada pegawai yang penilaiannya ditetapkan berdasarkan predikat ini, jadi predikatnya tidak "
            "dapat diubah lagi."
        )
    return BOLEH


# Ratings


def isi_penilaian(
    oleh: Pegawai, skp: SKP, periode: PeriodePenilaian, *, berhak: bool, penilaian: Penilaian | None
) -> Izin:
    """Draft a rating. `berhak`: `oleh` is who assesses this SKP today (queries.skp_dinilai)."""
    if not berhak:
        return tolak(f"Hanya pejabat penilai SKP ini, {skp.penilai}, yang dapat menilainya.")
    if skp.status != StatusSKP.DISETUJUI:
        return tolak("SKP ini belum disetujui, jadi belum ada yang dapat dinilai.")
    if skp.mulai >= periode.selesai or skp.selesai <= periode.mulai:
        return tolak(f"SKP ini tidak berlaku pada {periode}.")
    if periode.status != StatusPeriode.DIBUKA:
        return _sudah_ditutup(periode)
    if penilaian is not None and penilaian.status == StatusPenilaian.DITETAPKAN:
        return _sudah_ditetapkan(penilaian)
    return BOLEH


def tetapkan_penilaian(
    oleh: Pegawai,
    penilaian: Penilaian,
    *,
    berhak: bool,
    organisasi: PenilaianOrganisasi | None,
    perilaku: Sequence[PenilaianPerilaku],
    capaian: Decimal | None,
) -> Izin:
    """Determine a draft: when it is whole, and after the organisation. `capaian`: the mean in percent.

    Dasar: PermenPANRB 6/2022 Pasal 24-25; SE MenPANRB 3/2023 (tiga langkah evaluasi).
    """
    if not berhak:
        return tolak("Yang menetapkan penilaian ini hanya pejabat penilainya.")
    if StatusPenilaian.DITETAPKAN not in LANJUTAN_PENILAIAN[StatusPenilaian(penilaian.status)]:
        return _sudah_ditetapkan(penilaian)
    if penilaian.periode.status != StatusPeriode.DIBUKA:
        return _sudah_ditutup(penilaian.periode)
    if organisasi is None:
        return tolak(
            "Predikat organisasi untuk periode ini belum ditetapkan oleh pimpinan di atasnya. Draf Anda "
            "tersimpan; tetapkan setelah predikat itu ada."
        )
    kurang = kekurangan(penilaian, perilaku, capaian)
    if kurang:
        return tolak(f"Penilaian ini belum lengkap: {'; '.join(kurang)}.")
    return BOLEH


def kekurangan(
    penilaian: Penilaian, perilaku: Sequence[PenilaianPerilaku], capaian: Decimal | None
) -> list[str]:
    """Return what a draft still lacks, in words that can stand in a list."""
    kurang = []
    if not penilaian.rating_hasil:
        kurang.append("rating hasil kerja belum dipilih")
    dinilai = {satu.nilai_dasar for satu in perilaku if satu.ekspektasi}
    belum = [nilai.label for nilai in NilaiDasar if nilai not in dinilai]
    if belum:
        kurang.append(f"perilaku yang belum dinilai: {', '.join(belum)}")
    if not penilaian.rating_perilaku:
        kurang.append("rating perilaku kerja belum dipilih")
    predikat = penilaian.calon_predikat
    if not penilaian.umpan_balik.strip():
        if predikat and predikat not in TANPA_PENJELASAN:
            kurang.append(f"predikat {predikat.label} memerlukan umpan balik yang menjelaskannya")
        if capaian is not None and penilaian.berlawanan(capaian):
            kurang.append(
                f"rating hasil kerja {penilaian.get_rating_hasil_display()} berlawanan dengan rata-rata "
                f"capaiannya, {number_format(capaian, 2)}%, jadi tuliskan alasannya pada umpan balik"
            )
    return kurang


def lihat_penilaian(oleh: Pegawai, penilaian: Penilaian, *, berhak: bool, memimpin: bool) -> Izin:
    """A draft is its assessor's own. `memimpin`: `oleh` leads the unit of that post, or one above, today."""
    if berhak or oleh.pk == penilaian.penilai_id:
        return BOLEH
    if penilaian.status != StatusPenilaian.DITETAPKAN:
        return tolak("Penilaian ini masih draf. Isinya terbuka setelah ditetapkan oleh pejabat penilai.")
    if oleh.pk == penilaian.skp.pegawai_id or memimpin or oleh.berperan(*PENGAWAS_KOTA):
        return BOLEH
    return tolak("Penilaian ini hanya terbuka bagi pegawai yang dinilai, para atasannya, dan pengelola.")


def lihat_penilaian_unit(oleh: Pegawai, *, memimpin: bool) -> Izin:
    """See how far the rating of a unit has come. `memimpin`: `oleh` leads it, or one above it, today."""
    if memimpin or oleh.berperan(*PENGAWAS_KOTA):
        return BOLEH
    return tolak("Kemajuan penilaian unit ini hanya terbuka bagi pimpinannya, pengelola, dan auditor.")


def _sudah_ditutup(periode: PeriodePenilaian) -> Izin:
    return tolak(f"Periode {periode} sudah ditutup.")


def _sudah_ditetapkan(penilaian: Penilaian) -> Izin:
    return tolak(
        f"Penilaian ini sudah ditetapkan oleh {penilaian.penilai} dengan predikat "
        f"{penilaian.get_predikat_display()}, jadi tidak dapat diubah lagi."
    )
