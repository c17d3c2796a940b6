from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from laporan.models import BulanTerkunci, Kegiatan, RealisasiIndikator


class HanyaDibaca(admin.ModelAdmin):
    """Reports are written by their services only; here a technical clerk looks at them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Kegiatan)
class KegiatanAdmin(HanyaDibaca):
    list_display = ["tanggal", "pegawai", "uraian", "menit", "status"]
    list_filter = ["status"]
    list_select_related = ["pegawai"]
    search_fields = ["pegawai__nip", "pegawai__nama"]
    date_hierarchy = "tanggal"
    show_full_result_count = False


@admin.register(RealisasiIndikator)
class RealisasiIndikatorAdmin(HanyaDibaca):
    list_display = ["bulan", "indikator", "nilai", "sumber_data", "dilaporkan_pada"]
    list_select_related = ["indikator"]
    search_fields = ["indikator__hasil_kerja__skp__pegawai__nip"]
    show_full_result_count = False


@admin.register(BulanTerkunci)
class BulanTerkunciAdmin(HanyaDibaca):
    list_display = ["awal_bulan", "dikunci_pada"]
