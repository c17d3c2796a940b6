"""Components that hold no others: a figure, a badge, a button, a point in time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms, template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kinerja import bagan
from kinerja.bulan import pilihan_bulan
from kinerja.kata import angka, tanggal
from pegawai.inti.izin import Izin
from pegawai.inti.periode import Periode
from pegawai.models import UnitKerja

from .nada import GAYA_TOMBOL, NADA, NADA_PESAN


register = template.Library()


@register.inclusion_tag("komponen/angka_kunci.html")
def angka_kunci(
    label: str, nilai: object, *, keterangan: str = "", nada: str = "netral", url: str = "", ikon: str = ""
) -> dict[str, object]:
    """{% angka_kunci "Menunggu" jumlah keterangan="18 lewat tenggat" nada="buruk" url=u ikon="clock" %}

    `nada` (utama, baik, cukup, buruk, netral) colours the note; with `url` the whole tile is a link.
    """
    return {
        "label": label,
        "nilai": angka(nilai, 0) if isinstance(nilai, int) else nilai,
        "keterangan": keterangan,
        "nada": nada,
        "url": url,
        "ikon": ikon,
    }


@register.simple_tag
def lencana(nilai: str | None, label: str = "", *, nada: str = "") -> SafeString:
    """{% lencana skp.status skp.get_status_display %}: the word, in the tone that NADA gives to the value.

    Nothing gives "belum ada". `nada` overrules, for words that are no choice:
    {% lencana "" "lewat tenggat" nada="buruk" %}.
    """
    kata = label or getattr(nilai, "label", "") or nilai or "belum ada"
    nada = nada or NADA.get(str(nilai or ""), "netral")
    return format_html('<span class="lencana lencana--{}">{}</span>', nada, kata)


@register.simple_tag
def peraga(unit: UnitKerja | None) -> str:
    """{% peraga skp.penugasan.unit %}: marks a unit whose facts no official source confirmed, no other."""
    if unit is None or not unit.data_peraga:
        return ""
    return format_html(' <span class="lencana lencana--netral">{}</span>', "data peraga")


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
    reason of a refusal. All other names become hidden fields: periode=periode_hitung.
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
        "isian": {kunci: str(nilai) for kunci, nilai in isian.items()},  # a form takes no 1.234
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


@register.inclusion_tag("komponen/pilih_bulan.html")
def pilih_bulan(bulan: Periode, hari_ini: date, *, alamat: str = "") -> dict[str, object]:
    """{% pilih_bulan bulan hari_ini alamat=url %}: the months around the one shown, none to come.

    Without `alamat` they lead to this page.
    """
    return {"pilihan": pilihan_bulan(bulan, hari_ini), "alamat": alamat}


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
        "teks": f"{tanggal(setempat.date(), 'j F Y')} pukul {setempat:%H.%M} WIB",
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
