"""The site as it is, and one bare page to hold the others against."""

from django.urls import include, path

from kinerja.ukur import views


urlpatterns = [path("ukur/polos/", views.polos, name="ukur_polos"), path("", include("kinerja.urls"))]
