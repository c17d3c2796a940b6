"""The questionnaire, and the search for the service it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import HTML, Column, Field, Fieldset, Layout, Row
from django import forms

from pegawai.choices import JenisKelamin
from umpanbalik.choices import USIA_TERENDAH, USIA_TERTINGGI, PekerjaanWarga, Pendidikan
from umpanbalik.models import Instrumen, Tanggapan

from .dasar import FormulirWarga, berkapital, jebakan


BELUM_DIJAWAB = "Pertanyaan ini belum dijawab. Pilih salah satu jawaban."
BUKAN_JAWABAN = "Jawaban itu tidak ada pada pertanyaan ini. Pilih salah satu dari keempatnya."


class SurveiForm(FormulirWarga, forms.ModelForm):
    """The questionnaire as printed, each question with its own answers; about oneself only if one likes."""

    PROFIL = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan")

    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin", required=False, choices=berkapital(JenisKelamin.choices, "Pilih")
    )
    pendidikan = forms.ChoiceField(
        label="Pendidikan", required=False, choices=berkapital(Pendidikan.choices, "Pilih")
    )
    pekerjaan = forms.ChoiceField(
        label="Pekerjaan", required=False, choices=berkapital(PekerjaanWarga.choices, "Pilih")
    )

    class Meta:
        model = Tanggapan
        fields = ["jenis_kelamin", "usia", "pendidikan", "pekerjaan", "saran"]
        labels = {"saran": "Saran Anda"}
        help_texts = {"saran": "Jangan menuliskan nama, nomor telepon, atau NIK siapa pun."}
        widgets = {
            "usia": forms.NumberInput(
                attrs={"inputmode": "numeric", "min": USIA_TERENDAH, "max": USIA_TERTINGGI}
            ),
            "saran": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, instrumen: Instrumen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrumen = instrumen
        daftar_butir = sorted(instrumen.butir.all(), key=lambda butir: butir.nomor)
        self.unsur = [butir.unsur for butir in daftar_butir]
        for butir in daftar_butir:
            self.fields[butir.unsur] = forms.TypedChoiceField(
                label=str(butir),
                choices=butir.jawaban,
                coerce=int,
                widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
                error_messages={"required": BELUM_DIJAWAB, "invalid_choice": BUKAN_JAWABAN},
            )
        self.helper.layout = Layout(
            *(Field(unsur, template="umpanbalik/_pertanyaan.html") for unsur in self.unsur),
            Fieldset(
                "Tentang Anda",
                HTML('<p class="form-text">Boleh dikosongkan. Kami tidak menanyakan nama atau NIK.</p>'),
                Row(*(Column(nama, css_class="col-6 col-md-3") for nama in self.PROFIL)),
                "saran",
                css_class="kelompok",
            ),
            jebakan(),
        )

    @property
    def nilai(self) -> Mapping[str, int]:
        return {unsur: self.cleaned_data[unsur] for unsur in self.unsur}

    @property
    def profil(self) -> Mapping[str, str | int | None]:
        return {nama: self.cleaned_data[nama] for nama in (*self.PROFIL, "saran")}


class LayananCariForm(forms.Form):
    cari = forms.CharField(label="Cari nama layanan atau kantor", required=False, max_length=100)
