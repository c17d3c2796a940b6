"""Evidence for a little of the daily work: minutes, pictures and links, made here, checked like any other."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import cycle

import typst
from PIL import Image, ImageDraw, ImageFont

from kinerja.contoh.acuan import BERKAS
from kinerja.contoh.waktu import Waktu
from laporan import gudang
from laporan.choices import JenisBukti
from laporan.models import BuktiDukung, Kegiatan
from laporan.unggahan import nama_rapi, periksa_berkas
from pegawai.inti.periode import tanggal_panjang


SEKALI_BERBUKTI = 3  # one in so many of the work offered
BUKTI_TERBANYAK = 24
TAUTAN = "https://berkas.contoh.go.id/arsip/{:%Y/%m/%d}/{}"
BESAR_GAMBAR, TEPI = (880, 560), 40
KERTAS, TINTA, GARIS, WARNA = "#fbfaf6", "#23313a", "#c9d2d6", "#0f6b5c"
TEMPLAT = BERKAS / "notula.typ"


def lampirkan_bukti(daftar: Sequence[Kegiatan], waktu: Waktu) -> None:
    """Attach minutes, a picture or a link, in turn, to some of these activities."""
    dipilih = daftar[::SEKALI_BERBUKTI][:BUKTI_TERBANYAK]
    for kegiatan, buat in zip(dipilih, cycle((_notula, _gambar, None)), strict=False):
        if buat is None:
            alamat = TAUTAN.format(kegiatan.tanggal, kegiatan.pk)
            _simpan(BuktiDukung(kegiatan=kegiatan, jenis=JenisBukti.TAUTAN, tautan=alamat), waktu)
        else:
            _simpan_berkas(kegiatan, buat, waktu)


def _simpan_berkas(
    kegiatan: Kegiatan, buat: Callable[[Kegiatan, Waktu], tuple[str, bytes]], waktu: Waktu
) -> None:
    nama, isi = buat(kegiatan, waktu)
    berkas = periksa_berkas(isi)
    with gudang.simpan(berkas.isi) as tempat:
        bukti = BuktiDukung(
            kegiatan=kegiatan,
            jenis=JenisBukti.BERKAS,
            nama=nama_rapi(f"{nama} {kegiatan.tanggal:%d-%m-%Y}", berkas.tipe),
            tipe=berkas.tipe,
            ukuran=len(berkas.isi),
            sidik=berkas.sidik,
            tempat=tempat,
        )
        _simpan(bukti, waktu)


def _simpan(bukti: BuktiDukung, waktu: Waktu) -> None:
    bukti.diunggah_pada = min(bukti.kegiatan.diajukan_pada or waktu.pada, waktu.pada)
    bukti.save()


def _notula(kegiatan: Kegiatan, waktu: Waktu) -> tuple[str, bytes]:
    isi = {
        "tanggal": tanggal_panjang(kegiatan.tanggal),
        "pukul": kegiatan.pukul,
        "uraian": kegiatan.uraian,
        "nama": kegiatan.pegawai.nama,
    }
    return "Notula", typst.compile(TEMPLAT, sys_inputs=isi, timestamp=int(waktu.pada.timestamp()))


def _gambar(kegiatan: Kegiatan, waktu: Waktu) -> tuple[str, bytes]:
    """Draw a list of those present: lines for names, some of them signed."""
    gambar = Image.new("RGB", BESAR_GAMBAR, KERTAS)
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((0, 0, BESAR_GAMBAR[0], 12), fill=WARNA)
    pena.text((TEPI, 36), "Daftar hadir (data contoh)", fill=TINTA, font=ImageFont.load_default(34))
    keterangan = f"{tanggal_panjang(kegiatan.tanggal)}, pukul {kegiatan.pukul}".replace("\N{EN DASH}", "-")
    pena.text((TEPI, 88), keterangan, fill=TINTA, font=ImageFont.load_default(22))
    for ke in range(1, 9):
        dasar = 120 + 48 * ke
        pena.text((TEPI, dasar - 30), f"{ke}.", fill=TINTA, font=ImageFont.load_default(20))
        pena.line((TEPI + 40, dasar, BESAR_GAMBAR[0] - TEPI, dasar), fill=GARIS, width=2)
        if (kegiatan.pk + ke) % 4:
            bentuk = [(560 + 14 * n, dasar - 8 - 7 * ((kegiatan.pk + ke * n) % 4)) for n in range(9)]
            pena.line(bentuk, fill=WARNA, width=3, joint="curve")
    tulisan = io.BytesIO()
    gambar.save(tulisan, "JPEG", quality=80)
    return "Daftar hadir", tulisan.getvalue()
