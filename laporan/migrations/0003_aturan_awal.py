"""The rules until the city says otherwise: three working days of grace, nothing forbidden that may be honest.

Three days is what the province asks of its staff since January 2026; the city's own decree was not found.
"""

from datetime import date

from django.db import migrations


def isi(apps, schema_editor):
    apps.get_model("laporan", "AturanLaporan").objects.create(
        mulai=date(1950, 1, 1),
        hari_tenggang=3,
        terima_masa_depan=False,
        menit_paling_sedikit=1,
        menit_paling_banyak=1439,
        menit_sehari=1440,
        tumpang_tindih="TANDAI",
        wajib_bukti="TIDAK",
        hari_eskalasi=5,
        hari_otomatis=None,
        dasar="Setelan awal aplikasi; ganti dengan ketentuan kota yang berlaku.",
    )


class Migration(migrations.Migration):
    dependencies = [("laporan", "0002_bulan_terkunci")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop, elidable=True)]
