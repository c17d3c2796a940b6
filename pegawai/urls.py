"""Addresses of people, posts and plans."""

from django.urls import path

from pegawai.views import acuan, akun, impor, kalender, orang, skp


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
    path("kalender/", kalender.kalender_bulan, name="kalender_bulan"),
    path("kalender/keterangan/", kalender.keterangan_daftar, name="keterangan_daftar"),
    path("kalender/keterangan/catat/", kalender.keterangan_catat, name="keterangan_catat"),
    path("kalender/keterangan/<int:pk>/akhiri/", kalender.keterangan_akhiri, name="keterangan_akhiri"),
    path("kalender/keterangan/<int:pk>/batalkan/", kalender.keterangan_batalkan, name="keterangan_batalkan"),
    path("kalender/libur/", acuan.libur_daftar, name="libur_daftar"),
    path("kalender/libur/tambah/", acuan.libur_tambah, name="libur_tambah"),
    path("kalender/libur/<int:pk>/ubah/", acuan.libur_ubah, name="libur_ubah"),
    path("kalender/libur/<int:pk>/hapus/", acuan.libur_hapus, name="libur_hapus"),
    path("kalender/jam-kerja/", acuan.pola_daftar, name="pola_daftar"),
    path("kalender/jam-kerja/tetapkan/", acuan.pola_tetapkan, name="pola_tetapkan"),
    path("kalender/jam-kerja/<int:pk>/ubah/", acuan.pola_ubah, name="pola_ubah"),
    path("kalender/jam-kerja/<int:pk>/hapus/", acuan.pola_hapus, name="pola_hapus"),
    path("kalender/jadwal/", acuan.jadwal_daftar, name="jadwal_daftar"),
    path("kalender/jadwal/tambah/", acuan.jadwal_tambah, name="jadwal_tambah"),
    path("kalender/jadwal/impor/", acuan.jadwal_impor, name="jadwal_impor"),
    path("kalender/jadwal/impor/contoh/", acuan.jadwal_impor_contoh, name="jadwal_impor_contoh"),
    path("kalender/jadwal/hapus/", acuan.jadwal_hapus, name="jadwal_hapus"),
    path("pegawai/impor/simpan/", impor.pegawai_impor_simpan, name="pegawai_impor_simpan"),
]
