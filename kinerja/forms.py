"""What people fill in on the pages of the roof."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms

from kinerja.jadwal import periode_memuat
from pegawai.inti.periode import Periode


JUMLAH_BULAN_PILIHAN = 15  # this month, and back to the whole quarter of a year ago


class HitunganForm(forms.Form):
    """Which period to compute. `kunci` is minted with the empty form: the same form sent twice is one job."""

    periode = forms.ChoiceField(
        label="Periode", help_text="Bulan, triwulan, atau tahun yang akan dihitung ulang."
    )
    kunci = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = self.fields["periode"]
        assert isinstance(pilihan, forms.ChoiceField)
        bulan_bulan = reversed(Periode.bulan_dari(hari_ini).mundur(JUMLAH_BULAN_PILIHAN))
        memuat = zip(*(periode_memuat(bulan.mulai) for bulan in bulan_bulan), strict=True)
        pilihan.choices = [
            (judul, [(tulis_periode(periode), str(periode)) for periode in dict.fromkeys(daftar)])
            for judul, daftar in zip(("Bulan", "Triwulan", "Tahun"), memuat, strict=True)
        ]

    def clean_periode(self) -> Periode:
        mulai, selesai = self.cleaned_data["periode"].split("/")
        return Periode(date.fromisoformat(mulai), date.fromisoformat(selesai))


def tulis_periode(periode: Periode) -> str:
    """Write a period as the form takes it: an ISO 8601 interval, half-open."""
    return f"{periode.mulai}/{periode.selesai}"
