"""What an employee has carried over to BKN, kept as it was when it was marked."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laporan', '0008_beban_waktu'),
        ('pegawai', '0007_jejak_dicari'),
    ]

    operations = [
        migrations.CreateModel(
            name='KirimanBKN',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mulai', models.DateField()),
                ('selesai', models.DateField(db_comment='first day no longer in the period')),
                ('ditandai_pada', models.DateTimeField()),
                ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kiriman_bkn', to='pegawai.pegawai')),
            ],
            options={
                'verbose_name': 'kiriman ke BKN',
                'verbose_name_plural': 'kiriman ke BKN',
            },
        ),
        migrations.CreateModel(
            name='BarisKiriman',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nomor_kegiatan', models.BigIntegerField(db_comment='key of the Kegiatan, also after it was deleted')),
                ('perubahan', models.CharField(choices=[('BARU', 'belum di BKN'), ('BERUBAH', 'berbeda'), ('DIHAPUS', 'sudah dihapus')], max_length=8)),
                ('rencana_aksi', models.CharField(blank=True, max_length=300)),
                ('tanggal', models.DateField()),
                ('jam_mulai', models.TimeField(db_comment='local time, whole minutes')),
                ('jam_selesai', models.TimeField(db_comment='local time; not after jam_mulai = the next day')),
                ('uraian', models.CharField(max_length=300)),
                ('volume', models.DecimalField(db_comment='in satuan', decimal_places=2, max_digits=10)),
                ('satuan', models.CharField(blank=True, max_length=50)),
                ('bukti', models.TextField(blank=True)),
                ('kiriman', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='baris', to='laporan.kirimanbkn')),
            ],
            options={
                'verbose_name': 'baris kiriman ke BKN',
                'verbose_name_plural': 'baris kiriman ke BKN',
            },
        ),
        migrations.AddIndex(
            model_name='kirimanbkn',
            index=models.Index(fields=['pegawai', '-id'], name='kiriman_pegawai'),
        ),
        migrations.AddConstraint(
            model_name='kirimanbkn',
            constraint=models.CheckConstraint(condition=models.Q(('selesai__gt', models.F('mulai'))), name='kiriman_masa_berurutan'),
        ),
        migrations.AddIndex(
            model_name='bariskiriman',
            index=models.Index(fields=['nomor_kegiatan', '-id'], name='kiriman_kegiatan_terakhir'),
        ),
        migrations.AddConstraint(
            model_name='bariskiriman',
            constraint=models.UniqueConstraint(fields=('kiriman', 'nomor_kegiatan'), name='kiriman_kegiatan_sekali'),
        ),
    ]
