"""The desks of the demo's superiors: each kind of remark occurs, and there is evidence to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import time, timedelta
from itertools import groupby

from kinerja.contoh.bukti import lampirkan_bukti
from kinerja.contoh.formasi import PeranContoh
from kinerja.contoh.harian import ALASAN_TERLAMBAT, DI_LUAR_SKP
from kinerja.contoh.orang import Orang
from kinerja.contoh.waktu import Waktu
from laporan.choices import CatatanKhusus, StatusKegiatan, WajibBukti
from laporan.models import AturanLaporan, Kegiatan
from laporan.services import KOLOM_KEMIRIPAN, ukur_kemiripan
from pegawai.choices import JenisKeterangan
from pegawai.inti.periode import Periode
from pegawai.models import KeteranganKerja, Pegawai


BERMEJA = (PeranContoh.PENILAI, PeranContoh.KEPALA_OPD)
HARI_MEJA = 15  # working days back from which remarkable work is taken
HARI_TERLAMBAT = 5  # working days after which it was told late for sure
HARI_WAJIB = 2  # working days since the one on which evidence was asked for, to try it
MENIT_TUMPANG = 20
JAM_LEMBUR = time(20, 45)
TERLIHAT = (StatusKegiatan.DIAJUKAN, StatusKegiatan.TERVERIFIKASI)
SEKALI_BANDING = 2_000  # activities compared by one statement

Sehari = Sequence[Kegiatan]  # the work of one person on one day, in its order


def isi_meja(semua: Sequence[Orang], waktu: Waktu) -> None:
    """Make a little of the work of each team remarkable, give some evidence, and compare all that waits."""
    _wajibkan_bukti_sehari(waktu)
    biasa: list[Kegiatan] = []
    for peran in BERMEJA:
        atasan = next(orang.nomor for orang in semua if orang.pos.akun == peran)
        tim = Pegawai.objects.bawahan(Pegawai.objects.get(pk=atasan), waktu.hari_ini)
        daftar_hari = _daftar_hari(tim, waktu)
        khusus = set(_istimewakan(daftar_hari, waktu))
        biasa += [satu for sehari in daftar_hari for satu in sehari if satu.pk not in khusus]
    lampirkan_bukti(biasa, waktu)
    _bandingkan()


def _wajibkan_bukti_sehari(waktu: Waktu) -> None:
    """Ask for evidence on one day, as a city may try it: what had been submitted by then has none."""
    hari = waktu.mundur(HARI_WAJIB)
    semula = AturanLaporan.objects.filter(mulai__lt=hari).latest("mulai")
    for mulai, wajib, dasar in (
        (hari, WajibBukti.HASIL_KERJA, "Data contoh: uji coba bukti dukung wajib selama satu hari."),
        (hari + timedelta(days=1), semula.wajib_bukti, "Data contoh: uji coba bukti dukung wajib usai."),
    ):
        semula.pk, semula.mulai, semula.wajib_bukti, semula.dasar = None, mulai, wajib, dasar
        semula.save(force_insert=True)


def _daftar_hari(tim: Iterable[Pegawai], waktu: Waktu) -> Sequence[Sehari]:
    """Return what waits or is verified of a team by person and day, the latest day first."""
    daftar = (
        Kegiatan.objects.pada(Periode(waktu.mundur(HARI_MEJA), waktu.hari_ini))
        .bulan_terbuka()
        .filter(pegawai__in=[satu.pk for satu in tim], status__in=TERLIHAT)
        .order_by("-tanggal", "pegawai", "jam_mulai", "pk")
    )
    return [list(isi) for _, isi in groupby(daftar, key=lambda satu: (satu.tanggal, satu.pegawai_id))]


def _istimewakan(daftar_hari: Sequence[Sehari], waktu: Waktu) -> Iterator[int]:
    """Make one day each remarkable in one way, where one fits; yield the keys of all its work."""
    sisa = list(daftar_hari)
    for ubah in PENGUBAH.values():
        for sehari in sisa:
            satu = ubah(sehari, waktu)
            if satu is not None:
                _ajukan(satu, waktu)
                sisa.remove(sehari)
                yield from (lain.pk for lain in sehari)
                break


def _terlambat(sehari: Sehari, waktu: Waktu) -> Kegiatan | None:
    satu = sehari[-1]
    if satu.tanggal > waktu.mundur(HARI_TERLAMBAT):
        return None
    satu.terlambat, satu.alasan_terlambat = True, ALASAN_TERLAMBAT[0]
    return satu


def _tumpang_tindih(sehari: Sehari, waktu: Waktu) -> Kegiatan | None:
    """Let the second activity begin while the first, which lasts longer than that, is not over."""
    if len(sehari) < 2 or sehari[0].menit <= MENIT_TUMPANG:
        return None
    usai = sehari[0].jam_selesai
    mulai = usai.hour * 60 + usai.minute - MENIT_TUMPANG
    if mulai < 0:
        return None
    sehari[1].jam_mulai = time(*divmod(mulai, 60))
    return sehari[1]


def _lebih_sehari(sehari: Sehari, waktu: Waktu) -> Kegiatan | None:
    """Let the last activity go on into the evening."""
    if not sehari[-1].jam_mulai < sehari[-1].jam_selesai < JAM_LEMBUR:
        return None
    sehari[-1].jam_selesai = JAM_LEMBUR
    return sehari[-1]


def _tidak_masuk(sehari: Sehari, waktu: Waktu) -> Kegiatan | None:
    """Let the person have been on leave that day, as the calendar has it."""
    satu = sehari[-1]
    esok = satu.tanggal + timedelta(days=1)
    absen = KeteranganKerja.objects.filter(pegawai=satu.pegawai_id, mulai__lt=esok, selesai__gt=satu.tanggal)
    if absen.exists():
        return None
    KeteranganKerja.objects.create(
        pegawai_id=satu.pegawai_id,
        jenis=JenisKeterangan.IZIN,
        mulai=satu.tanggal,
        selesai=esok,
        keterangan="Keperluan keluarga sejak siang.",
    )
    return satu


def _mirip(sehari: Sehari, waktu: Waktu) -> Kegiatan | None:
    """Let the person have copied what was told of the same work before."""
    satu = sehari[-1]
    lama = (
        Kegiatan.objects.filter(
            pegawai=satu.pegawai_id,
            hasil_kerja=satu.hasil_kerja_id,
            volume=satu.volume,
            tanggal__lt=satu.tanggal,
        )
        .exclude(hasil_kerja=None)
        .order_by("-tanggal", "-jam_mulai")
        .first()
    )
    if lama is None:
        return None
    satu.uraian = lama.uraian
    return satu


def _tanpa_hasil(sehari: Sehari, waktu: Waktu) -> Kegiatan | None:
    satu = sehari[0]
    if satu.volume:
        return None
    satu.hasil_kerja, satu.uraian = None, DI_LUAR_SKP[0]
    return satu


def _tanpa_bukti(sehari: Sehari, waktu: Waktu) -> Kegiatan | None:
    satu = sehari[-1]
    return satu if satu.hasil_kerja_id and satu.tanggal == waktu.mundur(HARI_WAJIB) else None


# Whatever fits few days chooses before what fits any.
PENGUBAH: Mapping[CatatanKhusus, Callable[[Sehari, Waktu], Kegiatan | None]] = {
    CatatanKhusus.TUMPANG_TINDIH: _tumpang_tindih,
    CatatanKhusus.TANPA_BUKTI: _tanpa_bukti,
    CatatanKhusus.TERLAMBAT: _terlambat,
    CatatanKhusus.LEBIH_SEHARI: _lebih_sehari,
    CatatanKhusus.MIRIP: _mirip,
    CatatanKhusus.TANPA_HASIL: _tanpa_hasil,
    CatatanKhusus.TIDAK_MASUK: _tidak_masuk,
}


def _ajukan(kegiatan: Kegiatan, waktu: Waktu) -> None:
    """Let it wait since the evening of its day or, told late, since this morning."""
    hari, jam = (waktu.hari_ini, 7) if kegiatan.terlambat else (kegiatan.tanggal, 21)
    kegiatan.dicatat_pada = kegiatan.diajukan_pada = waktu.jam(hari, jam)
    kegiatan.status = StatusKegiatan.DIAJUKAN
    kegiatan.diverifikasi_oleh = kegiatan.diverifikasi_pada = None
    kegiatan.save()


def _bandingkan() -> None:
    """Measure, as recording and submitting do, how alike to earlier ones all undecided activities are."""
    putus = (StatusKegiatan.TERVERIFIKASI, StatusKegiatan.DITOLAK)
    daftar = list(Kegiatan.objects.bulan_terbuka().exclude(status__in=putus).order_by("pegawai", "tanggal"))
    for dari in range(0, len(daftar), SEKALI_BANDING):
        bagian = daftar[dari : dari + SEKALI_BANDING]
        ukur_kemiripan(bagian)
        Kegiatan.objects.bulk_update(bagian, KOLOM_KEMIRIPAN)
