"""The technical clerk's window: reports are written by their services only, here they are looked at."""

from __future__ import annotations

from django.contrib import admin

from laporan.models import BuktiDukung, BulanTerkunci, Kegiatan, KirimanBKN, RealisasiIndikator
from pegawai.admin import HanyaDibaca


@admin.register(Kegiatan)
class KegiatanAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["tanggal", "pegawai", "uraian", "menit", "status"]
    list_filter = ["status"]
    list_select_related = ["pegawai"]
    search_fields = ["pegawai__nip", "pegawai__nama"]
    date_hierarchy = "tanggal"
    show_full_result_count = False


@admin.register(BuktiDukung)
class BuktiDukungAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["kegiatan", "nama", "tautan", "ukuran", "diunggah_pada"]
    list_filter = ["jenis", "tipe"]
    list_select_related = ["kegiatan"]
    search_fields = ["kegiatan__pegawai__nip"]
    show_full_result_count = False


@admin.register(RealisasiIndikator)
class RealisasiIndikatorAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["bulan", "indikator", "nilai", "sumber_data", "dilaporkan_pada"]
    list_select_related = ["indikator"]
    search_fields = ["indikator__hasil_kerja__skp__pegawai__nip"]
    show_full_result_count = False


@admin.register(BulanTerkunci)
class BulanTerkunciAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["awal_bulan", "dikunci_pada"]


@admin.register(KirimanBKN)
class KirimanBKNAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ["pegawai", "mulai", "selesai", "ditandai_pada"]
    list_select_related = ["pegawai"]
    search_fields = ["pegawai__nip", "pegawai__nama"]
    show_full_result_count = False
