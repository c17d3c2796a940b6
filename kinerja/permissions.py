"""Who may see the pages of the roof and start its jobs. Each answer carries its reason."""

from __future__ import annotations

from pegawai.choices import Peran
from pegawai.inti.izin import BOLEH, Izin, tolak
from pegawai.models import Pegawai


def lihat_pekerjaan(oleh: Pegawai) -> Izin:
    if oleh.berperan(Peran.PENGELOLA, Peran.AUDITOR):
        return BOLEH
    return tolak("Daftar pekerjaan terbuka bagi pengelola kinerja dan auditor.")


def minta_hitungan(oleh: Pegawai) -> Izin:
    if oleh.berperan(Peran.PENGELOLA):
        return BOLEH
    return tolak("Hanya pengelola kinerja yang dapat meminta perhitungan ulang.")
