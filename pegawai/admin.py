"""The technical clerk's window: reference data may be mended here; what people agreed on is only read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.http import HttpRequest

from pegawai.forms import MasukKelolaForm
from pegawai.models import (
    SKP,
    Akun,
    HariLibur,
    HasilKerja,
    Indikator,
    Jabatan,
    JejakAudit,
    Pegawai,
    Penugasan,
    PeranPegawai,
    UnitKerja,
)


admin.site.site_header = "Kelola e-Kinerja"
admin.site.site_title = "Kelola e-Kinerja"
admin.site.index_title = "Data acuan dan jejak"
admin.site.login_form = MasukKelolaForm


class HanyaDibaca:
    """No adding, changing or deleting: these records change in the application, with their trace.

    For a ModelAdmin or an inline, named before it.
    """

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AkunBaruForm(AdminUserCreationForm):
    class Meta:
        model = Akun
        fields = ("nip",)


@admin.register(Akun)
class AkunAdmin(UserAdmin):
    add_form = AkunBaruForm
    list_display = ("nip", "pegawai", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "is_superuser")
    list_select_related = ("pegawai",)
    search_fields = ("nip", "pegawai__nama")
    ordering = ("nip",)
    fieldsets = (
        (None, {"fields": ("nip", "password")}),
        ("Kewenangan", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Waktu", {"fields": ("last_login",)}),
    )
    add_fieldsets = ((None, {"fields": ("nip", "usable_password", "password1", "password2")}),)
    readonly_fields = ("last_login",)


@admin.register(UnitKerja)
class UnitKerjaAdmin(admin.ModelAdmin):
    list_display = ("kode", "nama", "jenis", "induk", "jabatan_pimpinan")
    list_filter = ("jenis", "data_peraga")
    list_select_related = ("induk", "jabatan_pimpinan")
    search_fields = ("kode", "nama")
    autocomplete_fields = ("induk", "jabatan_pimpinan")


@admin.register(Jabatan)
class JabatanAdmin(admin.ModelAdmin):
    list_display = ("nama", "jenis", "jenjang")
    list_filter = ("jenis", "jenjang")
    search_fields = ("nama",)


@admin.register(HariLibur)
class HariLiburAdmin(admin.ModelAdmin):
    list_display = ("tanggal", "nama", "jenis", "dasar")
    list_filter = ("jenis",)
    date_hierarchy = "tanggal"


@admin.register(Pegawai)
class PegawaiAdmin(admin.ModelAdmin):
    list_display = ("nama", "nip", "jenis", "golongan", "kedudukan")
    list_filter = ("jenis", "kedudukan")
    search_fields = ("nama", "nip")
    autocomplete_fields = ("akun",)


@admin.register(PeranPegawai)
class PeranPegawaiAdmin(admin.ModelAdmin):
    list_display = ("pegawai", "peran", "unit")
    list_filter = ("peran",)
    list_select_related = ("pegawai", "unit")
    autocomplete_fields = ("pegawai", "unit")


@admin.register(Penugasan)
class PenugasanAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ("pegawai", "jabatan", "unit", "jenis", "memimpin", "mulai", "selesai")
    list_filter = ("jenis", "memimpin")
    list_select_related = ("pegawai", "jabatan", "unit")
    search_fields = ("pegawai__nama", "pegawai__nip")


class IndikatorInline(HanyaDibaca, admin.TabularInline):
    model = Indikator


@admin.register(HasilKerja)
class HasilKerjaAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ("uraian", "jenis", "skp")
    list_select_related = ("skp__pegawai",)
    search_fields = ("uraian", "skp__pegawai__nama", "skp__pegawai__nip")
    inlines = (IndikatorInline,)


@admin.register(SKP)
class SKPAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ("pegawai", "mulai", "selesai", "status", "penilai")
    list_filter = ("status",)
    list_select_related = ("pegawai", "penilai")
    search_fields = ("pegawai__nama", "pegawai__nip")


@admin.register(JejakAudit)
class JejakAuditAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ("pada", "tindakan", "objek", "objek_id", "oleh")
    list_filter = ("objek",)
    list_select_related = ("oleh",)
    search_fields = ("tindakan", "=objek_id", "oleh__nip")
    date_hierarchy = "pada"
