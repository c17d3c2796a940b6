"""The house's components and filters.

Each component is a template in templates/komponen/ and stands in the gallery.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django import forms, template
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.safestring import SafeString

from evaluasi.choices import Ekspektasi, Predikat, PredikatOrganisasi, StatusPenilaian, StatusPeriode
from kinerja.choices import StatusPekerjaan
from kinerja.dasbor import bagan
from laporan.choices import StatusKegiatan
from pegawai.choices import StatusSKP
from pegawai.inti.izin import Izin
from umpanbalik.choices import Mutu, StatusAduan


register = template.Library()

# The tone of every state and grade. A word always stands beside the colour; equal words share one tone.
NADA: Mapping[str, str] = {
    str(nilai): nada
    for nada, daftar_nilai in {
        "baik": (
            Ekspektasi.ATAS,
            Predikat.SANGAT_BAIK,
            PredikatOrganisasi.ISTIMEWA,
            Mutu.A,
            StatusSKP.DISETUJUI,
            StatusKegiatan.TERVERIFIKASI,
            StatusPenilaian.DITETAPKAN,
            StatusAduan.DIJAWAB,
            StatusAduan.SELESAI,
            StatusPekerjaan.SELESAI,
        ),
        "utama": (
            Ekspektasi.SESUAI,
            Predikat.BAIK,
            Mutu.B,
            StatusSKP.DIAJUKAN,
            StatusKegiatan.DIAJUKAN,
            StatusPeriode.DIBUKA,
            StatusAduan.DIPROSES,
            StatusPekerjaan.BERJALAN,
        ),
        "cukup": (
            Ekspektasi.BAWAH,
            Predikat.BUTUH_PERBAIKAN,
            Mutu.C,
            StatusSKP.DIKEMBALIKAN,
            StatusKegiatan.DIKEMBALIKAN,
            StatusAduan.BARU,
        ),
        "buruk": (
            Predikat.KURANG,
            Predikat.SANGAT_KURANG,
            Mutu.D,
            StatusKegiatan.DITOLAK,
            StatusPekerjaan.GAGAL,
        ),
        "netral": (
            StatusSKP.DRAF,
            StatusKegiatan.KONSEP,
            StatusPenilaian.DRAF,
            StatusPeriode.DITUTUP,
            StatusAduan.BUKAN_KEWENANGAN,
            StatusAduan.DIARSIPKAN,
            StatusPekerjaan.MENUNGGU,
        ),
    }.items()
    for nilai in daftar_nilai
}
GAYA_TOMBOL: Mapping[str, str] = {"utama": "btn-primary", "kedua": "btn-secondary", "buruk": "btn-danger"}
NADA_PESAN: Mapping[int, tuple[str, str]] = {
    constants.SUCCESS: ("baik", "check-circle"),
    constants.WARNING: ("cukup", "exclamation-triangle"),
    constants.ERROR: ("buruk", "exclamation-circle"),
}
TANPA_NILAI = "\N{EN DASH}"
PEMISAH = str.maketrans(",.", ".,")  # 1,234.50 as Indonesian writes it


# Filters


@register.filter
def angka(nilai: Decimal | float | str | None, desimal: int = 2) -> str:
    """{{ capaian.persen|angka }} gives 1.234,50; {{ x|angka:0 }} gives 1.235.

    Rounds half up; nothing gives a dash. Written here and not by Django's number_format, which takes eight
    times as long: a dashboard shows hundreds.
    """
    if nilai is None or nilai == "":
        return TANPA_NILAI
    try:
        bulat = Decimal(str(nilai)).quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    except InvalidOperation:
        return str(nilai)
    return f"{bulat:,f}".translate(PEMISAH)


@register.filter
def lama_menit(menit: int | None) -> str:
    """{{ kegiatan.menit|lama_menit }} gives "2 jam 15 menit"."""
    if menit is None:
        return TANPA_NILAI
    jam, sisa = divmod(int(menit), 60)
    if not jam:
        return f"{sisa} menit"
    return f"{angka(jam, 0)} jam {sisa} menit" if sisa else f"{angka(jam, 0)} jam"


@register.filter
def inisial(nama: str) -> str:
    """{{ pegawai.nama|inisial }} gives SR for "dr. Siti Rahmawati, Sp.A": titles are left out."""
    kata = [k for k in nama_pendek(nama).split() if not k.endswith(".")]
    return "".join(k[0] for k in (kata[:1] + kata[1:][-1:])).upper()


@register.filter
def nama_pendek(nama: str) -> str:
    """{{ pegawai.nama|nama_pendek }} leaves out the degrees behind the name."""
    return nama.split(",")[0]


@register.filter
def nip(angka_nip: str | None) -> str:
    """{{ pegawai.nip|nip }} gives "19800101 200501 1 001", as it is printed; nothing gives a dash."""
    if not angka_nip:
        return TANPA_NILAI
    return f"{angka_nip[:8]} {angka_nip[8:14]} {angka_nip[14:15]} {angka_nip[15:]}"


# Blocks


@register.simple_block_tag
def kepala(content: SafeString, *, judul: str, keterangan: str = "") -> SafeString:
    """{% kepala judul="Laporan harian" keterangan="Maret 2026" %} buttons {% endkepala %}

    The page's only h1, what it covers, and what one can do here.
    """
    return render_to_string(
        "komponen/kepala.html", {"judul": judul, "keterangan": keterangan, "isi": content}
    )


@register.simple_block_tag
def kartu(
    content: SafeString, *, judul: str = "", keterangan: str = "", url: str = "", label: str = "Lihat semua"
) -> SafeString:
    """{% kartu judul="Capaian" keterangan="Bulan ini" url=url_semua label="Semua" %} ... {% endkartu %}"""
    return render_to_string(
        "komponen/kartu.html",
        {"judul": judul, "keterangan": keterangan, "url": url, "label": label, "isi": content},
    )


@register.simple_block_tag
def tabel(content: SafeString, *, judul: str, kartu: bool = True) -> SafeString:
    """{% tabel judul="Kegiatan" %} <table class="table">…</table> {% endtabel %}

    On a phone each row becomes a card: give every td its column's name in data-label, and none to the
    cell that serves as the card's heading. `kartu=False` keeps the table and lets it scroll.
    Classes for cells: `angka` (right-aligned), `aksi` (buttons).
    """
    return render_to_string("komponen/tabel.html", {"judul": judul, "kartu": kartu, "isi": content})


@register.simple_block_tag
def penjelasan(content: SafeString, *, judul: str = "Dari mana angka ini?") -> SafeString:
    """{% penjelasan %} how the number came about {% endpenjelasan %}, folded away until asked for."""
    return render_to_string("komponen/penjelasan.html", {"judul": judul, "isi": content})


# Leaves


@register.inclusion_tag("komponen/angka_kunci.html")
def angka_kunci(
    label: str, nilai: object, *, keterangan: str = "", nada: str = "netral", url: str = "", ikon: str = ""
) -> dict[str, object]:
    """{% angka_kunci "Menunggu" jumlah keterangan="18 lewat tenggat" nada="buruk" url=u ikon="clock" %}

    `nada` (utama, baik, cukup, buruk, netral) colours the note; with `url` the whole tile is a link.
    """
    return {
        "label": label,
        "nilai": number_format(nilai, force_grouping=True) if isinstance(nilai, int) else nilai,
        "keterangan": keterangan,
        "nada": nada,
        "url": url,
        "ikon": ikon,
    }


@register.inclusion_tag("komponen/lencana.html")
def lencana(nilai: str | None, label: str = "", *, nada: str = "") -> dict[str, object]:
    """{% lencana skp.status skp.get_status_display %}: the word, in the tone that NADA gives to the value.

    Nothing gives "belum ada". `nada` overrules, for words that are no choice:
    {% lencana "" "lewat tenggat" nada="buruk" %}.
    """
    kata = label or getattr(nilai, "label", "") or nilai or "belum ada"
    return {"label": kata, "nada": nada or NADA.get(str(nilai or ""), "netral")}


@register.inclusion_tag("komponen/tombol_izin.html", takes_context=True)
def tombol_izin(
    context: Context,
    nama: str,
    label: str,
    *,
    izin: Izin,
    url: str,
    gaya: str = "utama",
    tanya: str = "",
    form: forms.BaseForm | None = None,
    **isian: object,
) -> dict[str, object]:
    """{% tombol_izin "setujui" "Setujui SKP" izin=izin_setujui url=url_setujui %}

    A one-button POST form; when the permission is refused the button is disabled and says why.
    `gaya`: utama, kedua, buruk. `tanya` asks before the act; `form` is drawn in the same fold, such as the
    reason of a refusal. All other names become hidden fields: versi=skp.versi.
    """
    return {
        "csrf_token": context.get("csrf_token", ""),
        "nama": nama,
        "label": label,
        "izin": izin,
        "url": url,
        "gaya": GAYA_TOMBOL[gaya],
        "tanya": tanya,
        "form": form,
        "isian": isian,
    }


@register.inclusion_tag("komponen/halaman_berikut.html", takes_context=True)
def halaman_berikut(
    context: Context, halaman: Page[Any], *, satuan: str = "baris", parameter: str = "halaman"
) -> dict[str, object]:
    """{% halaman_berikut halaman satuan="kegiatan" %}: previous, next and the total.

    All other parameters of the address stay.
    """

    def alamat(nomor: int) -> str:
        kueri = context["request"].GET.copy()
        kueri[parameter] = str(nomor)
        return f"?{kueri.urlencode()}"

    return {
        "halaman": halaman,
        "satuan": satuan,
        "alamat_sebelum": alamat(halaman.previous_page_number()) if halaman.has_previous() else "",
        "alamat_berikut": alamat(halaman.next_page_number()) if halaman.has_next() else "",
    }


@register.inclusion_tag("komponen/keadaan_kosong.html")
def keadaan_kosong(
    judul: str, *, ajakan: str = "", url: str = "", label: str = "", ikon: str = "inbox"
) -> dict[str, object]:
    """{% keadaan_kosong "Belum ada kegiatan." ajakan="Catat yang pertama." url=u label="Catat kegiatan" %}"""
    return {"judul": judul, "ajakan": ajakan, "url": url, "label": label, "ikon": ikon}


@register.inclusion_tag("komponen/remah.html")
def remah(*langkah: str) -> dict[str, object]:
    """{% remah "Pegawai" url_daftar "Ani" %}: word and address in turn; the last word is this page."""
    return {"langkah": [*zip(langkah[:-1:2], langkah[1::2], strict=True), (langkah[-1], "")]}


@register.inclusion_tag("komponen/pesan.html")
def pesan(daftar: Iterable[Message]) -> dict[str, object]:
    """{% pesan messages %}: Django's messages, each with its tone and sign."""
    return {
        "daftar_pesan": [
            (satu.message, *NADA_PESAN.get(satu.level, ("utama", "information-circle"))) for satu in daftar
        ]
    }


