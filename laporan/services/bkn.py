"""An employee says that what stands here now also stands at BKN."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from laporan import queries
from laporan.choices import PerubahanBKN
from laporan.models import BarisKiriman, KirimanBKN
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai

from .dasar import LaporanDitolak, tahan_orang


@transaction.atomic
def tandai_terkirim(*, periode: Periode, sidik: str, oleh: Pegawai, pada: datetime) -> KirimanBKN | None:
    """Keep one's own period as carried over to BKN; None when nothing differed, as at a second click.

    `sidik` is that of the differences that were shown. Raises LaporanDitolak when they are others by now:
    nobody marks what he did not see.
    """
    tahan_orang(oleh)
    sandingan = queries.sandingan_bkn(oleh, periode)
    if not sandingan.daftar:
        return None
    if sandingan.sidik != sidik:
        raise LaporanDitolak(
            "Kegiatan Anda berubah sejak halaman ini dibuka, jadi belum ada yang ditandai. Periksa lagi "
            "daftarnya, sesuaikan di BKN, lalu tandai."
        )
    kiriman = KirimanBKN.objects.create(
        pegawai=oleh, mulai=periode.mulai, selesai=periode.selesai, ditandai_pada=pada
    )
    BarisKiriman.objects.bulk_create(
        BarisKiriman(
            kiriman=kiriman,
            nomor_kegiatan=selisih.isi.nomor,
            perubahan=selisih.perubahan,
            rencana_aksi=selisih.isi.rencana_aksi,
            tanggal=selisih.isi.tanggal,
            jam_mulai=selisih.isi.jam_mulai,
            jam_selesai=selisih.isi.jam_selesai,
            uraian=selisih.isi.uraian,
            volume=selisih.isi.volume,
            satuan=selisih.isi.satuan,
            bukti=selisih.isi.bukti,
        )
        for selisih in sandingan.daftar
    )
    catat_jejak(
        "KIRIMAN_BKN_DITANDAI",
        kiriman,
        oleh=oleh,
        pada=pada,
        **{f"jumlah_{satu.value.lower()}": sandingan.jumlah(satu) for satu in PerubahanBKN},
    )
    return kiriman
