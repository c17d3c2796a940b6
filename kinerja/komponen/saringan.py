"""The filters: see kata.py."""

from django import template

from kinerja import kata


register = template.Library()

for saringan in (
    kata.angka, kata.inisial, kata.jam_ringkas, kata.lama_detik, kata.lama_menit, kata.nama_pendek, kata.nip,
):  # fmt: skip
    register.filter(saringan)
