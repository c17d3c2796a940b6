"""The shapes in which periods, predicates of organisations and ratings are asked for and sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from evaluasi.choices import JENIS_PERIODE, Ekspektasi, KeadaanPenilaian, NilaiDasar, PredikatOrganisasi
from evaluasi.models import (
    Penilaian,
    PenilaianHasil,
    PenilaianOrganisasi,
    PenilaianPerilaku,
    PeriodePenilaian,
)
from evaluasi.queries import BuktiHasil
from evaluasi.services import IsianPenilaian
from pegawai.inti.periode import Periode


def _berkapital(pilihan: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(nilai, f"{label[:1].upper()}{label[1:]}") for nilai, label in pilihan]


PILIHAN_EKSPEKTASI = _berkapital(Ekspektasi.choices)


class PilihPeriodeForm(forms.Form):
    """Which period a page is about."""

    periode = forms.ChoiceField(label="Periode", required=False)

    def __init__(self, *args: Any, daftar_periode: Sequence[PeriodePenilaian], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.daftar_periode = {str(satu.pk): satu for satu in daftar_periode}
        pilihan = self.fields["periode"]
        assert isinstance(pilihan, forms.ChoiceField)
        pilihan.choices = [
            (kunci, f"{satu} ({satu.get_status_display()})") for kunci, satu in self.daftar_periode.items()
        ]

    @property
    def terpilih(self) -> PeriodePenilaian | None:
        """Return the chosen period, the first without a valid choice, None where there is no period."""
        return self.daftar_periode.get(self._isi("periode")) or next(iter(self.daftar_periode.values()), None)

    def _isi(self, nama: str) -> str:
        """Return one valid choice, whatever the others are; empty without."""
        self.full_clean()
        isi: str = self.cleaned_data.get(nama, "") if self.is_bound else ""
        return isi


class SaringPenilaianForm(PilihPeriodeForm):
    """Which period, and only the ratings that have come so far."""

    keadaan = forms.ChoiceField(
        label="Keadaan",
        choices=[("", "Semua keadaan"), *_berkapital(KeadaanPenilaian.choices)],
        required=False,
    )

    @property
    def keadaan_terpilih(self) -> KeadaanPenilaian | None:
        isi = self._isi("keadaan")
        return KeadaanPenilaian(isi) if isi else None


class BukaPeriodeForm(forms.Form):
    """Which month, quarter or year to open: those of this and last year that have begun.

    `pernah_dibuka`: what was opened before, closed since or not.
    """

    periode = forms.ChoiceField(label="Periode")

    def __init__(self, *args: Any, pernah_dibuka: Collection[Periode], hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pilihan = {
            f"{JENIS_PERIODE[periode.jumlah_bulan]}:{periode.mulai:%Y-%m}": periode
            for tahun in (hari_ini.year, hari_ini.year - 1)
            for periode in _periode_setahun(tahun)
            if periode.mulai <= hari_ini and periode not in pernah_dibuka
        }
        kelompok: dict[str, list[tuple[str, str]]] = {}
        for kunci, periode in self.pilihan.items():
            jenis = JENIS_PERIODE[periode.jumlah_bulan]
            kelompok.setdefault(jenis.label.capitalize(), []).append((kunci, str(periode)))
        pilihan = self.fields["periode"]
        assert isinstance(pilihan, forms.ChoiceField)
        pilihan.choices = [("", "Pilih periode"), *kelompok.items()]

    @property
    def terpilih(self) -> Periode:
        """Return the chosen range, once the form is valid."""
        return self.pilihan[self.cleaned_data["periode"]]


class TutupPeriodeForm(forms.Form):
    """The last word before a period is closed; who leaves people unrated says why."""

    alasan = forms.CharField(
        label="Alasan menutup sebelum semua dinilai",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tersimpan pada jejak audit.",
    )
    paham = forms.BooleanField(
        label="Saya memahami bahwa periode yang ditutup tidak dapat dibuka lagi, dan laporan harian pada "
        "bulan-bulannya terkunci.",
        error_messages={"required": "Centang pernyataan ini untuk menutup periode."},
    )

    def __init__(self, *args: Any, belum: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if belum:
            self.fields["paham"].label = (
                f"Saya memahami bahwa {belum} penilaian tidak akan pernah ditetapkan, periode yang ditutup "
                "tidak dapat dibuka lagi, dan laporan harian pada bulan-bulannya terkunci."
            )
            self.fields["alasan"].required = True
            self.fields["alasan"].error_messages["required"] = (
                f"Tuliskan mengapa periode ditutup selagi {belum} penilaian belum ditetapkan."
            )
        else:
            del self.fields["alasan"]


class OrganisasiForm(forms.ModelForm):
    """The predicate of an organisation with its reason. Saving is the service's work."""

    predikat = forms.ChoiceField(
        label="Capaian kinerja organisasi",
        choices=_berkapital(PredikatOrganisasi.choices),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih predikat organisasinya."},
    )

    class Meta:
        model = PenilaianOrganisasi
        fields = ["predikat", "alasan"]
        widgets = {"alasan": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"alasan": {"required": "Tuliskan dasar penetapannya."}}


