"""What the office fills in about a report, and what its inbox is narrowed to."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms

from pegawai.models import UnitKerja
from umpanbalik import queries
from umpanbalik.choices import StatusAduan
from umpanbalik.models import Aduan
from umpanbalik.permissions import Jangkauan

from .dasar import berkapital, isi_pilihan


PILIHAN_KEADAAN = (
    ("", "Belum selesai"),
    (queries.TERLAMBAT, "Lewat tenggat"),
    *berkapital(StatusAduan.choices),
    (queries.SEMUA, "Semua"),
)


class JawabForm(forms.Form):
    jawaban = forms.CharField(
        label="Jawaban untuk pelapor",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Dibaca pelapor. Tuliskan apa yang sudah dilakukan dan apa yang terjadi berikutnya, tanpa "
        "menyebut nama pelapor.",
    )


class TeruskanForm(forms.Form):
    unit = forms.ModelChoiceField(UnitKerja.objects.none(), label="Unit tujuan")
    catatan = forms.CharField(
        label="Catatan untuk unit itu",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hanya dibaca petugas.",
    )

    def __init__(self, *args: Any, aduan: Aduan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        isi_pilihan(self.fields["unit"], queries.unit_penerima(aduan), "Pilih unit")


class AlasanForm(forms.Form):
    """Why something is done; `untuk_siapa` says who will read it."""

    alasan = forms.CharField(label="Alasan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, untuk_siapa: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].help_text = untuk_siapa


class AduanSaringForm(forms.Form):
    """What the inbox shows; an empty or wrong choice falls back to what is open."""

    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=PILIHAN_KEADAAN)
    unit = forms.ModelChoiceField(UnitKerja.objects.none(), label="Unit", required=False)
    cari = forms.CharField(label="Kode lacak atau kata pada judul", required=False, max_length=100)

    def __init__(self, *args: Any, jangkauan: Jangkauan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        isi_pilihan(self.fields["unit"], queries.unit_beraduan(jangkauan), "Semua unit")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Row(
                Column("keadaan", css_class="col-6 col-lg-3"),
                Column("unit", css_class="col-6 col-lg-4"),
                Column("cari", css_class="col-12 col-lg-5"),
            )
        )
