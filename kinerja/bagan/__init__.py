"""Numbers to SVG geometry for the charts of the house; pure, and without a word of style.

Every coordinate is a string with a decimal point, ready for an attribute: a template that localises
numbers would write 12,5 and break the drawing. Drawings are made to be stretched
(preserveAspectRatio="none"), so words and figures stay outside, in HTML.
"""

from .batang import Batang, batang
from .garis import Deret, garis
from .sebaran import Kolom, sebaran
from .skala import bagian
from .tunggu import Tahap, tunggu


__all__ = ["Batang", "Deret", "Kolom", "Tahap", "bagian", "batang", "garis", "sebaran", "tunggu"]