@register.inclusion_tag("komponen/jejak_waktu.html")
def jejak_waktu(waktu: datetime | None, *, tanpa: str = "belum ada") -> dict[str, object]:
    """{% jejak_waktu aduan.diterima_pada %} gives "24 November 2026 pukul 09.15 WIB"."""
    if waktu is None:
        return {"iso": "", "teks": tanpa}
    setempat = timezone.localtime(waktu)
    return {
        "iso": setempat.isoformat(timespec="seconds"),
        "teks": f"{date_format(setempat, 'j F Y')} pukul {setempat:%H.%M} WIB",
    }


@register.inclusion_tag("komponen/persen_batang.html")
def persen_batang(
    persen: Decimal | float | None, *, label: str = "", nada: str = "utama", desimal: int = 1
) -> dict[str, object]:
    """{% persen_batang capaian.persen label="Capaian" nada="baik" %}: a bar from 0 to 100 and the figure."""
    return {
        "label": label,
        "nada": nada,
        "lebar": bagan.bagian(persen or 0),
        "teks": "belum ada" if persen is None else f"{angka(persen, desimal)}%",
    }


# Charts: give plain tuples; a lower app need not know the classes of bagan.py.


@register.inclusion_tag("komponen/bagan_garis.html")
def bagan_garis(
    judul: str,
    *,
    label: Sequence[str],
    deret: Iterable[Sequence[Any]],
    satuan: str = "",
    desimal: int = 1,
    bawah: Decimal | int | None = None,
    atas: Decimal | int | None = None,
) -> dict[str, object]:
    """{% bagan_garis "Rata-rata capaian" label=bulan deret=deret satuan="persen" %}

    `deret`: (nama, (value or None for each label)[, nada]), the first filled, the others dashed.
    """
    return {
        "judul": judul,
        "satuan": satuan,
        "desimal": desimal,
        "bagan": bagan.garis(label, [bagan.Deret(*d) for d in deret], bawah=bawah, atas=atas),
    }


