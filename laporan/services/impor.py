"""Activities out of a file in BKN's columns: judged by the rules of every entry, all rows or none."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter

from django.db import connection, transaction
from django.utils.timezone import localtime
from psycopg.sql import SQL, Identifier

from laporan import permissions
from laporan.bkn import BarisHarian, baca_baris, kunci_baris, kunci_isi, sebutan_hasil
from laporan.choices import KEGIATAN_DAPAT_DIUBAH, StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from laporan.queries import BahanPeriksa, HasilDilaporkan, KegiatanLain, bahan_periksa
from laporan.waktu import lama_menit
from pegawai.batasan import pesan_batasan
from pegawai.berkas import KUTIPAN_TERPANJANG, GalatBaris, Sel, Tabel, teks_sel
from pegawai.inti.periode import Periode, tanggal_panjang
from pegawai.jejak import catat_jejak_banyak
from pegawai.models import Pegawai

from .bulan import BulanSudahTerkunci, bulan_terbuka
from .dasar import LaporanDitolak, tahan_semua
from .pemeriksaan import periksa_dengan


# The field of an entry, as rules name it, and the column in which a file holds it.
KOLOM_ISIAN: Mapping[str | None, str] = {
    "tanggal": "Tanggal kegiatan",
    "jam_mulai": "Jam mulai",
    "jam_selesai": "Jam selesai",
    "uraian": "Kegiatan harian",
    "hasil_kerja": "Rencana Aksi",
    "volume": "Realisasi",
    "satuan": "Satuan",
    None: "NIP",
}
ALASAN_SEMENTARA = "-"  # until it is known whether any entry is late
SEKALI_UBAH = 1000


@dataclass(frozen=True)
class HasilImpor:
    """What a file would bring in, or has brought in, by row number; with any error, nothing is written."""

    galat: Sequence[GalatBaris] = ()
    baru: Sequence[int] = ()
    berubah: Sequence[int] = ()
    tetap: Sequence[int] = ()
    diubah_di_sini: Sequence[int] = ()  # brought in before and changed since; left as they are
    terlambat: Sequence[int] = ()  # those of `baru` that come after the days of grace


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
    be changed. `oleh` None is a command on the server. Locks the people of the file; the number of queries
    does not depend on the rows, but for writing them.

    Raises LaporanDitolak when new work is late and no reason is given, BulanSudahTerkunci when a month is
    closed meanwhile.
    """
    daftar_baris, galat = _baca(tabel)
    milik, galat_orang = _pemilik(daftar_baris, oleh)
    if not periksa_saja:
        tahan_semua(set(milik.values()))
    timbangan = _Timbangan(
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


@dataclass
class _Timbangan:
    """Weighs one row after the other against what stands already, what came before it, and the rules."""

    baris_baris: Sequence[tuple[BarisHarian, int]]  # each with the key of its person
    pada: datetime
    baru: list[tuple[BarisHarian, Kegiatan]] = field(default_factory=list)
    berubah: list[tuple[BarisHarian, Kegiatan, KegiatanLain]] = field(default_factory=list)
    tetap: list[int] = field(default_factory=list)
    diubah_di_sini: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hari_ini = localtime(self.pada).date()
        self.bahan = bahan_periksa({(orang, baris.tanggal) for baris, orang in self.baris_baris})
        self.terkunci = set(BulanTerkunci.objects.values_list("awal_bulan", flat=True))
        self.kunci = {baris.nomor: kunci_baris(orang, baris) for baris, orang in self.baris_baris}
        self.kunci_lama = set(
            Kegiatan.objects.filter(kunci__in=self.kunci.values()).values_list("kunci", flat=True)
        )
        self.kunci_di_atas: dict[object, int] = {}  # of the rows before, with their number
        self.sudah_ada: dict[tuple[int, date, str], deque[KegiatanLain]] = defaultdict(deque)
        self.hasil_kerja: dict[tuple[int, str], list[HasilDilaporkan]] = defaultdict(list)
        for orang, bahan in self.bahan.items():
            for satu in (lain for sehari in bahan.kegiatan.values() for lain in sehari):
                isi = kunci_isi(satu.jam_mulai, satu.jam_selesai, satu.uraian)
                self.sudah_ada[orang, satu.tanggal, isi].append(satu)
            for hasil in bahan.hasil.values():
                self.hasil_kerja[orang, sebutan_hasil(hasil.uraian)].append(hasil)

    @property
    def hasil(self) -> HasilImpor:
        return HasilImpor(
            baru=[baris.nomor for baris, _ in self.baru],
            berubah=[baris.nomor for baris, *_ in self.berubah],
            tetap=self.tetap,
            diubah_di_sini=self.diubah_di_sini,
            terlambat=[baris.nomor for baris, kegiatan in self.baru if kegiatan.terlambat],
        )

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
        self.baru.append((baris, kegiatan))
        self.bahan[orang].kegiatan[baris.tanggal].append(_sebagai_lain(kegiatan))

    def _bandingkan(self, baris: BarisHarian, orang: int, lama: KegiatanLain) -> None:
        """See whether a row says something else of work that stands already, and whether it may."""
        semula = self.bahan[orang].hasil.get(lama.hasil_kerja_id or 0)
        hasil_sama = baris.rencana_aksi is None or sebutan_hasil(baris.rencana_aksi) == sebutan_hasil(
            semula.uraian if semula else ""
        )
        volume_sama = baris.volume is None or baris.volume == lama.volume
        if hasil_sama and volume_sama:
            self.tetap.append(baris.nomor)
            return
        if lama.status not in KEGIATAN_DAPAT_DIUBAH:
            raise LaporanDitolak(
                f"Kegiatan ini sudah ada dan berstatus {StatusKegiatan(lama.status).label}, jadi isinya "
                "tidak dapat diubah. Samakan dengan yang tercatat, atau keluarkan baris ini.",
                "volume" if hasil_sama else "hasil_kerja",
            )
        kegiatan = self._kegiatan(baris, orang)
        kegiatan.pk = lama.pk
        kegiatan.hasil_kerja_id = lama.hasil_kerja_id if hasil_sama else self._hasil_kerja(baris, orang)
        kegiatan.volume = lama.volume if baris.volume is None else baris.volume
        self._periksa(baris, kegiatan, dicatat=localtime(lama.dicatat_pada).date())
        self.berubah.append((baris, kegiatan, lama))

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
        bulan = Periode.bulan_dari(kegiatan.tanggal)
        if bulan.mulai in self.terkunci:
            raise BulanSudahTerkunci(bulan)
        bahan = self.bahan[kegiatan.pegawai_id]
        periksa_dengan(bahan, kegiatan, hari_ini=self.hari_ini, dicatat=dicatat)
        _periksa_satuan(baris, kegiatan, bahan)


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


def _sebagai_lain(kegiatan: Kegiatan) -> KegiatanLain:
    """Return a row that was taken in as the rows after it meet it."""
    return KegiatanLain(
        pk=0,
        pegawai_id=kegiatan.pegawai_id,
        tanggal=kegiatan.tanggal,
        jam_mulai=kegiatan.jam_mulai,
        jam_selesai=kegiatan.jam_selesai,
        menit=lama_menit(kegiatan.jam_mulai, kegiatan.jam_selesai),
        uraian=kegiatan.uraian,
        hasil_kerja_id=kegiatan.hasil_kerja_id,
        volume=kegiatan.volume,
        status=kegiatan.status,
        dicatat_pada=kegiatan.dicatat_pada,
    )


def _tulis(timbangan: _Timbangan, *, oleh: Pegawai | None, pada: datetime, alasan: str) -> None:
    baru = [kegiatan for _, kegiatan in timbangan.baru]
    for kegiatan in baru:
        kegiatan.alasan_terlambat = alasan if kegiatan.terlambat else ""
    berubah = [kegiatan for _, kegiatan, _ in timbangan.berubah]
    with bulan_terbuka(*{kegiatan.tanggal for kegiatan in [*baru, *berubah]}):
        _salin(baru)
        Kegiatan.objects.bulk_update(berubah, ["hasil_kerja", "volume"], batch_size=SEKALI_UBAH)
    nomor = dict(Kegiatan.objects.filter(kunci__in=[k.kunci for k in baru]).values_list("kunci", "pk"))
    for kegiatan in baru:
        kegiatan.pk = nomor[kegiatan.kunci]
    catat_jejak_banyak("KEGIATAN_DIIMPOR", ((satu, {}) for satu in baru), oleh=oleh, pada=pada)
    catat_jejak_banyak(
        "KEGIATAN_DIUBAH",
        (
            (kegiatan, {"semula": _isi(lama), "menjadi": _isi(kegiatan)})
            for _, kegiatan, lama in timbangan.berubah
        ),
        oleh=oleh,
        pada=pada,
    )


def _salin(baru: Iterable[Kegiatan]) -> None:
    """Write new activities in one stream, all columns of each."""
    kolom = [satu for satu in Kegiatan._meta.concrete_fields if not (satu.generated or satu.primary_key)]
    nilai = attrgetter(*(satu.attname for satu in kolom))
    perintah = SQL("COPY {} ({}) FROM STDIN").format(
        Identifier(Kegiatan._meta.db_table), SQL(", ").join([Identifier(str(satu.column)) for satu in kolom])
    )
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(perintah) as salinan:
        for kegiatan in baru:
            salinan.write_row(nilai(kegiatan))


def _isi(kegiatan: Kegiatan | KegiatanLain) -> dict[str, str]:
    """Return what an import can change of work that stands already, as the audit trail keeps it."""
    return {"hasil_kerja": str(kegiatan.hasil_kerja_id), "volume": f"{kegiatan.volume:.2f}"}
