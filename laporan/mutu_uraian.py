"""Help for the one who writes: what a text leaves open, hardly possible hours, near-copies. Pure.

Advice only: nothing here is a score, and nothing refuses an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from laporan.waktu import lama_menit
from pegawai.inti.periode import tanggal_panjang


AMBANG_MIRIP = 80  # percent of shared trigrams from which a text counts as a near-copy
HARI_BANDING = 60  # calendar days back in which one's own earlier texts are compared
KATA_PALING_SEDIKIT = 2  # words that say something, below which a text is too short to check later
JAM_WAJAR = (time(5), time(22))  # outside of these work is unusual, unless one works in shifts
MENIT_TANPA_JEDA = 6 * 60

# Words that tell nobody what was done: they are passed over when a text is judged.
UMUM = """
    ada adalah agar akan atau bagi bersama biasa dalam dan dari dengan di dll dsb hari harian ini itu
    juga kantor ke kemarin kembali kerja kegiatan lagi lain lainnya lanjut lanjutan melanjutkan masuk
    oleh pada pagi para pekan pekerjaan pokok rangka rutin rutinitas saja saya sebagai sehari secara
    seperti sesuai siang sore tadi tambahan tempat tersebut terkait tugas tupoksi untuk yang bekerja
    beraktivitas berkegiatan ikut ikuti lakukan membantu melaksanakan melakukan memberikan membuat
    mengadakan mengerjakan mengikuti menghadiri mengurus mengurusi menjalankan menyelesaikan menyiapkan
    menyusun menangani pelaksanaan penyelesaian penyusunan
