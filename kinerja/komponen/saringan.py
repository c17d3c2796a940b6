"""The filters: see kata.py."""

from django import template
from django.template.defaultfilters import stringfilter

from kinerja import kata


register = template.Library()

for saringan in (
    kata.angka, kata.inisial, kata.jam_ringkas, kata.lama_detik, kata.lama_menit, kata.nama_pendek, kata.nip,
):  # fmt: skip
    register.filter(saringan)

# In the place of Django's own.
register.filter("date", kata.tanggal, expects_localtime=True)
register.filter("truncatechars", stringfilter(kata.potong))
