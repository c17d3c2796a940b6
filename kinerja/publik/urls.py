from django.urls import path

from kinerja.publik import views


app_name = "publik"
urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("transparansi/", views.transparansi, name="transparansi"),
]
