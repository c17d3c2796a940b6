"""A roster brought in from a file: all of it, or nothing, with what is wrong told by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from pegawai import permissions
from pegawai.batasan import pesan_batasan
from pegawai.berkas import GalatBaris, Tabel
from pegawai.impor_jadwal import BarisJadwal, baca_jadwal
from pegawai.inti.kalender import Giliran
from pegawai.models import JadwalDinas, Pegawai

from .kalender import tambah_jadwal


SEHARI = timedelta(days=1)


@dataclass(frozen=True)
class HasilJadwal:
    """What became of a file: how many shifts are new, how many stood already; or what is wrong with it."""

    baru: Sequence[JadwalDinas] = ()
    jumlah_tetap: int = 0
    galat: Sequence[GalatBaris] = ()


@transaction.atomic
def impor_jadwal(*, tabel: Tabel, oleh: Pegawai, pada: datetime) -> HasilJadwal:
    """Add the shifts of a file when every row is right; sending it twice adds nothing.

    Raises PermissionDenied, BatasanDilanggar where a closed month would change.
    """
    permissions.kelola_kalender(oleh).wajib()
    terbaca = [baca_jadwal(nomor, sel) for nomor, sel in tabel.baris]
    galat = [satu for _, daftar in terbaca for satu in daftar]
    daftar_baris = [baris for baris, _ in terbaca if baris is not None]
    orang = dict(
        Pegawai.objects.filter(nip__in={baris.nip for baris in daftar_baris}).values_list("nip", "pk")
    )
    galat += [
        GalatBaris(baris.baris, "NIP", baris.nip, "Tidak ada pegawai dengan NIP ini.", "Periksa NIP-nya.")
        for baris in daftar_baris
        if baris.nip not in orang
    ]
    jadwal = {baris.baris: _jadwal(baris, orang[baris.nip]) for baris in daftar_baris if baris.nip in orang}
    galat += _periksa(jadwal)
    if galat:
        return HasilJadwal(galat=sorted(galat, key=lambda satu: satu.baris))
    baru = tambah_jadwal(jadwal=list(jadwal.values()), oleh=oleh, pada=pada)
    return HasilJadwal(baru, len(jadwal) - len(baru))


def _jadwal(baris: BarisJadwal, pegawai_id: int) -> JadwalDinas:
    return JadwalDinas(
        pegawai_id=pegawai_id,
        tanggal=baris.tanggal,
        mulai=baris.mulai,
        selesai=baris.selesai,
        istirahat=baris.istirahat,
    )


def _periksa(jadwal: Mapping[int, JadwalDinas]) -> Iterator[GalatBaris]:
    """Yield what the constraints of the table would refuse, with the row that it is about. One query."""
    for baris, satu in jadwal.items():
        if satu.mulai == satu.selesai:
            yield _galat(baris, satu, "jadwal_jam_berbeda")
        elif satu.giliran.menit <= 0:
            yield _galat(baris, satu, "jadwal_lebih_lama_dari_istirahat")
    terpakai: dict[tuple[int, date], list[Giliran]] = defaultdict(list)
    for ada in _sekitar(jadwal):
        terpakai[ada.pegawai_id, ada.tanggal].append(ada.giliran)
    for baris, satu in jadwal.items():
        giliran = satu.giliran
        berdekatan = [
            lain
            for tanggal in (satu.tanggal - SEHARI, satu.tanggal, satu.tanggal + SEHARI)
            for lain in terpakai.get((satu.pegawai_id, tanggal), ())
        ]
        if giliran not in berdekatan and any(map(giliran.beririsan, berdekatan)):
            yield _galat(baris, satu, "jadwal_tidak_tumpang_tindih")
        else:
            terpakai[satu.pegawai_id, satu.tanggal].append(giliran)


def _sekitar(jadwal: Mapping[int, JadwalDinas]) -> Sequence[JadwalDinas]:
    """Return the shifts that stand already, a day around those of the file."""
    if not jadwal:
        return ()
    tanggal = [satu.tanggal for satu in jadwal.values()]
    return list(
        JadwalDinas.objects.filter(
            pegawai__in={satu.pegawai_id for satu in jadwal.values()},
            tanggal__range=(min(tanggal) - SEHARI, max(tanggal) + SEHARI),
        )
    )


def _galat(baris: int, jadwal: JadwalDinas, batasan: str) -> GalatBaris:
    return GalatBaris(baris, "MULAI", f"{jadwal.mulai:%H.%M}", pesan_batasan(JadwalDinas, batasan))
