"""Shape and wording of what employees and superiors fill in; the rules stand in the services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import uuid4

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.text import Truncator

from laporan import queries
from laporan.models import MENIT_SEHARI, Kegiatan, RealisasiIndikator
from pegawai.batasan import pesan_batasan
from pegawai.choices import SumberRealisasi
from pegawai.forms import TanggalField
from pegawai.inti.periode import Periode
from pegawai.models import HasilKerja, Pegawai


class PilihanPerSKP(ModelChoiceIterator):
    """Results under the SKP they belong to: at a transfer or the turn of the year there are two."""

    def __iter__(self) -> Iterator[Any]:
        yield "", self.field.empty_label
        for skp, daftar_hasil in groupby(self.queryset, key=attrgetter("skp")):
            yield f"SKP {skp.periode}", [self.choice(hasil) for hasil in daftar_hasil]


class HasilKerjaField(forms.ModelChoiceField):
    """A result of one's SKP, named with the unit in which its volume is counted."""

    iterator = PilihanPerSKP
    default_error_messages = {
        "invalid_choice": "Hasil kerja ini tidak ada dalam SKP Anda yang disetujui. Pilih dari daftar, atau "
        "kosongkan."
    }

    def label_from_instance(self, hasil: HasilKerja) -> str:
        uraian = Truncator(hasil.uraian).chars(100)
        for indikator in hasil.indikator.all():
            if indikator.sumber_realisasi == SumberRealisasi.KEGIATAN:
                return f"{uraian} ({indikator.satuan})"
        return uraian


