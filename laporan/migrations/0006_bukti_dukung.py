"""Evidence of activities, and how many pieces each activity has.

The count is the database's own work: so it is never wrong, it holds the limit, and the guard of closed months
on the activity guards its evidence too.
"""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


HITUNG = """
CREATE FUNCTION laporan_hitung_bukti() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE laporan_kegiatan
    SET jumlah_bukti = jumlah_bukti + CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
    WHERE id = COALESCE(NEW.kegiatan_id, OLD.kegiatan_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER laporan_buktidukung_hitung AFTER INSERT OR DELETE ON laporan_buktidukung
FOR EACH ROW EXECUTE FUNCTION laporan_hitung_bukti()
"""

HITUNG_LEPAS = """
DROP TRIGGER laporan_buktidukung_hitung ON laporan_buktidukung;
DROP FUNCTION laporan_hitung_bukti()
"""


class Migration(migrations.Migration):

    dependencies = [
        ('laporan', '0005_tanpa_indeks_terverifikasi'),
        ('pegawai', '0007_jejak_dicari'),
    ]

    operations = [
        migrations.CreateModel(
            name='BuktiDukung',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jenis', models.CharField(choices=[('BERKAS', 'berkas'), ('TAUTAN', 'tautan')], max_length=6)),
                ('tautan', models.CharField(blank=True, max_length=500, validators=[django.core.validators.URLValidator(message='Tautan ini belum lengkap. Salin alamatnya utuh, dimulai dengan https://.', schemes=['http', 'https'])], verbose_name='tautan')),
                ('nama', models.CharField(blank=True, max_length=150, verbose_name='nama berkas')),
                ('tipe', models.CharField(blank=True, choices=[('PDF', 'PDF'), ('JPEG', 'foto JPEG'), ('PNG', 'gambar PNG'), ('WEBP', 'gambar WebP'), ('XLSX', 'Excel'), ('DOCX', 'Word')], max_length=4)),
                ('ukuran', models.PositiveIntegerField(db_comment='bytes of the stored file; 0 = a link', default=0)),
                ('sidik', models.CharField(blank=True, db_comment='SHA-256 of the stored file, hexadecimal', max_length=64)),
                ('tempat', models.CharField(blank=True, db_comment='where it lies in the private store', max_length=40)),
                ('diunggah_pada', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'bukti dukung',
                'verbose_name_plural': 'bukti dukung',
            },
        ),
        migrations.AddField(
            model_name='kegiatan',
            name='jumlah_bukti',
            field=models.PositiveSmallIntegerField(db_comment='how many BuktiDukung it has; written by their trigger alone', db_default=0, default=0, editable=False),
        ),
        migrations.AddConstraint(
            model_name='kegiatan',
            constraint=models.CheckConstraint(condition=models.Q(('jumlah_bukti__lte', 10)), name='kegiatan_bukti_terbanyak', violation_error_message='Satu kegiatan paling banyak mempunyai 10 bukti. Hapus satu, atau gabungkan beberapa menjadi satu berkas.'),
        ),
        migrations.AddField(
            model_name='buktidukung',
            name='kegiatan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bukti', to='laporan.kegiatan'),
        ),
        migrations.AddConstraint(
            model_name='buktidukung',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('jenis', 'BERKAS'), ('nama__gt', ''), ('sidik__regex', '^[0-9a-f]{64}$'), ('tautan', ''), ('tempat__gt', ''), ('tipe__in', ['PDF', 'JPEG', 'PNG', 'WEBP', 'XLSX', 'DOCX']), ('ukuran__gt', 0), ('ukuran__lte', 5242880)), models.Q(('jenis', 'TAUTAN'), ('nama', ''), ('sidik', ''), ('tautan__iregex', '^https?://'), ('tempat', ''), ('tipe', ''), ('ukuran', 0)), _connector='OR'), name='bukti_berkas_atau_tautan'),
        ),
        migrations.AddConstraint(
            model_name='buktidukung',
            constraint=models.UniqueConstraint(condition=models.Q(('jenis', 'BERKAS')), fields=('kegiatan', 'sidik'), name='bukti_berkas_sekali', violation_error_message='Berkas ini sudah menjadi bukti kegiatan ini.'),
        ),
        migrations.AddConstraint(
            model_name='buktidukung',
            constraint=models.UniqueConstraint(condition=models.Q(('jenis', 'TAUTAN')), fields=('kegiatan', 'tautan'), name='bukti_tautan_sekali', violation_error_message='Tautan ini sudah menjadi bukti kegiatan ini.'),
        ),
        migrations.AddConstraint(
            model_name='buktidukung',
            constraint=models.UniqueConstraint(condition=models.Q(('jenis', 'BERKAS')), fields=('tempat',), name='bukti_tempat_sendiri'),
        ),
        migrations.RunSQL(HITUNG, HITUNG_LEPAS),
    ]
