"""How alike an activity is to an earlier one of the same person, and of which day that is."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("laporan", "0006_bukti_dukung")]

    operations = [
        TrigramExtension(),
        migrations.AddField(
            model_name="kegiatan",
            name="kemiripan",
            field=models.PositiveSmallIntegerField(blank=True, db_comment="percent of trigrams shared with the most alike of one's own earlier activities; null = nothing to compare with, or not compared yet", editable=False, null=True),
        ),
        migrations.AddField(
            model_name="kegiatan",
            name="mirip_tanggal",
            field=models.DateField(blank=True, db_comment="day of the activity that kemiripan is about", editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="kegiatan",
            constraint=models.CheckConstraint(
                condition=models.Q(("kemiripan__isnull", True), ("mirip_tanggal__isnull", True))
                | models.Q(("kemiripan__isnull", False), ("kemiripan__lte", 100), ("mirip_tanggal__isnull", False)),
                name="kegiatan_kemiripan_berhari",
            ),
        ),
    ]
