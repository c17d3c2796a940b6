"""What the forms of daily work share."""

from __future__ import annotations

from decimal import Decimal

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row
from django import forms


def rapikan(nilai: Decimal | None) -> Decimal | None:
    """Drop the zeros behind the decimal point: 3.00 is filled in as 3."""
    return None if nilai is None else Decimal(f"{nilai.normalize():f}")


def susunan(*bagian: str | Row) -> FormHelper:
    """Lay out fields inside a form tag that the page draws itself."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*bagian)
    return helper


def arahkan_fokus(form: forms.BaseForm, isian: str) -> None:
    """Let the page open with the cursor in the first field that is wrong; without one, in `isian`."""
    keliru = next((nama for nama in form.errors if nama in form.fields), isian)
    form.fields[keliru].widget.attrs["autofocus"] = True
