"""What the superior fills in at the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from laporan.models import Kegiatan
from pegawai.batasan import pesan_batasan


class SaringForm(forms.Form):
    """Whose waiting activities to show."""

    pegawai = forms.ChoiceField(label="Pegawai", required=False)

    def __init__(self, *, penunggu: Sequence[tuple[int, str, int]], terpilih: int | None) -> None:
        super().__init__(initial={"pegawai": terpilih or ""})
        jumlah = sum(jumlah for _, _, jumlah in penunggu)
        pilihan = self.fields["pegawai"]
        assert isinstance(pilihan, forms.ChoiceField)
        pilihan.choices = [
            ("", f"Semua pegawai ({jumlah})"),
            *((pk, f"{nama} ({jumlah})") for pk, nama, jumlah in penunggu),
        ]


class CatatanForm(forms.Form):
    """Why an activity is returned or rejected, told to the employee."""

    catatan = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Pegawai membacanya di laporan hariannya.",
        error_messages={"required": pesan_batasan(Kegiatan, "kegiatan_ditolak_ada_alasannya")},
    )


class KembalikanForm(CatatanForm):
    def __init__(self, isian: Mapping[str, Any] | None = None) -> None:
        super().__init__(isian, auto_id="kembali_%s")
        self.fields["catatan"].label = "Apa yang perlu diperbaiki?"


class TolakForm(CatatanForm):
    def __init__(self, isian: Mapping[str, Any] | None = None) -> None:
        super().__init__(isian, auto_id="tolak_%s")
        self.fields["catatan"].label = "Mengapa ditolak?"
