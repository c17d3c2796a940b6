"""Shape and wording of what is filled in about people, posts and plans; the rules stand in the services."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from pegawai.batasan import pesan_batasan
from pegawai.choices import JenisPenugasan, SumberRealisasi
from pegawai.http import alamat_pengirim
from pegawai.inti.periode import NAMA_BULAN, Periode
from pegawai.jatah import Jatah
from pegawai.models import SKP, HasilKerja, Indikator, Jabatan, Pegawai, Penugasan, UnitKerja


JEDA_MENIT = 15
# Failures only: a right password gives its try back. An office may sit behind one address.
JATAH_AKUN = Jatah("masuk-akun", paling_banyak=5, detik=JEDA_MENIT * 60)
JATAH_ALAMAT = Jatah("masuk-alamat", paling_banyak=100, detik=JEDA_MENIT * 60)
UKURAN_TERBESAR = 5 * 1024 * 1024  # bytes


class MasukForm(AuthenticationForm):
    """NIP and password; blanks inside the NIP do not matter, and guessing soon has to pause."""

    error_messages = {
        "invalid_login": "NIP atau kata sandi keliru. Periksa keduanya, lalu coba lagi.",
        "inactive": "Akun ini tidak aktif. Hubungi pengelola kinerja di BKPSDM.",
        "terlalu_sering": (
            f"Sudah terlalu sering dicoba dengan isian yang keliru. Tunggu {JEDA_MENIT} menit, "
            "lalu coba lagi. Bila Anda lupa kata sandi, hubungi pengelola kinerja di BKPSDM."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nip = self.fields["username"]
        assert isinstance(nip, forms.CharField)
        nip.label = "NIP"
        nip.max_length = 40
        nip.widget.attrs["maxlength"] = 40
        self.fields["password"].label = "Kata sandi"

    def clean_username(self) -> str:
        return "".join(self.cleaned_data["username"].split())

    def clean(self) -> dict[str, Any]:
        nip, sandi = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not (nip and sandi):
            return super().clean()
        alamat = alamat_pengirim(self.request) if self.request else ""
        akun = f"{nip} {alamat}"
        if not (JATAH_ALAMAT.ambil(alamat) and JATAH_AKUN.ambil(akun)):
            raise forms.ValidationError(self.error_messages["terlalu_sering"], code="terlalu_sering")
        isi = super().clean()
        JATAH_AKUN.lupakan(akun)
        JATAH_ALAMAT.kembalikan(alamat)
        return isi


class MasukKelolaForm(MasukForm, AdminAuthenticationForm):
    """The same guard at the door of the technical clerks' pages."""


