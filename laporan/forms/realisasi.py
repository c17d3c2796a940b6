"""What is reported of indicators for one month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.layout import Column, Row
from django import forms

from laporan import queries
from laporan.models import RealisasiIndikator
from pegawai.batasan import pesan_batasan

from .dasar import rapikan, susunan


class RealisasiForm(forms.ModelForm):
    """What is reported of one indicator for one month: figure and source together, or neither.

    Left as it was, it is not reported anew.
    """

    class Meta:
        model = RealisasiIndikator
        fields = ["nilai", "sumber_data"]
        widgets = {"nilai": forms.NumberInput(attrs={"min": 0, "step": "0.01", "inputmode": "decimal"})}

    def __init__(
        self, isian: Mapping[str, Any] | None = None, *, dilaporkan: queries.IndikatorDilaporkan
    ) -> None:
        self.indikator = dilaporkan.indikator
        super().__init__(
            isian,
            instance=dilaporkan.realisasi or RealisasiIndikator(indikator=dilaporkan.indikator),
            prefix=f"indikator-{dilaporkan.indikator.pk}",
            empty_permitted=True,
            use_required_attribute=False,
        )
        self.initial["nilai"] = rapikan(self.initial.get("nilai"))
        self.fields["nilai"].label = f"Realisasi, dalam {self.indikator.satuan}"
        for kolom in self.fields.values():
            kolom.required = False
        self.helper = susunan(
            Row(Column("nilai", css_class="col-sm-5"), Column("sumber_data", css_class="col-sm-7"))
        )

    def clean(self) -> dict[str, Any]:
        isian = self.cleaned_data
        if isian.get("nilai", 0) is None:
            self.add_error("nilai", "Isi realisasinya, 0 bila tidak ada.")
        if not isian.get("sumber_data", "-"):
            self.add_error("sumber_data", pesan_batasan(RealisasiIndikator, "realisasi_sumber_terisi"))
        return isian


def daftar_form_realisasi(
    daftar_indikator: Sequence[queries.IndikatorDilaporkan], isian: Mapping[str, Any] | None
) -> list[RealisasiForm]:
    return [RealisasiForm(isian, dilaporkan=satu) for satu in daftar_indikator]


def semua_sah(daftar_form: Sequence[RealisasiForm]) -> bool:
    """Check every form, also those after the first wrong one, so that all errors show at once."""
    return not [form for form in daftar_form if not form.is_valid()]
