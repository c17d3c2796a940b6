"""The audit trail in words: what each act is called, by the kind of record it is done to.

The trail keeps its codes for ever, so a code that is no longer written stays here.
"""

from __future__ import annotations

from collections.abc import Mapping


# Each phrase follows the name of who did it: "Budi menyetujui SKP".
KATA_TINDAKAN: Mapping[str, Mapping[str, str]] = {
    "SKP": {
        "SKP_DIBUAT": "membuat draf SKP",
        "SKP_DIHAPUS": "menghapus draf SKP",
        "HASIL_KERJA_DITAMBAH": "menambahkan hasil kerja pada SKP",
        "HASIL_KERJA_DIUBAH": "mengubah hasil kerja pada SKP",
        "HASIL_KERJA_DIHAPUS": "menghapus hasil kerja dari SKP",
        "SKP_DIAJUKAN": "mengajukan SKP",
        "SKP_DIKEMBALIKAN": "mengembalikan SKP untuk diperbaiki",
        "SKP_DISETUJUI": "menyetujui SKP",
    },
    "Kegiatan": {
        "KEGIATAN_DICATAT": "mencatat kegiatan",
        "KEGIATAN_DIIMPOR": "mengimpor kegiatan dari berkas",
        "KEGIATAN_DIUBAH": "mengubah kegiatan",
        "KEGIATAN_DIHAPUS": "menghapus kegiatan",
        "KEGIATAN_DIAJUKAN": "mengajukan kegiatan",
        "KEGIATAN_DITARIK": "menarik kembali kegiatan",
        "KEGIATAN_DIVERIFIKASI": "memverifikasi kegiatan",
        "VERIFIKASI_DIBATALKAN": "membatalkan verifikasi kegiatan",
        "KEGIATAN_TERVERIFIKASI_OTOMATIS": "memverifikasi kegiatan secara otomatis",
        "KEGIATAN_DIKEMBALIKAN": "mengembalikan kegiatan untuk diperbaiki",
        "KEGIATAN_DITOLAK": "menolak kegiatan",
        "BUKTI_DITAMBAH": "menambahkan bukti dukung pada kegiatan",
        "BUKTI_DIHAPUS": "menghapus bukti dukung dari kegiatan",
    },
    "KirimanBKN": {"KIRIMAN_BKN_DITANDAI": "menandai kegiatan sudah dikirim ke BKN"},
    "KegiatanRutin": {
        "RUTIN_DISIMPAN": "menyimpan kegiatan rutin",
        "RUTIN_DIHAPUS": "menghapus kegiatan rutin",
    },
    "RealisasiIndikator": {"REALISASI_DILAPORKAN": "melaporkan realisasi indikator"},
    "AturanLaporan": {
        "ATURAN_DITETAPKAN": "menetapkan aturan laporan harian",
        "ATURAN_DIBATALKAN": "membatalkan aturan laporan harian",
    },
    "BulanTerkunci": {"BULAN_DIKUNCI": "mengunci laporan harian"},
    "PeriodePenilaian": {
        "PERIODE_DIBUKA": "membuka periode penilaian",
        "PERIODE_DITUTUP": "menutup periode penilaian",
    },
    "PenilaianOrganisasi": {"ORGANISASI_DITETAPKAN": "menetapkan predikat organisasi"},
    "Penilaian": {
        "PENILAIAN_DIISI": "mengisi penilaian",
        "PENILAIAN_DITETAPKAN": "menetapkan penilaian",
    },
    "Pegawai": {
        "PEGAWAI_DIIMPOR": "menambahkan pegawai lewat impor",
        "PEGAWAI_DIPERBARUI": "memperbarui data pegawai lewat impor",
        "PEGAWAI_DITAMBAH": "menambahkan pegawai pada halaman kelola",
        "PEGAWAI_DIUBAH": "mengubah data pegawai pada halaman kelola",
        "PEGAWAI_DIHAPUS": "menghapus pegawai pada halaman kelola",
        "PERAN_DIBERIKAN": "memberikan peran kepada pegawai",
        "PERAN_DICABUT": "mencabut peran pegawai",
    },
    "Penugasan": {
        "PENUGASAN_DIBUAT": "membuat penugasan",
        "PENUGASAN_DIAKHIRI": "mengakhiri penugasan",
    },
    "KeteranganKerja": {
        "KETERANGAN_DICATAT": "mencatat keterangan kerja",
        "KETERANGAN_DIAKHIRI": "mengubah akhir keterangan kerja",
        "KETERANGAN_DIBATALKAN": "membatalkan keterangan kerja",
    },
    "HariLibur": {
        "LIBUR_DITAMBAH": "menambahkan hari libur",
        "LIBUR_DIUBAH": "mengubah hari libur",
        "LIBUR_DIHAPUS": "menghapus hari libur",
    },
    "PolaJamKerja": {
        "POLA_DITETAPKAN": "menetapkan pola jam kerja",
        "POLA_DIUBAH": "mengubah pola jam kerja",
        "POLA_DIHAPUS": "menghapus pola jam kerja",
    },
    "JadwalDinas": {
        "JADWAL_DITAMBAH": "menambahkan jadwal dinas",
        "JADWAL_DIHAPUS": "menghapus jadwal dinas",
    },
    "Akun": {
        "SANDI_DIGANTI": "mengganti kata sandi",
        "SANDI_DIATUR": "mengatur kata sandi lewat tautan",
        "TAUTAN_SANDI_DIBUAT": "membuat tautan kata sandi",
        "AKUN_DITAMBAH": "menambahkan akun pada halaman kelola",
        "AKUN_DIUBAH": "mengubah akun pada halaman kelola",
        "AKUN_DIHAPUS": "menghapus akun pada halaman kelola",
    },
    "Layanan": {"TANGGAPAN_DIIMPOR": "mengimpor tanggapan survei"},
    "Aduan": {
        "ADUAN_DITERIMA": "menyampaikan aduan",
        "ADUAN_DIPROSES": "mulai menangani aduan",
        "ADUAN_DITERUSKAN": "meneruskan aduan kepada unit lain",
        "ADUAN_DITANDAI_BERKADAR": "menandai aduan berkadar pengawasan",
        "ADUAN_DITANGGAPI": "memberi tanggapan awal atas aduan",
        "ADUAN_DIJAWAB": "menjawab aduan",
        "ADUAN_BUKAN_KEWENANGAN": "menyatakan aduan bukan kewenangan kota",
        "ADUAN_DIARSIPKAN": "mengarsipkan aduan",
        "ADUAN_SELESAI": "menutup aduan",
        "ADUAN_DIBUKA_LAGI": "membuka kembali aduan",
        "IDENTITAS_DIBUKA": "membuka identitas pelapor",
    },
    "Pekerjaan": {"HITUNGAN_DIMINTA": "meminta perhitungan ulang"},
    "UnitKerja": {
        "KEGIATAN_UNIT_DIEKSPOR": "mengunduh kegiatan seluruh pegawai",
        "KOTA_CONTOH_DIISI": "mengisi kota contoh",
        "TINDAK_LANJUT_DISUSUN": "menyusun rencana tindak lanjut survei",
        "TINDAK_LANJUT_DIPERBARUI": "memperbarui rencana tindak lanjut survei",
    },
}
KATA: Mapping[str, str] = {kode: kata for satu in KATA_TINDAKAN.values() for kode, kata in satu.items()}

# Acts that a citizen does, who has no account.
OLEH_WARGA = frozenset({"ADUAN_DITERIMA", "ADUAN_DIBUKA_LAGI"})


def kata_tindakan(tindakan: str) -> str:
    """Return the phrase of an act; a code without one is shown as it stands."""
    return KATA.get(tindakan, f"melakukan {tindakan}")


def pelaku_tanpa_akun(tindakan: str, rincian: Mapping[str, object]) -> str:
    """Say who acted where no employee did: a citizen, or the site by itself."""
    oleh_warga = tindakan in OLEH_WARGA or rincian.get("oleh_pelapor")
    return "Warga" if oleh_warga else "Sistem"
