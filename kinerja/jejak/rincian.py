"""The details of an audit line as labels and values: what changed, from what, why.

Lines are never rewritten, so what an older one holds in another form is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.formats import number_format

from evaluasi.choices import Ekspektasi, NilaiDasar, Predikat, PredikatOrganisasi
from kinerja.jejak.objek import Kunci
from laporan.choices import TumpangTindih, WajibBukti
from pegawai.choices import JenisKeterangan, JenisLibur
from pegawai.inti.periode import Periode, tanggal_panjang
from umpanbalik.choices import StatusTindakLanjut, Unsur


Isi = Mapping[str, object]
Baca = Callable[[object], str]

KOSONG: tuple[object, ...] = (
    None,
    "",
    "None",
    [],
    {},
)  # "None" is what str() made of nothing in the copy of a record


def teks(nilai: object) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, list):
        return ", ".join(map(teks, nilai))
    return str(nilai)


def tanggal(nilai: object) -> str:
    return tanggal_panjang(date.fromisoformat(str(nilai)))


def jam(nilai: object) -> str:
    return f"{time.fromisoformat(str(nilai)):%H.%M}"


def bulan(nilai: object) -> str:
    return str(Periode.bulan_dari(date.fromisoformat(str(nilai))))


def bilangan(nilai: object) -> str:
    return number_format(Decimal(f"{Decimal(str(nilai)).normalize():f}"), force_grouping=True)


def persen(nilai: object) -> str:
    return "belum terukur" if nilai is None else f"{bilangan(nilai)}%"


def pilihan(*daftar: type[TextChoices]) -> Baca:
    label = {str(nilai): str(kata) for satu in daftar for nilai, kata in satu.choices}
    return lambda nilai: label.get(str(nilai), str(nilai))


@dataclass(frozen=True)
class Isian:
    """How one detail is told. With `jenis` it is the key of such a record, or maps such keys to values."""

    label: str
    baca: Baca = teks
    jenis: str = ""


# In the order in which a line tells them.
ISIAN: Mapping[str, Isian] = {
    "periode": Isian("Periode"),
    "masa": Isian("Masa SKP"),
    "bulan": Isian("Bulan", bulan),
    "tanggal": Isian("Tanggal", tanggal),
    "mulai": Isian("Mulai", tanggal),
    "selesai": Isian("Sampai sebelum", tanggal),
    "pegawai": Isian("Pegawai", jenis="Pegawai"),
    "penilai": Isian("Pejabat penilai"),
    "unit": Isian("Unit kerja", jenis="KodeUnit"),
    "dari": Isian("Dari unit", jenis="KodeUnit"),
    "ke": Isian("Kepada unit", jenis="KodeUnit"),
    "hasil_kerja": Isian("Hasil kerja"),
    "indikator": Isian("Indikator", jenis="Indikator"),
    "uraian": Isian("Uraian"),
    "nama": Isian("Nama"),
    "jenis": Isian("Jenis", pilihan(JenisLibur, JenisKeterangan)),
    "nomor_surat": Isian("Nomor surat"),
    "keterangan": Isian("Keterangan"),
    "data_peraga": Isian("Belum dipastikan"),
    "jam_kerja": Isian("Jam kerja"),
    "jam_mulai": Isian("Jam mulai", jam),
    "jam_selesai": Isian("Jam selesai", jam),
    "istirahat": Isian("Istirahat (menit)", bilangan),
    "volume": Isian("Volume", bilangan),
    "hari_tenggang": Isian("Hari tenggang", bilangan),
    "terima_masa_depan": Isian("Terima tanggal yang akan datang"),
    "menit_paling_sedikit": Isian("Lama paling sedikit (menit)", bilangan),
    "menit_paling_banyak": Isian("Lama paling banyak (menit)", bilangan),
    "menit_sehari": Isian("Seluruhnya sehari paling banyak (menit)", bilangan),
    "tumpang_tindih": Isian("Waktu yang tumpang tindih", pilihan(TumpangTindih)),
    "wajib_bukti": Isian("Bukti dukung", pilihan(WajibBukti)),
    "hari_eskalasi": Isian("Hari sebelum naik ke atasan berikutnya", bilangan),
    "hari_otomatis": Isian("Hari sebelum terverifikasi otomatis", bilangan),
    "dasar": Isian("Dasar"),
    "alasan_terlambat": Isian("Alasan terlambat"),
    "bukti": Isian("Bukti dukung"),
    "sidik": Isian("Sidik berkas (SHA-256)"),
    "nilai": Isian("Nilai", bilangan),
    "jumlah": Isian("Jumlah tanggapan", bilangan),
    "jumlah_baru": Isian("Baru di BKN", bilangan),
    "jumlah_berubah": Isian("Diubah di BKN", bilangan),
    "jumlah_dihapus": Isian("Dihapus dari BKN", bilangan),
    "rating_hasil": Isian("Rating hasil kerja", pilihan(Ekspektasi)),
    "rating_perilaku": Isian("Rating perilaku kerja", pilihan(Ekspektasi)),
    "umpan_balik_hasil": Isian("Umpan balik hasil kerja", jenis="HasilKerja"),
    **{
        f"perilaku_{nilai.lower()}": Isian(f"Rating perilaku {nilai.label}", pilihan(Ekspektasi))
        for nilai in NilaiDasar
    },
    "predikat": Isian("Predikat", pilihan(Predikat, PredikatOrganisasi)),
    "predikat_organisasi": Isian("Predikat organisasi", pilihan(PredikatOrganisasi)),
    "capaian": Isian("Capaian", persen, jenis="HasilKerja"),
    "belum_ditetapkan": Isian("Penilaian yang belum ditetapkan", bilangan),
    "tenggat_selesai": Isian("Tenggat selesai", tanggal),
    "unsur": Isian("Unsur pelayanan", pilihan(Unsur)),
    "status": Isian("Keadaan", pilihan(StatusTindakLanjut)),
    "hasil": Isian("Hasil"),
    "sebagai": Isian("Sebagai"),
    "alasan": Isian("Alasan"),
    "catatan": Isian("Catatan"),
    "akun": Isian("Akun peraga"),
    "peran": Isian("Peran"),
    "tautan": Isian("Tautan ke", bilangan),
    "kolom": Isian("Yang diubah"),
    "petugas": Isian("Akun petugas"),
}
URUTAN: Mapping[str, int] = {kunci: ke for ke, kunci in enumerate(ISIAN)}
_ISI_KEGIATAN = {"hasil_kerja": Isian("Hasil kerja", jenis="HasilKerja")}
# Where the same word means something else.
ISIAN_KHUSUS: Mapping[str, Mapping[str, Isian]] = {
    "ADUAN_DIBUKA_LAGI": {"ke": Isian("Dibuka kembali untuk kali ke")},
    "KEGIATAN_DIUBAH": _ISI_KEGIATAN,
    "KEGIATAN_DIHAPUS": _ISI_KEGIATAN,
    "KOTA_CONTOH_DIISI": {
        "pegawai": Isian("Jumlah pegawai", bilangan),
        "bulan": Isian("Jumlah bulan", bilangan),
    },
    "KETERANGAN_DIAKHIRI": {"selesai": Isian("Kembali bekerja mulai", tanggal)},
    "PENUGASAN_DIAKHIRI": {"selesai": Isian("Tidak lagi bertugas mulai", tanggal)},
}
# Details that stand beside what they were before.
SEBELUMNYA: Mapping[str, Mapping[str, str]] = {
    "KETERANGAN_DIAKHIRI": {"selesai": "semula"},
    "ORGANISASI_DITETAPKAN": {"predikat": "sebelumnya"},
    "PENUGASAN_DIAKHIRI": {"selesai": "semula"},
    "REALISASI_DILAPORKAN": {"nilai": "semula"},
}
TERSIRAT = frozenset({"menjadi", "oleh_pelapor"})  # told with "semula", and by who acted


def uraikan(tindakan: str, rincian: Isi, nama: Callable[[Kunci], str]) -> tuple[tuple[str, str], ...]:
    """Return label and value of all that a line holds; `nama` names the records of `dirujuk`."""
    return tuple(
        (isian.label, _kalimat(isian, semula, kini, nama))
        for isian, semula, kini in _terurai(tindakan, rincian)
    )


def dirujuk(tindakan: str, rincian: Isi) -> Iterator[Kunci]:
    """Yield the records that the details of a line name, so that those of many lines are read at once."""
    for isian, *nilai in _terurai(tindakan, rincian):
        for satu in nilai:
            if isian.jenis and satu not in KOSONG:
                kunci = satu if isinstance(satu, dict) else [satu]
                yield from ((isian.jenis, str(nomor)) for nomor in kunci)


def _terurai(tindakan: str, rincian: Isi) -> Iterator[tuple[Isian, object, object]]:
    """Yield how a detail is told, what it was before (None where nothing is said of that), and what it is."""
    khusus = ISIAN_KHUSUS.get(tindakan, {})
    terurai = [
        satu
        for satu in _ratakan(rincian, SEBELUMNYA.get(tindakan, {}))
        if satu[1] not in KOSONG or satu[2] not in KOSONG
    ]
    for kunci, semula, kini in sorted(terurai, key=lambda satu: URUTAN.get(satu[0], len(URUTAN))):
        isian = khusus.get(kunci) or ISIAN.get(kunci) or Isian(kunci.replace("_", " ").capitalize())
        yield isian, semula, kini


def _ratakan(rincian: Isi, sebelumnya: Mapping[str, str]) -> Iterator[tuple[str, object, object]]:
    for kunci, nilai in rincian.items():
        if kunci in TERSIRAT or kunci in sebelumnya.values():
            continue
        match kunci, nilai:
            case "semula", dict():
                yield from _salinan(nilai, rincian.get("menjadi"))
            case "tenggat_selesai", [semula, kini]:
                yield kunci, semula, kini
            case _:
                yield kunci, rincian.get(sebelumnya.get(kunci, "")), nilai


def _salinan(semula: Isi, menjadi: object) -> Iterator[tuple[str, object, object]]:
    """Yield what the copy of a whole record holds; beside the one that took its place, what differs."""
    if not isinstance(menjadi, dict):
        yield from ((kunci, None, nilai) for kunci, nilai in semula.items())
        return
    for kunci, nilai in semula.items():
        kini = menjadi.get(kunci)
        baca = ISIAN.get(kunci, Isian(kunci)).baca
        if _coba(baca, nilai) != _coba(baca, kini):  # 0 and 0.00 are no change
            yield kunci, nilai, kini


def _kalimat(isian: Isian, semula: object, kini: object, nama: Callable[[Kunci], str]) -> str:
    if semula in KOSONG:
        return _baca(isian, kini, nama)
    return f"dari {_baca(isian, semula, nama)} menjadi {_baca(isian, kini, nama)}"


def _baca(isian: Isian, nilai: object, nama: Callable[[Kunci], str]) -> str:
    if nilai in KOSONG:
        return "kosong"
    if isinstance(nilai, dict):
        return "; ".join(
            f"{nama((isian.jenis, kunci))} {_coba(isian.baca, satu)}" for kunci, satu in nilai.items()
        )
    return nama((isian.jenis, str(nilai))) if isian.jenis else _coba(isian.baca, nilai)


def _coba(baca: Baca, nilai: object) -> str:
    try:
        return baca(nilai)
    except (ArithmeticError, ValueError):
        return teks(nilai)
