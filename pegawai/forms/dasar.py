"""What the forms share: the frame that the page draws, suggestions while one types."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet

from pegawai.inti.periode import DI_LUAR_MASA, TANGGAL_TERAKHIR, TANGGAL_TERAWAL
from pegawai.jam import JamKeliru, baca_jam
from pegawai.teks import tanpa_tak_terlihat


class TanggalField(forms.DateField):
    """A day, chosen with the browser's own calendar, within the years that the site knows."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_validators = [
        MinValueValidator(TANGGAL_TERAWAL, f"{DI_LUAR_MASA} Periksa tanggalnya."),
        MaxValueValidator(TANGGAL_TERAKHIR, f"{DI_LUAR_MASA} Periksa tanggalnya."),
    ]


class JamField(forms.TimeField):
    """A time of one day, chosen with the browser's own clock or written as anywhere."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"invalid": "Tulis jam sebagai jam dan menit, misalnya 08.30."}

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        try:
            return baca_jam(value)
        except JamKeliru as keliru:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from keliru


class TeksField(forms.CharField):
    """A text in people's own words; what they cannot see of it, as pasting brings along, is left out."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(tanpa_tak_terlihat(value) if isinstance(value, str) else value)


class IsianBersaran(forms.TextInput):
    """A text field that suggests words from a list, without a script."""

    template_name = "pegawai/isian_bersaran.html"

    def __init__(self, saran: QuerySet[Any, str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.saran = saran

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        konteks = super().get_context(name, value, attrs)
        konteks["widget"]["attrs"]["list"] = f"saran-{name}"
        return konteks | {"id_saran": f"saran-{name}", "daftar_saran": self.saran.all()}


def tanpa_bingkai(*susunan: Any) -> FormHelper:
    """Return a layout for a form whose <form> element and token stand in the template."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.render_unmentioned_fields = True
    helper.layout = Layout(*susunan)
    return helper
