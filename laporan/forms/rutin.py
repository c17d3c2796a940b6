"""What an employee keeps ready, as it is filled in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from crispy_forms.bootstrap import InlineCheckboxes
from crispy_forms.layout import Column, Row
from django import forms

from laporan import queries
from laporan.models import HARI_SEPEKAN, NAMA_HARI, KegiatanRutin
from pegawai.forms import JamField, TeksField
from pegawai.inti.periode import Periode
from pegawai.models import HasilKerja, Pegawai

from .dasar import rapikan, susunan
from .kegiatan import HasilKerjaField


class RutinForm(forms.ModelForm):
    """A routine: what an entry tells, and the days on which it returns."""

    hasil_kerja = HasilKerjaField(
        queryset=HasilKerja.objects.none(),
        required=False,
        empty_label="Di luar SKP",
        help_text="Dalam kurung: satuan volumenya.",
    )
    hari = forms.TypedMultipleChoiceField(
        label="Berulang tiap",
        coerce=int,
        choices=list(zip(HARI_SEPEKAN, NAMA_HARI, strict=True)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tanpa hari, kegiatan ini menjadi templat yang dapat dipanggil kapan saja.",
    )

    class Meta:
        model = KegiatanRutin
        fields = ["uraian", "jam_mulai", "jam_selesai", "hasil_kerja", "volume", "hari"]
        field_classes = {"jam_mulai": JamField, "jam_selesai": JamField, "uraian": TeksField}
        widgets = {
            "uraian": forms.TextInput(attrs={"autocomplete": "off"}),
            "volume": forms.NumberInput(attrs={"min": 0, "step": "0.01", "inputmode": "decimal"}),
        }
        help_texts = {"volume": "Kosongkan bila tidak dihitung."}
        error_messages = {
            "uraian": {"required": "Uraikan kegiatannya."},
            "jam_mulai": {"required": "Isi jam mulainya."},
            "jam_selesai": {"required": "Isi jam selesainya."},
        }

    def __init__(self, *args: Any, pegawai: Pegawai, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.pegawai = self.instance.pegawai if self.instance.pk else pegawai
        self.initial["volume"] = rapikan(self.initial.get("volume")) or None
        self.fields["volume"].required = False
        pilihan = self.fields["hasil_kerja"]
        assert isinstance(pilihan, forms.ModelChoiceField)
        pilihan.queryset = queries.hasil_kerja_pilihan(pegawai, Periode.bulan_dari(hari_ini))
        self.helper = susunan(
            Row(
                Column("uraian", css_class="col-md-6"),
                Column("jam_mulai", css_class="col-6 col-md-3"),
                Column("jam_selesai", css_class="col-6 col-md-3"),
            ),
            Row(Column("hasil_kerja", css_class="col-md-9"), Column("volume", css_class="col-md-3")),
            InlineCheckboxes("hari"),
        )

    def clean_volume(self) -> Decimal:
        return self.cleaned_data["volume"] or Decimal(0)
