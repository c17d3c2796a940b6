"""Activities out of a file in BKN's columns: judged by the rules of every entry, all rows or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from laporan import permissions
from laporan.bkn import BarisHarian, baca_baris
from laporan.choices import JenisBukti
from laporan.models import BuktiDukung
from pegawai.berkas import GalatBaris, Tabel
from pegawai.jejak import catat_jejak_banyak
from pegawai.models import Pegawai

from .bulan import bulan_terbuka
from .dasar import LaporanDitolak, tahan_hari, tahan_semua
from .timbangan import SEKALI_TULIS
from .timbangan_impor import HasilImpor, TimbanganImpor


@transaction.atomic
def impor_kegiatan(
    *,
    tabel: Tabel,
    oleh: Pegawai | None,
    pada: datetime,
    alasan_terlambat: str = "",
    periksa_saja: bool = False,
) -> HasilImpor:
    """Bring activities in as drafts of the people whom the rows name, or of `oleh` where they name none.

    Each row is judged as catat_kegiatan would judge it, after those above it. A row that says what stands
    already changes nothing; one that says something else of the same work changes that entry while it can
    be changed. `oleh` None is a command on the server. Locks what the people of the file did on its days,
    then the people; the number of queries does not depend on the rows, but for writing them.

    Raises LaporanDitolak when new work is late and no reason is given, BulanSudahTerkunci when a month is
    closed meanwhile.
    """
    daftar_baris, galat = _baca(tabel)
    milik, galat_orang = _pemilik(daftar_baris, oleh)
    if not periksa_saja:
        orang = set(milik.values())
        tahan_hari(orang, {baris.tanggal for baris in daftar_baris if baris.nomor in milik})
        tahan_semua(orang)
    timbangan = TimbanganImpor(
        [(baris, milik[baris.nomor]) for baris in daftar_baris if baris.nomor in milik], pada
    )
    galat += galat_orang + timbangan.timbang_semua(dict(tabel.baris))
    if galat:
        return HasilImpor(galat=sorted(galat, key=lambda satu: satu.baris))
    hasil = timbangan.hasil
    if not periksa_saja:
        alasan = alasan_terlambat.strip()
        if hasil.terlambat and not alasan:
            raise LaporanDitolak(
                f"{len(hasil.terlambat)} kegiatan pada berkas ini dicatat sesudah batas waktunya. Tuliskan "
                "alasannya; atasan membacanya saat memutuskan.",
                "alasan_terlambat",
            )
        _tulis(timbangan, oleh=oleh, pada=pada, alasan=alasan)
    return hasil


def _baca(tabel: Tabel) -> tuple[list[BarisHarian], list[GalatBaris]]:
    daftar_baris: list[BarisHarian] = []
    semua_galat: list[GalatBaris] = []
    for nomor, sel in tabel.baris:
        baris, galat = baca_baris(nomor, sel)
        if baris is not None:
            daftar_baris.append(baris)
        semua_galat += galat
    return daftar_baris, semua_galat


def _pemilik(
    daftar_baris: Iterable[BarisHarian], oleh: Pegawai | None
) -> tuple[Mapping[int, int], list[GalatBaris]]:
    """Return whose work each row tells, by row number, and which rows name nobody or the wrong one."""
    dikenal = dict(
        Pegawai.objects.filter(nip__in={baris.nip for baris in daftar_baris}).values_list("nip", "pk")
    )
    sendiri = oleh.pk if oleh else None
    milik: dict[int, int] = {}
    galat = []
    for baris in daftar_baris:
        pegawai = sendiri if baris.nip is None else dikenal.get(baris.nip)
        if pegawai is None:
            sebab, tindakan = "Tidak ada pegawai dengan NIP ini.", "Periksa NIP-nya."
        elif izin := permissions.impor_kegiatan(oleh, pegawai):
            milik[baris.nomor] = pegawai
            continue
        else:
            sebab, tindakan = izin.alasan, "Keluarkan baris ini dari berkas."
        galat.append(GalatBaris(baris.nomor, "NIP", baris.nip or "", sebab, tindakan))
    return milik, galat


def _tulis(timbangan: TimbanganImpor, *, oleh: Pegawai | None, pada: datetime, alasan: str) -> None:
    for kegiatan in timbangan.baru:
        kegiatan.alasan_terlambat = alasan if kegiatan.terlambat else ""
    with bulan_terbuka(*timbangan.hari_ditulis):
        timbangan.tulis(("hasil_kerja", "volume"), oleh=oleh, tindakan="KEGIATAN_DIIMPOR")
        bukti = [
            BuktiDukung(kegiatan=kegiatan, jenis=JenisBukti.TAUTAN, tautan=tautan, diunggah_pada=pada)
            for kegiatan, daftar in timbangan.tautan_baru
            for tautan in daftar
        ]
        BuktiDukung.objects.bulk_create(bukti, batch_size=SEKALI_TULIS)
    catat_jejak_banyak(
        "BUKTI_DITAMBAH", ((satu.kegiatan, {"bukti": satu.tautan}) for satu in bukti), oleh=oleh, pada=pada
    )
