"""Addresses of people, posts and plans."""

from django.urls import path

from pegawai.views import akun, impor, orang, skp


app_name = "pegawai"
urlpatterns = [
    path("skp/", skp.skp_daftar, name="skp_daftar"),
    path("skp/buat/", skp.skp_buat, name="skp_buat"),
    path("skp/<int:pk>/", skp.skp_rinci, name="skp_rinci"),
    path("skp/<int:pk>/ajukan/", skp.skp_ajukan, name="skp_ajukan"),
    path("skp/<int:pk>/kembalikan/", skp.skp_kembalikan, name="skp_kembalikan"),
    path("skp/<int:pk>/setujui/", skp.skp_setujui, name="skp_setujui"),
    path("skp/<int:pk>/hapus/", skp.skp_hapus, name="skp_hapus"),
    path("skp/<int:skp_id>/hasil-kerja/tambah/", skp.hasil_kerja_tambah, name="hasil_kerja_tambah"),
    path("skp/hasil-kerja/<int:pk>/", skp.hasil_kerja_ubah, name="hasil_kerja_ubah"),
    path("skp/hasil-kerja/<int:pk>/hapus/", skp.hasil_kerja_hapus, name="hasil_kerja_hapus"),
    path("pegawai/", orang.pegawai_daftar, name="pegawai_daftar"),
    path("pegawai/<int:pk>/", orang.pegawai_rinci, name="pegawai_rinci"),
    path("pegawai/<int:pegawai_id>/sandi/", akun.sandi_tautan, name="sandi_tautan"),
    path("pegawai/<int:pegawai_id>/penugasan/buat/", orang.penugasan_buat, name="penugasan_buat"),
    path("pegawai/penugasan/<int:pk>/akhiri/", orang.penugasan_akhiri, name="penugasan_akhiri"),
    path("pegawai/unit/", orang.unit_daftar, name="unit_daftar"),
    path("pegawai/impor/", impor.pegawai_impor, name="pegawai_impor"),
    path("pegawai/impor/contoh/", impor.pegawai_impor_contoh, name="pegawai_impor_contoh"),
    path("pegawai/impor/simpan/", impor.pegawai_impor_simpan, name="pegawai_impor_simpan"),
]
