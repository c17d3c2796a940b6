"""What an assessor writes into a draft: as sent, as stored, and as the audit trail tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evaluasi.choices import NilaiDasar
from evaluasi.models import Penilaian
from pegawai.models import SKP, HasilKerja


@dataclass(frozen=True)
class IsianPenilaian:
    """What an assessor has chosen and written so far; whatever is empty is not decided yet."""

    rating_hasil: str = ""
    rating_perilaku: str = ""
    umpan_balik: str = ""
    perilaku: Mapping[NilaiDasar, tuple[str, str]] = field(default_factory=dict)  # rating, feedback
    hasil: Mapping[int, str] = field(default_factory=dict)  # HasilKerja.pk -> feedback

    def sebagai_rincian(self) -> dict[str, object]:
        """Return it flat, as the details of an audit line."""
        rincian: dict[str, object] = {
            "rating_hasil": self.rating_hasil,
            "rating_perilaku": self.rating_perilaku,
            "umpan_balik": self.umpan_balik,
            "umpan_balik_hasil": {str(hasil): kata for hasil, kata in self.hasil.items()},
        }
        for nilai in NilaiDasar:
            rating, kata = self.perilaku.get(nilai, ("", ""))
            rincian |= {f"perilaku_{nilai.lower()}": rating, f"umpan_balik_{nilai.lower()}": kata}
        return rincian


def rapikan(isian: IsianPenilaian, skp: SKP) -> IsianPenilaian:
    """Return what is to be stored: no blanks around words, nothing empty, no results of others. One query."""
    return IsianPenilaian(
        rating_hasil=isian.rating_hasil,
        rating_perilaku=isian.rating_perilaku,
        umpan_balik=isian.umpan_balik.strip(),
        perilaku={
            nilai: (rating, kata.strip())
            for nilai, (rating, kata) in isian.perilaku.items()
            if rating or kata.strip()
        },
        hasil={
            hasil: kata
            for hasil in HasilKerja.objects.filter(skp=skp).values_list("pk", flat=True)
            if (kata := isian.hasil.get(hasil, "").strip())
        },
    )


def isian_tersimpan(penilaian: Penilaian) -> IsianPenilaian:
    """Return what a draft holds now. Two queries."""
    return IsianPenilaian(
        rating_hasil=penilaian.rating_hasil,
        rating_perilaku=penilaian.rating_perilaku,
        umpan_balik=penilaian.umpan_balik,
        perilaku={
            NilaiDasar(nilai): (rating, kata)
            for nilai, rating, kata in penilaian.perilaku.values_list(
                "nilai_dasar", "ekspektasi", "umpan_balik"
            )
        },
        hasil=dict(penilaian.umpan_balik_hasil.values_list("hasil_kerja", "umpan_balik")),
    )


def perubahan(semula: IsianPenilaian, menjadi: IsianPenilaian) -> dict[str, object]:
    """Return what differs, before and after, as the details of an audit line."""
    lama, baru = semula.sebagai_rincian(), menjadi.sebagai_rincian()
    berbeda = [kunci for kunci in baru if lama[kunci] != baru[kunci]]
    return {
        "semula": {kunci: lama[kunci] for kunci in berbeda},
        "menjadi": {kunci: baru[kunci] for kunci in berbeda},
    }
