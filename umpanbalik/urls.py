"""The addresses of citizens' voice; a citizen's own case is addressed by a mark, never by its code."""

from django.urls import path

from umpanbalik.views import aduan, kepuasan, survei, warga


app_name = "umpanbalik"
urlpatterns = [
    path("survei/", survei.layanan_daftar, name="layanan_daftar"),
    path("survei/<str:kode>/", survei.survei_isi, name="survei_isi"),
    path("survei/<str:kode>/terima-kasih/", survei.survei_selesai, name="survei_selesai"),
    path("pengaduan/", warga.aduan_kirim, name="aduan_kirim"),
    path("pengaduan/terkirim/<str:tanda>/", warga.aduan_terkirim, name="aduan_terkirim"),
    path("pengaduan/lacak/", warga.aduan_lacak, name="aduan_lacak"),
    path("pengaduan/lacak/<str:tanda>/", warga.aduan_pantau, name="aduan_pantau"),
    path("pengaduan/lacak/<str:tanda>/selesai/", warga.aduan_konfirmasi, name="aduan_konfirmasi"),
    path("pengaduan/lacak/<str:tanda>/buka-lagi/", warga.aduan_buka_lagi, name="aduan_buka_lagi"),
    path("dasbor/unit/<str:kode>/kepuasan/", kepuasan.kepuasan_unit, name="kepuasan_unit"),
    path(
        "dasbor/unit/<str:kode>/kepuasan/tindak-lanjut/",
        kepuasan.tindak_lanjut_susun,
        name="tindak_lanjut_susun",
    ),
    path(
        "dasbor/unit/<str:kode>/kepuasan/tindak-lanjut/<int:pk>/",
        kepuasan.tindak_lanjut_perbarui,
        name="tindak_lanjut_perbarui",
    ),
    path("aduan/", aduan.aduan_daftar, name="aduan_daftar"),
    path("aduan/cari/", aduan.aduan_cari, name="aduan_cari"),
    path("aduan/<int:pk>/", aduan.aduan_rinci, name="aduan_rinci"),
    path("aduan/<int:pk>/proses/", aduan.aduan_proses, name="aduan_proses"),
    path("aduan/<int:pk>/tanggapi/", aduan.aduan_tanggapi, name="aduan_tanggapi"),
    path("aduan/<int:pk>/jawab/", aduan.aduan_jawab, name="aduan_jawab"),
    path("aduan/<int:pk>/teruskan/", aduan.aduan_teruskan, name="aduan_teruskan"),
    path("aduan/<int:pk>/berkadar/", aduan.aduan_berkadar, name="aduan_berkadar"),
    path("aduan/<int:pk>/bukan-kewenangan/", aduan.aduan_bukan_kewenangan, name="aduan_bukan_kewenangan"),
    path("aduan/<int:pk>/arsipkan/", aduan.aduan_arsipkan, name="aduan_arsipkan"),
    path("aduan/<int:pk>/identitas/", aduan.aduan_identitas, name="aduan_identitas"),
]
