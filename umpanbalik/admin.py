"""The technical clerk's window: services and questionnaires are kept here; what citizens said is only read.

Who reported stands in Pelapor, which is shown nowhere but through buka_identitas. The tracking code belongs
to the citizen, and what suspects wrongdoing to those who examine it: both are left out.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from pegawai.admin import HanyaDibaca
from umpanbalik.choices import Klasifikasi
from umpanbalik.models import (
    Aduan,
    ButirInstrumen,
    IndeksKepuasan,
    Instrumen,
    Layanan,
    NilaiUnsur,
    RiwayatAduan,
    Tanggapan,
)


@admin.register(Layanan)
class LayananAdmin(admin.ModelAdmin):
    list_display = ["kode", "nama", "unit", "aktif", "internal"]
    list_filter = ["aktif", "internal"]
    list_select_related = ["unit"]
    search_fields = ["kode", "nama", "unit__nama"]
    autocomplete_fields = ["unit"]


class ButirInline(admin.TabularInline):
    model = ButirInstrumen
    extra = 0

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not _terpakai(obj)

    has_add_permission = has_delete_permission = has_change_permission


@admin.register(Instrumen)
class InstrumenAdmin(admin.ModelAdmin):
    """A new version is added here; one that somebody has answered no longer changes."""

    list_display = ["kode", "nama", "dasar", "berlaku_mulai"]
    inlines = [ButirInline]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not _terpakai(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not _terpakai(obj)


class NilaiUnsurInline(HanyaDibaca, admin.TabularInline):
    model = NilaiUnsur


@admin.register(Tanggapan)
class TanggapanAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["tanggal", "layanan", "kanal"]
    list_filter = ["kanal"]
    list_select_related = ["layanan"]
    search_fields = ["layanan__kode", "layanan__nama"]
    date_hierarchy = "tanggal"
    inlines = [NilaiUnsurInline]
    show_full_result_count = False


@admin.register(IndeksKepuasan)
class IndeksKepuasanAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["unit", "mulai", "selesai", "jumlah_tanggapan", "nilai", "mutu", "dihitung_pada"]
    list_select_related = ["unit"]
    search_fields = ["unit__kode", "unit__nama"]
    show_full_result_count = False


class RiwayatInline(HanyaDibaca, admin.TabularInline):
    model = RiwayatAduan


@admin.register(Aduan)
class AduanAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["judul", "unit", "klasifikasi", "status", "tenggat_tanggapan", "diterima_pada"]
    list_filter = ["status", "klasifikasi"]
    list_select_related = ["unit"]
    search_fields = ["judul", "unit__nama"]
    exclude = ["kode"]
    inlines = [RiwayatInline]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Aduan]:
        return super().get_queryset(request).exclude(klasifikasi=Klasifikasi.BERKADAR)


def _terpakai(instrumen: Instrumen | None) -> bool:
    return instrumen is not None and Tanggapan.objects.filter(instrumen=instrumen).exists()
