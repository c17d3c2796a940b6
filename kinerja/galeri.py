"""Every component in every state on one page, for whoever draws or checks them; served only with DEBUG."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluasi.choices import Ekspektasi, Predikat, StatusPenilaian, StatusPeriode
from kinerja.choices import StatusPekerjaan
from laporan.choices import StatusKegiatan
from pegawai.choices import StatusSKP
from pegawai.inti.izin import BOLEH, tolak
from pegawai.inti.periode import Periode
from umpanbalik.choices import Mutu, StatusAduan


HIMPUNAN_PILIHAN = (
    Ekspektasi, Predikat, Mutu, StatusSKP, StatusKegiatan, StatusPenilaian, StatusPeriode, StatusAduan,
    StatusPekerjaan,
)  # fmt: skip
HARI_INI = date(2026, 11, 24)
BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


class FormulirGaleri(forms.Form):
    """One field of every kind."""

    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput(attrs={"type": "date"}))
    menit = forms.IntegerField(label="Lama (menit)", min_value=1, max_value=1440)
    hasil = forms.ChoiceField(
        label="Hasil kerja",
        choices=[("", "Pilih hasil kerja"), ("1", "Pelayanan pasien"), ("2", "Di luar SKP")],
    )
    uraian = forms.CharField(
        label="Uraian kegiatan", help_text="Tulis apa yang dikerjakan dan hasilnya.", min_length=20,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    bukti = forms.FileField(
        label="Bukti dukung", required=False, help_text="PDF, JPG atau PNG, paling besar 5 MB."
    )
    cara = forms.ChoiceField(
        label="Cara", choices=[("LURING", "Tatap muka"), ("DARING", "Daring")], widget=forms.RadioSelect
    )
    setuju = forms.BooleanField(label="Saya sudah memeriksa isian ini.")


class FormulirAlasan(forms.Form):
    alasan = forms.CharField(label="Alasan", widget=forms.Textarea(attrs={"rows": 2}))


@login_not_required
@require_safe
def galeri(request: HttpRequest) -> HttpResponse:
    """Show the gallery; Http404 unless DEBUG."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "galeri.html", contoh() | {"dasar": _dasar(request)})


def contoh() -> dict[str, object]:
    """Return one example of everything that the components take."""
    penggalan = Paginator(range(312), 25)
    return {
        "daftar_pesan": [
            Message(constants.SUCCESS, "Kegiatan dicatat."),
            Message(constants.INFO, "Periode triwulan IV dibuka sampai 31 Desember."),
            Message(constants.WARNING, "Bulan ini akan dikunci dalam 2 hari."),
            Message(constants.ERROR, "Berkas tidak terbaca: baris 12 tidak memuat NIP."),
        ],
        "himpunan_lencana": [(h.__name__, [(p.value, p.label) for p in h]) for h in HIMPUNAN_PILIHAN],
        "boleh": BOLEH,
        "ditolak": tolak("Hanya pejabat penilai SKP ini yang dapat menyetujuinya."),
        "halaman_awal": penggalan.page(1),
        "halaman_tengah": penggalan.page(6),
        "halaman_kosong": Paginator([], 25).page(1),
        "hari_ini": HARI_INI,
        "bulan_ini": Periode.bulan_dari(HARI_INI),
        "bulan_dahulu": Periode.bulan(2025, 9),
        "waktu": datetime(2026, 11, 24, 2, 15, tzinfo=UTC),
        "formulir": FormulirGaleri(),
        "formulir_salah": FormulirGaleri(
            {"salah-menit": "2000", "salah-uraian": "Rapat", "salah-hasil": "1"}, prefix="salah"
        ),
        "formulir_alasan": FormulirAlasan(),
        "baris_tabel": [
            SimpleNamespace(
                nama="Siti Rahmawati",
                unit="Dinas Kesehatan",
                nilai=Decimal("93.2"),
                predikat=Predikat.SANGAT_BAIK,
            ),
            SimpleNamespace(
                nama="Budi Santoso",
                unit="Badan Keuangan dan Aset Daerah",
                nilai=Decimal("88.75"),
                predikat=Predikat.BAIK,
            ),
            SimpleNamespace(
                nama="Yohana Tambunan",
                unit="Kecamatan Pontianak Barat",
                nilai=None,
                predikat=Predikat.BUTUH_PERBAIKAN,
            ),
        ],
        "bulan": BULAN,
        "deret": [
            ("Dinas Kesehatan", (78, 81, 80, None, 83, 84, 84, 86, 87, 86, 88, 89)),
            ("Rata-rata kota", (80, 80, 81, 81, 82, 82, 83, 83, 84, 84, 85, 85)),
        ],
        "hari": [str(ke) for ke in range(1, 32)],
        "deret_hari": [("Kegiatan", [ke * 37 % 90 / 100 for ke in range(1, 32)])],
        "deret_kosong": [("Kegiatan", (None,) * 12)],
        "batang": [
            (
                "Puskesmas Alianyang",
                Decimal("92.4"),
                "baik",
                "n = 240",
                Decimal("90.1"),
                Decimal("94.7"),
                "#bagan",
            ),
            ("Puskesmas Kampung Bali", Decimal("84.7"), "utama", "n = 96", Decimal("80.2"), Decimal("89.2")),
            ("Puskesmas Karya Mulya", Decimal("71"), "buruk", "n = 41", Decimal("63.5"), Decimal("78.5")),
            ("Puskesmas Banjar Serasan", None, "netral", "n = 8, belum cukup untuk dinilai"),
        ],
        "sebaran": [
            ("Sangat baik", 18, Decimal(12)),
            ("Baik", 84, Decimal(90)),
            ("Butuh perbaikan", 14, Decimal(12)),
            ("Kurang", 3, Decimal(4)),
            ("Sangat kurang", 1, Decimal(2)),
        ],
        "tahap": [("Diperiksa", "netral"), ("Diteruskan", "cukup"), ("Ditangani", "utama")],
        "tunggu": [
            ("Dinas Kesehatan", (Decimal("0.8"), Decimal("1.5"), Decimal("3.2"))),
            ("Dinas Pekerjaan Umum dan Penataan Ruang", (Decimal("1.1"), Decimal("6.4"), Decimal("5"))),
            ("Dinas Pendidikan", (Decimal("0.5"), Decimal(1), Decimal("2.5"))),
        ],
    }


def _dasar(request: HttpRequest) -> str:
    return "publik/dasar_publik.html" if "publik" in request.GET else "dasar.html"
