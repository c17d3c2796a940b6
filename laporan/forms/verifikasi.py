"""What the superior fills in at the desk."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import accumulate, islice, pairwise
from operator import itemgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from laporan.models import Kegiatan
from pegawai.batasan import pesan_batasan
from pegawai.forms import TeksField
from pegawai.http import nomor_catatan


NOMOR_TERBESAR = 2**63 - 1  # what the database can hold
CATATAN_TERPANJANG = 500
PENUNGGU_TAMPAK = 60  # people to choose from, those who have waited longest
PALING_BANYAK = 2000  # activities in one act; what is over waits for the next


class SaringForm(forms.Form):
    """Whose waiting activities to show."""

    pegawai = forms.ChoiceField(label="Pegawai", required=False)

    def __init__(self, *, penunggu: Mapping[int, tuple[str, int]], terpilih: int | None) -> None:
        super().__init__(initial={"pegawai": terpilih or ""})
        jumlah = sum(jumlah for _, jumlah in penunggu.values())
        tampak = dict(islice(penunggu.items(), PENUNGGU_TAMPAK))
        if terpilih is not None:
            tampak[terpilih] = penunggu[terpilih]
        semua = "Semua pegawai" if len(tampak) == len(penunggu) else f"Semua, {len(penunggu)} pegawai"
        pilihan = self.fields["pegawai"]
        assert isinstance(pilihan, forms.ChoiceField)
        pilihan.choices = [
            ("", f"{semua} ({jumlah})"),
            *((pk, f"{nama} ({banyak})") for pk, (nama, banyak) in sorted(tampak.items(), key=itemgetter(1))),
        ]


KALIMAT_KEMBALIKAN = (
    "Uraian belum menjelaskan apa yang dikerjakan dan hasilnya. Lengkapi.",
    "Jamnya tumpang tindih dengan kegiatan lain. Perbaiki salah satunya.",
    "Volume belum sesuai dengan yang dikerjakan. Perbaiki.",
    "Pilih hasil kerja SKP yang didukung kegiatan ini.",
    "Lampirkan bukti dukungnya.",
    "Kegiatan ini sudah tercatat. Hapus yang ganda.",
)


class NomorField(forms.CharField):
    """Many numbers of records as one short hidden text: the first, then each one's distance to the next."""

    widget = forms.HiddenInput

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, Collection) or isinstance(value, str):
            return value
        return ".".join(str(kini - lalu) for lalu, kini in pairwise([0, *sorted(value)]))

    def to_python(self, value: object) -> Any:
        teks = str(value or "")
        jarak = [nomor_catatan(satu) for satu in teks.split(".")[:PALING_BANYAK]] if teks else []
        if None in jarak:
            raise ValidationError(
                "Daftar kegiatan pada halaman ini tidak terbaca. Muat ulang, lalu coba lagi."
            )
        return [nomor for nomor in accumulate(filter(None, jarak)) if nomor <= NOMOR_TERBESAR]


class SemuaForm(forms.Form):
    """Exactly the activities that the page showed as without remark."""

    kegiatan = NomorField()


class CatatanForm(forms.Form):
    """Why an activity is returned or rejected, told to the employee."""

    catatan = TeksField(
        label="Alasan",
        max_length=CATATAN_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Pegawai membacanya di laporan hariannya.",
        error_messages={"required": pesan_batasan(Kegiatan, "kegiatan_ditolak_ada_alasannya")},
    )


class KembalikanForm(CatatanForm):
    """Beside the free text a few ready sentences: one is taken as it is, or put before what is typed."""

    kalimat = forms.ChoiceField(
        label="Kalimat siap pakai",
        required=False,
        choices=[("", "Tulis sendiri"), *((satu, satu) for satu in KALIMAT_KEMBALIKAN)],
        widget=forms.Select(attrs={"data-kinerja-kalimat": "catatan"}),
    )
    field_order = ("kalimat", "catatan")

    def __init__(self, isian: Mapping[str, Any] | None = None) -> None:
        super().__init__(isian, auto_id="kembali_%s")
        self.fields["catatan"].label = "Apa yang perlu diperbaiki?"
        self.fields["catatan"].required = False

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        catatan = f"{isi.get('kalimat', '')} {isi.get('catatan', '')}".strip()
        if not catatan and "catatan" not in self.errors:
            self.add_error("catatan", self.fields["catatan"].error_messages["required"])
        if len(catatan) > CATATAN_TERPANJANG:
            self.add_error("catatan", f"Seluruhnya paling banyak {CATATAN_TERPANJANG} huruf.")
        return isi | {"catatan": catatan}


class TolakForm(CatatanForm):
    def __init__(self, isian: Mapping[str, Any] | None = None) -> None:
        super().__init__(isian, auto_id="tolak_%s")
        self.fields["catatan"].label = "Mengapa ditolak?"
