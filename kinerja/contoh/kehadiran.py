"""Who is away for some days, and who works in shifts: a few people, so that each kind can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from random import Random

from kinerja.contoh.formasi import PeranContoh
from kinerja.contoh.orang import Orang
from kinerja.contoh.salin import salin
from kinerja.contoh.waktu import Waktu
from pegawai.choices import JenisKeterangan, Kedudukan
from pegawai.inti.periode import Periode
from pegawai.models import JadwalDinas, KeteranganKerja


BAGIAN_PERGI = 0.12  # of the staff, each month
PALING_LAMA = 5  # days
KERAP: Mapping[JenisKeterangan, int] = {
    JenisKeterangan.CUTI: 34,
    JenisKeterangan.DINAS_LUAR: 30,
    JenisKeterangan.SAKIT: 18,
    JenisKeterangan.DIKLAT: 12,
    JenisKeterangan.IZIN: 6,
}
SURAT: Mapping[JenisKeterangan, str] = {
    JenisKeterangan.CUTI: "800.1.11.4/{}/CUTI/{}",
    JenisKeterangan.DINAS_LUAR: "800.1.11.1/{}/SPT/{}",
    JenisKeterangan.DIKLAT: "800.2.2/{}/ST/{}",
}
KETERANGAN: Mapping[JenisKeterangan, Sequence[str]] = {
    JenisKeterangan.CUTI: ("", "Cuti tahunan.", "Cuti karena alasan penting."),
    JenisKeterangan.DINAS_LUAR: (
        "Konsultasi ke provinsi.",
        "Koordinasi di Singkawang.",
        "Kunjungan ke Sambas.",
    ),
    JenisKeterangan.SAKIT: ("Istirahat atas anjuran dokter.", "Rawat jalan."),
    JenisKeterangan.DIKLAT: ("Pelatihan pelayanan publik.", "Bimbingan teknis aplikasi."),
    JenisKeterangan.IZIN: ("Keperluan keluarga.", "Mengurus dokumen kependudukan."),
}
BERGILIR = ("Perawat", "Bidan", "Pemadam Kebakaran", "Polisi Pamong Praja")
JUMLAH_BERGILIR = 4
BULAN_BERGILIR = 2  # the last ones
PAGI, SIANG = (time(7, 15), time(14, 15), 30), (time(14), time(21), 30)
MALAM, LEPAS = (time(21), time(7, 30), 60), None
PUTARAN = (PAGI, PAGI, SIANG, SIANG, MALAM, LEPAS, LEPAS)
HARI_LALU, HARI_NANTI = 12, 9  # working days since the journey of the demo's employee; days until the leave


def isi_kehadiran(semua: Sequence[Orang], waktu: Waktu, acak: Random) -> None:
    """Write absences of everybody but those whom visitors sign in as, and the shifts of a few."""
    lain = [orang for orang in semua if orang.pos.akun is None and orang.kedudukan == Kedudukan.AKTIF]
    bergilir = [orang for orang in lain if orang.jabatan.nama.startswith(BERGILIR)][:JUMLAH_BERGILIR]
    pergi = [orang for orang in lain if orang not in bergilir]
    salin(
        KeteranganKerja,
        ("pegawai", "jenis", "mulai", "selesai", "nomor_surat", "keterangan"),
        [*_keterangan(pergi, waktu, acak), *_keterangan_pegawai(semua, waktu)],
    )
    salin(
        JadwalDinas,
        ("pegawai", "tanggal", "mulai", "selesai", "istirahat"),
        (
            (orang.nomor, tanggal, *giliran)
            for ke, orang in enumerate(bergilir)
            for tanggal, giliran in _putaran(waktu, ke)
        ),
    )


def _keterangan(pergi: Sequence[Orang], waktu: Waktu, acak: Random) -> Iterator[tuple[object, ...]]:
    """Draw at most one absence per person and month, within that month: so none overlaps another."""
    for bulan in waktu.bulan:
        hari = [tanggal for tanggal in _hari(bulan) if waktu.bekerja(tanggal, 5)]
        for orang in pergi:
            mulai, lama, undian = acak.choice(hari), acak.randint(1, PALING_LAMA), acak.random()
            if undian >= BAGIAN_PERGI or mulai < orang.tugas[0].mulai:
                continue
            jenis = acak.choices(list(KERAP), list(KERAP.values()))[0]
            selesai = min(mulai + timedelta(days=lama), bulan.selesai)
            yield (
                orang.nomor,
                jenis,
                mulai,
                selesai,
                _surat(jenis, orang, mulai),
                acak.choice(KETERANGAN[jenis]),
            )


def _keterangan_pegawai(semua: Sequence[Orang], waktu: Waktu) -> Iterator[tuple[object, ...]]:
    """A journey that is over and a leave to come, of the employee whom a visitor signs in as."""
    for orang in semua:
        if orang.pos.akun == PeranContoh.PEGAWAI:
            lalu, nanti = waktu.mundur(HARI_LALU), waktu.hari_ini + timedelta(days=HARI_NANTI)
            for jenis, mulai, lama in (
                (JenisKeterangan.DINAS_LUAR, lalu, 2),
                (JenisKeterangan.CUTI, nanti, 3),
            ):
                selesai = mulai + timedelta(days=lama)
                yield (
                    orang.nomor, jenis, mulai, selesai, _surat(jenis, orang, mulai), KETERANGAN[jenis][-1],
                )  # fmt: skip


def _surat(jenis: JenisKeterangan, orang: Orang, mulai: date) -> str:
    return SURAT[jenis].format(100 + orang.nomor, mulai.year) if jenis in SURAT else ""


def _putaran(waktu: Waktu, geser: int) -> Iterator[tuple[date, tuple[time, time, int]]]:
    """Yield the days of the last months on which there is a shift, begun at another place of the round."""
    hari = (tanggal for bulan in waktu.bulan[-BULAN_BERGILIR:] for tanggal in _hari(bulan))
    for ke, tanggal in enumerate(hari):
        giliran = PUTARAN[(ke + 2 * geser) % len(PUTARAN)]
        if giliran is not None:
            yield tanggal, giliran


def _hari(bulan: Periode) -> list[date]:
    return [bulan.mulai + timedelta(days=ke) for ke in range((bulan.selesai - bulan.mulai).days)]
