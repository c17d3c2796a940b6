"""A file that somebody sends as evidence, judged by what is in it and never by its name or its sender's word.

What passes is stored and handed out again as it stands, so nothing passes that could act on whoever opens it;
pictures are drawn anew, without what a camera writes beside them.
"""

from .dasar import BERKAS_TERBESAR, BerkasDiperiksa, BerkasDitolak
from .kenali import nama_rapi, periksa_berkas


__all__ = ["BERKAS_TERBESAR", "BerkasDiperiksa", "BerkasDitolak", "nama_rapi", "periksa_berkas"]