"""
KATA_UMUM = frozenset(UMUM.split())

# What a text is about when it holds nothing but words of one row, and the question that it leaves open.
TANYA: Mapping[str, str] = {
    "rapat rakor briefing meeting zoom koordinasi internal evaluasi pertemuan diskusi bulanan mingguan":
        "Rapat apa, dengan siapa, dan apa hasilnya?",
    "apel upacara senam gabungan senin jumat":
        "Apel atau upacara apa, di mana, dan adakah arahan yang perlu ditindaklanjuti?",
    "pelayanan melayani layanan masyarakat warga pasien tamu pemohon pelanggan loket umum publik":
        "Pelayanan apa, dan berapa orang yang Anda layani?",
    "surat menyurat persuratan administrasi arsip mengarsip berkas dokumen disposisi agenda tata usaha":
        "Surat atau berkas apa, berapa banyak, dan sudah sampai mana?",
    "laporan pelaporan melapor melaporkan rekap rekapitulasi":
        "Laporan tentang apa, bagian mana yang selesai, dan untuk siapa?",
    "konsultasi berkoordinasi komunikasi berkonsultasi":
        "Tentang apa, dengan siapa, dan apa kesepakatannya?",
    "piket jaga berjaga shift posko":
        "Piket di mana, dan apa saja yang Anda tangani?",
    "mengajar pembelajaran mendidik kelas belajar":
        "Kelas berapa, materi apa, dan sampai mana?",
    "dinas luar perjalanan kunjungan lapangan turun kunker survei survey":
        "Ke mana, menemui siapa, dan apa hasilnya?",
    "monitoring monev memantau pemantauan mengawasi pengawasan evaluasi mengevaluasi":
        "Apa yang dipantau, di mana, dan apa temuannya?",
    "input menginput entri entry mengentri data aplikasi sistem komputer mengetik":
        "Data apa, berapa banyak, dan ke dalam aplikasi mana?",
    "pelatihan diklat bimtek sosialisasi webinar seminar workshop kursus":
        "Tentang apa, siapa penyelenggaranya, dan apa yang dapat Anda terapkan?",
    "bersih kebersihan membersihkan gotong royong jumat kerja bakti":
        "Di mana, bersama siapa, dan apa yang selesai?",
}  # fmt: skip
TANYA_MENURUT_KATA = tuple((frozenset(kata.split()), tanya) for kata, tanya in TANYA.items())
KATA_SATU_POKOK = frozenset().union(*(kata for kata, _ in TANYA_MENURUT_KATA))
TANYA_UMUM = "Pekerjaan yang mana, untuk siapa, dan apa yang selesai?"
TERLALU_SINGKAT = "Masih sangat singkat. Sebutkan apa yang dikerjakan, untuk siapa, dan hasilnya."


class CatatanLama(NamedTuple):
    """An earlier activity, as far as it is compared."""

    tanggal: date
    uraian: str
    volume: Decimal


class Kemiripan(NamedTuple):
    """The earlier activity that is most alike: on which day, and how much, in percent."""

    persen: int
    tanggal: date


def petunjuk_uraian(uraian: str) -> str:
    """Return the question that a text leaves open, or nothing when it tells enough.

    A text tells enough when a reader who was not there could ask after it later: it holds a word, a name or a
    number beyond the general ones and beyond those of a single subject.

    Kebijakan daerah: mutu uraian kegiatan harian, sebagai petunjuk.
    """
    isi = [kata for kata in _kata(uraian) if kata not in KATA_UMUM]
    if not isi:
        return TANYA_UMUM
    if KATA_SATU_POKOK.issuperset(isi):
        for kosakata, tanya in TANYA_MENURUT_KATA:
            if kosakata.issuperset(isi):
                return tanya
    return TERLALU_SINGKAT if len(isi) < KATA_PALING_SEDIKIT else ""


def petunjuk_waktu(jam_mulai: time, jam_selesai: time, *, bergiliran: bool = False) -> tuple[str, ...]:
    """Return what is hardly possible about these hours; `bergiliran`: the person works in shifts that day.

    Kebijakan daerah: jam kegiatan yang tidak lazim, sebagai petunjuk.
    """
    menit = lama_menit(jam_mulai, jam_selesai)
    petunjuk = []
    if jam_selesai <= jam_mulai and not bergiliran:
        petunjuk.append(
            f"Jam selesai mendahului jam mulai, jadi dibaca sampai esok hari: {menit // 60} jam {menit % 60} "
            "menit. Perbaiki bila salah tulis."
        )
    elif not (bergiliran or JAM_WAJAR[0] <= jam_mulai < jam_selesai <= JAM_WAJAR[1]):
        petunjuk.append(
            f"Jamnya di luar pukul {JAM_WAJAR[0]:%H.%M} sampai {JAM_WAJAR[1]:%H.%M}. Periksa apakah memang "
            "begitu."
        )
    if menit > MENIT_TANPA_JEDA:
        petunjuk.append(
            f"Lebih dari {MENIT_TANPA_JEDA // 60} jam tanpa jeda. Bila diselingi istirahat atau pekerjaan "
            "lain, pisahkan menjadi beberapa kegiatan."
        )
    return tuple(petunjuk)


def petunjuk_kegiatan(
    uraian: str,
    jam_mulai: time | None,
    jam_selesai: time | None,
    mirip: Kemiripan | None,
    *,
    bergiliran: bool = False,
) -> tuple[str, ...]:
    """Return all that the author of an activity may want to look at again, the text first.

    Nothing is said of what is not filled in yet.

    Kebijakan daerah: mutu uraian kegiatan harian, sebagai petunjuk.
    """
    semua = [petunjuk_uraian(uraian) if uraian else "", petunjuk_mirip(mirip)]
    if jam_mulai is not None and jam_selesai is not None:
        semua += petunjuk_waktu(jam_mulai, jam_selesai, bergiliran=bergiliran)
    return tuple(filter(None, semua))


def petunjuk_mirip(mirip: Kemiripan | None) -> str:
    """Return what to add to a near-copy, naming the day that it is alike to; nothing below AMBANG_MIRIP.

    Kebijakan daerah: kemiripan uraian kegiatan, sebagai petunjuk.
    """
    if mirip is None or mirip.persen < AMBANG_MIRIP:
        return ""
    return (
        f"Hampir sama dengan catatan Anda {tanggal_panjang(mirip.tanggal)}. Bila pekerjaannya berlanjut, "
        "sebutkan apa yang baru atau selesai kali ini."
    )


def kemiripan(satu: str, lain: str) -> int:
    """Return how alike two texts are, in whole percent, half up: shared trigrams out of all, 0 without any.

    The same as similarity() of PostgreSQL's pg_trgm over the letters A to Z and the digits; all else parts
    words. No machine's language settings change it.

    Kebijakan daerah: kemiripan uraian kegiatan, sebagai petunjuk.
    """
    a, b = _trigram(satu), _trigram(lain)
    semua = len(a | b)
    return (200 * len(a & b) + semua) // (2 * semua) if semua else 0


def termirip(kegiatan: CatatanLama, daftar_lama: Iterable[CatatanLama]) -> Kemiripan | None:
    """Return which of one's own earlier activities is most alike, the latest of equals; None without any.

    Compared are those of the days before, HARI_BANDING back, with the same volume: work that was counted
    differs by its count, however alike the words are. The same day is left out, since one piece of work may
    have two stretches.

    Kebijakan daerah: kemiripan uraian kegiatan, sebagai petunjuk.
    """
    awal = kegiatan.tanggal - timedelta(days=HARI_BANDING)
    return max(
        (
            Kemiripan(kemiripan(kegiatan.uraian, lama.uraian), lama.tanggal)
            for lama in daftar_lama
            if awal <= lama.tanggal < kegiatan.tanggal and lama.volume == kegiatan.volume
        ),
        default=None,
    )


def _kata(teks: str) -> list[str]:
    return [kata.lower() for kata in re.findall("[A-Za-z0-9]+", teks)]


def _trigram(teks: str) -> frozenset[str]:
    berpinggir = (f"  {kata} " for kata in _kata(teks))
    return frozenset(kata[awal : awal + 3] for kata in berpinggir for awal in range(len(kata) - 2))
