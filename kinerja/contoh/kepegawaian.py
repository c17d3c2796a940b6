"""Writes offices and people: units, posts, accounts, employees, assignments and roles, by COPY."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password

from kinerja.contoh import acuan
from kinerja.contoh.formasi import PeranContoh
from kinerja.contoh.orang import Orang, petugas_aduan
from kinerja.contoh.salin import lanjutkan_nomor, salin
from pegawai.choices import Peran
from pegawai.models import Akun, Jabatan, Pegawai, Penugasan, PeranPegawai, UnitKerja


SANDI = "tugu-khatulistiwa"  # of every demo account; only isi_contoh prints it


def simpan_unit() -> Mapping[str, int]:
    """Write posts that lead and units; return the units' numbers by code."""
    nomor = {unit.kode: ke for ke, unit in enumerate(acuan.unit(), 1)}
    pimpinan = {unit.jabatan: unit.tingkat for unit in acuan.unit()}
    nomor_jabatan = {nama: ke for ke, nama in enumerate(pimpinan, 1)}
    salin(
        Jabatan,
        ("id", "nama", "jenis", "jenjang"),
        ((nomor_jabatan[nama], nama, jenis, "") for nama, jenis in pimpinan.items()),
    )
    lanjutkan_nomor(Jabatan)
    salin(
        UnitKerja,
        ("id", "kode", "nama", "jenis", "induk", "jabatan_pimpinan", "hari_per_pekan", "data_peraga"),
        (
            (
                nomor[unit.kode],
                unit.kode,
                unit.nama,
                unit.jenis,
                nomor[unit.induk] if unit.induk else None,
                nomor_jabatan[unit.jabatan],
                unit.hari,
                unit.peraga,
            )
            for unit in acuan.unit()
        ),
    )
    lanjutkan_nomor(UnitKerja)
    return nomor


def simpan_orang(semua: Sequence[Orang], unit: Mapping[str, int]) -> None:
    """Write accounts, people, posts, assignments and roles. Only role accounts can be signed in with."""
    salin(
        Akun,
        ("id", "nip", "password", "is_staff", "is_active", "is_superuser"),
        ((o.nomor, o.nama_akun, _sandi(o.pos.akun), False, True, False) for o in semua),
    )
    salin(
        Pegawai,
        ("id", "akun", "nip", "nama", "jenis", "golongan", "kedudukan", "surel"),
        (
            (o.nomor, o.nomor, o.diri.nip, o.diri.nama, o.diri.jenis, o.diri.golongan, o.kedudukan, "")
            for o in semua
        ),
    )
    jabatan = _simpan_jabatan(semua)
    salin(
        Penugasan,
        ("id", "pegawai", "unit", "jabatan", "jenis", "memimpin", "mulai", "selesai"),
        (
            (t.nomor, o.nomor, unit[t.unit], jabatan[t.jabatan], t.jenis, t.memimpin, t.mulai, t.selesai)
            for o in semua
            for t in o.tugas
        ),
    )
    salin(PeranPegawai, ("pegawai", "peran", "unit"), _peran(semua, unit))
    lanjutkan_nomor(Akun, Pegawai, Penugasan)


def _simpan_jabatan(semua: Sequence[Orang]) -> Mapping[str, int]:
    """Write the posts that lead no unit; return the numbers of all posts by name."""
    nomor = dict(Jabatan.objects.values_list("nama", "pk"))
    baru = {o.jabatan.nama: o.jabatan for o in semua if o.jabatan.nama not in nomor}
    nomor |= {nama: ke for ke, nama in enumerate(baru, len(nomor) + 1)}
    salin(
        Jabatan,
        ("id", "nama", "jenis", "jenjang"),
        ((nomor[nama], nama, jabatan.jenis, jabatan.jenjang) for nama, jabatan in baru.items()),
    )
    lanjutkan_nomor(Jabatan)
    return nomor


def _sandi(akun: PeranContoh | None) -> str:
    """A hash of its own for each role account, nothing that could be typed for all others."""
    return make_password(SANDI) if akun else f"{UNUSABLE_PASSWORD_PREFIX}{secrets.token_hex(20)}"


def _peran(semua: Sequence[Orang], unit: Mapping[str, int]) -> Iterator[tuple[int, str, int | None]]:
    akun = {
        PeranContoh.WALI_KOTA: Peran.PIMPINAN_KOTA,
        PeranContoh.PENGELOLA: Peran.PENGELOLA,
        PeranContoh.PETUGAS_ADUAN: Peran.PETUGAS_ADUAN,
        PeranContoh.AUDITOR: Peran.AUDITOR,
    }
    for orang in semua:
        if orang.pos.akun in akun:
            yield orang.nomor, akun[orang.pos.akun], None
    for kode, orang in petugas_aduan(semua).items():
        if orang.pos.akun is None:
            yield orang.nomor, Peran.PETUGAS_ADUAN, unit[kode]
