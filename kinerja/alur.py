"""What may follow which state, written out for docs/alur-status.md from the tables that the services obey."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import TextChoices

from evaluasi.choices import LANJUTAN_PENILAIAN, LANJUTAN_PERIODE
from laporan.choices import LANJUTAN_KEGIATAN
from pegawai.choices import LANJUTAN_SKP
from umpanbalik.choices import LANJUTAN_ADUAN, LANJUTAN_TINDAK_LANJUT


DAFTAR_ALUR: Mapping[str, Mapping[Any, Collection[TextChoices]]] = {
    "SKP": LANJUTAN_SKP,
    "Kegiatan": LANJUTAN_KEGIATAN,
    "Periode penilaian": LANJUTAN_PERIODE,
    "Penilaian": LANJUTAN_PENILAIAN,
    "Aduan": LANJUTAN_ADUAN,
    "Tindak lanjut": LANJUTAN_TINDAK_LANJUT,
}
PEMBUKA = """# Alur status

Ditulis oleh `python manage.py alur_status` dari tabel `LANJUTAN_…` di `choices.py` tiap aplikasi; jangan
diubah dengan tangan. Baris: status sekarang. Kolom: status yang boleh menyusul. Siapa yang boleh, dan kapan,
ada di `permissions.py`.
"""


def alur_status() -> str:
    """Return the whole document in Markdown."""
    return PEMBUKA + "".join(f"\n## {nama}\n\n{_tabel(alur)}" for nama, alur in DAFTAR_ALUR.items())


def _tabel(alur: Mapping[Any, Collection[TextChoices]]) -> str:
    return "".join(f"| {' | '.join(baris)} |\n" for baris in _baris(alur))


def _baris(alur: Mapping[Any, Collection[TextChoices]]) -> Iterator[list[str]]:
    status = list(alur)
    yield ["dari \\ ke", *(str(satu.label) for satu in status)]
    yield ["---"] * (len(status) + 1)
    for satu in status:
        yield [str(satu.label), *("ya" if lain in alur[satu] else "" for lain in status)]
