"""Citizens' reports and how the offices dealt with them, step by step, up to today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone
from psycopg.types.json import Jsonb

from kinerja.contoh import acuan
from kinerja.contoh.acuan import AduanAcuan
from kinerja.contoh.formasi import opd, unit_menurut_kode
from kinerja.contoh.kasus import KOLOM, Kasus, Langkah
from kinerja.contoh.layanan import CERITA_BERUBAH, ORANG_SEBIASA, LayananUnit, cerita, unit_sejenis
from kinerja.contoh.nama import Penama
from kinerja.contoh.orang import Orang, petugas_aduan
from kinerja.contoh.salin import lanjutkan_nomor, salin
from kinerja.contoh.waktu import Waktu
from pegawai.choices import JenisUnit
from pegawai.inti.kalender import jatuh_tempo
from pegawai.models import JejakAudit
from umpanbalik.choices import Klasifikasi, StatusAduan
from umpanbalik.kode import buat_kode
from umpanbalik.models import Aduan, Pelapor, RiwayatAduan
from umpanbalik.services import langkah
from umpanbalik.tenggat import HARI_BERI_TANGGAPAN, HARI_KERJA_PER_PEKAN, hitung_tenggat


SEBULAN = 55  # reports, in a city of usual size
BOBOT_KESEHATAN = 1.4  # reports about health come more often
HARI_JAWAB = (1, 1, 2, 2, 3, 3, 4, 5)
HARI_JAWAB_LAMBAT = (6, 24)
BAGIAN_LAMBAT = 0.22
HARI_JAWAB_SEBELUM = (4, 6, 7, 8, 8, 9, 11, 14)  # of Dinas Kesehatan, before it changed
HARI_JAWAB_SESUDAH = (1, 1, 2, 2, 2, 3, 4)
BAGIAN_DITERUSKAN, BAGIAN_PUAS, BAGIAN_DIBUKA_LAGI = 0.1, 0.45, 0.1
KATA_BUKA_LAGI = (
    "Belum ada perubahan di lapangan. Mohon diperiksa kembali.",
    "Petugas memang datang, tetapi masalahnya terulang dua hari kemudian.",
    "Jawabannya belum menjawab pertanyaan saya. Mohon dijelaskan tanggalnya.",
)
KATA_JAWAB_LAGI = (
    "Terima kasih sudah mengingatkan. Kami memeriksa ulang bersama pelapor dan menyelesaikannya hari ini.",
    "Mohon maaf, penanganan pertama belum tuntas. Perbaikannya sudah kami lanjutkan dan kami pantau sepekan.",
)


def isi_aduan(
    semua: Sequence[Orang],
    layanan: Sequence[LayananUnit],
    unit: Mapping[str, int],
    waktu: Waktu,
    acak: Random,
) -> None:
    """Write all reports of the months of which citizens have spoken, with history, reporters and audit."""
    meja = _Meja(semua, layanan, waktu, acak)
    kasus = sorted(meja.terima(len(semua)), key=lambda satu: satu.nomor)
    salin(Aduan, KOLOM, (satu.baris(unit) for satu in kasus))
    penama = Penama(acak, waktu.hari_ini)
    salin(Pelapor, ("aduan", "nama", "kontak"), _pelapor(kasus, penama, acak))
    salin(
        RiwayatAduan,
        ("aduan", "dari", "ke", "oleh", "dari_warga", "pesan", "jawaban", "publik", "pada"),
        (
            (satu.nomor, s.dari, s.ke, s.oleh, s.dari_warga, s.pesan, s.jawaban, s.publik, s.pada)
            for satu in kasus
            for s in satu.langkah
        ),
    )
    salin(
        JejakAudit,
        ("tindakan", "objek", "objek_id", "oleh", "pada", "rincian"),
        (
            (s.tindakan, "Aduan", satu.nomor, s.oleh, s.pada, Jsonb(_rincian(s)))
            for satu in kasus
            for s in satu.langkah
        ),
    )
    lanjutkan_nomor(Aduan)


def _rincian(satu: Langkah) -> dict[str, object]:
    return {"oleh_pelapor": satu.dari_warga} if satu.ke == StatusAduan.SELESAI else {}


class _Meja:
    """The desk on which reports arrive; knows who answers for each office."""

    def __init__(
        self, semua: Sequence[Orang], layanan: Sequence[LayananUnit], waktu: Waktu, acak: Random
    ) -> None:
        self.waktu, self.acak = waktu, acak
        self.petugas = petugas_aduan(semua)
        self.kota = self.petugas["PTK"].nomor
        self.layanan = {satu.kode: satu.nomor for satu in layanan}
        self.kelurahan = [u.nama for u in unit_menurut_kode().values() if u.jenis is JenisUnit.KELURAHAN]
        self.nomor = 0

    def terima(self, banyak_pegawai: int) -> Iterator[Kasus]:
        pilihan = acuan.pengaduan()
        bobot = [BOBOT_KESEHATAN if _kesehatan(satu) else 1 for satu in pilihan]
        ditutup = [satu for satu in acuan.pengaduan_luar() if satu.akhir != StatusAduan.BARU]
        kali = max(1.0, banyak_pegawai / ORANG_SEBIASA)
        for ke, bulan in enumerate(self.waktu.bulan_warga):
            hari = self.waktu.hari_lampau(bulan)
            banyak = round(SEBULAN * kali * len(hari) / (bulan.selesai - bulan.mulai).days)
            saat = sorted(self._saat(hari) for _ in range(banyak))
            for isi, diterima in zip(self._pilih(pilihan, bobot, banyak), saat, strict=False):
                yield self._tangani(isi, diterima)
            yield self._tutup(ditutup[ke % len(ditutup)], self._saat(hari))
        for isi in acuan.pengaduan_luar():
            if isi.akhir == StatusAduan.BARU:
                yield self._buka(isi, None, self._saat([self.waktu.mundur(1)]))

    def _pilih(
        self, pilihan: Sequence[AduanAcuan], bobot: Sequence[float], banyak: int
    ) -> Iterator[AduanAcuan]:
        """Draw reports by weight; none comes twice before all have come once."""
        while banyak > 0:
            urut = sorted(
                zip(pilihan, bobot, strict=True), key=lambda satu: -(self.acak.random() ** (1 / satu[1]))
            )
            yield from (isi for isi, _ in urut[:banyak])
            banyak -= len(urut)

    def _saat(self, hari: Sequence[date]) -> datetime:
        return self.waktu.jam(self.acak.choice(hari), self.acak.randint(6, 21), self.acak.randrange(60))

    def _buka(self, isi: AduanAcuan, unit: str | None, diterima: datetime) -> Kasus:
        self.nomor += 1
        tanggal = timezone.localdate(diterima)
        hari_per_pekan = unit_menurut_kode()[unit].hari if unit else HARI_KERJA_PER_PEKAN
        kasus = Kasus(
            nomor=self.nomor,
            kode=buat_kode(self.acak.choice),
            kunci=UUID(int=self.acak.getrandbits(128)),
            isi=isi,
            unit=unit,
            layanan=self.layanan.get(f"{unit}-{isi.layanan}"),
            lokasi=self._lokasi() if isi.lokasi else "",
            tanggal_kejadian=tanggal - timedelta(days=self.acak.randint(0, 6))
            if self.acak.random() < 0.6
            else None,
            diterima=diterima,
            hari_per_pekan=hari_per_pekan,
            tenggat=hitung_tenggat(
                Klasifikasi(isi.klasifikasi),
                tanggal,
                libur=self.waktu.libur,
                hari_per_pekan=hari_per_pekan,
            ),
        )
        kasus.melangkah(StatusAduan.BARU, diterima, langkah.PESAN_DITERIMA, "ADUAN_DITERIMA", dari_warga=True)
        return kasus

    def _tangani(self, isi: AduanAcuan, diterima: datetime) -> Kasus:
        """Open a report and let its office deal with it as far as time allows."""
        assert isi.unit is not None
        unit = self.acak.choice(unit_sejenis(isi.unit))
        kasus = self._buka(isi, unit, diterima)
        oleh, hari = self._petugas(isi, unit), self._hari_jawab(unit, diterima)
        if self.acak.random() < BAGIAN_DITERUSKAN:
            nama = unit_menurut_kode()[unit].nama
            pada = min(diterima + timedelta(minutes=self.acak.randint(5, 200)), self.waktu.pada)
            kasus.melangkah(
                StatusAduan.BARU,
                pada,
                langkah.PESAN_DITERUSKAN.format(unit=nama),
                "ADUAN_DITERUSKAN",
                oleh=self.kota,
            )
        if hari > 1:
            self._jika_sudah(
                kasus, self._hari_kerja(kasus, kasus.diterima, 1), StatusAduan.DIPROSES,
                langkah.PESAN_DIPROSES, "ADUAN_DIPROSES", oleh=oleh,
            )  # fmt: skip
        if self._jika_sudah(
            kasus, self._hari_kerja(kasus, kasus.diterima, hari), StatusAduan.DIJAWAB,
            isi.jawaban, "ADUAN_DIJAWAB", oleh=oleh,
        ):  # fmt: skip
            self._tanggapi(kasus, oleh)
        return kasus

    def _tanggapi(self, kasus: Kasus, oleh: int) -> None:
        """Let the citizen say whether the answer settles it, or keep silent."""
        undi, dijawab = self.acak.random(), kasus.langkah[-1].pada
        nanti = dijawab + timedelta(days=self.acak.randint(1, 6), minutes=self.acak.randrange(600))
        if undi < BAGIAN_PUAS:
            self._jika_sudah(
                kasus, nanti, StatusAduan.SELESAI, langkah.PESAN_SELESAI, "ADUAN_SELESAI",
                dari_warga=True,
            )  # fmt: skip
            return
        if undi < BAGIAN_PUAS + BAGIAN_DIBUKA_LAGI:
            keluhan, jawaban = self.acak.choice(KATA_BUKA_LAGI), self.acak.choice(KATA_JAWAB_LAGI)
            lagi = self._hari_kerja(kasus, nanti, self.acak.randint(2, 4))
            if not self._jika_sudah(
                kasus, nanti, StatusAduan.DIPROSES, keluhan, "ADUAN_DIBUKA_LAGI", dari_warga=True
            ) or not self._jika_sudah(kasus, lagi, StatusAduan.DIJAWAB, jawaban, "ADUAN_DIJAWAB", oleh=oleh):
                return
        tanggal = timezone.localdate(kasus.langkah[-1].pada) + timedelta(days=HARI_BERI_TANGGAPAN + 1)
        if tanggal <= self.waktu.hari_ini:
            malam = self.waktu.jam(tanggal, 0, 30)
            kasus.melangkah(StatusAduan.SELESAI, malam, langkah.PESAN_DITUTUP_DIAM, "ADUAN_SELESAI")

    def _tutup(self, isi: AduanAcuan, diterima: datetime) -> Kasus:
        """Open a report that is not the city's to settle, or is none, and close it."""
        kasus = self._buka(isi, None, diterima)
        bukan = isi.akhir == StatusAduan.BUKAN_KEWENANGAN
        self._jika_sudah(
            kasus,
            self._hari_kerja(kasus, diterima, self.acak.randint(1, 2)),
            StatusAduan(isi.akhir),
            isi.jawaban,
            "ADUAN_BUKAN_KEWENANGAN" if bukan else "ADUAN_DIARSIPKAN",
            oleh=self.kota,
        )
        return kasus

    def _jika_sudah(
        self, kasus: Kasus, pada: datetime, ke: StatusAduan, pesan: str, tindakan: str, **isian: object
    ) -> bool:
        """Take the step unless it lies in the future; tell whether it was taken."""
        if pada > self.waktu.pada:
            return False
        kasus.melangkah(ke, pada, pesan, tindakan, **isian)
        return True

    def _hari_jawab(self, unit: str, diterima: datetime) -> int:
        """In how many working days the first answer comes: the story of Dinas Kesehatan, chance elsewhere."""
        if cerita(unit) == CERITA_BERUBAH:
            sesudah = timezone.localdate(diterima) >= self.waktu.perubahan
            return self.acak.choice(HARI_JAWAB_SESUDAH if sesudah else HARI_JAWAB_SEBELUM)
        if self.acak.random() < BAGIAN_LAMBAT:
            return self.acak.randint(*HARI_JAWAB_LAMBAT)
        return self.acak.choice(HARI_JAWAB)

    def _hari_kerja(self, kasus: Kasus, mulai: datetime, hari: int) -> datetime:
        """Some time in office hours, that many working days later; may lie in the future."""
        tanggal = jatuh_tempo(
            timezone.localdate(mulai), hari, libur=self.waktu.libur, hari_per_pekan=kasus.hari_per_pekan
        )
        jam = datetime.combine(tanggal, datetime.min.time().replace(hour=self.acak.randint(8, 15)))
        return timezone.make_aware(jam + timedelta(minutes=self.acak.randrange(60)))

    def _petugas(self, isi: AduanAcuan, unit: str) -> int:
        """Reports that suspect wrongdoing stay with the desk of the city."""
        if isi.klasifikasi == Klasifikasi.BERKADAR or opd(unit) not in self.petugas:
            return self.kota
        return self.petugas[opd(unit)].nomor

    def _lokasi(self) -> str:
        rt, rw = self.acak.randint(1, 6), self.acak.randint(1, 20)
        return f"RT {rt:02d}/RW {rw:02d}, {self.acak.choice(self.kelurahan)}"


def _kesehatan(satu: AduanAcuan) -> bool:
    return satu.unit is not None and cerita(unit_sejenis(satu.unit)[0]) == CERITA_BERUBAH


def _pelapor(kasus: Sequence[Kasus], penama: Penama, acak: Random) -> Iterator[tuple[int, str, str]]:
    """Most say who they are; the addresses lead nowhere."""
    for satu in kasus:
        if acak.random() < 0.8:
            nama = penama.nama_warga()
            yield satu.nomor, nama, f"{nama.lower().replace(' ', '.')}@warga.example"
