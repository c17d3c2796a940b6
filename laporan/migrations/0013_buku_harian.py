"""What one person's diary and calendar hold, to tell what is missing: the pages of every day ask for it."""

from django.db import migrations


# From `awal` on: days with an entry (before `hari_ini`), closed months, days that ask for no entry (before
# `akhir`), the rules with the latest first. `bertugas` is NULL for who is not in active service.
BUKU = """
CREATE FUNCTION laporan_buku(orang bigint, awal date, hari_ini date, akhir date) RETURNS json
LANGUAGE sql STABLE AS $$
SELECT json_build_object(
    'tercatat', array(
        SELECT DISTINCT k.tanggal FROM laporan_kegiatan AS k
        WHERE k.pegawai_id = orang AND k.tanggal >= awal AND k.tanggal < hari_ini
    ),
    'terkunci', array(SELECT b.awal_bulan FROM laporan_bulanterkunci AS b WHERE b.awal_bulan >= awal),
    'bertugas', (
        SELECT min(t.mulai)
        FROM pegawai_penugasan AS t
        INNER JOIN pegawai_pegawai AS p ON t.pegawai_id = p.id
        WHERE p.id = orang AND p.kedudukan = 'AKTIF' AND p.jenis <> 'PEJABAT_NEGARA'
    ),
    'libur', array(SELECT h.tanggal FROM pegawai_hari_tidak_bekerja(array[orang], awal, akhir) AS h),
    'hari_per_pekan', (
        SELECT u.hari_per_pekan
        FROM pegawai_penugasan AS t
        INNER JOIN pegawai_unitkerja AS u ON t.unit_id = u.id
        WHERE
            t.pegawai_id = orang AND t.jenis = 'DEFINITIF'
            AND t.mulai <= hari_ini AND (t.selesai IS NULL OR t.selesai > hari_ini)
    ),
    'aturan', array(
        SELECT json_build_array(a.mulai, a.hari_tenggang) FROM laporan_aturanlaporan AS a ORDER BY a.mulai DESC
    )
)
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("laporan", "0012_kegiatan_rutin"),
        ("pegawai", "0012_hari_tidak_bekerja_sendiri"),
    ]

    operations = [migrations.RunSQL(BUKU, "DROP FUNCTION laporan_buku(bigint, date, date, date)")]
