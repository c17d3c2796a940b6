"""The rules of an honest entry, in the order in which a person would want to hear of them."""

from __future__ import annotations

from datetime import date

from laporan.choices import TumpangTindih
from laporan.models import AturanLaporan, Kegiatan
from laporan.queries import BahanPeriksa, BatasCatat, bahan_periksa
from laporan.waktu import beririsan, lama_menit, rentang
from pegawai.inti.periode import tanggal_panjang

from .dasar import LaporanDitolak


def periksa_kegiatan(kegiatan: Kegiatan, *, hari_ini: date, dicatat: date, ajukan: bool = False) -> None:
    """Raise LaporanDitolak for the first rule that this activity breaks; mark it when it is told late.

    The rules are those of the day of work. `dicatat` is the local day on which it was told; `ajukan` says
    that it is submitted at once. Five queries.
    """
    bahan = bahan_periksa([(kegiatan.pegawai_id, kegiatan.tanggal)])[kegiatan.pegawai_id]
    periksa_dengan(bahan, kegiatan, hari_ini=hari_ini, dicatat=dicatat, ajukan=ajukan)


def periksa_dengan(
    bahan: BahanPeriksa, kegiatan: Kegiatan, *, hari_ini: date, dicatat: date, ajukan: bool = False
) -> None:
    """Do the same with what was read before, for one of many entries. No query."""
    batas = bahan.batas(kegiatan.tanggal)
    aturan = batas.aturan
    if kegiatan.tanggal > hari_ini and not aturan.terima_masa_depan:
        raise LaporanDitolak(
            "Kegiatan belum terjadi: tanggalnya sesudah hari ini. Perbaiki tanggalnya.", "tanggal"
        )
    _periksa_masa_tugas(kegiatan, bahan)
    _periksa_hasil(kegiatan, bahan)
    _periksa_lama(kegiatan, aturan)
    _periksa_hari(kegiatan, bahan, aturan)
    _periksa_tenggat(kegiatan, batas, dicatat)
    if ajukan:
        periksa_bukti(aturan, kegiatan)


def periksa_bukti(aturan: AturanLaporan, kegiatan: Kegiatan) -> None:
    """Raise LaporanDitolak when the rules ask for evidence before this activity is submitted."""
    if aturan.wajib_bukti_untuk(kegiatan.hasil_kerja_id) and not kegiatan.jumlah_bukti:
        raise LaporanDitolak(
            "Kegiatan ini wajib disertai bukti dukung sebelum diajukan. Simpan sebagai konsep, lampirkan "
            "buktinya, lalu ajukan."
        )


def _periksa_tenggat(kegiatan: Kegiatan, batas: BatasCatat, dicatat: date) -> None:
    tenggat = batas.tenggat(kegiatan.tanggal)
    kegiatan.terlambat = dicatat > tenggat
    if not kegiatan.terlambat:
        kegiatan.alasan_terlambat = ""
    elif not kegiatan.alasan_terlambat:
        raise LaporanDitolak(
            f"Batas mencatat kegiatan {tanggal_panjang(kegiatan.tanggal)} sudah lewat pada "
            f"{tanggal_panjang(tenggat)}. Tuliskan alasannya; atasan Anda memutuskan dengan membaca alasan "
            "itu.",
            "alasan_terlambat",
        )


def _periksa_masa_tugas(kegiatan: Kegiatan, bahan: BahanPeriksa) -> None:
    if bahan.mulai_bertugas is None:
        raise LaporanDitolak("Belum tercatat bertugas di unit mana pun. Hubungi pengelola kinerja di BKPSDM.")
    if kegiatan.tanggal < bahan.mulai_bertugas:
        raise LaporanDitolak(
            f"Masa tugas baru mulai pada {tanggal_panjang(bahan.mulai_bertugas)}. Kegiatan sebelum itu tidak "
            "dapat dicatat.",
            "tanggal",
        )


def _periksa_hasil(kegiatan: Kegiatan, bahan: BahanPeriksa) -> None:
    if kegiatan.hasil_kerja_id is None:
        if kegiatan.volume:
            raise LaporanDitolak(
                "Volume dihitung untuk satu hasil kerja. Pilih hasil kerjanya, atau kosongkan volume.",
                "volume",
            )
        return
    hasil = bahan.hasil_pada(kegiatan.hasil_kerja_id, kegiatan.tanggal)
    if hasil is None:
        raise LaporanDitolak(
            f"Pada {tanggal_panjang(kegiatan.tanggal)} hasil kerja ini bukan bagian SKP yang disetujui. "
            "Pilih hasil kerja lain, atau kosongkan.",
            "hasil_kerja",
        )
    if kegiatan.volume and hasil.satuan is None:
        raise LaporanDitolak(
            "Hasil kerja ini tidak dihitung dari volume kegiatan; realisasinya dilaporkan tiap bulan. "
            "Kosongkan volume.",
            "volume",
        )


def _periksa_lama(kegiatan: Kegiatan, aturan: AturanLaporan) -> None:
    menit = lama_menit(kegiatan.jam_mulai, kegiatan.jam_selesai)
    if menit < aturan.menit_paling_sedikit:
        raise LaporanDitolak(
            f"Kegiatan ini {menit} menit, sedangkan yang dicatat sekurangnya {aturan.menit_paling_sedikit} "
            "menit. Perbaiki jamnya, atau gabungkan dengan kegiatan lain.",
            "jam_selesai",
        )
    if menit > aturan.menit_paling_banyak:
        raise LaporanDitolak(
            f"Kegiatan ini {menit} menit, lebih lama daripada {aturan.menit_paling_banyak} menit. Perbaiki "
            "jamnya, atau pisahkan menjadi beberapa kegiatan.",
            "jam_selesai",
        )


def _periksa_hari(kegiatan: Kegiatan, bahan: BahanPeriksa, aturan: AturanLaporan) -> None:
    """Hold the day's total, and, where the rules say so, that no two activities take the same time."""
    berdekatan = [lain for lain in bahan.berdekatan(kegiatan.tanggal) if lain.pk != kegiatan.pk]
    if aturan.tumpang_tindih == TumpangTindih.TOLAK:
        waktu = rentang(kegiatan.tanggal, kegiatan.jam_mulai, kegiatan.jam_selesai)
        for lain in berdekatan:
            if beririsan(waktu, lain.rentang):
                raise LaporanDitolak(
                    f"Waktunya tumpang tindih dengan “{lain.uraian}” pukul {lain.pukul}. Perbaiki jam salah "
                    "satunya.",
                    "jam_mulai",
                )
    lain_menit = sum(lain.menit for lain in berdekatan if lain.tanggal == kegiatan.tanggal)
    sisa = aturan.menit_sehari - lain_menit
    if lama_menit(kegiatan.jam_mulai, kegiatan.jam_selesai) > sisa:
        raise LaporanDitolak(
            f"Seluruh kegiatan sehari paling banyak {aturan.menit_sehari} menit, sedangkan kegiatan lain "
            f"pada {tanggal_panjang(kegiatan.tanggal)} sudah {lain_menit} menit. Isi paling banyak "
            f"{max(sisa, 0)} menit, atau perbaiki kegiatan lain hari itu.",
            "jam_selesai",
        )