class AturSandiForm(SetPasswordForm):
    """A new password, twice; the rules are those of AUTH_PASSWORD_VALIDATORS."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        baru, ulang = self.fields["new_password1"], self.fields["new_password2"]
        baru.label, ulang.label = "Kata sandi baru", "Ulangi kata sandi baru"
        baru.help_text = (
            "Sekurangnya 10 huruf atau angka, tidak hanya angka, dan bukan kata sandi yang umum dipakai."
        )
        ulang.help_text = ""


class GantiSandiForm(AturSandiForm, PasswordChangeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Kata sandi lama"


class BuatSKPForm(forms.Form):
    """The months that a new SKP covers."""

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)
    dari = forms.TypedChoiceField(
        label="Dari bulan", coerce=int, choices=list(enumerate(NAMA_BULAN, start=1))
    )
    sampai = forms.TypedChoiceField(
        label="Sampai dengan bulan", coerce=int, choices=list(enumerate(NAMA_BULAN, start=1)), initial=12
    )

    def __init__(self, *args: Any, penugasan: Penugasan, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pertama = _bulan_pertama(penugasan)
        tahun = self.fields["tahun"]
        assert isinstance(tahun, forms.TypedChoiceField)
        tahun.choices = [(satu, str(satu)) for satu in (hari_ini.year, hari_ini.year + 1)]
        tahun.initial = max(hari_ini.year, pertama.year)
        self.fields["dari"].initial = pertama.month if pertama.year == tahun.initial else 1
        self.helper = _tanpa_bingkai(
            Row(*(Column(nama, css_class="col-md-4") for nama in ("tahun", "dari", "sampai")))
        )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if {"dari", "sampai"} <= isi.keys() and isi["dari"] > isi["sampai"]:
            self.add_error("sampai", "Bulan terakhir mendahului bulan pertama. Pilih bulan yang lebih akhir.")
        return isi

    @property
    def periode(self) -> Periode:
        """The period chosen in a valid form."""
        isi = self.cleaned_data
        return Periode(
            Periode.bulan(isi["tahun"], isi["dari"]).mulai, Periode.bulan(isi["tahun"], isi["sampai"]).selesai
        )


class HasilKerjaForm(forms.ModelForm):
    """One promised result. Saved with its indicators by simpan_hasil_kerja."""

    class Meta:
        model = HasilKerja
        fields = ["uraian", "jenis", "mendukung"]
        widgets = {"uraian": forms.Textarea(attrs={"rows": 2, "maxlength": 300})}
        help_texts = {
            "uraian": "Tuliskan hasil yang akan ada, bukan kegiatannya: “Ibu hamil terlayani sesuai "
            "standar”, bukan “melaksanakan pelayanan ibu hamil”.",
            "mendukung": "Pilihannya adalah hasil kerja pada SKP atasan langsung Anda yang sudah disetujui. "
            "Kosongkan bila tidak ada.",
        }

    def __init__(self, *args: Any, pilihan: QuerySet[HasilKerja], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mendukung = self.fields["mendukung"]
        assert isinstance(mendukung, forms.ModelChoiceField)
        mendukung.queryset = pilihan
        mendukung.empty_label = "Tidak mengintervensi hasil kerja pimpinan"
        self.helper = _tanpa_bingkai(*self.Meta.fields)


class IndikatorForm(forms.ModelForm):
    class Meta:
        model = Indikator
        fields = ["uraian", "aspek", "target", "target_akhir", "satuan", "arah", "sumber_realisasi"]
        widgets = {"uraian": forms.Textarea(attrs={"rows": 2, "maxlength": 300})}
        help_texts = {"satuan": "Misalnya berkas, persen, atau hari."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _tanpa_bingkai(
            "uraian",
            Row(
                Column("aspek", css_class="col-md-3"),
                Column("target", css_class="col-6 col-md-3"),
                Column("target_akhir", css_class="col-6 col-md-3"),
                Column("satuan", css_class="col-md-3"),
            ),
            Row(Column("arah", css_class="col-md-6"), Column("sumber_realisasi", css_class="col-md-6")),
        )


class DaftarIndikator(forms.BaseModelFormSet):
    """The indicators of one result, at least one; blank rows are left out."""

    def clean(self) -> None:
        super().clean()
        sumber = [
            form.cleaned_data.get("sumber_realisasi")
            for form in self.forms
            if hasattr(form, "cleaned_data") and not form.cleaned_data.get("DELETE")
        ]
        if sumber.count(SumberRealisasi.KEGIATAN) > 1:
            raise forms.ValidationError(pesan_batasan(Indikator, "indikator_satu_jumlahan"))

    def berubah(self) -> list[Indikator]:
        """Return what is new or changed in a valid set, without what is to be deleted."""
        return [form.instance for form in self.forms if form.has_changed() and form not in self.deleted_forms]

    def dibuang(self) -> list[Indikator]:
        return [form.instance for form in self.deleted_forms]


def formulir_indikator(data: Any, hasil: HasilKerja) -> DaftarIndikator:
    """Return the indicators of `hasil` as forms, with blank ones to add to them."""
    kosong = 1 if hasil.pk else 2
    kelas = forms.modelformset_factory(
        Indikator, form=IndikatorForm, formset=DaftarIndikator, extra=kosong, min_num=1, validate_min=True,
        can_delete=True, can_delete_extra=False,
    )  # fmt: skip
    # Only one indicator of a result is summed from activities: the first, unless said otherwise.
    awal = [{"sumber_realisasi": SumberRealisasi.LAPORAN}] * (kosong + 1)
    daftar = kelas(
        data,
        queryset=Indikator.objects.filter(hasil_kerja=hasil.pk).order_by("pk"),
        initial=awal if hasil.pk else [{}, *awal],
        prefix="indikator",
        error_messages={"too_few_forms": "Tuliskan sekurangnya satu indikator."},
    )
    assert isinstance(daftar, DaftarIndikator)
    return daftar


class CatatanForm(forms.Form):
    catatan = forms.CharField(
        label="Apa yang perlu diperbaiki?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": pesan_batasan(SKP, "skp_dikembalikan_punya_catatan")},
    )


class CariPegawaiForm(forms.Form):
    cari = forms.CharField(label="Nama atau NIP", required=False, strip=True, max_length=100)
    unit = forms.ModelChoiceField(
        label="Unit kerja",
        queryset=UnitKerja.objects.order_by("nama"),
        required=False,
        to_field_name="kode",
        empty_label="Semua unit",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _tanpa_bingkai(
            Row(Column("cari", css_class="col-md-5"), Column("unit", css_class="col-md-7"))
        )


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


class PenugasanForm(forms.Form):
    """A new post. Its constraints are the database's to judge: see tugaskan."""

    jenis = forms.ChoiceField(label="Jenis penugasan", choices=JenisPenugasan)
    unit = forms.ModelChoiceField(
        label="Unit kerja",
        queryset=UnitKerja.objects.select_related("jabatan_pimpinan").order_by("nama"),
        empty_label="Pilih unit kerja",
    )
    nama_jabatan = forms.CharField(
        label="Jabatan",
        required=False,
        help_text="Ketik nama jabatannya, lalu pilih dari daftar. Kosongkan bila ia memimpin unit tersebut.",
        widget=IsianBersaran(Jabatan.objects.order_by("nama").values_list("nama", flat=True)),
    )
    mulai = forms.DateField(label="Mulai bertugas", widget=forms.DateInput(attrs={"type": "date"}))
    selesai = forms.DateField(
        label="Tidak lagi bertugas mulai",
        required=False,
        help_text="Hari pertama tidak lagi bertugas. Kosongkan bila belum diketahui.",
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _tanpa_bingkai(
            Row(Column("jenis", css_class="col-md-4"), Column("unit", css_class="col-md-8")),
            "nama_jabatan",
            Row(Column("mulai", css_class="col-md-6"), Column("selesai", css_class="col-md-6")),
        )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        unit, nama = isi.get("unit"), isi.get("nama_jabatan")
        isi["jabatan"] = unit.jabatan_pimpinan if unit else None
        if nama:
            isi["jabatan"] = Jabatan.objects.filter(nama__iexact=nama).first()
            if isi["jabatan"] is None:
                self.add_error(
                    "nama_jabatan", "Jabatan ini belum terdaftar. Pilih salah satu dari daftar yang muncul."
                )
        return isi

    def penugasan(self, pegawai: Pegawai) -> Penugasan:
        """Return the unsaved assignment that a valid form describes."""
        return Penugasan(
            pegawai=pegawai,
            **{n: self.cleaned_data[n] for n in ("jenis", "unit", "jabatan", "mulai", "selesai")},
        )


class AkhiriPenugasanForm(forms.Form):
    selesai = forms.DateField(
        label="Tidak lagi bertugas mulai",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Hari pertama tidak lagi bertugas.",
    )


class UnggahForm(forms.Form):
    berkas = forms.FileField(
        label="Berkas pegawai",
        help_text="CSV atau XLSX, paling besar 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_berkas(self) -> UploadedFile:
        berkas: UploadedFile = self.cleaned_data["berkas"]
        if (berkas.size or 0) > UKURAN_TERBESAR:
            raise forms.ValidationError(
                "Berkas ini lebih besar dari 5 MB. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
            )
        return berkas


def _tanpa_bingkai(*susunan: Any) -> FormHelper:
    """Return a layout for a form whose <form> element and token stand in the template."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.render_unmentioned_fields = True
    helper.layout = Layout(*susunan)
    return helper


def _bulan_pertama(penugasan: Penugasan) -> date:
    """The first month of a post that a new SKP usually covers: the next one when it began during a month."""
    bulan = Periode.bulan_dari(penugasan.mulai)
    return bulan.mulai if penugasan.mulai == bulan.mulai else bulan.selesai
