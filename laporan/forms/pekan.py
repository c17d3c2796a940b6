"""A week's sheet: rows as in a spreadsheet, and what belongs to the sheet as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from crispy_forms.layout import Field
from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.text import Truncator

from laporan.kunci import kunci_baris, kunci_salinan
from laporan.models import Kegiatan
from laporan.services import BarisPekan, KegiatanBerubah, LaporanDitolak, PekanDitolak
from pegawai.batasan import pesan_batasan
from pegawai.forms import JamField, TeksField
from pegawai.http import nomor_catatan
from pegawai.models import HasilKerja

from .dasar import arahkan_fokus, rapikan, susunan
from .kegiatan import KegiatanForm


BARIS_TERBANYAK = 80  # nine fields each: below what one request may hold
SEBUTAN_TERPANJANG = 48
TAK_UTUH = "Lembar ini tidak terkirim utuh. Muat ulang halaman ini, lalu isi lagi."
AWALAN = "baris"
SEL = (
    "tanggal",
    "jam_mulai",
    "jam_selesai",
    "uraian",
    "hasil_kerja",
    "volume",
)  # the order of pasted columns
TERSEMBUNYI = ("kegiatan", "sidik", "salinan")
TANDA_BERISI = ("uraian", "jam_mulai", "jam_selesai", "volume")

Isian = Mapping[str, Any]


@dataclass(frozen=True)
class PilihanPekan:
    """What the rows of one sheet choose from."""

    daftar_tanggal: Sequence[date]
    daftar_hasil: Sequence[HasilKerja]

    @property
    def tanggal(self) -> list[tuple[str, str]]:
        return [(satu.isoformat(), date_format(satu, "D j")) for satu in self.daftar_tanggal]

    @property
    def hasil_kerja(self) -> list[tuple[str, str]]:
        return [("", "Di luar SKP"), *((str(satu.pk), _sebutan(satu)) for satu in self.daftar_hasil)]

    def hasil(self, nomor: str) -> HasilKerja:
        return next(satu for satu in self.daftar_hasil if str(satu.pk) == nomor)


def _jam(label: str, nama: str) -> JamField:
    """Return a time in a cell: as text, since arrow keys move between cells."""
    return JamField(
        label=label,
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "numeric", "maxlength": 5}),
        error_messages=KegiatanForm.Meta.error_messages[nama],
    )


class BarisPekanForm(forms.Form):
    """One row. Checks what it alone can show, without a query for each; the database holds the same.

    With `kegiatan` it corrects that entry; `salinan` is the key of a copy, on whichever day the row is kept.
    """

    kegiatan = forms.CharField(required=False, widget=forms.HiddenInput)
    sidik = forms.CharField(required=False, widget=forms.HiddenInput)
    salinan = forms.UUIDField(required=False, widget=forms.HiddenInput)
    lewati = forms.BooleanField(label="Lewati", required=False)
    tanggal = forms.TypedChoiceField(
        label="Hari",
        coerce=date.fromisoformat,
        error_messages={"invalid_choice": "Pilih hari pekan ini yang bulannya belum dikunci."},
    )
    jam_mulai = _jam("Mulai", "jam_mulai")
    jam_selesai = _jam("Selesai", "jam_selesai")
    hasil_kerja = forms.TypedChoiceField(
        label="Hasil kerja",
        required=False,
        empty_value=None,
        error_messages={
            "invalid_choice": "Hasil kerja ini tidak ada dalam SKP Anda yang disetujui. Pilih dari daftar."
        },
    )

    uraian, volume = forms.fields_for_model(
        Kegiatan,
        ("uraian", "volume"),
        labels={"uraian": "Uraian", "volume": "Volume"},
        help_texts={"volume": ""},
        widgets={
            "uraian": forms.TextInput({"list": "uraian-terakhir"}),
            "volume": forms.TextInput({"inputmode": "decimal"}),
        },
        localized_fields=("volume",),
        field_classes={"uraian": TeksField},
        error_messages={"uraian": KegiatanForm.Meta.error_messages["uraian"]},
    ).values()

    def __init__(self, *args: Any, pilihan: PilihanPekan, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False  # a row may be left blank
        super().__init__(*args, **kwargs)
        self.pilihan = pilihan
        tanggal, hasil = self.fields["tanggal"], self.fields["hasil_kerja"]
        assert isinstance(tanggal, forms.TypedChoiceField)
        assert isinstance(hasil, forms.TypedChoiceField)
        tanggal.choices = pilihan.tanggal
        hasil.choices = pilihan.hasil_kerja
        hasil.coerce = pilihan.hasil
        self.fields["volume"].required = False
        self.fields["volume"].initial = None
        self.helper = susunan(
            *TERSEMBUNYI, *(Field(nama, template="laporan/_sel.html") for nama in (*SEL, "lewati"))
        )
        self.helper.form_show_errors = False

    def has_changed(self) -> bool:
        """Tell whether the row says or corrects something and is not to be left out."""
        if self._tertulis("lewati"):
            return False
        return any(map(self._tertulis, ("kegiatan", *TANDA_BERISI)))

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if self.has_error("salinan") or (isi.get("kegiatan") and nomor_catatan(isi["kegiatan"]) is None):
            self.add_error(None, TAK_UTUH)
        if isi.get("jam_mulai") is not None and isi.get("jam_mulai") == isi.get("jam_selesai"):
            self.add_error("jam_selesai", pesan_batasan(Kegiatan, "kegiatan_jam_berbeda"))
        if (isi.get("volume") or 0) < 0:
            self.add_error("volume", pesan_batasan(Kegiatan, "kegiatan_volume_tidak_negatif"))
        return isi

    def clean_volume(self) -> Decimal:
        return self.cleaned_data["volume"] or Decimal(0)

    def baris(self, nomor: int, lembar: UUID) -> BarisPekan:
        """Return what a valid row tells."""
        return BarisPekan(
            nomor=nomor,
            kegiatan=Kegiatan(**{nama: self.cleaned_data[nama] for nama in SEL}),
            kunci=self.cleaned_data["salinan"] or kunci_baris(lembar, nomor),
            kegiatan_id=nomor_catatan(self.cleaned_data["kegiatan"]),
            sidik=self.cleaned_data["sidik"],
        )

    def tolak(self, penolakan: LaporanDitolak) -> None:
        """Say why the row is refused, and carry the print of a newer version: who sends again has seen it."""
        self.add_error(penolakan.isian if penolakan.isian in self.fields else None, str(penolakan))
        if isinstance(penolakan, KegiatanBerubah):
            tersimpan = penolakan.tersimpan
            terbaru = {"kegiatan": str(tersimpan.pk), "sidik": tersimpan.sidik}
            self.data = {**self.data, **{self.add_prefix(nama): nilai for nama, nilai in terbaru.items()}}

    def _tertulis(self, nama: str) -> bool:
        return bool(self.data.get(self.add_prefix(nama), "").strip())


class BarisFormSet(forms.BaseFormSet):
    """All rows of a sheet, each of which may be left blank."""

    default_error_messages = {"missing_management_form": TAK_UTUH}

    def initial_form_count(self) -> int:
        return 0


DaftarBaris = forms.formset_factory(
    BarisPekanForm, formset=BarisFormSet, max_num=BARIS_TERBANYAK, absolute_max=BARIS_TERBANYAK
)


class SampulForm(forms.Form):
    """What belongs to the whole sheet: its key, and the reason of all rows that are late."""

    kunci = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": TAK_UTUH, "invalid": TAK_UTUH}
    )
    alasan_terlambat = TeksField(
        label="Alasan terlambat",
        required=False,
        max_length=300,
        help_text="Untuk semua baris yang lewat batas waktunya. Atasan Anda membacanya saat memutuskan.",
    )

    def __init__(self, isian: QueryDict | None, *, alasan: str, terlambat: bool) -> None:
        super().__init__(isian, initial={"kunci": uuid4(), "alasan_terlambat": alasan})
        self.helper = susunan("kunci", *(["alasan_terlambat"] if terlambat else []))


class LembarPekan:
    """The sheet of one week: cover and rows, filled in from what is sent or from `awal`."""

    def __init__(
        self,
        pilihan: PilihanPekan,
        *,
        isian: QueryDict | None = None,
        awal: Sequence[Isian] = (),
        alasan: str = "",
        terlambat: bool = False,
    ) -> None:
        self.penolakan: list[str] = []
        self.sampul = SampulForm(isian, alasan=alasan, terlambat=terlambat)
        self.baris = DaftarBaris(
            isian, initial=awal, prefix=AWALAN, auto_id="", form_kwargs={"pilihan": pilihan}
        )
        self.baris.extra = len(awal)

    def is_valid(self) -> bool:
        """Check cover and rows, so that all errors show at once."""
        sah = all([self.sampul.is_valid(), self.baris.is_valid()])
        if keliru := sum(bool(form.errors) for form in self.baris.forms):
            self.penolakan.append(str(PekanDitolak(keliru)))
        return sah

    @property
    def galat(self) -> list[str]:
        """What is wrong with the sheet as a whole."""
        if not self.baris.is_bound:
            return []
        return [
            *self.penolakan,
            *self.sampul.errors.get("kunci", []),
            *self.baris.non_form_errors(),
        ]

    @property
    def daftar_baris(self) -> list[BarisPekan]:
        """The rows of a valid sheet that tell something."""
        lembar = self.sampul.cleaned_data["kunci"]
        return [form.baris(ke, lembar) for ke, form in enumerate(self.baris.forms) if form.has_changed()]

    def tolak(self, penolakan: LaporanDitolak) -> None:
        """Say of each refused row what is wrong with it, and once that a reason is missing."""
        galat = penolakan.galat if isinstance(penolakan, PekanDitolak) else {}
        for nomor, satu in galat.items():
            if satu.isian != "alasan_terlambat":
                self.baris.forms[nomor].tolak(satu)
            elif not self.sampul.has_error("alasan_terlambat"):
                self.sampul.helper = susunan("kunci", "alasan_terlambat")
                self.sampul.add_error("alasan_terlambat", f"Baris {nomor + 1}: {satu}")
        self.penolakan.append(str(penolakan))

    def arahkan_fokus(self, nomor: int = 0) -> None:
        """Open with the cursor in the first wrong cell; without one, in the text of that row."""
        if self.baris.is_bound:
            for form in self.baris.forms:
                if form.errors:
                    arahkan_fokus(form, "uraian")
                    return
        if nomor < len(self.baris.forms):
            arahkan_fokus(self.baris.forms[nomor], "uraian")


def isian_kegiatan(kegiatan: Kegiatan) -> Isian:
    """Return the row that corrects an entry."""
    return {"kegiatan": kegiatan.pk, "sidik": kegiatan.sidik, **_isi(kegiatan, kegiatan.tanggal)}


def isian_salinan(contoh: Kegiatan, tanggal: date) -> Isian:
    """Return the row that copies an entry to another day."""
    return {"salinan": kunci_salinan(contoh.pk, tanggal), **_isi(contoh, tanggal)}


def isian_terkirim(isian: QueryDict) -> list[Isian]:
    """Return the rows as they were sent, checked by nobody; those without a word are left out."""
    jumlah = nomor_catatan(isian.get(f"{AWALAN}-TOTAL_FORMS", "")) or 0
    semua = (
        {nama: isian.get(f"{AWALAN}-{ke}-{nama}", "") for nama in (*TERSEMBUNYI, *SEL, "lewati")}
        for ke in range(min(jumlah, BARIS_TERBANYAK))
    )
    return [satu for satu in semua if any(satu[nama].strip() for nama in ("kegiatan", *TANDA_BERISI))]


def _isi(kegiatan: Kegiatan, tanggal: date) -> Isian:
    return {
        "tanggal": tanggal,
        "jam_mulai": kegiatan.jam_mulai,
        "jam_selesai": kegiatan.jam_selesai,
        "uraian": kegiatan.uraian,
        "hasil_kerja": kegiatan.hasil_kerja_id,
        "volume": rapikan(kegiatan.volume) or None,
    }


def _sebutan(hasil: Any) -> str:
    """Name a row of hasil_kerja_pilihan, which carries `satuan`; shorter than on the form of one entry."""
    uraian = Truncator(hasil.uraian).chars(SEBUTAN_TERPANJANG)
    return f"{uraian} ({hasil.satuan})" if hasil.satuan else str(uraian)