class KegiatanForm(forms.ModelForm):
    """One activity as the employee tells it; `kunci` is minted with the empty form."""

    kunci = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    hasil_kerja = HasilKerjaField(
        queryset=HasilKerja.objects.none(),
        required=False,
        empty_label="Di luar SKP",
        help_text="Dalam kurung: satuan volumenya.",
    )

    class Meta:
        model = Kegiatan
        fields = ["tanggal", "hasil_kerja", "uraian", "menit", "volume"]
        field_classes = {"tanggal": TanggalField}
        widgets = {
            "uraian": forms.TextInput(
                attrs={"list": "uraian-terakhir", "autocomplete": "off", "autofocus": True}
            ),
            "menit": forms.NumberInput(attrs={"min": 1, "max": MENIT_SEHARI, "inputmode": "numeric"}),
            "volume": forms.NumberInput(attrs={"min": 0, "step": "0.01", "inputmode": "decimal"}),
        }
        help_texts = {"volume": "Kosongkan bila tidak dihitung."}
        error_messages = {
            "tanggal": {"required": "Isi tanggal kegiatannya."},
            "uraian": {"required": pesan_batasan(Kegiatan, "kegiatan_uraian_terisi")},
            "menit": {"required": "Isi lamanya dalam menit."},
        }

    def __init__(self, *args: Any, pegawai: Pegawai, bulan: Periode, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["volume"] = rapikan(self.initial.get("volume")) or None
        self.fields["volume"].required = False
        self.fields["tanggal"].widget.attrs["max"] = hari_ini.isoformat()
        pilihan = self.fields["hasil_kerja"]
        assert isinstance(pilihan, forms.ModelChoiceField)
        pilihan.queryset = queries.hasil_kerja_pilihan(pegawai, bulan)
        self.helper = _susunan(
            "kunci",
            Row(Column("tanggal", css_class="col-md-3"), Column("uraian", css_class="col-md-9")),
            Row(
                Column("hasil_kerja", css_class="col-md-6"),
                Column("menit", css_class="col-6 col-md-3"),
                Column("volume", css_class="col-6 col-md-3"),
            ),
        )

    def clean_volume(self) -> Decimal:
        return self.cleaned_data["volume"] or Decimal(0)


class RealisasiForm(forms.ModelForm):
    """What is reported of one indicator for one month: figure and source together, or neither.

    Left as it was, it is not reported anew.
    """

    class Meta:
        model = RealisasiIndikator
        fields = ["nilai", "sumber_data"]
        widgets = {"nilai": forms.NumberInput(attrs={"min": 0, "step": "0.01", "inputmode": "decimal"})}

    def __init__(
        self, isian: Mapping[str, Any] | None = None, *, dilaporkan: queries.IndikatorDilaporkan
    ) -> None:
        self.indikator = dilaporkan.indikator
        super().__init__(
            isian,
            instance=dilaporkan.realisasi or RealisasiIndikator(indikator=dilaporkan.indikator),
            prefix=f"indikator-{dilaporkan.indikator.pk}",
            empty_permitted=True,
            use_required_attribute=False,
        )
        self.initial["nilai"] = rapikan(self.initial.get("nilai"))
        self.fields["nilai"].label = f"Realisasi, dalam {self.indikator.satuan}"
        for kolom in self.fields.values():
            kolom.required = False
        self.helper = _susunan(
            Row(Column("nilai", css_class="col-sm-5"), Column("sumber_data", css_class="col-sm-7"))
        )

    def clean(self) -> dict[str, Any]:
        isian = self.cleaned_data
        if isian.get("nilai", 0) is None:
            self.add_error("nilai", "Isi realisasinya, 0 bila tidak ada.")
        if not isian.get("sumber_data", "-"):
            self.add_error("sumber_data", pesan_batasan(RealisasiIndikator, "realisasi_sumber_terisi"))
        return isian


def daftar_form_realisasi(
    daftar_indikator: Sequence[queries.IndikatorDilaporkan], isian: Mapping[str, Any] | None
) -> list[RealisasiForm]:
    return [RealisasiForm(isian, dilaporkan=satu) for satu in daftar_indikator]


def semua_sah(daftar_form: Sequence[RealisasiForm]) -> bool:
    """Check every form, also those after the first wrong one, so that all errors show at once."""
    return not [form for form in daftar_form if not form.is_valid()]


class SaringForm(forms.Form):
    """Whose waiting activities to show."""

    pegawai = forms.ChoiceField(label="Pegawai", required=False)

    def __init__(self, *, penunggu: Sequence[tuple[int, str, int]], terpilih: int | None) -> None:
        super().__init__(initial={"pegawai": terpilih or ""})
        jumlah = sum(jumlah for _, _, jumlah in penunggu)
        pilihan = self.fields["pegawai"]
        assert isinstance(pilihan, forms.ChoiceField)
        pilihan.choices = [
            ("", f"Semua pegawai ({jumlah})"),
            *((pk, f"{nama} ({jumlah})") for pk, nama, jumlah in penunggu),
        ]


class CatatanForm(forms.Form):
    """Why an activity is returned or rejected, told to the employee."""

    catatan = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Pegawai membacanya di laporan hariannya.",
        error_messages={"required": pesan_batasan(Kegiatan, "kegiatan_ditolak_ada_alasannya")},
    )


class KembalikanForm(CatatanForm):
    def __init__(self, isian: Mapping[str, Any] | None = None) -> None:
        super().__init__(isian, auto_id="kembali_%s")
        self.fields["catatan"].label = "Apa yang perlu diperbaiki?"


class TolakForm(CatatanForm):
    def __init__(self, isian: Mapping[str, Any] | None = None) -> None:
        super().__init__(isian, auto_id="tolak_%s")
        self.fields["catatan"].label = "Mengapa ditolak?"


def rapikan(nilai: Decimal | None) -> Decimal | None:
    """Drop the zeros behind the decimal point: 3.00 is filled in as 3."""
    return None if nilai is None else Decimal(f"{nilai.normalize():f}")


def _susunan(*bagian: str | Row) -> FormHelper:
    """Lay out fields inside a form tag that the page draws itself."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*bagian)
    return helper
