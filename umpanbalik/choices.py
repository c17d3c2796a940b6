"""The words of citizens' feedback: the nine elements, grades, channels, complaints and their states."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import TextChoices


class Unsur(TextChoices):
    """The nine service elements, in the order of the regulation.

    The printed questionnaire asks SARPRAS before PENGADUAN; that order stands in ButirInstrumen. Answers
    are kept by these codes, never by a position.
    """

    PERSYARATAN = "PERSYARATAN", "Persyaratan"
    PROSEDUR = "PROSEDUR", "Sistem, Mekanisme, dan Prosedur"
    WAKTU = "WAKTU", "Waktu Penyelesaian"
    BIAYA = "BIAYA", "Biaya/Tarif"
    PRODUK = "PRODUK", "Produk Spesifikasi Jenis Pelayanan"
    KOMPETENSI = "KOMPETENSI", "Kompetensi Pelaksana"
    PERILAKU = "PERILAKU", "Perilaku Pelaksana"
    PENGADUAN = "PENGADUAN", "Penanganan Pengaduan, Saran dan Masukan"
    SARPRAS = "SARPRAS", "Sarana dan Prasarana"


class Mutu(TextChoices):
    A = "A", "sangat baik"
    B = "B", "baik"
    C = "C", "kurang baik"
    D = "D", "tidak baik"


class KanalSurvei(TextChoices):
    DARING = "DARING", "formulir daring"
    KERTAS = "KERTAS", "kuesioner kertas"


# What a respondent may say of oneself: the age in years, and how long a suggestion is at most.
USIA_TERENDAH, USIA_TERTINGGI = 5, 120
USIA_WAJAR = f"Usia antara {USIA_TERENDAH} dan {USIA_TERTINGGI} tahun."
PANJANG_SARAN = 1000


class Pendidikan(TextChoices):
    SD = "SD", "SD"
    SMP = "SMP", "SMP"
    SMA = "SMA", "SMA"
    D3 = "D3", "diploma"
    S1 = "S1", "S1"
    S2 = "S2", "S2"
    S3 = "S3", "S3"


class PekerjaanWarga(TextChoices):
    PNS = "PNS", "PNS"
    TNI = "TNI", "TNI"
    POLRI = "POLRI", "Polri"
    SWASTA = "SWASTA", "swasta"
    WIRAUSAHA = "WIRAUSAHA", "wirausaha"
    LAINNYA = "LAINNYA", "lainnya"


class Klasifikasi(TextChoices):
    """What a citizen's report is; it decides the clock and who may see it."""

    TIDAK_BERKADAR = "TIDAK_BERKADAR", "pengaduan layanan"
    BERKADAR = "BERKADAR", "pengaduan berkadar pengawasan"
    ASPIRASI = "ASPIRASI", "aspirasi"
    INFORMASI = "INFORMASI", "permintaan informasi"


class KategoriAduan(TextChoices):
    ADMINISTRASI = "ADMINISTRASI", "administrasi kependudukan dan surat"
    KESEHATAN = "KESEHATAN", "kesehatan"
    PENDIDIKAN = "PENDIDIKAN", "pendidikan"
    JALAN = "JALAN", "jalan, drainase dan genangan"
    PENERANGAN = "PENERANGAN", "penerangan jalan umum"
    KEBERSIHAN = "KEBERSIHAN", "sampah dan kebersihan"
    KETERTIBAN = "KETERTIBAN", "ketertiban umum"
    PERHUBUNGAN = "PERHUBUNGAN", "parkir dan lalu lintas"
    PERIZINAN = "PERIZINAN", "perizinan"
    PAJAK = "PAJAK", "pajak dan retribusi"
    SOSIAL = "SOSIAL", "bantuan sosial"
    PASAR = "PASAR", "pasar dan perdagangan"
    AIR = "AIR", "air bersih (BUMD)"
    SIKAP = "SIKAP", "sikap dan perilaku petugas"
    PUNGUTAN = "PUNGUTAN", "pungutan dan penyalahgunaan wewenang"
    DIGITAL = "DIGITAL", "aplikasi dan layanan daring"
    FASILITAS = "FASILITAS", "sarana dan kemudahan akses"
    LINGKUNGAN = "LINGKUNGAN", "lingkungan hidup"
    KEBENCANAAN = "KEBENCANAAN", "kebencanaan"
    KEPEGAWAIAN = "KEPEGAWAIAN", "disiplin pegawai"
    INFORMASI = "INFORMASI", "informasi publik"
    TENAGA_KERJA = "TENAGA_KERJA", "tenaga kerja"
    OLAHRAGA = "OLAHRAGA", "olahraga, taman dan budaya"


class StatusAduan(TextChoices):
    """Where a case stands."""

    BARU = "BARU", "diterima, menunggu diperiksa"
    DIPROSES = "DIPROSES", "sedang ditangani"
    DIJAWAB = "DIJAWAB", "sudah dijawab"
    SELESAI = "SELESAI", "selesai"
    BUKAN_KEWENANGAN = "BUKAN_KEWENANGAN", "bukan kewenangan kota"
    DIARSIPKAN = "DIARSIPKAN", "diarsipkan"


LANJUTAN_ADUAN: Mapping[StatusAduan, frozenset[StatusAduan]] = {
    StatusAduan.BARU: frozenset(
        {StatusAduan.DIPROSES, StatusAduan.DIJAWAB, StatusAduan.BUKAN_KEWENANGAN, StatusAduan.DIARSIPKAN}
    ),
    StatusAduan.DIPROSES: frozenset({StatusAduan.DIJAWAB, StatusAduan.BUKAN_KEWENANGAN}),
    StatusAduan.DIJAWAB: frozenset({StatusAduan.DIPROSES, StatusAduan.SELESAI}),
    StatusAduan.SELESAI: frozenset(),
    StatusAduan.BUKAN_KEWENANGAN: frozenset(),
    StatusAduan.DIARSIPKAN: frozenset(),
}
ADUAN_TERBUKA = frozenset({StatusAduan.BARU, StatusAduan.DIPROSES})


class StatusTindakLanjut(TextChoices):
    """What became of a plan that answers a low mark."""

    DIRENCANAKAN = "DIRENCANAKAN", "direncanakan"
    DIKERJAKAN = "DIKERJAKAN", "sedang dikerjakan"
    TERLAKSANA = "TERLAKSANA", "terlaksana"
    DIBATALKAN = "DIBATALKAN", "dibatalkan"


LANJUTAN_TINDAK_LANJUT: Mapping[StatusTindakLanjut, frozenset[StatusTindakLanjut]] = {
    StatusTindakLanjut.DIRENCANAKAN: frozenset(
        {
            StatusTindakLanjut.DIKERJAKAN,
            StatusTindakLanjut.TERLAKSANA,
            StatusTindakLanjut.DIBATALKAN,
        }
    ),
    StatusTindakLanjut.DIKERJAKAN: frozenset({StatusTindakLanjut.TERLAKSANA, StatusTindakLanjut.DIBATALKAN}),
    StatusTindakLanjut.TERLAKSANA: frozenset(),
    StatusTindakLanjut.DIBATALKAN: frozenset(),
}
TINDAK_LANJUT_TERBUKA = frozenset({StatusTindakLanjut.DIRENCANAKAN, StatusTindakLanjut.DIKERJAKAN})
