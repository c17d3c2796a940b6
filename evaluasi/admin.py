"""The technical clerk's window: what services and computations have written, to look at only."""

from __future__ import annotations

from django.contrib import admin

from evaluasi.models import (
    Capaian,
    CapaianHasil,
    Penilaian,
    PenilaianHasil,
    PenilaianOrganisasi,
    PenilaianPerilaku,
    PeriodePenilaian,
    RekapUnit,
)
from pegawai.admin import HanyaDibaca


@admin.register(PeriodePenilaian)
class PeriodePenilaianAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["__str__", "status", "ditutup_pada"]
    list_filter = ["status"]


@admin.register(PenilaianOrganisasi)
class PenilaianOrganisasiAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["unit", "periode", "predikat", "ditetapkan_oleh", "ditetapkan_pada"]
    list_filter = ["predikat"]
    list_select_related = ["unit", "periode", "ditetapkan_oleh"]
    search_fields = ["unit__kode", "unit__nama"]


class PerilakuInline(HanyaDibaca, admin.TabularInline):
    model = PenilaianPerilaku
    extra = 0


class HasilInline(HanyaDibaca, admin.TabularInline):
    model = PenilaianHasil
    extra = 0
    raw_id_fields = ["hasil_kerja"]


@admin.register(Penilaian)
class PenilaianAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["skp", "periode", "penilai", "status", "predikat", "ditetapkan_pada"]
    list_filter = ["status", "predikat"]
    list_select_related = ["skp__pegawai", "periode", "penilai"]
    search_fields = ["skp__pegawai__nip", "skp__pegawai__nama"]
    inlines = [HasilInline, PerilakuInline]
    show_full_result_count = False


@admin.register(Capaian)
class CapaianAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["indikator", "mulai", "selesai", "target", "realisasi", "persen", "dihitung_pada"]
    list_select_related = ["indikator"]
    search_fields = ["indikator__hasil_kerja__skp__pegawai__nip"]
    show_full_result_count = False


@admin.register(CapaianHasil)
class CapaianHasilAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["hasil_kerja", "mulai", "selesai", "jumlah_terukur", "persen", "dihitung_pada"]
    list_select_related = ["hasil_kerja"]
    search_fields = ["hasil_kerja__skp__pegawai__nip"]
    show_full_result_count = False


@admin.register(RekapUnit)
class RekapUnitAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["unit", "mulai", "selesai", "jumlah_pegawai", "persen_capaian", "dihitung_pada"]
    list_select_related = ["unit"]
    search_fields = ["unit__kode", "unit__nama"]
    show_full_result_count = False
