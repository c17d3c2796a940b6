"""Keep the achievement that the assessor saw, and let a draft hold words before ratings."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0002_penilaian_tetap")]

    operations = [
        migrations.AddField(
            model_name="penilaianhasil",
            name="persen_capaian",
            field=models.DecimalField(
                blank=True,
                db_comment="percent; null while a draft",
                decimal_places=2,
                max_digits=5,
                null=True,
            ),
        ),
        migrations.AlterField(
            model_name="penilaianhasil",
            name="umpan_balik",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name="penilaianperilaku",
            name="ekspektasi",
            field=models.CharField(
                blank=True,
                choices=[
                    ("ATAS", "di atas ekspektasi"),
                    ("SESUAI", "sesuai ekspektasi"),
                    ("BAWAH", "di bawah ekspektasi"),
                ],
                max_length=6,
            ),
        ),
    ]
