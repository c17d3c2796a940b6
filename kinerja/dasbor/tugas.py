"""What waits for a person, in words: one sentence for what, one for why, and the page where it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from laporan.queries import LaporanTertunda, YangKurang
from pegawai.choices import StatusSKP
from pegawai.http import kueri_bulan
from pegawai.inti.izin import Izin
from pegawai.inti.periode import Periode, tanggal_panjang
from pegawai.models import SKP
from umpanbalik.queries import HitunganDaftar


@dataclass(frozen=True)
class Tugas:
    judul: str
    keterangan: str
    url: str
    label: str
    nada: str = "utama"
    ikon: str = "pencil-square"


@dataclass(frozen=True)
class MejaPimpinan:
    """What waits for a person as a superior; all zero for who leads nobody."""

    verifikasi: int = 0
    skp: int = 0
    penilaian: int = 0


def tugas_skp(skp: SKP | None, *, izin_buat: Izin) -> Iterator[Tugas]:
    """Yield what the plan of this year asks of its owner; nothing once it is approved."""
    if skp is None:
        if izin_buat:
            yield Tugas(
                "Susun SKP Anda",
                "Belum ada SKP yang berlaku hari ini; tanpa SKP, kegiatan tidak terhitung sebagai capaian.",
                reverse("pegawai:skp_buat"),
                "Susun SKP",
                nada="cukup",
                ikon="document-plus",
            )
        return
    url = reverse("pegawai:skp_rinci", args=[skp.pk])
    match StatusSKP(skp.status):
        case StatusSKP.DRAF:
            yield Tugas(
                "Ajukan SKP Anda",
                "SKP ini masih draf dan belum dilihat atasan.",
                url,
                "Buka SKP",
                ikon="document",
            )
        case StatusSKP.DIKEMBALIKAN:
            yield Tugas("Perbaiki SKP Anda", skp.catatan, url, "Perbaiki SKP", nada="cukup", ikon="document")
        case StatusSKP.DIAJUKAN:
            assert skp.diajukan_pada is not None
            diajukan = tanggal_panjang(timezone.localtime(skp.diajukan_pada).date())
            yield Tugas(
                "SKP Anda menunggu persetujuan",
                f"Diajukan kepada {skp.penilai} pada {diajukan}. Anda tidak perlu berbuat apa-apa.",
                url,
                "Lihat SKP",
                nada="netral",
                ikon="clock",
            )
        case StatusSKP.DISETUJUI:
            return


def tugas_laporan(laporan: LaporanTertunda) -> Iterator[Tugas]:
    if laporan.jumlah_dikembalikan:
        yield Tugas(
            f"Perbaiki {laporan.jumlah_dikembalikan} kegiatan yang dikembalikan",
            f"{laporan.uraian}: “{laporan.catatan}”",
            reverse("laporan:kegiatan_ubah", args=[laporan.pk]),
            "Perbaiki",
            nada="cukup",
            ikon="arrow-uturn-left",
        )
    if laporan.jumlah_konsep:
        yield Tugas(
            f"Ajukan {laporan.jumlah_konsep} kegiatan yang masih konsep",
            "Konsep belum dilihat atasan dan belum terhitung.",
            reverse("laporan:kegiatan_daftar"),
            "Buka laporan",
        )


def tugas_kurang(kurang: YangKurang) -> Iterator[Tugas]:
    """Yield the working days of which nothing is told, while most of them can still be told in time."""
    jumlah, terlambat = len(kurang.tepat_waktu), len(kurang.terlambat)
    akibat = "Sesudah itu perlu alasan dan persetujuan atasan."
    if kurang.mendesak:
        hari = kurang.mendesak
        sampai = tanggal_panjang(hari.tenggat) if hari.sisa_hari else "hari ini"
        lewat = f" {terlambat} hari lain sudah lewat batasnya." if terlambat else ""
        yield Tugas(
            f"Catat kegiatan {jumlah} hari kerja",
            f"{tanggal_panjang(hari.tanggal)} masih tepat waktu sampai {sampai}. {akibat}{lewat}",
            f"{reverse('laporan:kegiatan_hari')}?tanggal={hari.tanggal.isoformat()}",
            "Catat",
            nada="utama" if hari.sisa_hari else "cukup",
        )
    elif terlambat:
        hari = kurang.terlambat[-1]
        yield Tugas(
            f"{terlambat} hari kerja belum tercatat dan sudah lewat batasnya",
            "Masih dapat dicatat dengan alasan yang dibaca atasan, sampai bulannya dikunci untuk penilaian.",
            f"{reverse('laporan:kegiatan_hari')}?tanggal={hari.tanggal.isoformat()}",
            "Catat",
            nada="cukup",
        )


def tugas_realisasi(jumlah: int, bulan: Periode) -> Iterator[Tugas]:
    if jumlah:
        yield Tugas(
            f"Laporkan {jumlah} realisasi {bulan}",
            "Indikator ini tidak dihitung dari kegiatan harian; angkanya Anda laporkan sendiri.",
            f"{reverse('laporan:realisasi_lapor')}{kueri_bulan(bulan)}",
            "Laporkan",
            nada="cukup",
            ikon="presentation-chart-line",
        )


def tugas_pimpinan(meja: MejaPimpinan) -> Iterator[Tugas]:
    if meja.verifikasi:
        yield Tugas(
            f"Verifikasi {meja.verifikasi} kegiatan",
            "Yang Anda verifikasi terhitung sebagai capaian pegawai; yang menunggu belum.",
            reverse("laporan:verifikasi_daftar"),
            "Verifikasi",
            ikon="check-circle",
        )
    if meja.skp:
        yield Tugas(
            f"Periksa {meja.skp} SKP",
            "Pegawai menunggu persetujuan Anda sebelum kegiatannya dapat dikaitkan dengan SKP.",
            reverse("pegawai:skp_daftar"),
            "Buka SKP",
            ikon="document-check",
        )
    if meja.penilaian:
        yield Tugas(
            f"Nilai {meja.penilaian} pegawai",
            "Periodenya sudah berakhir; bukti dan umpan balik tersedia di halaman penilaian.",
            reverse("evaluasi:penilaian_daftar"),
            "Mulai menilai",
            ikon="scale",
        )


def tugas_aduan(hitungan: HitunganDaftar | None) -> Iterator[Tugas]:
    if hitungan is not None and hitungan.terbuka:
        yield Tugas(
            f"Tangani {hitungan.terbuka} aduan warga",
            f"{hitungan.terlambat} lewat tenggat, {hitungan.segera} jatuh tempo sampai lusa.",
            reverse("umpanbalik:aduan_daftar"),
            "Buka aduan",
            nada="buruk" if hitungan.terlambat else "utama",
            ikon="chat-bubble-left-right",
        )
