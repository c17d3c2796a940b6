"""A plan: the months it covers, its results, and how each is measured."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4, uuid5

from crispy_forms.layout import Column, Row
from django import forms
from django.db.models import QuerySet

from pegawai.batasan import pesan_batasan
from pegawai.choices import SumberRealisasi
from pegawai.inti.periode import NAMA_BULAN, Periode
from pegawai.models import SKP, HasilKerja, Indikator, Penugasan

from .dasar import tanpa_bingkai


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
        self.helper = tanpa_bingkai(
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
    """One promised result. Saved with its indicators by simpan_hasil_kerja.

    `kunci` is minted with every form that is shown, `asal` is the key of the result as it is shown.
    """

    kunci = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    asal = forms.UUIDField(required=False, widget=forms.HiddenInput)

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
        self.initial["asal"] = self.instance.kunci
        mendukung = self.fields["mendukung"]
        assert isinstance(mendukung, forms.ModelChoiceField)
        mendukung.queryset = pilihan
        mendukung.empty_label = "Tidak mengintervensi hasil kerja pimpinan"
        self.helper = tanpa_bingkai(*self.Meta.fields)

    @property
    def kunci_kiriman(self) -> UUID | None:
        """The key of this form with all that was sent in it; None when it carries no key."""
        isi = self.cleaned_data.get("kunci")
        kiriman = sorted((nama, nilai) for nama, nilai in self.data.items() if nama != "csrfmiddlewaretoken")
        return uuid5(isi, urlencode(kiriman)) if isi else None

    @property
    def sudah_tersimpan(self) -> bool:
        """Tell whether this very form, sent once before, has changed the result."""
        asal: UUID | None = self.initial["asal"]
        return asal is not None and asal == self.kunci_kiriman

    @property
    def usang(self) -> bool:
        """Tell whether the result was changed since this form was opened."""
        return bool(self.cleaned_data.get("asal") != self.initial["asal"])


class IndikatorForm(forms.ModelForm):
    class Meta:
        model = Indikator
        fields = ["uraian", "aspek", "target", "target_akhir", "satuan", "arah", "sumber_realisasi"]
        widgets = {"uraian": forms.Textarea(attrs={"rows": 2, "maxlength": 300})}
        help_texts = {"satuan": "Misalnya berkas, persen, atau hari."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = tanpa_bingkai(
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


def _bulan_pertama(penugasan: Penugasan) -> date:
    """The first month of a post that a new SKP usually covers: the next one when it began during a month."""
    bulan = Periode.bulan_dari(penugasan.mulai)
    return bulan.mulai if penugasan.mulai == bulan.mulai else bulan.selesai
