"""The filters: see kata.py."""

from django import template

from kinerja import kata


register = template.Library()

for saringan in (kata.angka, kata.inisial, kata.lama_detik, kata.lama_menit, kata.nama_pendek, kata.nip):
    register.filter(saringan)
