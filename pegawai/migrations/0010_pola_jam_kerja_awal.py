"""The office hours as far as they are known: the usual ones, and those of Ramadan 1447 H; editable afterwards.

The end of a usual day was not found. It is set so that a week has the 37 hours 30 minutes of Perpres 21/2023,
and the pattern is marked as not confirmed, as are the dates of Ramadan.
"""

from datetime import date, time

from django.db import migrations


PAGI = time(7, 15)
SIANG, JUMAT = (time(12), time(13)), (time(11, 30), time(12, 30))
SENIN_KAMIS, JUMAT_SAJA, SABTU = range(1, 5), (5,), (6,)
POLA = (
    {
        "nama": "Hari biasa",
        "mulai": date(2024, 1, 1),
        "selesai": None,
        "dasar": "Perpres 21/2023 (37 jam 30 menit sepekan); jam masuk 07.15 menurut edaran 2026, jam pulang "
        "dihitung. Ganti dengan ketentuan kota yang berlaku.",
        "data_peraga": True,
        "jam": (
            (5, SENIN_KAMIS, time(15, 45), SIANG),
            (5, JUMAT_SAJA, time(15, 45), JUMAT),
            (6, SENIN_KAMIS, time(14, 30), (time(12), time(12, 30))),
            (6, JUMAT_SAJA, time(11, 15), (None, None)),
            (6, SABTU, time(14, 15), (time(12), time(12, 30))),
        ),
    },
    {
        "nama": "Ramadan 1447 H",
        "mulai": date(2026, 2, 19),
        "selesai": date(2026, 3, 21),
        "dasar": "Surat Edaran Wali Kota Pontianak Tahun 2026 (nomornya tidak terbaca); hari pertama dan "
        "terakhirnya belum dipastikan pada penetapan pemerintah.",
        "data_peraga": True,
        "jam": (
            (5, SENIN_KAMIS, time(14, 15), (time(12), time(12, 30))),
            (5, JUMAT_SAJA, time(14, 45), JUMAT),
            (6, (*SENIN_KAMIS, *SABTU), time(13, 15), (time(11, 45), time(12, 15))),
            (6, JUMAT_SAJA, time(13, 45), JUMAT),
        ),
    },
)


def isi(apps, schema_editor):
    PolaJamKerja = apps.get_model("pegawai", "PolaJamKerja")
    JamKerja = apps.get_model("pegawai", "JamKerja")
    for satu in POLA:
        pola = PolaJamKerja.objects.create(**{nama: nilai for nama, nilai in satu.items() if nama != "jam"})
        JamKerja.objects.bulk_create(
            JamKerja(
                pola=pola,
                hari_per_pekan=pekan,
                hari=hari,
                masuk=PAGI,
                pulang=pulang,
                istirahat_mulai=istirahat[0],
                istirahat_selesai=istirahat[1],
            )
            for pekan, daftar_hari, pulang, istirahat in satu["jam"]
            for hari in daftar_hari
        )


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0009_kalender_banyak_orang")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop, elidable=True)]
