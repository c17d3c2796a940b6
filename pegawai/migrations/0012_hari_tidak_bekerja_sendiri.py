"""The days that ask for no entry, without reckoning the hours of all days first: pages ask for them often.

pegawai.inti.kalender.hari_tidak_bekerja is the definition, a test holds the two equal.
"""

from importlib import import_module

from django.db import migrations


SEMULA = import_module("pegawai.migrations.0009_kalender_banyak_orang").TIDAK_BEKERJA

# Within the week of the unit of one's definitive post: all days of an absence; days without a shift in months
# with a roster, holidays in others. Without a post the holidays remain.
SENDIRI = """
CREATE OR REPLACE FUNCTION pegawai_hari_tidak_bekerja(orang bigint[], awal date, akhir date)
RETURNS TABLE (pegawai_id bigint, tanggal date)
LANGUAGE sql STABLE AS $$
WITH hari AS MATERIALIZED (
    SELECT
        h.tanggal::date AS tanggal,
        extract(isodow FROM h.tanggal)::integer AS ke,
        date_trunc('month', h.tanggal)::date AS bulan,
        l.id IS NOT NULL AS libur
    FROM generate_series(awal::timestamp, akhir::timestamp - interval '1 day', interval '1 day') AS h (tanggal)
    LEFT JOIN pegawai_harilibur AS l ON h.tanggal::date = l.tanggal
),
-- Shifts of the whole months that are touched: with one of them the month follows the roster.
giliran AS MATERIALIZED (
    SELECT DISTINCT g.pegawai_id, g.tanggal, date_trunc('month', g.tanggal::timestamp)::date AS bulan
    FROM pegawai_jadwaldinas AS g
    WHERE
        g.pegawai_id = ANY(orang)
        AND g.tanggal >= date_trunc('month', awal::timestamp)
        AND g.tanggal < date_trunc('month', akhir::timestamp - interval '1 day') + interval '1 month'
),
penugasan AS MATERIALIZED (
    SELECT t.pegawai_id, t.mulai, coalesce(t.selesai, 'infinity') AS selesai, u.hari_per_pekan
    FROM pegawai_penugasan AS t
    INNER JOIN pegawai_unitkerja AS u ON t.unit_id = u.id
    WHERE t.pegawai_id = ANY(orang) AND t.jenis = 'DEFINITIF'
)
SELECT t.pegawai_id, h.tanggal
FROM penugasan AS t
INNER JOIN hari AS h ON h.tanggal >= t.mulai AND h.tanggal < t.selesai AND h.ke <= t.hari_per_pekan
LEFT JOIN (SELECT DISTINCT g.pegawai_id, g.bulan FROM giliran AS g) AS b
    ON t.pegawai_id = b.pegawai_id AND h.bulan = b.bulan
LEFT JOIN giliran AS g ON t.pegawai_id = g.pegawai_id AND h.tanggal = g.tanggal
LEFT JOIN pegawai_keterangankerja AS c
    ON t.pegawai_id = c.pegawai_id AND h.tanggal >= c.mulai AND h.tanggal < c.selesai
WHERE c.id IS NOT NULL OR CASE WHEN b.pegawai_id IS NULL THEN h.libur ELSE g.pegawai_id IS NULL END
UNION ALL
SELECT o.pegawai_id, h.tanggal
FROM unnest(orang) AS o (pegawai_id)
INNER JOIN hari AS h ON h.libur
WHERE NOT EXISTS (
    SELECT FROM penugasan AS t
    WHERE o.pegawai_id = t.pegawai_id AND h.tanggal >= t.mulai AND h.tanggal < t.selesai
)
$$
"""


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0011_istirahat_lengkap")]

    operations = [
        migrations.RunSQL(SENDIRI, SEMULA.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")),
    ]
