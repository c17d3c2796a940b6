"""Let the unique indexes of achievement start with the period, which the scoring statement reads whole."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0003_capaian_saat_ditetapkan")]

    operations = [
        migrations.RemoveConstraint("capaian", "capaian_sekali_per_periode"),
        migrations.RemoveConstraint("capaianhasil", "capaian_hasil_sekali_per_periode"),
        migrations.AddConstraint(
            "capaian",
            models.UniqueConstraint(
                fields=["mulai", "selesai", "indikator"], name="capaian_sekali_per_periode"
            ),
        ),
        migrations.AddConstraint(
            "capaianhasil",
            models.UniqueConstraint(
                fields=["mulai", "selesai", "hasil_kerja"], name="capaian_hasil_sekali_per_periode"
            ),
        ),
    ]
