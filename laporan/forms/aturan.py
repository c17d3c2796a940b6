"""A set of rules for daily work, as the pengelola kinerja fills it in."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Row
from django import forms

from laporan.models import AturanLaporan
from pegawai.batasan import pesan_batasan
from pegawai.forms import TanggalField

from .dasar import susunan


class AturanForm(forms.ModelForm):
    """Begins with what holds today, so that only what changes is filled in."""

    class Meta:
        model = AturanLaporan
        fields = [
            "mulai", "dasar", "hari_tenggang", "terima_masa_depan", "menit_paling_sedikit",
            "menit_paling_banyak", "menit_sehari", "tumpang_tindih", "wajib_bukti", "hari_eskalasi",
            "hari_otomatis",
        ]  # fmt: skip
        field_classes = {"mulai": TanggalField}
        error_messages = {
            "mulai": {
                "required": "Isi tanggal mulai berlakunya.",
                "unique": "Sudah ada aturan yang mulai berlaku pada tanggal ini.",
            },
            "dasar": {"required": pesan_batasan(AturanLaporan, "aturan_dasar_terisi")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = susunan(
            Row(Column("mulai", css_class="col-md-4"), Column("dasar", css_class="col-md-8")),
            Row(
                Column("hari_tenggang", css_class="col-md-4"),
                Column("hari_eskalasi", css_class="col-md-4"),
                Column("hari_otomatis", css_class="col-md-4"),
            ),
            Row(
                Column("menit_paling_sedikit", css_class="col-md-4"),
                Column("menit_paling_banyak", css_class="col-md-4"),
                Column("menit_sehari", css_class="col-md-4"),
            ),
            Row(Column("tumpang_tindih", css_class="col-md-6"), Column("wajib_bukti", css_class="col-md-6")),
            "terima_masa_depan",
        )
