"""Who may do what with daily work, and why not; the reasons are written for the person who reads them."""

from __future__ import annotations

from datetime import date

from laporan.choices import KEGIATAN_DAPAT_DIUBAH, LANJUTAN_KEGIATAN, StatusKegiatan
from laporan.models import AturanLaporan, Kegiatan, KegiatanRutin
from pegawai.choices import Peran
from pegawai.inti.izin import BOLEH, Izin, tolak
from pegawai.models import Pegawai


MILIK_LAIN = "Kegiatan ini milik pegawai lain."


def ubah_kegiatan(oleh: Pegawai, kegiatan: Kegiatan) -> Izin:
    """Changing and deleting ask the same: one's own, and not yet (or no longer) with the superior."""
    if kegiatan.pegawai_id != oleh.pk:
        return tolak(MILIK_LAIN)
    if kegiatan.status not in KEGIATAN_DAPAT_DIUBAH:
        return tolak(f"{_sebutan(kegiatan)}, jadi tidak dapat diubah atau dihapus lagi.")
    return BOLEH


def ajukan_kegiatan(oleh: Pegawai, kegiatan: Kegiatan) -> Izin:
    if kegiatan.pegawai_id != oleh.pk:
        return tolak(MILIK_LAIN)
    if kegiatan.status not in KEGIATAN_DAPAT_DIUBAH:
        return tolak(f"{_sebutan(kegiatan)}, jadi tidak perlu diajukan lagi.")
    return BOLEH


def tarik_kegiatan(oleh: Pegawai, kegiatan: Kegiatan) -> Izin:
    """Take one's own activity back from the superior before anybody has decided on it."""
    if kegiatan.pegawai_id != oleh.pk:
        return tolak(MILIK_LAIN)
    if StatusKegiatan.KONSEP not in LANJUTAN_KEGIATAN[StatusKegiatan(kegiatan.status)]:
        return tolak(f"{_sebutan(kegiatan)}, jadi tidak dapat ditarik kembali.")
    return BOLEH


def ubah_rutin(oleh: Pegawai, rutin: KegiatanRutin) -> Izin:
    """Keeping and taking away ask the same: it is one's own."""
    return BOLEH if rutin.pegawai_id == oleh.pk else tolak("Kegiatan rutin ini milik pegawai lain.")


def verifikasi_kegiatan(oleh: Pegawai, kegiatan: Kegiatan, *, berwenang: bool) -> Izin:
    """Verifying, returning and rejecting ask the same.

    `berwenang`: whether `oleh` is the employee's superior today, or stands next above and it waited too long.
    """
    if kegiatan.pegawai_id == oleh.pk or not berwenang:
        return tolak(
            "Hanya atasan langsung pegawai ini pada hari ini yang dapat memutuskan kegiatannya, dan atasan "
            "berikutnya bila sudah menunggu terlalu lama."
        )
    if StatusKegiatan.TERVERIFIKASI not in LANJUTAN_KEGIATAN[StatusKegiatan(kegiatan.status)]:
        return tolak(f"{_sebutan(kegiatan)}, jadi tidak dapat diputuskan lagi.")
    return BOLEH


def batalkan_verifikasi(oleh: Pegawai, kegiatan: Kegiatan, *, berwenang: bool) -> Izin:
    """Take back one's own verification; what the site verified by itself, whoever may decide on it.

    `berwenang` as for verifikasi_kegiatan.
    """
    if kegiatan.status != StatusKegiatan.TERVERIFIKASI:
        return tolak(f"{_sebutan(kegiatan)}, jadi tidak ada verifikasi yang dapat dibatalkan.")
    if kegiatan.diverifikasi_oleh_id == oleh.pk or (kegiatan.otomatis and berwenang):
        return BOLEH
    return tolak(f"{_sebutan(kegiatan)}. Yang dapat membatalkannya hanya yang memverifikasi.")


def tetapkan_aturan(oleh: Pegawai) -> Izin:
    if oleh.berperan(Peran.PENGELOLA):
        return BOLEH
    return tolak("Hanya pengelola kinerja yang dapat menetapkan aturan laporan harian.")


def batalkan_aturan(oleh: Pegawai, aturan: AturanLaporan, *, hari_ini: date) -> Izin:
    if aturan.mulai <= hari_ini:
        return tolak("Aturan ini sudah berlaku. Tetapkan aturan baru untuk menggantinya.")
    return tetapkan_aturan(oleh)


