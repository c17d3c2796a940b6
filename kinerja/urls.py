"""The map of the site."""

from django.contrib import admin
from django.urls import include, path

from kinerja import luring, sehat, views
from kinerja.galeri import galeri
from pegawai.views import akun


urlpatterns = [
    path("masuk/", akun.masuk, name="masuk"),
    path("keluar/", akun.keluar, name="keluar"),
    path("sandi/", akun.sandi_ganti, name="sandi_ganti"),
    path("sandi/atur/<uidb64>/<token>/", akun.sandi_atur, name="sandi_atur"),
    path("", include("pegawai.urls")),
    path("laporan/", include("laporan.urls")),
    path("evaluasi/", include("evaluasi.urls")),
    path("", include("umpanbalik.urls")),
    path("", include("kinerja.publik.urls")),
    path("", include("kinerja.dasbor.urls")),
    path("jejak/", include("kinerja.jejak.urls")),
    path("pekerjaan/", views.pekerjaan_daftar, name="pekerjaan_daftar"),
    path("pekerjaan/hitung/", views.pekerjaan_hitung, name="pekerjaan_hitung"),
    path("galeri/", galeri, name="galeri"),
    path("sw.js", luring.pekerja_layanan, name="pekerja_layanan"),
    path("sehat/hidup", sehat.hidup, name="sehat_hidup"),
    path("sehat/siap", sehat.siap, name="sehat_siap"),
    path("kelola/", admin.site.urls),
]
handler400 = "kinerja.galat.handler400"
handler403 = "kinerja.galat.handler403"
handler404 = "kinerja.galat.handler404"
handler500 = "kinerja.galat.handler500"