@register.inclusion_tag("komponen/bagan_batang.html")
def bagan_batang(
    judul: str,
    *,
    baris: Iterable[Sequence[Any]],
    satuan: str = "",
    desimal: int = 1,
    atas: Decimal | int | None = None,
    batas: Decimal | int | None = None,
    label_batas: str = "",
) -> dict[str, object]:
    """{% bagan_batang "IKM per unit" baris=baris atas=100 batas=target label_batas="Target 88,31" %}

    `baris`: (label, value[, nada[, note[, low, high of the interval[, url]]]]).
    """
    return {
        "judul": judul,
        "satuan": satuan,
        "desimal": desimal,
        "label_batas": label_batas,
        "bagan": bagan.batang([bagan.Batang(*b) for b in baris], atas=atas, batas=batas),
    }


@register.inclusion_tag("komponen/bagan_sebaran.html")
def bagan_sebaran(
    judul: str,
    *,
    kolom: Iterable[Sequence[Any]],
    satuan: str = "orang",
    nama_jumlah: str = "Kenyataan",
    nama_pola: str = "Pola pedoman",
) -> dict[str, object]:
    """{% bagan_sebaran "Sebaran predikat" kolom=kolom %}

    `kolom`: (label, count[, count in the guideline's pattern]); the pattern is drawn as a curve.
    """
    return {
        "judul": judul,
        "satuan": satuan,
        "nama_jumlah": nama_jumlah,
        "nama_pola": nama_pola,
        "bagan": bagan.sebaran([bagan.Kolom(*k) for k in kolom]),
    }


@register.inclusion_tag("komponen/bagan_tunggu.html")
def bagan_tunggu(
    judul: str,
    *,
    tahap: Iterable[tuple[str, str]],
    baris: Iterable[tuple[str, Sequence[Decimal | int]]],
    satuan: str = "hari kerja",
    desimal: int = 1,
    batas: Decimal | int | None = None,
    label_batas: str = "",
) -> dict[str, object]:
    """{% bagan_tunggu "Lama menunggu" tahap=tahap baris=baris batas=10 label_batas="Batas 10 hari kerja" %}

    `tahap`: (name, nada) in order; `baris`: (label, (time in each stage)).
    """
    return {
        "judul": judul,
        "satuan": satuan,
        "desimal": desimal,
        "label_batas": label_batas,
        "bagan": bagan.tunggu([bagan.Tahap(*t) for t in tahap], baris, batas=batas),
    }
