"""Every act that the code writes into the audit trail has words, and so has every detail it keeps."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from kinerja.jejak.kata import KATA, KATA_TINDAKAN, kata_tindakan
from kinerja.jejak.objek import OBJEK
from kinerja.jejak.rincian import ISIAN, ISIAN_KHUSUS, SEBELUMNYA, TERSIRAT


AKAR = Path(settings.AKAR)
APLIKASI = ("kinerja", "pegawai", "laporan", "umpanbalik", "evaluasi")
PENCATAT = {"catat_jejak", "catat_jejak_banyak"}
BUKAN_RINCIAN = {"oleh", "pada"}
KODE = re.compile(r"[A-Z]+(_[A-Z]+)+")
TABEL = "pegawai_jejakaudit"


def semua_panggilan() -> Iterator[tuple[str, ast.Call, ast.Module]]:
    """Yield every call in the code, with the module it stands in."""
    for app in APLIKASI:
        for berkas in (AKAR / app).rglob("*.py"):
            if not {"tests", "migrations"} & set(berkas.parts):
                modul = ast.parse(berkas.read_text())
                for simpul in ast.walk(modul):
                    if isinstance(simpul, ast.Call):
                        yield str(berkas.relative_to(AKAR)), simpul, modul


def panggilan() -> Iterator[tuple[str, ast.Call, ast.Module]]:
    """Yield every call that writes a line of the trail, with the module it stands in."""
    return (satu for satu in semua_panggilan() if getattr(satu[1].func, "id", "") in PENCATAT)


def tindakan_diserahkan() -> Iterator[tuple[str, ast.AST]]:
    """Yield what is handed on as the act to a service that writes the line, with the file it stands in."""
    for berkas, satu, _ in semua_panggilan():
        for isian in satu.keywords:
            if isian.arg == "tindakan":
                yield berkas, isian.value


def kode_dalam(simpul: ast.AST) -> set[str]:
    return {
        satu.value
        for satu in ast.walk(simpul)
        if isinstance(satu, ast.Constant) and isinstance(satu.value, str) and KODE.fullmatch(satu.value)
    }


def tindakan_tertulis() -> dict[str, str]:
    """Return the codes with the file that writes each.

    Where the code is handed to the call by a name, all codes of that module count, and so does what other
    modules hand on as `tindakan`.
    """
    tertulis = {kode: berkas for berkas, nilai in tindakan_diserahkan() for kode in kode_dalam(nilai)}
    for berkas, satu, modul in panggilan():
        if "tindakan" in ast.unparse(satu.args[0]) and berkas == "pegawai/jejak.py":
            continue
        for kode in kode_dalam(satu.args[0]) or kode_dalam(modul):
            tertulis[kode] = berkas
    for app in APLIKASI:
        for berkas in (AKAR / app).rglob("*.sql"):
            isi = berkas.read_text()
            if TABEL in isi:
                penyisipan = isi[isi.index(TABEL) :]
                for kode in re.findall(r"'([A-Z_]+)'", penyisipan):
                    if KODE.fullmatch(kode):
                        tertulis[kode] = str(berkas.relative_to(AKAR))
    return tertulis


def test_every_act_has_its_words_and_no_words_stand_without_an_act():
    tertulis = tindakan_tertulis()

    assert {k: b for k, b in tertulis.items() if k not in KATA} == {}, "add them to KATA_TINDAKAN"
    assert set(KATA) == set(tertulis)


def test_every_act_belongs_to_one_kind_of_record_that_has_a_name():
    assert set(KATA_TINDAKAN) <= set(OBJEK)
    assert len(KATA) == sum(map(len, KATA_TINDAKAN.values()))


def test_every_detail_has_its_label():
    for berkas, satu, _ in panggilan():
        kunci = {isian.arg for isian in satu.keywords if isian.arg} - BUKAN_RINCIAN
        tindakan = kode_dalam(satu.args[0])
        dikenal = set(ISIAN) | TERSIRAT | {"semula"}
        for kode in tindakan:
            dikenal |= {*ISIAN_KHUSUS.get(kode, {}), *SEBELUMNYA.get(kode, {}).values()}
        assert kunci <= dikenal, f"{berkas}:{satu.lineno}: add a label for {kunci - dikenal}"


def test_a_code_of_another_day_is_shown_as_it_stands():
    assert kata_tindakan("HAL_LAMA") == "melakukan HAL_LAMA"
