"""What citizens write about a report: the report itself, its tracking code, and what is not settled."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from crispy_forms.layout import HTML, Column, Fieldset, Layout, Row
from django import forms
from django.utils import timezone

from umpanbalik import queries
from umpanbalik.choices import KategoriAduan, Klasifikasi
from umpanbalik.kode import rapikan_kode
from umpanbalik.models import Aduan, Layanan

from .dasar import FormulirWarga, UnitField, berkapital, isi_pilihan, jebakan


# What a citizen chooses between; whether a report suspects wrongdoing is for the office to see.
PILIHAN_WARGA = (
    (Klasifikasi.TIDAK_BERKADAR, "Pengaduan: ada layanan atau keadaan yang tidak semestinya"),
    (Klasifikasi.INFORMASI, "Permintaan informasi: ada yang ingin saya ketahui"),
    (Klasifikasi.ASPIRASI, "Aspirasi: ada gagasan atau harapan untuk kota"),
)


class AduanForm(FormulirWarga, forms.ModelForm):
    """A citizen's report. Sending it is the service's work: see kirim_aduan.

    `layanan`, which a link named, counts as long as the report goes to the unit that gives it.

    The key of the form and all that was filled in make the key of the report: sent twice, the form is one
    report; sent again with other words, it is another one.
    """

    klasifikasi = forms.ChoiceField(
        label="Apa yang ingin Anda sampaikan?",
        choices=PILIHAN_WARGA,
        initial=Klasifikasi.TIDAK_BERKADAR,
        widget=forms.RadioSelect,
    )
    kategori = forms.ChoiceField(
        label="Tentang apa?",
        choices=berkapital(KategoriAduan.choices, "Pilih yang paling dekat"),
        error_messages={"required": "Pilih yang paling dekat."},
    )
    nama = forms.CharField(label="Nama Anda", required=False, max_length=150)
    kontak = forms.CharField(
        label="Nomor telepon atau surel",
        required=False,
        max_length=150,
        help_text="Kosongkan bila Anda tidak ingin dihubungi; laporan tetap dapat dilihat dengan kode lacak.",
    )

    class Meta:
        model = Aduan
        fields = [
            "klasifikasi", "kategori", "unit", "judul", "isi",
            "lokasi", "tanggal_kejadian", "anonim", "rahasia",
        ]  # fmt: skip
        field_classes = {"unit": UnitField}
        labels = {
            "judul": "Judul singkat",
            "isi": "Ceritakan kejadiannya",
            "lokasi": "Di mana?",
            "tanggal_kejadian": "Kapan?",
        }
        error_messages = {
            "judul": {"required": "Tuliskan judul singkatnya."},
            "isi": {"required": "Ceritakan apa yang terjadi."},
        }
        help_texts = {
            "isi": "Apa yang terjadi, dan apa yang Anda harapkan. Jangan menuliskan NIK siapa pun.",
            "lokasi": "Nama jalan, kelurahan, atau kantor.",
            "anonim": "Nama dan kontak Anda hanya dapat dibuka petugas kota, dengan alasan yang dicatat.",
            "rahasia": "Isi laporan tidak akan ditampilkan untuk umum. Unit yang menangani tetap membacanya.",
        }
        widgets = {
            "isi": forms.Textarea(attrs={"rows": 7}),
            "tanggal_kejadian": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, *args: Any, layanan: Layanan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = timezone.localtime(self.pada).date()
        self.layanan = layanan
        if layanan is not None:
            self.initial.update(unit=layanan.unit_id)
        isi_pilihan(self.fields["unit"], queries.unit_tujuan(), "Saya tidak tahu")
        self.fields["tanggal_kejadian"].widget.attrs["max"] = self.hari_ini.isoformat()
        self.helper.layout = Layout(
            Fieldset("Laporan", "klasifikasi", "kategori", "unit", "judul", "isi", css_class="kelompok"),
            Fieldset(
                "Tempat dan waktu",
                HTML('<p class="form-text">Boleh dikosongkan.</p>'),
                Row(Column("lokasi", css_class="col-md-8"), Column("tanggal_kejadian", css_class="col-md-4")),
                css_class="kelompok",
            ),
            Fieldset(
                "Tentang Anda",
                HTML('<p class="form-text">Boleh dikosongkan. Laporan tanpa nama tetap ditangani.</p>'),
                Row(Column("nama", css_class="col-md-6"), Column("kontak", css_class="col-md-6")),
                "anonim",
                "rahasia",
                css_class="kelompok",
            ),
            jebakan(),
        )

    def clean_tanggal_kejadian(self) -> date | None:
        tanggal: date | None = self.cleaned_data["tanggal_kejadian"]
        if tanggal is not None and tanggal > self.hari_ini:
            raise forms.ValidationError("Tanggal ini belum tiba. Isi tanggal kejadiannya, atau kosongkan.")
        return tanggal

    def clean(self) -> dict[str, Any]:
        isian = super().clean()
        if "kunci" in isian:
            isi = [
                getattr(isian.get(nama), "pk", isian.get(nama))
                for nama in (*(self._meta.fields or ()), "nama", "kontak")
            ]
            self.instance.kunci = uuid.uuid5(isian["kunci"], str(isi))
        if self.layanan is not None and self.layanan.unit == isian.get("unit"):
            self.instance.layanan = self.layanan
        return isian


class LacakForm(forms.Form):
    """A tracking code, forgiving how it is typed; one that cannot be any comes out empty."""

    kode = forms.CharField(
        label="Kode lacak",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text="Delapan huruf dan angka, misalnya PTK-7K3M-9QXA.",
    )

    def clean_kode(self) -> str:
        return rapikan_kode(self.cleaned_data["kode"])


class BukaLagiForm(forms.Form):
    """What the citizen says to an answer that does not settle the matter."""

    alasan = forms.CharField(
        label="Apa yang belum selesai?", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
