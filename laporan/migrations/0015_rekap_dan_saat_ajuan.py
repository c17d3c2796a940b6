"""No sum of the recap is ever below zero, and what is with the superior says since when."""

from django.db import migrations, models


# After the row is written: what a statement proposes for it before that may be a negative difference. The
# trigger is there before the old rows are looked at, so none slips in between.
TIDAK_NEGATIF = """
CREATE FUNCTION laporan_rekap_tolak_negatif() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rekap kegiatan pegawai % bulan % menjadi negatif', NEW.pegawai_id, NEW.bulan
    USING
        ERRCODE = 'check_violation', CONSTRAINT = 'rekap_kegiatan_tidak_negatif',
        HINT = 'Jalankan periksa_rekap untuk melihat selisihnya.';
END
$$;
CREATE TRIGGER rekap_kegiatan_tidak_negatif
AFTER INSERT OR UPDATE ON laporan_rekapkegiatan
FOR EACH ROW
WHEN (
    least(
        NEW.jumlah_konsep, NEW.jumlah_diajukan, NEW.jumlah_dikembalikan, NEW.jumlah_terverifikasi,
        NEW.jumlah_ditolak, NEW.menit_dihitung, NEW.menit_terverifikasi, NEW.volume_terverifikasi
    ) < 0
)
EXECUTE FUNCTION laporan_rekap_tolak_negatif();
UPDATE laporan_rekapkegiatan SET jumlah_konsep = jumlah_konsep
WHERE
    least(
        jumlah_konsep, jumlah_diajukan, jumlah_dikembalikan, jumlah_terverifikasi,
        jumlah_ditolak, menit_dihitung, menit_terverifikasi, volume_terverifikasi
    ) < 0
"""
BATAL = """
DROP TRIGGER rekap_kegiatan_tidak_negatif ON laporan_rekapkegiatan;
DROP FUNCTION laporan_rekap_tolak_negatif()
"""


class Migration(migrations.Migration):
    dependencies = [("laporan", "0014_eskalasi_hari_atasan")]

    operations = [
        migrations.RunSQL(TIDAK_NEGATIF, BATAL),
        migrations.AddConstraint(
            model_name="kegiatan",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "KONSEP"), ("diajukan_pada__isnull", False), _connector="OR"),
                name="kegiatan_diajukan_ada_saatnya",
                violation_error_message="Kegiatan yang diajukan harus mencatat kapan ia diajukan.",
            ),
        ),
    ]
