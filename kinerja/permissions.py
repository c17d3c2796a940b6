"""Who may see the pages of the roof and start its jobs. Each answer carries its reason."""

from __future__ import annotations

from collections.abc import Collection

from pegawai.choices import Peran
from pegawai.inti.izin import BOLEH, Izin, tolak
from pegawai.models import Pegawai, UnitKerja
from pegawai.permissions import mengawasi_kota


def lihat_pekerjaan(oleh: Pegawai) -> Izin:
    if oleh.berperan(Peran.PENGELOLA, Peran.AUDITOR):
        return BOLEH
    return tolak("Daftar pekerjaan terbuka bagi pengelola kinerja dan auditor.")


def minta_hitungan(oleh: Pegawai) -> Izin:
    if oleh.berperan(Peran.PENGELOLA):
        return BOLEH
    return tolak("Hanya pengelola kinerja yang dapat meminta perhitungan ulang.")


def lihat_dasbor_unit(oleh: Pegawai, *, silsilah: Collection[int], dipimpin: Collection[UnitKerja]) -> Izin:
    """`silsilah`: the keys of the unit and all above it; `dipimpin`: the units that `oleh` leads today."""
    if mengawasi_kota(oleh, dipimpin=dipimpin) or any(unit.pk in silsilah for unit in dipimpin):
        return BOLEH
    return tolak(
        "Dasbor ini terbuka bagi pimpinan unit tersebut, pimpinan di atasnya, pimpinan kota, "
        "pengelola kinerja, dan auditor."
    )


def lihat_dasbor_kota(oleh: Pegawai, *, dipimpin: Collection[UnitKerja]) -> Izin:
    if mengawasi_kota(oleh, dipimpin=dipimpin):
        return BOLEH
    return tolak("Dasbor kota terbuka bagi pimpinan kota, pengelola kinerja, dan auditor.")


def lihat_jejak(oleh: Pegawai) -> Izin:
    if oleh.berperan(Peran.PENGELOLA, Peran.AUDITOR):
        return BOLEH
    return tolak("Jejak audit terbuka bagi auditor dan pengelola kinerja.")


def lihat_jejak_aduan(oleh: Pegawai) -> Izin:
    """See acts on complaints in the trail: each complaint is open to its desk and to auditors only."""
    if oleh.berperan(Peran.AUDITOR):
        return BOLEH
    return tolak("Tindakan pada aduan warga hanya tampak bagi auditor.")
