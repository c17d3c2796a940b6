"""The icons, each drawn once: the library copies and writes out an XML tree whenever one is asked for."""

from functools import lru_cache

from django import template
from heroicons.templatetags import heroicons


BANYAK_GAMBAR = 256  # icons kept, by name, size and class: more than all pages show

register = template.Library()

for gambar in (heroicons.heroicon_mini, heroicons.heroicon_outline):
    register.simple_tag(lru_cache(BANYAK_GAMBAR)(gambar), name=gambar.__name__)
