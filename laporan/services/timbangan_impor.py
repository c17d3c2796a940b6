"""What each row of a file comes to: new work, something else of work that stands, nothing, or a refusal."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime

from laporan.bkn import BarisHarian, kunci_baris, kunci_isi, sebutan_hasil
from laporan.choices import KEGIATAN_DAPAT_DIUBAH, StatusKegiatan
from laporan.jatah_bukti import BUKTI_TERBANYAK
from laporan.models import BuktiDukung, Kegiatan
from laporan.queries import BahanPeriksa, HasilDilaporkan, KegiatanLain
from laporan.waktu import lama_menit
from pegawai.batasan import pesan_batasan
from pegawai.berkas import KUTIPAN_TERPANJANG, GalatBaris, Sel, teks_sel
from pegawai.inti.periode import tanggal_panjang

from .dasar import LaporanDitolak
from .timbangan import Perubahan, Timbangan


# The field of an entry, as rules name it, and the column in which a file holds it.
KOLOM_ISIAN: Mapping[str | None, str] = {
    "tanggal": "Tanggal kegiatan",
    "jam_mulai": "Jam mulai",
    "jam_selesai": "Jam selesai",
    "uraian": "Kegiatan harian",
    "hasil_kerja": "Rencana Aksi",
    "volume": "Realisasi",
    "satuan": "Satuan",
    "bukti": "Bukti dukung",
    None: "NIP",
}
ALASAN_SEMENTARA = "-"  # until it is known whether any entry is late


@dataclass(frozen=True)
class HasilImpor:
    """What a file would bring in, or has brought in, by row number; with any error, nothing is written."""

    galat: Sequence[GalatBaris] = ()
    baru: Sequence[int] = ()
    berubah: Sequence[int] = ()
    tetap: Sequence[int] = ()
    diubah_di_sini: Sequence[int] = ()  # brought in before and changed since; left as they are
    terlambat: Sequence[int] = ()  # those of `baru` that come after the days of grace
    hari_terakhir: date | None = None  # of what is new or changed


@dataclass(frozen=True)
class Ubahan:
    """What a row changes of work that stands already."""

    baris: BarisHarian
    kegiatan: Kegiatan  # as it becomes
    tautan: Sequence[str]  # evidence that it does not have yet


class TimbanganImpor(Timbangan):
    """Weighs the rows of a file, each with the key of its person."""

    def __init__(self, baris_baris: Sequence[tuple[BarisHarian, int]], pada: datetime) -> None:
        super().__init__({(orang, baris.tanggal) for baris, orang in baris_baris}, pada)
        self.baris_baris = baris_baris
        self.baris_baru: list[BarisHarian] = []  # those of `baru`
        self.ubahan: list[Ubahan] = []
        self.tetap: list[int] = []
        self.diubah_di_sini: list[int] = []
        self.kunci = {baris.nomor: kunci_baris(orang, baris) for baris, orang in baris_baris}
        self.kunci_lama = set(
            Kegiatan.objects.filter(kunci__in=self.kunci.values()).values_list("kunci", flat=True)
        )
        self.kunci_di_atas: dict[UUID, int] = {}  # of the rows before, with their number
        self.sudah_ada: dict[tuple[int, date, str], deque[KegiatanLain]] = defaultdict(deque)
        self.hasil_kerja: dict[tuple[int, str], list[HasilDilaporkan]] = defaultdict(list)
        for orang, bahan in self.bahan.items():
            for satu in (lain for sehari in bahan.kegiatan.values() for lain in sehari):
                isi = kunci_isi(satu.jam_mulai, satu.jam_selesai, satu.uraian)
                self.sudah_ada[orang, satu.tanggal, isi].append(satu)
            for hasil in bahan.hasil.values():
                self.hasil_kerja[orang, sebutan_hasil(hasil.uraian)].append(hasil)
        self.bukti = self._bukti_lama()

    def _bukti_lama(self) -> Mapping[int, list[str]]:
        """Return the evidence of what stands already, links by their address, files as blanks."""
        per_kegiatan: dict[int, list[str]] = defaultdict(list)
        if any(baris.bukti for baris, _ in self.baris_baris):
            sudah_ada = [lama.pk for daftar in self.sudah_ada.values() for lama in daftar]
            for kegiatan, tautan in BuktiDukung.objects.filter(kegiatan__in=sudah_ada).values_list(
                "kegiatan", "tautan"
            ):
                per_kegiatan[kegiatan].append(tautan)
        return per_kegiatan

    @property
    def hasil(self) -> HasilImpor:
        return HasilImpor(
            baru=[baris.nomor for baris in self.baris_baru],
            berubah=[ubahan.baris.nomor for ubahan in self.ubahan],
            tetap=self.tetap,
            diubah_di_sini=self.diubah_di_sini,
            terlambat=[baris.nomor for baris, satu in self._baris_dan_baru if satu.terlambat],
            hari_terakhir=max(self.hari_ditulis, default=None),
        )

    @property
    def hari_ditulis(self) -> set[date]:
        return {kegiatan.tanggal for kegiatan, _ in self.tautan_baru}

    @property
    def tautan_baru(self) -> Sequence[tuple[Kegiatan, Sequence[str]]]:
        """Every activity that is written, with the links that it gets."""
        return [
            *((kegiatan, baris.bukti or ()) for baris, kegiatan in self._baris_dan_baru),
            *((ubahan.kegiatan, ubahan.tautan) for ubahan in self.ubahan),
        ]

    @property
    def _baris_dan_baru(self) -> Iterable[tuple[BarisHarian, Kegiatan]]:
        return zip(self.baris_baru, self.baru, strict=True)

    def timbang_semua(self, sel: Mapping[int, Mapping[str, Sel]]) -> list[GalatBaris]:
        """Weigh all rows, and return what is wrong with which; `sel` holds what is written in them."""
        galat = []
        for baris, orang in self.baris_baris:
            try:
                self._timbang(baris, orang)
            except LaporanDitolak as ditolak:
                kolom = KOLOM_ISIAN[ditolak.isian]
                tertulis = teks_sel(sel[baris.nomor].get(kolom))[:KUTIPAN_TERPANJANG]
                galat.append(GalatBaris(baris.nomor, kolom, tertulis, str(ditolak)))
        return galat

    def _timbang(self, baris: BarisHarian, orang: int) -> None:
        kembar = self.sudah_ada.get((orang, baris.tanggal, baris.kunci))
        if kembar:
            self._bandingkan(baris, orang, kembar.popleft())
            return
        kunci = self.kunci[baris.nomor]
        if kunci in self.kunci_lama:
            self.diubah_di_sini.append(baris.nomor)
            return
        if kunci in self.kunci_di_atas:
            raise LaporanDitolak(
                f"Kegiatan ini sama dengan baris {self.kunci_di_atas[kunci]}. Hapus salah satunya.", "uraian"
            )
        self.kunci_di_atas[kunci] = baris.nomor
        kegiatan = self._kegiatan(baris, orang)
        kegiatan.kunci, kegiatan.dicatat_pada = kunci, self.pada
        try:
            kegiatan.hasil_kerja_id = self._hasil_kerja(baris, orang)
        except LaporanDitolak:
            self._periksa(baris, kegiatan, dicatat=self.hari_ini)  # a wrong day is told before its results
            raise
        kegiatan.volume = baris.volume or Decimal(0)
        self._periksa(baris, kegiatan, dicatat=self.hari_ini)
        _periksa_bukti(baris.bukti or (), 0)
        self.terima(kegiatan)
        self.baris_baru.append(baris)

    def _bandingkan(self, baris: BarisHarian, orang: int, lama: KegiatanLain) -> None:
        """See whether a row says something else of work that stands already, and whether it may."""
        semula = self.bahan[orang].hasil.get(lama.hasil_kerja_id or 0)
        hasil_sama = baris.rencana_aksi is None or sebutan_hasil(baris.rencana_aksi) == sebutan_hasil(
            semula.uraian if semula else ""
        )
        volume_sama = baris.volume is None or baris.volume == lama.volume
        bukti_lama = self.bukti.get(lama.pk, [])
        tautan = [satu for satu in baris.bukti or () if satu not in bukti_lama]
        if hasil_sama and volume_sama and not tautan:
            self.tetap.append(baris.nomor)
            return
        if lama.status not in KEGIATAN_DAPAT_DIUBAH:
            raise LaporanDitolak(
                f"Kegiatan ini sudah ada dan berstatus {StatusKegiatan(lama.status).label}, jadi isinya "
                "tidak dapat diubah. Samakan dengan yang tercatat, atau keluarkan baris ini.",
                "hasil_kerja" if not hasil_sama else "bukti" if volume_sama else "volume",
            )
        kegiatan = self._kegiatan(baris, orang)
        kegiatan.pk = lama.pk
        kegiatan.hasil_kerja_id = lama.hasil_kerja_id if hasil_sama else self._hasil_kerja(baris, orang)
        kegiatan.volume = lama.volume if baris.volume is None else baris.volume
        self._periksa(baris, kegiatan, dicatat=localtime(lama.dicatat_pada).date())
        _periksa_bukti(tautan, len(bukti_lama))
        self.ubahan.append(Ubahan(baris, kegiatan, tautan))
        perubahan = Perubahan(kegiatan, isi_impor(lama), isi_impor(kegiatan))
        if perubahan.semula != perubahan.menjadi:
            self.berubah.append(perubahan)

    def _kegiatan(self, baris: BarisHarian, orang: int) -> Kegiatan:
        return Kegiatan(
            pegawai_id=orang,
            tanggal=baris.tanggal,
            jam_mulai=baris.jam_mulai,
            jam_selesai=baris.jam_selesai,
            uraian=baris.uraian,
            alasan_terlambat=ALASAN_SEMENTARA,
        )

    def _hasil_kerja(self, baris: BarisHarian, orang: int) -> int | None:
        teks = sebutan_hasil(baris.rencana_aksi or "")
        if not teks:
            return None
        for hasil in self.hasil_kerja.get((orang, teks), ()):
            if hasil.mulai <= baris.tanggal < hasil.selesai:
                return hasil.pk
        raise LaporanDitolak(
            f"Pada {tanggal_panjang(baris.tanggal)} tidak ada hasil kerja dengan uraian ini pada SKP yang "
            "disetujui. Samakan dengan uraian pada SKP, atau kosongkan.",
            "hasil_kerja",
        )

    def _periksa(self, baris: BarisHarian, kegiatan: Kegiatan, *, dicatat: date) -> None:
        """Raise LaporanDitolak as the form and catat_kegiatan would."""
        if not lama_menit(kegiatan.jam_mulai, kegiatan.jam_selesai):
            raise LaporanDitolak(pesan_batasan(Kegiatan, "kegiatan_jam_berbeda"), "jam_selesai")
        self.periksa(kegiatan, dicatat=dicatat)
        _periksa_satuan(baris, kegiatan, self.bahan[kegiatan.pegawai_id])


def _periksa_satuan(baris: BarisHarian, kegiatan: Kegiatan, bahan: BahanPeriksa) -> None:
    """Refuse a volume counted in something else than its result."""
    if not kegiatan.volume or not baris.satuan or kegiatan.hasil_kerja_id is None:
        return
    satuan = bahan.hasil[kegiatan.hasil_kerja_id].satuan or ""
    if baris.satuan.casefold() != satuan.casefold():
        raise LaporanDitolak(
            f"Hasil kerja ini dihitung dalam {satuan}. Ubah realisasinya ke satuan itu, atau kosongkan "
            "satuannya bila hanya sebutannya yang berbeda.",
            "satuan",
        )


def _periksa_bukti(tautan: Sequence[str], sudah_ada: int) -> None:
    """Refuse what tambah_tautan would refuse: a link without its form, or one more than there may be."""
    for satu in tautan:
        try:
            BuktiDukung._meta.get_field("tautan").run_validators(satu)
        except ValidationError as galat:
            raise LaporanDitolak(" ".join(galat.messages), "bukti") from galat
    if len(tautan) + sudah_ada > BUKTI_TERBANYAK:
        raise LaporanDitolak(pesan_batasan(Kegiatan, "kegiatan_bukti_terbanyak"), "bukti")


def isi_impor(kegiatan: Kegiatan | KegiatanLain) -> dict[str, str]:
    """Return what an import can change of work that stands already, as the audit trail keeps it."""
    return {"hasil_kerja": str(kegiatan.hasil_kerja_id), "volume": f"{kegiatan.volume:.2f}"}