class RatingForm(forms.ModelForm):
    """The two ratings and the feedback as a whole. A draft may lack any of them."""

    rating_hasil = forms.ChoiceField(
        label="Rating hasil kerja", choices=PILIHAN_EKSPEKTASI, widget=forms.RadioSelect, required=False
    )
    rating_perilaku = forms.ChoiceField(
        label="Rating perilaku kerja", choices=PILIHAN_EKSPEKTASI, widget=forms.RadioSelect, required=False
    )

    class Meta:
        model = Penilaian
        fields = ["rating_hasil", "rating_perilaku", "umpan_balik"]
        widgets = {"umpan_balik": forms.Textarea(attrs={"rows": 5})}


class PerilakuForm(forms.ModelForm):
    """One of the seven core values. Below expectation the model asks for a word of explanation."""

    ekspektasi = forms.ChoiceField(
        label="Rating", choices=PILIHAN_EKSPEKTASI, widget=forms.RadioSelect, required=False
    )

    class Meta:
        model = PenilaianPerilaku
        fields = ["ekspektasi", "umpan_balik"]
        labels = {"umpan_balik": "Umpan balik"}
        widgets = {"umpan_balik": forms.Textarea(attrs={"rows": 2})}


class HasilForm(forms.ModelForm):
    class Meta:
        model = PenilaianHasil
        fields = ["umpan_balik"]
        labels = {"umpan_balik": "Umpan balik atas hasil kerja ini"}
        widgets = {"umpan_balik": forms.Textarea(attrs={"rows": 2})}


class VersiForm(forms.Form):
    """Which version of the draft the page shows; 0: there is none yet."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class LembarPenilaian:
    """All forms of one rating, sent together: the whole, each core value, each result.

    `benturan`: why what was sent is not stored although every form is valid. The page then carries the
    version of now, since who saves again has seen what stands there.
    """

    def __init__(
        self,
        data: QueryDict | None,
        *,
        penilaian: Penilaian | None,
        perilaku: Mapping[NilaiDasar, PenilaianPerilaku],
        bukti: Sequence[BuktiHasil],
        benturan: str = "",
    ) -> None:
        self.benturan = benturan
        self.versi = VersiForm(
            None if benturan else data, initial={"versi": penilaian.versi if penilaian else 0}
        )
        self.rating = RatingForm(data, instance=penilaian)
        self.perilaku = {
            nilai: PerilakuForm(data, prefix=nilai.lower(), instance=perilaku.get(nilai))
            for nilai in NilaiDasar
        }
        self.hasil = {
            satu.hasil.pk: HasilForm(
                data,
                prefix=f"hasil{satu.hasil.pk}",
                instance=PenilaianHasil(hasil_kerja=satu.hasil, umpan_balik=satu.capaian.umpan_balik or ""),
            )
            for satu in bukti
        }

    def is_valid(self) -> bool:
        formulir = (self.rating, *self.perilaku.values(), *self.hasil.values())
        return all(satu.is_valid() for satu in formulir)

    @property
    def galat(self) -> list[str]:
        """Return the names of the core values whose form was refused."""
        return [nilai.label for nilai, satu in self.perilaku.items() if satu.errors]

    @property
    def versi_terlihat(self) -> int:
        """Return the version that was sent; 0, that of a draft not begun, for anything else."""
        versi: int = self.versi.cleaned_data["versi"] if self.versi.is_valid() else 0
        return versi

    @property
    def tersimpan(self) -> list[tuple[str, str]]:
        """Return label and text of whatever is stored otherwise than it was sent."""
        formulir: list[tuple[str, forms.ModelForm]] = [
            ("", self.rating),
            *((f"{nilai.label}: ", satu) for nilai, satu in self.perilaku.items()),
            *((f"{satu.instance.hasil_kerja}: ", satu) for satu in self.hasil.values()),
        ]
        return [
            (f"{awalan}{form.fields[nama].label}", _tersimpan(form, nama))
            for awalan, form in formulir
            for nama in form.changed_data
        ]

    @property
    def isian(self) -> IsianPenilaian:
        """Return what was chosen and written, once all forms are valid."""
        return IsianPenilaian(
            **self.rating.cleaned_data,
            perilaku={
                nilai: (satu.cleaned_data["ekspektasi"], satu.cleaned_data["umpan_balik"])
                for nilai, satu in self.perilaku.items()
            },
            hasil={pk: satu.cleaned_data["umpan_balik"] for pk, satu in self.hasil.items()},
        )


def _tersimpan(form: forms.ModelForm, nama: str) -> str:
    """Return what a field held before the form was sent, as one reads it."""
    nilai = str(form.initial.get(nama) or "")
    return dict(PILIHAN_EKSPEKTASI).get(nilai, nilai) or "(kosong)"


def _periode_setahun(tahun: int) -> list[Periode]:
    """Return the months of a year, then its quarters, then itself; what is latest comes first."""
    return [
        *(Periode.bulan(tahun, ke) for ke in range(12, 0, -1)),
        *(Periode.triwulan(tahun, ke) for ke in range(4, 0, -1)),
        Periode.tahun(tahun),
    ]
