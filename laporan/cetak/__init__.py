"""A month as a sheet to sign: PDF/A through Typst, and the same as XLSX.

What people wrote goes into the template as data; nothing of it is ever read as a program.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import IO

import typst
from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime

from laporan.models import Kegiatan
from laporan.queries import LaporanBulanan
from pegawai.berkas import Isi, Lembar, buku_xlsx
from pegawai.inti.periode import tanggal_panjang
from pegawai.models import Pegawai, Penugasan

from .huruf import tercetak


TEMPLAT = Path(__file__).with_name("laporan_bulanan.typ")
JUDUL_TABEL = ("No", "Hari, tanggal", "Waktu", "Kegiatan", "Rencana hasil kerja", "Hasil", "Menit", "Keadaan")
LEBAR_TABEL = (6, 24, 14, 60, 48, 18, 9, 26)
TANPA = "\N{EN DASH}"
LUAR_SKP = "Di luar SKP"


@cache
def _huruf() -> typst.Fonts:
    """The letters that come with Typst, read once: the same on every machine."""
    return typst.Fonts(include_system_fonts=False)


def pdf_bulanan(laporan: LaporanBulanan, *, pada: datetime) -> bytes:
    """Return the month as PDF/A-2b, ready to be signed.

    A character that it cannot show becomes a box, and the foot of each page then says so.
    """
    isi = _isi(laporan, pada)
    tertulis, dicetak = json.dumps(isi), json.dumps(tercetak(isi))
    return typst.compile(
        TEMPLAT,
        font_paths=_huruf(),
        sys_inputs={"isi": dicetak, "diganti": "ya" if dicetak != tertulis else ""},
        pdf_standards="a-2b",
        timestamp=int(pada.timestamp()),
    )


def xlsx_bulanan(tujuan: IO[bytes], laporan: LaporanBulanan, *, pada: datetime) -> None:
    """Write the same month to a workbook."""
    isi = _isi(laporan, pada)
    with buku_xlsx(tujuan, "Laporan bulanan", LEBAR_TABEL) as lembar:
        lembar.tulis([str(isi["judul"])], tebal=True)
        lembar.tulis([str(isi["instansi"])], tebal=True)
        for label, nilai in _identitas(laporan):
            lembar.tulis([label, "", nilai])
        lembar.tulis([])
        lembar.tulis(JUDUL_TABEL, tebal=True)
        for ke, kegiatan in enumerate(laporan.daftar, start=1):
            lembar.tulis(_baris_xlsx(ke, kegiatan))
        lembar.tulis([])
        _jumlah_xlsx(lembar, laporan)


def _jumlah_xlsx(lembar: Lembar, laporan: LaporanBulanan) -> None:
    lembar.tulis(["", "", "", "Jumlah per hasil kerja", "", "Hasil", "Menit"], tebal=True)
    for satu in laporan.per_hasil:
        hasil = f"{_angka(satu.volume)} {satu.satuan}" if satu.volume else ""
        lembar.tulis(["", "", "", satu.hasil_kerja or LUAR_SKP, "", hasil, satu.menit])
    lembar.tulis(["", "", "", "Jumlah per keadaan", "", "Kegiatan", "Menit"], tebal=True)
    for label, jumlah, menit in laporan.per_status:
        lembar.tulis(["", "", "", label, "", jumlah, menit])
    lembar.tulis(["", "", "", "Seluruhnya, tanpa yang ditolak", "", "", laporan.menit_dihitung], tebal=True)


def _baris_xlsx(ke: int, kegiatan: Kegiatan) -> Sequence[Isi]:
    return (
        ke,
        kegiatan.tanggal,
        kegiatan.pukul,
        kegiatan.uraian,
        _hasil(kegiatan),
        _volume(kegiatan),
        kegiatan.menit,
        str(kegiatan.get_status_display()),
    )


def _isi(laporan: LaporanBulanan, pada: datetime) -> Mapping[str, object]:
    """Return what the template shows, all of it as texts."""
    kota = settings.NAMA_KOTA
    return {
        "judul": f"Laporan Kegiatan Harian {laporan.bulan}",
        "instansi": f"Pemerintah {kota}",
        "identitas": list(_identitas(laporan)),
        "kepala": JUDUL_TABEL,
        "baris": [
            [
                str(ke),
                date_format(kegiatan.tanggal, "l, d/m/Y"),
                kegiatan.pukul,
                kegiatan.uraian,
                _hasil(kegiatan),
                _volume(kegiatan),
                _angka(kegiatan.menit),
                kegiatan.get_status_display(),
            ]
            for ke, kegiatan in enumerate(laporan.daftar, start=1)
        ],
        "per_hasil": [
            [
                satu.hasil_kerja or LUAR_SKP,
                _angka(satu.jumlah),
                f"{_angka(satu.volume)} {satu.satuan}" if satu.volume else TANPA,
                _angka(satu.menit),
            ]
            for satu in laporan.per_hasil
        ],
        "per_status": [[label, _angka(jumlah), _angka(menit)] for label, jumlah, menit in laporan.per_status],
        "menit": _angka(laporan.menit_dihitung),
        "jam": _jam(laporan.menit_dihitung),
        "tempat_tanggal": f"{kota.removeprefix('Kota ')}, {tanggal_panjang(localtime(pada).date())}",
        "pegawai": _penanda_tangan(laporan.pegawai, laporan.penugasan),
        "atasan": _penanda_tangan(laporan.atasan, laporan.penugasan_atasan),
    }


def _identitas(laporan: LaporanBulanan) -> Iterator[tuple[str, str]]:
    pegawai, penugasan, atasan = laporan.pegawai, laporan.penugasan, laporan.atasan
    yield "Nama", pegawai.nama
    yield "NIP", _nip(pegawai)
    yield "Golongan", pegawai.golongan or TANPA
    yield "Jabatan", penugasan.sebutan if penugasan else TANPA
    yield "Unit kerja", penugasan.unit.nama if penugasan else TANPA
    yield "Atasan langsung", atasan.nama if atasan else TANPA
    yield "Jabatan atasan", laporan.penugasan_atasan.sebutan if laporan.penugasan_atasan else TANPA
    yield "Masa", str(laporan.bulan)


def _penanda_tangan(orang: Pegawai | None, penugasan: Penugasan | None) -> Mapping[str, str]:
    return {
        "nama": orang.nama if orang else "",
        "nip": _nip(orang) if orang and orang.nip else "",
        "jabatan": penugasan.sebutan if penugasan else "",
    }


def _hasil(kegiatan: Kegiatan) -> str:
    return kegiatan.hasil_kerja.uraian if kegiatan.hasil_kerja else LUAR_SKP


def _volume(kegiatan: Kegiatan) -> str:
    satuan = getattr(kegiatan, "satuan", None) or ""
    return f"{_angka(kegiatan.volume)} {satuan}".strip() if kegiatan.volume else TANPA


def _nip(pegawai: Pegawai) -> str:
    nip = pegawai.nip or ""
    return f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}" if nip else TANPA


def _angka(nilai: Decimal | int) -> str:
    teks = f"{nilai:,f}" if isinstance(nilai, Decimal) else f"{nilai:,}"
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return teks.translate(str.maketrans(",.", ".,"))


def _jam(menit: int) -> str:
    jam, sisa = divmod(menit, 60)
    return f"{_angka(jam)} jam {sisa} menit" if sisa else f"{_angka(jam)} jam"
