"""What a leader undertakes about an element that citizens marked low, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from pegawai.inti.periode import Periode
from umpanbalik.choices import LANJUTAN_TINDAK_LANJUT, TINDAK_LANJUT_TERBUKA, StatusTindakLanjut, Unsur
from umpanbalik.models import TindakLanjut

from .dasar import berkapital


JUMLAH_TRIWULAN = 4  # within a year something is done about it


class TindakLanjutForm(forms.ModelForm):
    """One measure; `terendah`, the elements marked lowest, stand first. Saving is the service's work."""

    unsur = forms.ChoiceField(label="Unsur yang diperbaiki")
    tenggat = forms.TypedChoiceField(label="Selesai paling lambat", coerce=date.fromisoformat)

    class Meta:
        model = TindakLanjut
        fields = ["unsur", "rencana", "tenggat", "penanggung_jawab"]
        widgets = {"rencana": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"penanggung_jawab": "Jabatan yang mengerjakannya, misalnya Kepala Bidang Pelayanan."}

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        instance: TindakLanjut,
        terendah: Sequence[Unsur],
        hari_ini: date,
    ) -> None:
        super().__init__(data, instance=instance, auto_id="susun_%s")
        urutan = [*terendah, *(unsur for unsur in Unsur if unsur not in terendah)]
        unsur, tenggat = self.fields["unsur"], self.fields["tenggat"]
        assert isinstance(unsur, forms.ChoiceField)
        assert isinstance(tenggat, forms.ChoiceField)
        unsur.choices = [(satu.value, satu.label) for satu in urutan]
        tenggat.choices = [(t.hari_terakhir.isoformat(), str(t)) for t in _triwulan_ke_depan(hari_ini)]


class TindakLanjutPerbaruiForm(forms.Form):
    """What became of one measure so far; `nama` tells its form from the others on the page."""

    status = forms.ChoiceField(label="Keadaan")
    hasil = forms.CharField(
        label="Yang sudah dilakukan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila rencananya terlaksana atau dibatalkan.",
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, tindak_lanjut: TindakLanjut) -> None:
        kini = StatusTindakLanjut(tindak_lanjut.status)
        self.nama = f"perbarui-{tindak_lanjut.pk}"
        super().__init__(
            data, auto_id=f"{self.nama}_%s", initial={"status": kini.value, "hasil": tindak_lanjut.hasil}
        )
        lanjutan = {kini, *LANJUTAN_TINDAK_LANJUT[kini]}
        status = self.fields["status"]
        assert isinstance(status, forms.ChoiceField)
        status.choices = berkapital((s.value, s.label) for s in StatusTindakLanjut if s in lanjutan)

    def clean(self) -> dict[str, Any]:
        isian = super().clean() or self.cleaned_data
        status = isian.get("status")
        if status and status not in TINDAK_LANJUT_TERBUKA and not isian.get("hasil"):
            self.add_error("hasil", "Tuliskan apa yang sudah dilakukan, atau mengapa dibatalkan.")
        return isian


def _triwulan_ke_depan(hari_ini: date) -> list[Periode]:
    daftar = [Periode.triwulan_dari(hari_ini)]
    while len(daftar) < JUMLAH_TRIWULAN:
        daftar.append(Periode.triwulan_dari(daftar[-1].selesai))
    return daftar
