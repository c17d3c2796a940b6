"""What leaders made of it: periods, predicates of offices, ratings of people with words that help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.conf import settings

from evaluasi.choices import NilaiDasar, PredikatOrganisasi, StatusPeriode
from evaluasi.distribusi import KELOMPOK_TERKECIL
from evaluasi.models import PenilaianOrganisasi, PeriodePenilaian, RekapUnit
from evaluasi.predikat import MATRIKS_PREDIKAT
from kinerja.contoh.formasi import PeranContoh
from kinerja.contoh.orang import Orang
from kinerja.contoh.salin import jalankan_berkas, lanjutkan_nomor, salin
from kinerja.contoh.waktu import Waktu
from pegawai.choices import JenisUnit
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak, catat_jejak_banyak
from pegawai.models import Pegawai


HARI_SAMPAI_DITUTUP = 25  # after its last day a period is closed
PERSEN_ISTIMEWA, PERSEN_KURANG = 100, 85  # the mean achievement at which the demo's mayor thinks of either
BAGIAN_TERMULAI = 0.4  # of the ratings of the open period
BAGIAN_ORGANISASI = 0.7  # of the offices have their predicate in the open period

BAIK = (
    "Hasil kerja Anda dapat diandalkan dan laporannya selalu tepat waktu.",
    "Anda sigap ketika layanan ramai, dan rekan kerja merasa terbantu.",
    "Catatan harian Anda rapi sehingga kemajuan mudah diikuti.",
    "Cara Anda menjelaskan kepada warga tenang dan mudah dipahami.",
    "Anda berani mengusulkan perbaikan, dan dua di antaranya sudah kita pakai.",
    "Pekerjaan lintas bidang berjalan lancar karena Anda aktif berkoordinasi.",
)
PERLU = (
    "Triwulan berikutnya mari kita jaga agar indikator waktu tidak tertinggal pada akhir bulan.",
    "Perlu ditingkatkan: bukti dukung dilampirkan pada hari yang sama, supaya tidak menumpuk.",
    "Perlu ditingkatkan: bagi beban kerja dengan rekan satu tim sebelum mendekati tenggat.",
    "Perlu ditingkatkan: telaah data sebelum laporan dikirim, karena dua kali terjadi salah jumlah.",
    "Saya berharap Anda lebih sering menyampaikan kendala sejak awal, bukan pada akhir pekan.",
)
BANTUAN = (
    "Saya akan mengatur pendampingan oleh rekan senior selama satu bulan.",
    "Saya mengusulkan Anda mengikuti pelatihan pengolahan data pada bulan depan.",
    "Kita tinjau kemajuannya setiap Senin pagi selama 15 menit.",
    "Saya akan mengalihkan sebagian tugas tambahan supaya Anda dapat berfokus pada hasil kerja utama.",
)
CAPAI = (
    "Tercapai. Pertahankan cara kerja ini.",
    "Melampaui rencana; bagikan caranya kepada rekan satu tim.",
    "Tercapai dengan bukti yang lengkap.",
)
KURANG = (
    "Belum tercapai. Susun ulang jadwal supaya selisihnya terkejar triwulan berikutnya.",
    "Tertinggal karena gangguan aplikasi; kendalanya sudah saya sampaikan kepada bidang terkait.",
    "Perlu perhatian: separuh volumenya baru masuk pada pekan terakhir.",
)
KATA_NILAI: Mapping[NilaiDasar, str] = {
    NilaiDasar.BERORIENTASI_PELAYANAN: "Warga lanjut usia Anda dampingi sampai selesai.",
    NilaiDasar.AKUNTABEL: "Catatan dan bukti pekerjaan dapat ditelusuri.",
    NilaiDasar.KOMPETEN: "Mau belajar alat kerja baru dan mengajarkannya.",
    NilaiDasar.HARMONIS: "Menjaga suasana kerja tetap hangat ketika sibuk.",
    NilaiDasar.LOYAL: "Menjaga nama baik kantor di depan warga.",
    NilaiDasar.ADAPTIF: "Cepat menyesuaikan diri ketika alur kerja berubah.",
    NilaiDasar.KOLABORATIF: "Mengajak bidang lain ikut menyelesaikan masalah.",
}


@dataclass(frozen=True)
class PeriodeContoh:
    """One period of evaluation and when the ratings in it were made."""

    nomor: int
    rentang: Periode
    dinilai: date
    ditutup: date | None


def isi_penilaian(semua: Sequence[Orang], waktu: Waktu, acak: Random) -> None:
    """Write the closed quarters with everybody's rating, and one open period in which rating has begun.

    Reads what has been computed for these periods.
    """
    periode_periode = list(_susun_periode(waktu))
    salin(
        PeriodePenilaian,
        ("id", "mulai", "selesai", "status", "ditutup_pada"),
        (
            (
                satu.nomor,
                satu.rentang.mulai,
                satu.rentang.selesai,
                StatusPeriode.DITUTUP if satu.ditutup else StatusPeriode.DIBUKA,
                waktu.jam(satu.ditutup, 16) if satu.ditutup else None,
            )
            for satu in periode_periode
        ),
    )
    lanjutkan_nomor(PeriodePenilaian)
    akun = {o.pos.akun: Pegawai(pk=o.nomor) for o in semua if o.pos.akun}
    for satu in periode_periode:
        _nilai_organisasi(satu, akun[PeranContoh.WALI_KOTA], waktu, acak)
        _nilai_pegawai(satu, waktu)
        _catat_periode(satu, akun[PeranContoh.PENGELOLA], waktu)


def _susun_periode(waktu: Waktu) -> Iterator[PeriodeContoh]:
    """Yield the quarters that are over, oldest first, then the period that is open now.

    That is the last quarter while its ratings are being made, else the last month whose reports are closed,
    or this month.
    """
    terbuka: Periode | None = None
    nomor = 0
    for triwulan in waktu.triwulan:
        if triwulan.selesai <= waktu.hari_ini:
            ditutup = triwulan.selesai + timedelta(days=HARI_SAMPAI_DITUTUP)
            if ditutup > waktu.hari_ini:
                terbuka = triwulan
                continue
            nomor += 1
            dinilai = triwulan.selesai + timedelta(days=14)
            yield PeriodeContoh(nomor, triwulan, dinilai, ditutup)
    if terbuka is None:
        triwulan_ini = Periode.triwulan_dari(waktu.hari_ini)
        kini = [bulan for bulan in waktu.terkunci if bulan.mulai in triwulan_ini]
        terbuka = kini[-1] if kini else waktu.bulan[-1]
    yield PeriodeContoh(nomor + 1, terbuka, waktu.mundur(1), None)


def _nilai_organisasi(satu: PeriodeContoh, wali_kota: Pegawai, waktu: Waktu, acak: Random) -> None:
    """Let the mayor judge every office by its achievement; in an open period some still wait."""
    rekap = RekapUnit.objects.filter(
        unit__induk__jenis=JenisUnit.KOTA, mulai=satu.rentang.mulai, selesai=satu.rentang.selesai
    ).order_by("unit")
    pada = waktu.jam(satu.dinilai - timedelta(days=2), 10)
    organisasi = PenilaianOrganisasi.objects.bulk_create(
        PenilaianOrganisasi(
            unit_id=r.unit_id,
            periode_id=satu.nomor,
            predikat=_predikat(r),
            alasan=_alasan(r),
            ditetapkan_oleh=wali_kota,
            ditetapkan_pada=pada,
        )
        for r in rekap
        if satu.ditutup or acak.random() < BAGIAN_ORGANISASI
    )
    catat_jejak_banyak(
        "ORGANISASI_DITETAPKAN",
        ((o, {"periode": str(satu.rentang), "predikat": o.predikat, "alasan": o.alasan}) for o in organisasi),
        oleh=wali_kota,
        pada=pada,
    )


def _predikat(rekap: RekapUnit) -> PredikatOrganisasi:
    """Large offices are told apart by their figures; in small ones a person more or less decides."""
    persen = rekap.persen_capaian
    if persen is None or rekap.jumlah_pegawai < KELOMPOK_TERKECIL:
        return PredikatOrganisasi.BAIK
    if persen >= PERSEN_ISTIMEWA:
        return PredikatOrganisasi.ISTIMEWA
    return PredikatOrganisasi.BAIK if persen >= PERSEN_KURANG else PredikatOrganisasi.BUTUH_PERBAIKAN


def _alasan(rekap: RekapUnit) -> str:
    if rekap.persen_capaian is None:
        return "Belum ada hasil kerja yang terukur; rencana aksi periode ini terlaksana menurut laporan unit."
    persen = f"{rekap.persen_capaian:.1f}".replace(".", ",")
    return (
        f"Rata-rata capaian hasil kerja {persen} persen dari {rekap.jumlah_skp} pegawai ber-SKP, dan rencana "
        "aksi periode ini terlaksana sesuai laporan unit."
    )


def _nilai_pegawai(satu: PeriodeContoh, waktu: Waktu) -> None:
    rentang: dict[str, object] = {
        "periode": satu.nomor,
        "mulai": satu.rentang.mulai,
        "selesai": satu.rentang.selesai,
    }
    jalankan_berkas(
        "penilaian",
        rentang
        | {
            "tanggal": satu.dinilai,
            "zona": settings.TIME_ZONE,
            "bagian": 1 if satu.ditutup else BAGIAN_TERMULAI,
            "kelompok_terkecil": KELOMPOK_TERKECIL,
            "baik": list(BAIK),
            "perlu": list(PERLU),
            "bantuan": list(BANTUAN),
        },
    )
    jalankan_berkas(
        "penilaian_hasil",
        rentang | {"ditetapkan": satu.ditutup is not None, "capai": list(CAPAI), "kurang": list(KURANG)},
    )
    jalankan_berkas(
        "penilaian_perilaku",
        {
            "periode": satu.nomor,
            "nilai": [nilai.value for nilai in KATA_NILAI],
            "kata": list(KATA_NILAI.values()),
        },
    )
    if satu.ditutup:
        jalankan_berkas(
            "tetapkan",
            {
                "periode": satu.nomor,
                "batas": waktu.pada,
                "hasil": [hasil.value for hasil, _ in MATRIKS_PREDIKAT],
                "perilaku": [perilaku.value for _, perilaku in MATRIKS_PREDIKAT],
                "predikat": [predikat.value for predikat in MATRIKS_PREDIKAT.values()],
            },
        )
    jalankan_berkas("jejak_penilaian", {"periode": satu.nomor, "nama_periode": str(satu.rentang)})


def _catat_periode(satu: PeriodeContoh, pengelola: Pegawai, waktu: Waktu) -> None:
    periode = PeriodePenilaian(pk=satu.nomor)
    nama = str(satu.rentang)
    dibuka = waktu.jam(satu.rentang.mulai, 9)
    catat_jejak("PERIODE_DIBUKA", periode, oleh=pengelola, pada=dibuka, periode=nama)
    if satu.ditutup:
        ditutup = waktu.jam(satu.ditutup, 16)
        catat_jejak(
            "PERIODE_DITUTUP",
            periode,
            oleh=pengelola,
            pada=ditutup,
            periode=nama,
            belum_ditetapkan=0,
            alasan="",
        )
