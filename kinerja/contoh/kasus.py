"""One citizen's report and what became of it, as the tables of umpanbalik will hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from kinerja.contoh.acuan import AduanAcuan
from umpanbalik.choices import StatusAduan
from umpanbalik.tenggat import Tenggat


# The columns of Kasus.baris, by the names of the fields.
KOLOM = (
    "id", "kode", "unit", "layanan", "klasifikasi", "kategori", "judul", "isi", "lokasi", "tanggal_kejadian",
    "anonim", "rahasia", "status", "diterima_pada", "tenggat_tanggapan", "tenggat_selesai", "ditanggapi_pada",
    "dijawab_pada", "selesai_pada", "jumlah_dibuka_lagi", "kunci",
)  # fmt: skip

JAWABAN_AKHIR = frozenset({"ADUAN_DIJAWAB", "ADUAN_BUKAN_KEWENANGAN"})


@dataclass(frozen=True)
class Langkah:
    """One step of a case, as it stands in its history and in the audit trail."""

    dari: str
    ke: StatusAduan
    pada: datetime
    pesan: str
    tindakan: str
    oleh: int | None = None
    dari_warga: bool = False
    publik: bool = True

    @property
    def jawaban(self) -> bool:
        return self.tindakan in {"ADUAN_DITANGGAPI", *JAWABAN_AKHIR}


@dataclass
class Kasus:
    """One report with all that has happened to it so far."""

    nomor: int
    kode: str
    kunci: UUID
    isi: AduanAcuan
    unit: str | None
    layanan: int | None
    lokasi: str
    tanggal_kejadian: date | None
    diterima: datetime
    hari_per_pekan: int
    tenggat: Tenggat
    langkah: list[Langkah] = field(default_factory=list)

    @property
    def status(self) -> StatusAduan:
        return self.langkah[-1].ke

    def melangkah(self, ke: StatusAduan, pada: datetime, pesan: str, tindakan: str, **isian: object) -> None:
        dari = self.langkah[-1].ke if self.langkah else ""
        self.langkah.append(Langkah(dari, ke, pada, pesan, tindakan, **isian))  # type: ignore[arg-type]

    def baris(self, unit: Mapping[str, int]) -> Sequence[object]:
        ditanggapi = [satu.pada for satu in self.langkah if satu.jawaban]
        dijawab = [satu.pada for satu in self.langkah if satu.tindakan in JAWABAN_AKHIR]
        selesai = self.langkah[-1].pada if self.status == StatusAduan.SELESAI else None
        return (
            self.nomor,
            self.kode,
            unit[self.unit] if self.unit else None,
            self.layanan,
            self.isi.klasifikasi,
            self.isi.kategori,
            self.isi.judul,
            self.isi.isi,
            self.lokasi,
            self.tanggal_kejadian,
            self.isi.anonim,
            self.isi.rahasia,
            self.status,
            self.diterima,
            self.tenggat.tanggapan,
            self.tenggat.selesai,
            ditanggapi[0] if ditanggapi else None,
            dijawab[-1] if dijawab else None,
            selesai,
            sum(langkah.tindakan == "ADUAN_DIBUKA_LAGI" for langkah in self.langkah),
            self.kunci,
        )
