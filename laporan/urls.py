"""Addresses of daily work: the employee's day and month, the superior's desk."""

from __future__ import annotations

from django.urls import path

from laporan import views


app_name = "laporan"
urlpatterns = [
    path("", views.kegiatan_hari, name="kegiatan_hari"),
    path("bulan/", views.kegiatan_daftar, name="kegiatan_daftar"),
    path("pekan/", views.pekan_isi, name="pekan_isi"),
    path("usulan/", views.kegiatan_usulan, name="kegiatan_usulan"),
    path("petunjuk/", views.kegiatan_petunjuk, name="kegiatan_petunjuk"),
    path("catat/", views.kegiatan_catat, name="kegiatan_catat"),
    path("luring/", views.kegiatan_luring, name="kegiatan_luring"),
    path("bekal/", views.kegiatan_bekal, name="kegiatan_bekal"),
    path("kirim/", views.kegiatan_kirim, name="kegiatan_kirim"),
    path("salin/", views.kegiatan_salin, name="kegiatan_salin"),
    path("rutin/", views.rutin_daftar, name="rutin_daftar"),
    path("rutin/catat/", views.rutin_catat, name="rutin_catat"),
    path("rutin/<int:rutin_id>/", views.rutin_ubah, name="rutin_ubah"),
    path("rutin/<int:rutin_id>/hapus/", views.rutin_hapus, name="rutin_hapus"),
    path("ajukan/", views.kegiatan_ajukan_konsep, name="kegiatan_ajukan_konsep"),
    path("<int:kegiatan_id>/ubah/", views.kegiatan_ubah, name="kegiatan_ubah"),
    path("<int:kegiatan_id>/hapus/", views.kegiatan_hapus, name="kegiatan_hapus"),
    path("<int:kegiatan_id>/ajukan/", views.kegiatan_ajukan, name="kegiatan_ajukan"),
    path("<int:kegiatan_id>/tarik/", views.kegiatan_tarik, name="kegiatan_tarik"),
    path("<int:kegiatan_id>/bukti/", views.bukti_daftar, name="bukti_daftar"),
    path("<int:kegiatan_id>/bukti/<int:bukti_id>/hapus/", views.bukti_hapus, name="bukti_hapus"),
    path("beban/", views.beban_daftar, name="beban_daftar"),
    path("pengukuran/", views.pengukuran_atur, name="pengukuran_atur"),
    path("bukti/<int:bukti_id>/", views.bukti_buka, name="bukti_buka"),
    path("bkn/", views.bkn_sandingkan, name="bkn_sandingkan"),
    path("bkn/tandai/", views.bkn_tandai, name="bkn_tandai"),
    path("bkn/unit/", views.bkn_unit, name="bkn_unit"),
    path("impor/", views.kegiatan_impor, name="kegiatan_impor"),
    path("impor/simpan/", views.kegiatan_impor_simpan, name="kegiatan_impor_simpan"),
    path("impor/contoh/", views.kegiatan_impor_contoh, name="kegiatan_impor_contoh"),
    path("ekspor/", views.kegiatan_ekspor, name="kegiatan_ekspor"),
    path("ekspor/unit/", views.kegiatan_ekspor_unit, name="kegiatan_ekspor_unit"),
    path("cetak/", views.laporan_cetak, name="laporan_cetak"),
    path("aturan/", views.aturan_daftar, name="aturan_daftar"),
    path("aturan/tetapkan/", views.aturan_tetapkan, name="aturan_tetapkan"),
    path("aturan/<int:aturan_id>/batalkan/", views.aturan_batalkan, name="aturan_batalkan"),
    path("realisasi/", views.realisasi_lapor, name="realisasi_lapor"),
    path("verifikasi/", views.verifikasi_daftar, name="verifikasi_daftar"),
    path("verifikasi/banyak/", views.verifikasi_banyak, name="verifikasi_banyak"),
    path("verifikasi/semua/", views.verifikasi_semua, name="verifikasi_semua"),
    path("verifikasi/kembalikan/", views.verifikasi_kembalikan, name="verifikasi_kembalikan"),
    path("verifikasi/batalkan/", views.verifikasi_batalkan, name="verifikasi_batalkan"),
    path("verifikasi/<int:kegiatan_id>/", views.verifikasi_rinci, name="verifikasi_rinci"),
    path("verifikasi/<int:kegiatan_id>/sahkan/", views.kegiatan_verifikasi, name="kegiatan_verifikasi"),
    path("verifikasi/<int:kegiatan_id>/batalkan/", views.kegiatan_batalkan, name="kegiatan_batalkan"),
    path("verifikasi/<int:kegiatan_id>/kembalikan/", views.kegiatan_kembalikan, name="kegiatan_kembalikan"),
    path("verifikasi/<int:kegiatan_id>/tolak/", views.kegiatan_tolak, name="kegiatan_tolak"),
]