def impor_kegiatan(oleh: Pegawai | None, pegawai_id: int) -> Izin:
    """Bring in the activities of a person from a file; `oleh` None is a command on the server."""
    if oleh is None or oleh.pk == pegawai_id:
        return BOLEH
    return impor_kegiatan_lain(oleh)


def impor_kegiatan_lain(oleh: Pegawai) -> Izin:
    """Bring in the activities of anybody; they become drafts, which their owners submit."""
    if oleh.berperan(Peran.PENGELOLA):
        return BOLEH
    return tolak("NIP ini milik pegawai lain, sedangkan Anda mengimpor kegiatan Anda sendiri.")


def ekspor_unit(oleh: Pegawai | None, *, memimpin: bool) -> Izin:
    """Take out what everybody of a unit did; `memimpin`: whether `oleh` leads it, or one above it, today.

    `oleh` None is a command on the server.
    """
    if oleh is None or memimpin or oleh.berperan(Peran.PENGELOLA, Peran.AUDITOR):
        return BOLEH
    return tolak(
        "Kegiatan satu unit hanya diunduh oleh pimpinan unit itu atau di atasnya, pengelola kinerja, dan "
        "auditor. Kegiatan Anda sendiri tetap dapat Anda unduh."
    )


def lihat_bkn_unit(oleh: Pegawai, *, memimpin: bool) -> Izin:
    """See how far the people of a unit have carried their work over to BKN; `memimpin`: any unit, today."""
    if memimpin or oleh.berperan(Peran.PENGELOLA, Peran.AUDITOR):
        return BOLEH
    return tolak("Salinan BKN satu unit hanya dibaca pimpinan unit, pengelola kinerja, dan auditor.")


def lihat_beban(oleh: Pegawai) -> Izin:
    """See how long telling and deciding takes in each organisation."""
    if oleh.berperan(Peran.PENGELOLA):
        return BOLEH
    return tolak("Beban pencatatan hanya dibaca pengelola kinerja, untuk meringankannya.")


def lihat_bukti(oleh: Pegawai, kegiatan: Kegiatan, *, membawahi: bool) -> Izin:
    """Open the evidence of one activity; needs it with its hasil_kerja and their SKP.

    Whoever decided on it may go on reading what was decided on. `membawahi`: as in lihat_bukti_pegawai.
    """
    if kegiatan.status == StatusKegiatan.KONSEP and kegiatan.pegawai_id != oleh.pk:
        return tolak("Kegiatan ini masih konsep, jadi buktinya hanya terbuka bagi pemiliknya.")
    if kegiatan.diverifikasi_oleh_id == oleh.pk:
        return BOLEH
    penilai = kegiatan.hasil_kerja.skp.penilai_id if kegiatan.hasil_kerja else None
    return lihat_bukti_pegawai(oleh, kegiatan.pegawai_id, penilai_id=penilai, membawahi=membawahi)


def lihat_bukti_pegawai(oleh: Pegawai, pegawai_id: int, *, penilai_id: int | None, membawahi: bool) -> Izin:
    """Open the evidence of what a person has submitted.

    `penilai_id`: who assesses the SKP it speaks for; `membawahi`: `oleh` is the direct superior today, or
    leads the unit or one above it. Auditors read it; managers do not, since evidence names citizens.
    """
    if oleh.pk in {pegawai_id, penilai_id} or membawahi or oleh.berperan(Peran.AUDITOR):
        return BOLEH
    return tolak("Bukti dukung hanya terbuka bagi pemilik kegiatan, para atasan dan penilainya, dan auditor.")


def kunci_bulan(oleh: Pegawai | None) -> Izin:
    """`oleh` None is the system itself, which closes a month when its evaluation period is closed."""
    if oleh is None or oleh.berperan(Peran.PENGELOLA):
        return BOLEH
    return tolak("Hanya pengelola kinerja yang dapat mengunci laporan satu bulan.")


def _sebutan(kegiatan: Kegiatan) -> str:
    oleh = f" (oleh {kegiatan.diverifikasi_oleh})" if kegiatan.diverifikasi_oleh_id else ""
    return f"Kegiatan ini berstatus {kegiatan.get_status_display()}{oleh}"
