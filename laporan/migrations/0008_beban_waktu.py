"""How long telling and deciding takes, as counts that know nobody; and who objects to being measured."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laporan', '0007_kemiripan'),
        ('pegawai', '0010_pola_jam_kerja_awal'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeberatanUkur',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sejak', models.DateTimeField()),
                ('pegawai', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pegawai.pegawai')),
            ],
            options={
                'verbose_name': 'keberatan atas pengukuran waktu',
                'verbose_name_plural': 'keberatan atas pengukuran waktu',
            },
        ),
        migrations.CreateModel(
            name='BebanWaktu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bulan', models.DateField(db_comment='first day of the month in which it was measured')),
                ('jenis', models.CharField(choices=[('CATAT', 'mencatat satu kegiatan'), ('VERIFIKASI', 'memutuskan satu kegiatan')], max_length=10)),
                ('detik', models.PositiveSmallIntegerField(db_comment='seconds for one activity, 1 to 1800, in the steps of laporan.beban')),
                ('jumlah', models.PositiveIntegerField(db_comment='how many activities took so long')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pegawai.unitkerja')),
            ],
            options={
                'verbose_name': 'beban waktu',
                'verbose_name_plural': 'beban waktu',
                'constraints': [models.UniqueConstraint(fields=('bulan', 'unit', 'jenis', 'detik'), name='beban_sekali'), models.CheckConstraint(condition=models.Q(('bulan__day', 1)), name='beban_awal_bulan'), models.CheckConstraint(condition=models.Q(('detik__gte', 1), ('detik__lte', 1800), ('jumlah__gte', 1)), name='beban_masuk_akal')],
            },
        ),
    ]
