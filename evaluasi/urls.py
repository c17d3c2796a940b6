"""Addresses of evaluation: ratings, periods, organisations."""

from __future__ import annotations

from django.urls import path

from evaluasi import views


app_name = "evaluasi"
urlpatterns = [
    path("", views.penilaian_daftar, name="penilaian_daftar"),
    path("unit/<str:kode>/", views.penilaian_unit, name="penilaian_unit"),
    path("skp/<int:skp_id>/periode/<int:periode_id>/", views.penilaian_isi, name="penilaian_isi"),
    path("<int:pk>/", views.penilaian_rinci, name="penilaian_rinci"),
    path("<int:pk>/tetapkan/", views.penilaian_tetapkan, name="penilaian_tetapkan"),
    path("hasil-kerja/<int:hasil_id>/periode/<int:periode_id>/", views.bukti_kegiatan, name="bukti_kegiatan"),
    path("periode/", views.periode_daftar, name="periode_daftar"),
    path("periode/buka/", views.periode_buka, name="periode_buka"),
    path("periode/<int:pk>/tutup/", views.periode_tutup, name="periode_tutup"),
    path("organisasi/", views.organisasi_daftar, name="organisasi_daftar"),
    path("organisasi/<int:periode_id>/<str:kode>/", views.organisasi_tetapkan, name="organisasi_tetapkan"),
]
