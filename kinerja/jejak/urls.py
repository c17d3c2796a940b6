from django.urls import path

from kinerja.jejak import views


app_name = "jejak"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("unduh/", views.unduh, name="unduh"),
]
