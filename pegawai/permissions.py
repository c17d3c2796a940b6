"""Who may do what with people, posts and plans, and why not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pegawai.choices import (
    LANJUTAN_SKP,
    SKP_DAPAT_DIUBAH,
    JenisPegawai,
    JenisUnit,
    Kedudukan,
    Peran,
    StatusSKP,
)
from pegawai.inti.izin import BOLEH, Izin, tolak
from pegawai.models import SKP, Akun, HasilKerja, KeteranganKerja, Pegawai, Penugasan, UnitKerja


PENGAWAS_KOTA = (Peran.PENGELOLA, Peran.AUDITOR, Peran.PIMPINAN_KOTA)  # their roles open the whole city
WAJIB_SKP = frozenset({Kedudukan.AKTIF, Kedudukan.TUGAS_BELAJAR})


def memimpin_kota(oleh: Pegawai, *, dipimpin: Collection[UnitKerja]) -> bool:
    """Tell whether a person is a leader of the city: by that role, or by leading the city itself today.

    `dipimpin`: the units that `oleh` leads today, acting or not.
    """
    return oleh.berperan(Peran.PIMPINAN_KOTA) or any(unit.jenis == JenisUnit.KOTA for unit in dipimpin)


def mengawasi_kota(oleh: Pegawai, *, dipimpin: Collection[UnitKerja]) -> bool:
    """Tell whether the whole city is open to a person for reading: to its leaders, managers and auditors."""
    return oleh.berperan(*PENGAWAS_KOTA) or memimpin_kota(oleh, dipimpin=dipimpin)


def lihat_skp(oleh: Pegawai, skp: SKP, *, memimpin: bool) -> Izin:
    """`memimpin`: whether `oleh` leads the unit of that post, or one above it, today."""
    if oleh.pk in {skp.pegawai_id, skp.penilai_id} or memimpin or oleh.berperan(*PENGAWAS_KOTA):
        return BOLEH
    return tolak("SKP ini milik pegawai lain. Yang dapat membacanya hanya pemiliknya dan para atasannya.")


def buat_skp(oleh: Pegawai, penugasan: Penugasan | None) -> Izin:
    """`penugasan`: the definitive post of today, None without one."""
    if oleh.jenis == JenisPegawai.PEJABAT_NEGARA:
        return tolak("Pejabat negara tidak menyusun SKP.")
    if oleh.kedudukan not in WAJIB_SKP:
        return tolak(f"Kedudukan Anda {oleh.get_kedudukan_display()}, jadi tidak ada SKP yang disusun.")
    if penugasan is None:
        return tolak(
            "Anda belum mempunyai jabatan definitif pada hari ini, sedangkan SKP disusun untuk satu jabatan. "
            "Hubungi pengelola kinerja di BKPSDM."
        )
    if penugasan.pegawai_id != oleh.pk:
        return tolak("SKP disusun oleh pemegang jabatannya sendiri.")
    return BOLEH


def ubah_skp(oleh: Pegawai, skp: SKP) -> Izin:
    """Change the results and indicators of an SKP."""
    if skp.pegawai_id != oleh.pk:
        return tolak("Isi SKP hanya diubah oleh pemiliknya.")
    if skp.status not in SKP_DAPAT_DIUBAH:
        return tolak(f"SKP ini {skp.get_status_display()}, jadi isinya tidak dapat diubah.")
    return BOLEH


def hapus_skp(oleh: Pegawai, skp: SKP) -> Izin:
    if skp.pegawai_id != oleh.pk:
        return tolak("SKP hanya dihapus oleh pemiliknya.")
    if skp.status != StatusSKP.DRAF:
        return tolak("Hanya SKP yang belum pernah diajukan yang dapat dihapus.")
    return BOLEH


def ajukan_skp(
    oleh: Pegawai, skp: SKP, *, atasan: Pegawai | None, daftar_hasil: Sequence[HasilKerja]
) -> Izin:
    """`atasan`: the superior today, who will be the assessor; `daftar_hasil`: its results with indicators."""
    if skp.pegawai_id != oleh.pk:
        return tolak("SKP hanya diajukan oleh pemiliknya.")
    if StatusSKP.DIAJUKAN not in LANJUTAN_SKP[StatusSKP(skp.status)]:
        return _salah_status(skp)
    if not daftar_hasil:
        return tolak("SKP ini belum memuat hasil kerja. Tambahkan sekurangnya satu, lalu ajukan.")
    tanpa_ukuran = next((hasil for hasil in daftar_hasil if not hasil.indikator.all()), None)
    if tanpa_ukuran is not None:
        return tolak(f"Hasil kerja “{tanpa_ukuran.uraian}” belum mempunyai indikator.")
    if atasan is None:
        return tolak(
            "Atasan langsung Anda belum dapat ditentukan: unit Anda dan unit di atasnya belum mempunyai "
            "pimpinan pada hari ini. Hubungi pengelola kinerja di BKPSDM."
        )
    return BOLEH


def kembalikan_skp(oleh: Pegawai, skp: SKP) -> Izin:
    return _putuskan_skp(oleh, skp, StatusSKP.DIKEMBALIKAN)


def setujui_skp(oleh: Pegawai, skp: SKP) -> Izin:
    return _putuskan_skp(oleh, skp, StatusSKP.DISETUJUI)


def _putuskan_skp(oleh: Pegawai, skp: SKP, menjadi: StatusSKP) -> Izin:
    if skp.penilai_id != oleh.pk:
        return tolak("Hanya pejabat penilai SKP ini yang memutuskannya.")
    if menjadi not in LANJUTAN_SKP[StatusSKP(skp.status)]:
        return _salah_status(skp)
    return BOLEH


def _salah_status(skp: SKP) -> Izin:
    return tolak(f"SKP ini {skp.get_status_display()}.")


def daftar_pegawai(oleh: Pegawai) -> Izin:
    """Search the people of the whole city."""
    if oleh.berperan(Peran.PENGELOLA, Peran.AUDITOR):
        return BOLEH
    return tolak("Daftar pegawai sekota hanya untuk pengelola kinerja dan auditor.")


def lihat_pegawai(oleh: Pegawai, pegawai: Pegawai, *, memimpin: bool) -> Izin:
    """`memimpin`: whether `oleh` leads the unit of that person, or one above it, today."""
    if oleh.pk == pegawai.pk or memimpin or oleh.berperan(*PENGAWAS_KOTA):
        return BOLEH
    return tolak("Keterangan pegawai hanya terbuka bagi yang bersangkutan, para atasannya, dan pengelola.")


def beri_tautan_sandi(oleh: Pegawai, pegawai: Pegawai) -> Izin:
    """Hand out the link with which a person sets a password; needs `pegawai` with its account.

    Whoever holds the link holds the account: none leads to a role that `oleh` was not given.
    """
    if not oleh.berperan(Peran.PENGELOLA):
        return tolak("Tautan kata sandi hanya dibuat oleh pengelola kinerja.")
    if pegawai.pk == oleh.pk:
        return tolak("Kata sandi Anda sendiri diganti lewat menu akun, tanpa tautan.")
    if pegawai.akun is None or not pegawai.akun.is_active:
        return tolak("Pegawai ini belum mempunyai akun yang aktif. Hubungi petugas teknis.")
    if pegawai.akun.is_staff or pegawai.himpunan_peran:
        return tolak("Kata sandi petugas teknis dan pemegang peran hanya diatur oleh petugas teknis.")
    return BOLEH


def kelola_pegawai(oleh: Pegawai) -> Izin:
    """Import staff, and open the pages on which posts are given and ended."""
    if oleh.berperan(Peran.PENGELOLA):
        return BOLEH
    return tolak("Data pegawai dan penugasan hanya diubah oleh pengelola kinerja.")


def atur_penugasan(oleh: Pegawai, pegawai: Pegawai) -> Izin:
    """Give a person a post, or end one; nobody makes oneself the head of a unit."""
    if pegawai.pk == oleh.pk and oleh.berperan(Peran.PENGELOLA):
        return tolak("Penugasan Anda sendiri diatur oleh pengelola kinerja lain.")
    return kelola_pegawai(oleh)


def atur_peran(akun: Akun, pegawai: Pegawai) -> Izin:
    """Give a person a role, by the account of a technical clerk; nobody gives one to oneself."""
    if pegawai.akun_id == akun.pk:
        return tolak("Peran tidak diberikan kepada diri sendiri. Minta petugas teknis lain.")
    return BOLEH


def kelola_kalender(oleh: Pegawai) -> Izin:
    """Change holidays, office hours and shifts; everybody reads them."""
    if oleh.berperan(Peran.PENGELOLA):
        return BOLEH
    return tolak("Hari libur, jam kerja, dan jadwal dinas hanya diubah oleh pengelola kinerja.")


def lihat_jadwal(oleh: Pegawai) -> Izin:
    """See the shifts of others; one's own stand in one's calendar."""
    if oleh.berperan(Peran.PENGELOLA, Peran.AUDITOR):
        return BOLEH
    return tolak(
        "Jadwal dinas seluruh pegawai terbuka bagi pengelola kinerja dan auditor. Jadwal Anda sendiri tampak "
        "pada kalender kerja Anda."
    )


def ubah_keterangan(oleh: Pegawai, keterangan: KeteranganKerja) -> Izin:
    """End one's own leave, travel or training, or take it back."""
    if keterangan.pegawai_id != oleh.pk:
        return tolak("Keterangan ini milik pegawai lain. Hanya yang bersangkutan yang dapat mengubahnya.")
    return BOLEH
