"""The technical clerk's window: reference data may be mended here; what people agreed on is only read."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from pegawai import permissions, services
from pegawai.forms import MasukKelolaForm
from pegawai.jejak import catat_jejak
from pegawai.models import (
    SKP,
    Akun,
    HariLibur,
    HasilKerja,
    Indikator,
    Jabatan,
    JadwalDinas,
    JamKerja,
    JejakAudit,
    KeteranganKerja,
    Pegawai,
    Penugasan,
    PeranPegawai,
    PolaJamKerja,
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


class Berjejak:
    """Writes into the trail what a clerk does to records that decide who may do what.

    For a ModelAdmin, named before it, which names its acts: added, changed, deleted.
    """

    tindakan: tuple[str, str, str]

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        self._catat(self.tindakan[0], request, obj)
        return super().log_addition(request, obj, message)  # type: ignore[misc]

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        kolom = [nama for satu in message for nama in satu.get("changed", {}).get("fields", [])]
        self._catat(self.tindakan[1], request, obj, kolom=kolom)
        return super().log_change(request, obj, message)  # type: ignore[misc]

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        for obj in queryset:
            self._catat(self.tindakan[2], request, obj, uraian=str(obj))
        return super().log_deletions(request, queryset)  # type: ignore[misc]

    def _catat(self, tindakan: str, request: HttpRequest, obj: models.Model, **rincian: object) -> None:
        oleh = Pegawai.objects.filter(akun=_akun(request)).first()
        catat_jejak(tindakan, obj, oleh=oleh, pada=timezone.now(), petugas=_akun(request).nip, **rincian)


class AkunBaruForm(AdminUserCreationForm):
    class Meta:
        model = Akun
        fields = ("nip",)


@admin.register(Akun)
class AkunAdmin(Berjejak, UserAdmin):
    tindakan = ("AKUN_DITAMBAH", "AKUN_DIUBAH", "AKUN_DIHAPUS")
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
class HariLiburAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ("tanggal", "nama", "jenis", "dasar")
    list_filter = ("jenis",)
    search_fields = ("nama",)
    date_hierarchy = "tanggal"


class JamKerjaInline(HanyaDibaca, admin.TabularInline):
    model = JamKerja


@admin.register(PolaJamKerja)
class PolaJamKerjaAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ("nama", "mulai", "selesai", "dasar", "data_peraga")
    search_fields = ("nama", "dasar")
    inlines = (JamKerjaInline,)


@admin.register(JadwalDinas)
class JadwalDinasAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ("pegawai", "tanggal", "mulai", "selesai", "istirahat")
    list_select_related = ("pegawai",)
    search_fields = ("pegawai__nama", "pegawai__nip")
    date_hierarchy = "tanggal"


@admin.register(KeteranganKerja)
class KeteranganKerjaAdmin(HanyaDibaca, admin.ModelAdmin):
    list_display = ("pegawai", "jenis", "mulai", "selesai", "nomor_surat")
    list_filter = ("jenis",)
    list_select_related = ("pegawai",)
    search_fields = ("pegawai__nama", "pegawai__nip")


@admin.register(Pegawai)
class PegawaiAdmin(Berjejak, admin.ModelAdmin):
    tindakan = ("PEGAWAI_DITAMBAH", "PEGAWAI_DIUBAH", "PEGAWAI_DIHAPUS")
    list_display = ("nama", "nip", "jenis", "golongan", "kedudukan")
    list_filter = ("jenis", "kedudukan")
    search_fields = ("nama", "nip")
    autocomplete_fields = ("akun",)


class PeranForm(forms.ModelForm):
    """A role for somebody else; `pelaku` is the clerk's account."""

    pelaku: Akun

    def clean_pegawai(self) -> Pegawai:
        pegawai: Pegawai = self.cleaned_data["pegawai"]
        izin = permissions.atur_peran(self.pelaku, pegawai)
        if not izin:
            raise forms.ValidationError(izin.alasan)
        return pegawai


@admin.register(PeranPegawai)
class PeranPegawaiAdmin(admin.ModelAdmin):
    """Roles are given and withdrawn, never turned into others: so each has its two lines in the trail."""

    form = PeranForm
    list_display = ("pegawai", "peran", "unit")
    list_filter = ("peran",)
    list_select_related = ("pegawai", "unit")
    autocomplete_fields = ("pegawai", "unit")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[PeranForm]:
        form = cast(type[PeranForm], super().get_form(request, obj, change, **kwargs))
        form.pelaku = _akun(request)
        return form

    def save_model(self, request: HttpRequest, obj: PeranPegawai, form: Any, change: bool) -> None:
        services.beri_peran(peran=obj, akun=_akun(request), pada=timezone.now())

    def delete_model(self, request: HttpRequest, obj: PeranPegawai) -> None:
        services.cabut_peran(peran=obj, akun=_akun(request), pada=timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[PeranPegawai]) -> None:
        with transaction.atomic():
            for peran in queryset.select_related("pegawai", "unit"):
                self.delete_model(request, peran)


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


def _akun(request: HttpRequest) -> Akun:
    """Return the account of the clerk, who is signed in wherever the admin site asks this."""
    return cast(Akun, request.user)
