from django.urls import path

from kinerja.publik import views


app_name = "publik"
urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("transparansi/", views.transparansi, name="transparansi"),
    path("transparansi/<str:kode>/", views.transparansi_unit, name="transparansi_unit"),
]
