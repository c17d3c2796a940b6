"""How activities stand at BKN, by what their owners marked, and in what they differ here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Upper

from laporan.bkn import KegiatanBKN, Selisih, bandingkan, sidik_selisih
from laporan.choices import PerubahanBKN
from laporan.models import BarisKiriman, Kegiatan, KirimanBKN
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, Penugasan, UnitKerja

from .dasar import DIHITUNG
from .ekspor import menurut_nomor


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


@dataclass(frozen=True)
class OrangBKN:
    """How far one person has carried a period over: in numbers; what differs stands on their own page."""

    pegawai: Pegawai
    jumlah: int  # of the activities here
    jumlah_sama: int
    hitungan: Sequence[tuple[PerubahanBKN, int]]
    ditandai_pada: datetime | None


@dataclass(frozen=True)
class _Sisi:
    """Both sides of some people's period by key; `dalam_masa` are those of `kini` within it."""

    kini: Mapping[int, KegiatanBKN]
    terkirim: Mapping[int, KegiatanBKN]
    dalam_masa: Mapping[int, KegiatanBKN]


def sandingan_bkn(pegawai: Pegawai, periode: Periode) -> SandinganBKN:
    """Set what counts in a period beside what was marked as carried over. Four queries.

    Work that was carried over and then moved to a day outside the period counts as changed, not as gone.
    """
    sisi = _kedua_sisi([pegawai], periode)
    daftar = bandingkan(sisi.kini, sisi.terkirim)
    return SandinganBKN(
        daftar=daftar,
        jumlah_sama=len(sisi.kini.keys() | sisi.terkirim.keys()) - len(daftar),
        jumlah_pecahan=sum(satu.volume % 1 != 0 for satu in sisi.dalam_masa.values()),
        terakhir=_kiriman([pegawai], periode).last(),
    )


def orang_bkn(orang: Sequence[Pegawai], periode: Periode) -> Sequence[OrangBKN]:
    """Return how far each of these people, who all have a NIP, has carried a period over. Four queries."""
    sisi = _kedua_sisi(orang, periode)
    selisih = Counter((satu.isi.nip, satu.perubahan) for satu in bandingkan(sisi.kini, sisi.terkirim))
    ada = Counter(satu.nip for satu in sisi.dalam_masa.values())
    semua = Counter(satu.nip for satu in {**sisi.terkirim, **sisi.kini}.values())
    ditandai = dict(_kiriman(orang, periode).values_list("pegawai").annotate(Max("ditandai_pada")))
    daftar = []
    for satu in orang:
        nip = satu.nip or ""
        hitungan = [(jenis, selisih[nip, jenis]) for jenis in PerubahanBKN if selisih[nip, jenis]]
        sama = semua[nip] - sum(jumlah for _, jumlah in hitungan)
        daftar.append(OrangBKN(satu, ada[nip], sama, hitungan, ditandai.get(satu.pk)))
    return daftar


def pegawai_bkn(unit: UnitKerja, periode: Periode) -> QuerySet[Pegawai]:
    """Return who had a definitive post in a unit or below it in a period and has a NIP, by name."""
    bertugas = Penugasan.objects.definitif().beririsan(periode)
    return (
        Pegawai.objects.filter(
            pk__in=bertugas.filter(unit__in=UnitKerja.objects.dalam(unit)).values("pegawai")
        )
        .exclude(nip=None)
        .order_by(Upper("nama"), "pk")
    )


def _kedua_sisi(orang: Collection[Pegawai], periode: Periode) -> _Sisi:
    """Three queries."""
    milik = Kegiatan.objects.filter(DIHITUNG, pegawai__in=orang)
    dalam_masa = menurut_nomor(milik.pada(periode))
    terkirim = _terkirim(orang, periode, dalam_masa)
    pindah = milik.filter(pk__in=terkirim.keys() - dalam_masa.keys())
    return _Sisi({**dalam_masa, **menurut_nomor(pindah)}, terkirim, dalam_masa)


def _kiriman(orang: Collection[Pegawai], periode: Periode) -> QuerySet[KirimanBKN]:
    return KirimanBKN.objects.filter(
        pegawai__in=orang, mulai__lt=periode.selesai, selesai__gt=periode.mulai
    ).order_by("pk")


def _terkirim(
    orang: Collection[Pegawai], periode: Periode, dalam_masa: Mapping[int, KegiatanBKN]
) -> dict[int, KegiatanBKN]:
    return {
        baris.nomor_kegiatan: KegiatanBKN(
            nomor=baris.nomor_kegiatan,
            nip=baris.kiriman.pegawai.nip or "",
            rencana_aksi=baris.rencana_aksi,
            tanggal=baris.tanggal,
            jam_mulai=baris.jam_mulai,
            jam_selesai=baris.jam_selesai,
            uraian=baris.uraian,
            volume=baris.volume,
            satuan=baris.satuan,
            bukti=baris.bukti,
        )
        for baris in BarisKiriman.objects.terakhir(orang)
        .filter(Q(tanggal__gte=periode.mulai, tanggal__lt=periode.selesai) | Q(nomor_kegiatan__in=dalam_masa))
        .select_related("kiriman__pegawai")
    }
