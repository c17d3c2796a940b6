"""What a command that brings a file in says at the end; the same words for every kind of row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.core.management.base import BaseCommand, CommandError

from pegawai.berkas import rentang_baris


def laporkan_impor(
    perintah: BaseCommand,
    *,
    satuan: str,
    galat: Collection[object],
    rincian: Iterable[tuple[str, Sequence[int]]],
    periksa: bool,
) -> None:
    """Tell how many rows became what, and which; `rincian` holds words and numbers of rows.

    With errors these are told instead, one a line, and CommandError is raised: nothing was written.
    """
    if galat:
        for satu in galat:
            perintah.stderr.write(str(satu))
        raise CommandError(f"{len(galat)} kekeliruan. Tidak ada yang ditulis.")
    for kata, daftar_baris in rincian:
        if daftar_baris:
            perintah.stdout.write(
                f"{len(daftar_baris)} {satuan} {kata} (baris {rentang_baris(daftar_baris)})."
            )
    perintah.stdout.write("Berkas ini siap diimpor." if periksa else "Selesai diimpor.")
