"""Scores read the recap of activities: the index that they read before is one less to write."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("laporan", "0004_rekap_kegiatan")]

    operations = [migrations.RemoveIndex(model_name="kegiatan", name="kegiatan_terverifikasi")]
