"""How one's activities stand at BKN, by what was marked, and in what they differ here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from laporan.bkn import KegiatanBKN, Selisih, bandingkan, sidik_selisih
from laporan.choices import PerubahanBKN
from laporan.models import BarisKiriman, Kegiatan, KirimanBKN
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai

from .dasar import DIHITUNG
from .ekspor import sebagai_bkn


@dataclass(frozen=True)
class SandinganBKN:
    """One person's period here beside the same period at BKN."""

    daftar: Sequence[Selisih]
    jumlah_sama: int
    jumlah_pecahan: int  # of the activities here; BKN takes whole numbers only
    terakhir: KirimanBKN | None

    @property
    def sidik(self) -> str:
        return sidik_selisih(self.daftar)

    def jumlah(self, perubahan: PerubahanBKN) -> int:
        return sum(satu.perubahan == perubahan for satu in self.daftar)

    @property
    def hitungan(self) -> Sequence[tuple[PerubahanBKN, int]]:
        """How many there are of each kind that occurs."""
        semua = [(perubahan, self.jumlah(perubahan)) for perubahan in PerubahanBKN]
        return [(perubahan, jumlah) for perubahan, jumlah in semua if jumlah]


def sandingan_bkn(pegawai: Pegawai, periode: Periode) -> SandinganBKN:
    """Set what counts in a period beside what was marked as carried over. Four queries.

    Work that was carried over and then moved to a day outside the period counts as changed, not as gone.
    """
    milik = Kegiatan.objects.milik(pegawai).filter(DIHITUNG)
    dalam_masa = {satu.nomor: satu for satu in sebagai_bkn(milik.pada(periode))}
    terkirim = _terkirim(pegawai, periode, dalam_masa)
    pindah = milik.filter(pk__in=terkirim.keys() - dalam_masa.keys())
    kini = dalam_masa | {satu.nomor: satu for satu in sebagai_bkn(pindah)}
    daftar = bandingkan(kini, terkirim)
    return SandinganBKN(
        daftar=daftar,
        jumlah_sama=len(kini.keys() | terkirim.keys()) - len(daftar),
        jumlah_pecahan=sum(satu.volume % 1 != 0 for satu in dalam_masa.values()),
        terakhir=KirimanBKN.objects.filter(
            pegawai=pegawai, mulai__lt=periode.selesai, selesai__gt=periode.mulai
        ).last(),
    )


def _terkirim(
    pegawai: Pegawai, periode: Periode, dalam_masa: Mapping[int, KegiatanBKN]
) -> dict[int, KegiatanBKN]:
    return {
        baris.nomor_kegiatan: KegiatanBKN(
            nomor=baris.nomor_kegiatan,
            nip=pegawai.nip or "",
            rencana_aksi=baris.rencana_aksi,
            tanggal=baris.tanggal,
            jam_mulai=baris.jam_mulai,
            jam_selesai=baris.jam_selesai,
            uraian=baris.uraian,
            volume=baris.volume,
            satuan=baris.satuan,
            bukti=baris.bukti,
        )
        for baris in BarisKiriman.objects.terakhir(pegawai).filter(
            Q(tanggal__gte=periode.mulai, tanggal__lt=periode.selesai) | Q(nomor_kegiatan__in=dalam_masa)
        )
    }
