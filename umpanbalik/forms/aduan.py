"""What the office fills in about a report, and what its inbox is narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.http import urlencode

from pegawai.models import UnitKerja
from umpanbalik import queries
from umpanbalik.choices import StatusAduan
from umpanbalik.kode import rapikan_kode
from umpanbalik.models import Aduan
from umpanbalik.permissions import Jangkauan

from .dasar import UnitField, berkapital, isi_pilihan


PILIHAN_KEADAAN = (
    ("", "Belum selesai"),
    (queries.TERLAMBAT, "Lewat tenggat"),
    *berkapital(StatusAduan.choices),
    (queries.SEMUA, "Semua"),
)


class TindakanForm(forms.Form):
    """What one act on a case asks for; its fields are named by the act, for several stand on one page."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, nama: str, aduan: Aduan | None = None
    ) -> None:
        super().__init__(data, auto_id=f"{nama}_%s")
        self.nama, self.aduan = nama, aduan


class TanggapiForm(TindakanForm):
    tanggapan = forms.CharField(
        label="Tanggapan awal untuk pelapor",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dibaca pelapor; aduannya tetap terbuka. Tuliskan apa yang sudah diperiksa dan kapan "
        "jawaban akhirnya menyusul. Tanggapan tanpa isi bukan jawaban.",
    )


class JawabForm(TindakanForm):
    jawaban = forms.CharField(
        label="Jawaban akhir untuk pelapor",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Dibaca pelapor. Tuliskan apa yang sudah dilakukan dan apa yang terjadi berikutnya, tanpa "
        "menyebut nama pelapor.",
    )


class TeruskanForm(TindakanForm):
    unit = UnitField(UnitKerja.objects.none(), label="Unit tujuan")
    catatan = forms.CharField(
        label="Catatan untuk unit itu",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hanya dibaca petugas.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.aduan is not None:
            isi_pilihan(self.fields["unit"], queries.unit_penerima(self.aduan), "Pilih unit")


class AlasanForm(TindakanForm):
    """Why something is done, and who will read it."""

    untuk_siapa = "Hanya dibaca petugas dan auditor."
    alasan = forms.CharField(label="Alasan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].help_text = self.untuk_siapa


class BukanKewenanganForm(AlasanForm):
    untuk_siapa = "Dibaca pelapor. Tuliskan alasannya, dan ke mana sebaiknya laporan ini disampaikan."


class ArsipkanForm(AlasanForm):
    untuk_siapa = "Dibaca pelapor. Tuliskan mengapa laporan ini tidak ditindaklanjuti."


class IdentitasForm(AlasanForm):
    untuk_siapa = "Alasan ini dicatat bersama nama Anda, dan dibaca auditor."


FORM_TINDAKAN: Mapping[str, type[TindakanForm]] = {
    "proses": TindakanForm,
    "tanggapi": TanggapiForm,
    "jawab": JawabForm,
    "teruskan": TeruskanForm,
    "berkadar": AlasanForm,
    "bukan_kewenangan": BukanKewenanganForm,
    "arsipkan": ArsipkanForm,
    "identitas": IdentitasForm,
}


class AduanSaringForm(forms.Form):
    """What the inbox shows; an empty or wrong choice falls back to what is open.

    A tracking code in `cari` names one case, and stays out of the address: see aduan_cari.
    """

    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=PILIHAN_KEADAAN)
    unit = UnitField(UnitKerja.objects.none(), label="Unit", required=False)
    cari = forms.CharField(label="Kode lacak atau kata pada judul", required=False, max_length=100)

    def __init__(self, *args: Any, jangkauan: Jangkauan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        isi_pilihan(self.fields["unit"], queries.unit_beraduan(jangkauan), "Semua unit")
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

    @property
    def kode(self) -> str:
        """The tracking code that was typed, or what might be one; empty for words."""
        return rapikan_kode(self.cleaned_data.get("cari", ""))

    @property
    def kueri(self) -> str:
        """The choices as an address carries them."""
        return urlencode({nama: self.data[nama] for nama, isi in self.cleaned_data.items() if isi})
