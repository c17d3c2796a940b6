"""What everybody did: daily activities and monthly reports, one statement a month and block of people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from kinerja.contoh.salin import jalankan_berkas
from kinerja.contoh.waktu import Waktu
from laporan.models import BulanTerkunci
from pegawai.inti.periode import Periode


SKP_SEKALI = 20_000  # about half a million activities a statement: what is sorted at once stays small
TERLAPOR, TERLAPOR_SEBELUM_USAI = 0.96, 0.7  # reports on a month: when it is over, on its last day
MASUK, PAGI = 7 * 60 + 15, 285  # work begins, in minutes after midnight; minutes until the lunch hour
HARI_BELUM_DIPERIKSA = 4  # working days in which superiors have not yet looked at everything

# What a text says beside the work itself: how it went, and what came of it. Few people write neither.
CARA = (
    ", bersama rekan satu tim",
    ", sesuai jadwal pekan ini",
    ", atas disposisi pimpinan",
    ", sebagian diselesaikan secara daring",
    " sebagai lanjutan dari hari sebelumnya",
    ", didampingi pegawai yang baru bertugas",
    ", mengikuti daftar periksa terbaru",
    " sambil menghubungi pihak terkait lewat telepon",
    ", dimulai dari yang paling mendesak",
    ", memakai bahan yang disiapkan sekretariat",
    ", menggantikan jadwal yang tertunda",
    ", termasuk permintaan yang datang mendadak",
    " dengan melihat catatan bulan lalu",
)
HASIL = (
    "; hasilnya dicatat pada register",
    "; selesai sebelum istirahat siang",
    "; hasilnya dilaporkan kepada atasan",
    "; dua hal perlu ditindaklanjuti besok",
    "; kekurangannya dilengkapi pekan depan",
    "; kesimpulannya dibagikan di grup kerja",
    "; satu keputusan menunggu arahan kepala",
    "; dokumennya disimpan di map bersama",
    "; tindak lanjutnya dibagi dalam tim",
    "; sisanya dijadwalkan bulan ini juga",
    "; tenggatnya disepakati akhir minggu",
)
DI_LUAR_SKP = (
    "Mengikuti apel pagi dan pengarahan pimpinan",
    "Menghadiri rapat koordinasi mewakili atasan",
    "Mengikuti kegiatan Jumat bersih di lingkungan kantor",
    "Menjadi panitia peringatan hari besar di kantor",
    "Mengikuti sosialisasi keamanan informasi",
    "Membantu pelayanan karena rekan sedang cuti",
)
CATATAN = (
    "Volumenya belum cocok dengan register. Tolong periksa lagi, lalu ajukan kembali.",
    "Uraiannya terlalu singkat. Sebutkan apa hasilnya dan untuk siapa.",
    "Kegiatan ini sama dengan catatan kemarin. Gabungkan bila memang satu pekerjaan.",
    "Lamanya tidak sesuai dengan jadwal hari itu. Mohon disesuaikan.",
    "Hasil kerjanya keliru dipilih; kegiatan ini mendukung hasil kerja yang lain.",
)
ALASAN_TERLAMBAT = (
    "Bertugas di lapangan tanpa jaringan sepanjang pekan.",
    "Sakit, baru masuk kembali hari ini.",
    "Mendampingi pemeriksaan, belum sempat mencatat.",
)
SUMBER_DATA = (
    "Laporan bulanan unit",
    "Register pelayanan",
    "Rekap aplikasi layanan",
    "Berita acara dan daftar hadir",
    "Dasbor survei kepuasan",
)


def isi_kegiatan(waktu: Waktu, banyak_skp: int) -> None:
    """Write the activities of all months, and what was reported of them so far."""
    for bulan in waktu.bulan:
        masukan = dict(_masukan_bulan(waktu, bulan))
        for dari in range(1, banyak_skp + 1, SKP_SEKALI):
            jalankan_berkas("kegiatan", masukan | {"dari": dari, "sampai": dari + SKP_SEKALI - 1})
        terlapor = _bagian_terlapor(waktu, bulan)
        if terlapor:
            jalankan_berkas(
                "realisasi",
                {
                    "mulai": bulan.mulai,
                    "selesai": bulan.selesai,
                    "kunci": masukan["kunci"],
                    "pada": waktu.pada,
                    "zona": settings.TIME_ZONE,
                    "sumber": list(SUMBER_DATA),
                    "terlapor": terlapor,
                },
            )


def kunci_bulan_lampau(waktu: Waktu) -> None:
    """Close the months whose time for reports is over."""
    BulanTerkunci.objects.bulk_create(
        BulanTerkunci(awal_bulan=bulan.mulai, dikunci_pada=_dikunci_pada(waktu, bulan))
        for bulan in waktu.terkunci
    )


def _masukan_bulan(waktu: Waktu, bulan: Periode) -> Mapping[str, object]:
    hari = [bulan.mulai.replace(day=ke) for ke in range(1, bulan.hari_terakhir.day + 1)]
    kerja = [tanggal for tanggal in hari if waktu.bekerja(tanggal, 5)]
    lewat = sum(tanggal <= waktu.hari_ini for tanggal in kerja)
    return {
        "mulai": bulan.mulai,
        "selesai": bulan.selesai,
        "bagian": lewat / len(kerja),
        "hari_ini": waktu.hari_ini,
        "lama": waktu.mundur(HARI_BELUM_DIPERIKSA),
        "kunci": _dikunci_pada(waktu, bulan) if bulan in waktu.terkunci else None,
        "pada": waktu.pada,
        "zona": settings.TIME_ZONE,
        "cara": list(CARA),
        "hasil": list(HASIL),
        "luar": list(DI_LUAR_SKP),
        "catatan": list(CATATAN),
        "alasan": list(ALASAN_TERLAMBAT),
        "masuk": MASUK,
        "pagi": PAGI,
    }


def _bagian_terlapor(waktu: Waktu, bulan: Periode) -> float:
    """How many have reported on a month: nearly all once it is over, some in its last third."""
    if bulan.selesai <= waktu.hari_ini:
        return TERLAPOR
    return max(0.0, (waktu.hari_ini.day - 20) / 10) * TERLAPOR_SEBELUM_USAI


def _dikunci_pada(waktu: Waktu, bulan: Periode) -> datetime:
    return waktu.jam(waktu.hari_kunci(bulan), 16)
