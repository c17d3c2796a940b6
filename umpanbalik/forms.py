from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Column, Div, Field, Fieldset, Layout, Row
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from pegawai.choices import JenisKelamin
from pegawai.models import UnitKerja
from umpanbalik import pintu, queries
from umpanbalik.choices import (
    USIA_TERENDAH,
    USIA_TERTINGGI,
    KategoriAduan,
    Klasifikasi,
    PekerjaanWarga,
    Pendidikan,
    StatusAduan,
)
from umpanbalik.kode import rapikan_kode
from umpanbalik.models import Aduan, Instrumen, Layanan, Tanggapan
from umpanbalik.permissions import Jangkauan


BELUM_DIJAWAB = "Pertanyaan ini belum dijawab. Pilih salah satu jawaban."
BUKAN_JAWABAN = "Jawaban itu tidak ada pada pertanyaan ini. Pilih salah satu dari keempatnya."
TERLALU_CEPAT = (
    "Formulir ini terkirim terlalu cepat, jadi belum kami simpan. "
    "Periksa isiannya, lalu tekan Kirim sekali lagi."
)
JEBAKAN_TERISI = (
    "Kolom tersembunyi pada formulir ini ikut terisi, mungkin oleh peramban Anda, jadi isiannya belum kami "
    "simpan. Kolom itu sudah dikosongkan; tekan Kirim sekali lagi."
)
TERLALU_SERING = (
    "Terlalu banyak kiriman dari jaringan Anda dalam sepuluh menit terakhir. Isian Anda masih di bawah; "
    "tunggu beberapa menit, lalu tekan Kirim sekali lagi."
)


def _berkapital(pilihan: Iterable[tuple[str, str]], kosong: str = "") -> list[tuple[str, str]]:
    """Return choices as a list on a page writes them, after `kosong` for none."""
    daftar = [(nilai, f"{label[:1].upper()}{label[1:]}") for nilai, label in pilihan]
    return [("", kosong), *daftar] if kosong else daftar


# What a citizen chooses between; whether a report suspects wrongdoing is for the office to see.
PILIHAN_WARGA = (
    (Klasifikasi.TIDAK_BERKADAR, "Pengaduan: ada layanan atau keadaan yang tidak semestinya"),
    (Klasifikasi.INFORMASI, "Permintaan informasi: ada yang ingin saya ketahui"),
    (Klasifikasi.ASPIRASI, "Aspirasi: ada gagasan atau harapan untuk kota"),
)
PILIHAN_KEADAAN = (
    ("", "Belum selesai"),
    (queries.TERLAMBAT, "Lewat tenggat"),
    *_berkapital(StatusAduan.choices),
    (queries.SEMUA, "Semua"),
)


class Jebakan(forms.TextInput):
    """A field that people do not see; what a machine wrote into it is never given back."""

    def format_value(self, value: object) -> None:
        return None


class FormulirWarga(forms.Form):
    """The hidden part of every form that needs no account: its own key, its stamp, and a trap.

    Whatever is refused, what was typed stays in the form.
    """

    kunci = forms.UUIDField(widget=forms.HiddenInput)
    cap = forms.CharField(widget=forms.HiddenInput)
    situs_web = forms.CharField(
        label="Kosongkan kolom ini",
        required=False,
        widget=Jebakan(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, pada: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pada = pada
        self.initial.update(kunci=uuid.uuid4(), cap=pintu.buat_cap(pada))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.render_hidden_fields = True

    def clean(self) -> dict[str, Any]:
        isian = super().clean() or self.cleaned_data
        if isian.get("situs_web"):
            self.add_error(None, JEBAKAN_TERISI)
        matang = pintu.cap_matang(isian.get("cap", ""), self.pada)
        if not matang:
            self.add_error(None, TERLALU_CEPAT)
        if matang is None:
            self._ganti("cap", pintu.buat_cap(self.pada))
        if "kunci" not in isian:
            self.perbarui_kunci()
        return isian

    def perbarui_kunci(self) -> None:
        """Give the form a new key, so that its next sending counts as another one."""
        self._ganti("kunci", str(uuid.uuid4()))

    def _ganti(self, nama: str, nilai: str) -> None:
        isian = cast(QueryDict, self.data).copy()
        isian[self.add_prefix(nama)] = nilai
        self.data = isian


def jebakan() -> Div:
    return Div("situs_web", css_class="jebakan", aria_hidden="true")


class SurveiForm(FormulirWarga, forms.ModelForm):
    """The questionnaire as printed, each question with its own answers; about oneself only if one likes."""

    PROFIL = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan")

    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin", required=False, choices=_berkapital(JenisKelamin.choices, "Pilih")
    )
    pendidikan = forms.ChoiceField(
        label="Pendidikan", required=False, choices=_berkapital(Pendidikan.choices, "Pilih")
    )
    pekerjaan = forms.ChoiceField(
        label="Pekerjaan", required=False, choices=_berkapital(PekerjaanWarga.choices, "Pilih")
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


class AduanForm(FormulirWarga, forms.ModelForm):
    """A citizen's report. Sending it is the service's work: see kirim_aduan.

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
        choices=_berkapital(KategoriAduan.choices, "Pilih yang paling dekat"),
        error_messages={"required": "Pilih yang paling dekat."},
    )
    nama = forms.CharField(label="Nama Anda", required=False, max_length=150)
    kontak = forms.CharField(
        label="Nomor telepon atau surel",
        required=False,
        max_length=150,
        help_text="Kosongkan bila Anda tidak ingin dihubungi; laporan tetap dapat dilihat dengan kode lacak.",
    )
    kode_layanan = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Aduan
        fields = [
            "klasifikasi", "kategori", "unit", "judul", "isi",
            "lokasi", "tanggal_kejadian", "anonim", "rahasia",
        ]  # fmt: skip
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
        if layanan is not None:
            self.initial.update(unit=layanan.unit_id, kode_layanan=layanan.kode)
        _isi_pilihan(self.fields["unit"], queries.unit_tujuan(), "Saya tidak tahu")
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
        # The service that a link named counts as long as the unit is still its own.
        self.instance.layanan = Layanan.objects.filter(
            kode=isian.get("kode_layanan"), unit=isian.get("unit")
        ).first()
        return isian


class LacakForm(forms.Form):
    """A tracking code, forgiving how it is typed; a wrong one is told apart from nothing."""

    kode = forms.CharField(
        label="Kode lacak",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text="Delapan huruf dan angka, misalnya PTK-7K3M-9QXA.",
    )

    def clean_kode(self) -> str:
        kode = rapikan_kode(self.cleaned_data["kode"])
        if not kode or queries.aduan_berkode(kode) is None:
            raise forms.ValidationError(
                "Tidak ada laporan dengan kode ini. Periksa kembali setiap huruf dan angkanya."
            )
        return kode


class BukaLagiForm(forms.Form):
    """What the citizen says to an answer that does not settle the matter."""

    alasan = forms.CharField(
        label="Apa yang belum selesai?", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
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
        _isi_pilihan(self.fields["unit"], queries.unit_penerima(aduan), "Pilih unit")


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
        _isi_pilihan(self.fields["unit"], queries.unit_beraduan(jangkauan), "Semua unit")
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


def _isi_pilihan(isian: forms.Field, daftar: QuerySet[UnitKerja], kosong: str) -> None:
    assert isinstance(isian, forms.ModelChoiceField)
    isian.queryset = daftar
    isian.empty_label = kosong
