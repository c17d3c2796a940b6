"""A break has both its hours or neither: with one of them empty the old condition was neither true nor false."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pegawai', '0010_pola_jam_kerja_awal'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='jamkerja',
            name='jam_kerja_istirahat_di_tengah',
        ),
        migrations.AddConstraint(
            model_name='jamkerja',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('istirahat_mulai__isnull', True), ('istirahat_selesai__isnull', True)), models.Q(('istirahat_mulai__gt', models.F('masuk')), ('istirahat_mulai__isnull', False), ('istirahat_selesai__gt', models.F('istirahat_mulai')), ('istirahat_selesai__isnull', False), ('istirahat_selesai__lt', models.F('pulang'))), _connector='OR'), name='jam_kerja_istirahat_di_tengah', violation_error_message='Istirahat harus berada di antara jam masuk dan jam pulang; isi kedua jamnya atau kosongkan keduanya.'),
        ),
    ]
