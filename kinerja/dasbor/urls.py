from django.urls import path

from kinerja.dasbor import views


app_name = "dasbor"
urlpatterns = [
    path("beranda/", views.beranda, name="beranda"),
    path("dasbor/unit/", views.unit_saya, name="unit_saya"),
    path("dasbor/unit/<str:kode>/", views.unit, name="unit"),
    path("dasbor/unit/<str:kode>/pegawai/", views.unit_pegawai, name="unit_pegawai"),
    path("dasbor/pegawai/<int:pk>/", views.pegawai_bukti, name="pegawai_bukti"),
    path("dasbor/kota/", views.kota, name="kota"),
]
