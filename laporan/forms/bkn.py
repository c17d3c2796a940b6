"""Which period goes to BKN or comes from it, and why what comes is late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from crispy_forms.layout import Column, Row
from django import forms
from django.db.models import QuerySet

from pegawai.forms import TeksField, UnggahForm, tanpa_bingkai
from pegawai.inti.periode import Periode
from pegawai.models import UnitKerja


BULAN_TAMPAK, TRIWULAN_TAMPAK = 6, 4
BENTUK = (("xlsx", "XLSX, untuk dibuka di lembar kerja"), ("csv", "CSV, untuk diolah program lain"))


class MasaField(forms.ChoiceField):
    """A month, a quarter or a year, the latest first; any other that the address names is added."""

    def __init__(self, *, hari_ini: date, terpilih: Periode | None = None, wajib: bool = True) -> None:
        super().__init__(label="Masa", required=wajib)
        bulan = Periode.bulan_dari(hari_ini)
        masa = [
            *reversed(bulan.mundur(BULAN_TAMPAK)),
            *(Periode.triwulan_dari(satu.mulai) for satu in reversed(bulan.mundur(3 * TRIWULAN_TAMPAK))),
            Periode.tahun_dari(hari_ini),
            Periode.tahun(hari_ini.year - 1),
            *([terpilih] if terpilih else []),
        ]
        self.choices = [(satu.kode, str(satu)) for satu in dict.fromkeys(masa)]


class MasaForm(forms.Form):
    """Of which period to show the comparison."""

    def __init__(self, *, masa: Periode, hari_ini: date) -> None:
        super().__init__(initial={"masa": masa.kode})
        self.fields["masa"] = MasaField(hari_ini=hari_ini, terpilih=masa, wajib=False)


class MasaUnitForm(MasaForm):
    """Of which unit and period to show how far it was carried over."""

    def __init__(
        self, *, daftar_unit: QuerySet[UnitKerja], unit: UnitKerja | None, masa: Periode, hari_ini: date
    ) -> None:
        super().__init__(masa=masa, hari_ini=hari_ini)
        self.initial["unit"] = unit and unit.kode
        self.fields["unit"] = forms.ModelChoiceField(
            label="Unit kerja",
            queryset=daftar_unit,
            to_field_name="kode",
            empty_label="Pilih unit kerja",
            help_text="Beserta semua unit di bawahnya.",
            required=False,
        )
        self.order_fields(["unit", "masa"])


class EksporUnitForm(forms.Form):
    """Whose work, of which period, in which kind of file."""

    unit = forms.ModelChoiceField(
        label="Unit kerja",
        queryset=UnitKerja.objects.none(),
        to_field_name="kode",
        empty_label="Pilih unit kerja",
        help_text="Beserta semua unit di bawahnya.",
    )
    bentuk = forms.ChoiceField(label="Bentuk berkas", choices=BENTUK)

    def __init__(
        self, isian: Mapping[str, Any] | None = None, *, daftar_unit: QuerySet[UnitKerja], hari_ini: date
    ) -> None:
        super().__init__(isian)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = daftar_unit
        self.fields["masa"] = MasaField(hari_ini=hari_ini)
        self.helper = tanpa_bingkai(
            "unit", Row(Column("masa", css_class="col-md-6"), Column("bentuk", css_class="col-md-6"))
        )


class UnggahKegiatanForm(UnggahForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Berkas Progress Harian"


class AlasanTerlambatForm(forms.Form):
    """One reason for all that is late among what is kept at once; the services know whether one is needed."""

    alasan_terlambat = TeksField(
        label="Mengapa terlambat dicatat?",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"required": True}),
        help_text="Tertulis pada setiap kegiatan yang terlambat; atasan membacanya saat memutuskan.",
    )
