"""One activity as the employee fills it in; the rules stand in the services."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import uuid4

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Row
from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.text import Truncator

from laporan import queries
from laporan.choices import WajibBukti
from laporan.models import ISIAN_KEGIATAN, Kegiatan
from laporan.services import KegiatanBerubah
from pegawai.batasan import pesan_batasan
from pegawai.forms import JamField, TanggalField, TeksField
from pegawai.inti.periode import Periode
from pegawai.models import HasilKerja, Pegawai

from .dasar import rapikan, susunan


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

    def label_from_instance(self, hasil: Any) -> str:
        """Name a row of hasil_kerja_pilihan, which carries `satuan`."""
        uraian = Truncator(hasil.uraian).chars(100)
        return f"{uraian} ({hasil.satuan})" if hasil.satuan else str(uraian)


class IsianKegiatan(forms.ModelForm):
    """The fields of one activity, and how they stand beside each other."""

    hasil_kerja = HasilKerjaField(
        queryset=HasilKerja.objects.none(),
        required=False,
        empty_label="Di luar SKP",
        help_text="Dalam kurung: satuan volumenya.",
    )

    class Meta:
        model = Kegiatan
        fields = ISIAN_KEGIATAN
        field_classes = {
            "tanggal": TanggalField,
            "jam_mulai": JamField,
            "jam_selesai": JamField,
            "uraian": TeksField,
            "alasan_terlambat": TeksField,
        }
        widgets = {
            "uraian": forms.TextInput(attrs={"list": "uraian-terakhir", "autocomplete": "off"}),
            "volume": forms.NumberInput(attrs={"min": 0, "step": "0.01", "inputmode": "decimal"}),
        }
        help_texts = {
            "volume": "Kosongkan bila tidak dihitung.",
            "alasan_terlambat": "Atasan Anda membacanya saat memutuskan.",
        }
        error_messages = {
            "tanggal": {"required": "Isi tanggal kegiatannya."},
            "uraian": {"required": pesan_batasan(Kegiatan, "kegiatan_uraian_terisi")},
            "jam_mulai": {"required": "Isi jam mulainya."},
            "jam_selesai": {"required": "Isi jam selesainya."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["volume"].required = False

    def tata(self, *tambahan: str) -> FormHelper:
        """Lay the fields out, with others below them."""
        return susunan(
            Row(
                Column("tanggal", css_class="col-md-4"),
                Column("jam_mulai", css_class="col-6 col-md-4"),
                Column("jam_selesai", css_class="col-6 col-md-4"),
            ),
            "uraian",
            Row(Column("hasil_kerja", css_class="col-md-9"), Column("volume", css_class="col-md-3")),
            *tambahan,
        )

    def clean_volume(self) -> Decimal:
        return self.cleaned_data["volume"] or Decimal(0)


class KegiatanForm(IsianKegiatan):
    """One activity as the employee tells it.

    `kunci` is minted with the empty form, `sidik` tells which version of an activity the form was opened
    with, `detik` carries how long it took, unless that is not measured.
    """

    kunci = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    sidik = forms.CharField(required=False, widget=forms.HiddenInput)
    detik = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-kinerja-detik": "catat"}))

    def __init__(
        self,
        *args: Any,
        pegawai: Pegawai,
        bulan: Periode,
        tanggal_terakhir: date | None,
        awal_tepat_waktu: date,
        wajib_bukti: WajibBukti = WajibBukti.TIDAK,
        diukur: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not diukur:
            del self.fields["detik"]
        if self.instance.pk:
            self.initial["sidik"] = self.instance.sidik
        self.diukur = diukur
        self.wajib_bukti = "" if wajib_bukti == WajibBukti.TIDAK else wajib_bukti.label
        self.awal_tepat_waktu = awal_tepat_waktu
        self.terlambat = self._terlambat()
        self.initial["volume"] = rapikan(self.initial.get("volume")) or None
        self.tanggal_terakhir = tanggal_terakhir
        if tanggal_terakhir is not None:
            self.fields["tanggal"].widget.attrs["max"] = tanggal_terakhir.isoformat()
        pilihan = self.fields["hasil_kerja"]
        assert isinstance(pilihan, forms.ModelChoiceField)
        pilihan.queryset = queries.hasil_kerja_pilihan(pegawai, bulan)
        self.helper = self._susun()

    def daftar_pilihan(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the results to choose from under the SKP they belong to, as (value, label)."""
        pilihan = self.fields["hasil_kerja"]
        assert isinstance(pilihan, forms.ModelChoiceField)
        return [
            (str(kelompok), [(str(nilai), str(label)) for nilai, label in isi])
            for kelompok, isi in PilihanPerSKP(pilihan)
            if kelompok
        ]

    def terbentur(self, penolakan: KegiatanBerubah) -> None:
        """Say what stands now and carry its version: who sends again has seen it."""
        self.add_error(None, str(penolakan))
        self.data = {**dict(self.data.items()), "sidik": penolakan.tersimpan.sidik}

    def add_error(self, field: str | None, error: Any) -> None:
        """Ask for the reason of a late entry where a rule misses it, whatever the date led one to expect."""
        if field == "alasan_terlambat" and not self.terlambat:
            self.terlambat = True
            self.helper = self._susun()
        super().add_error(field, error)

    def terbuka_pada(self, tanggal: date) -> bool:
        """Tell whether the rules take work of that day, as far as it may lie ahead."""
        return self.tanggal_terakhir is None or tanggal <= self.tanggal_terakhir

    def _susun(self) -> FormHelper:
        return self.tata(
            "kunci",
            "sidik",
            *(["detik"] if self.diukur else []),
            *(["alasan_terlambat"] if self.terlambat else []),
        )

    def _terlambat(self) -> bool:
        """Tell whether the date filled in is past its days of grace, so that a reason is asked for."""
        kolom = self["tanggal"]
        try:
            return bool(kolom.field.clean(kolom.value()) < self.awal_tepat_waktu)
        except forms.ValidationError:
            return False


class IsianSementaraForm(forms.Form):
    """What stands in the fields while one still types: what cannot be read counts as not there yet."""

    tanggal = TanggalField(required=False)
    jam_mulai = JamField(required=False)
    jam_selesai = JamField(required=False)
    uraian = TeksField(required=False, max_length=300)
    volume = forms.DecimalField(required=False, min_value=0, max_digits=10, decimal_places=2)

    def kegiatan(self, pegawai: Pegawai, nomor: int | None) -> Kegiatan:
        """Return it as an activity that is not stored; `nomor` is that of the stored one being changed."""
        self.full_clean()
        isian: dict[str, Any] = {nama: self.cleaned_data.get(nama) for nama in self.fields}
        isian["uraian"] = isian["uraian"] or ""
        isian["volume"] = isian["volume"] or Decimal(0)
        return Kegiatan(pk=nomor, pegawai=pegawai, **isian)


class KegiatanLuringForm(IsianKegiatan):
    """The same fields drawn for nobody, for a browser without a line.

    It fills in the results it remembers, and asks for the reason when the date is late.
    """

    def __init__(self) -> None:
        super().__init__(auto_id="luring_%s", initial={"volume": None})
        self.helper = self.tata("alasan_terlambat")
