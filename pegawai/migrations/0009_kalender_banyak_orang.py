"""The calendar of many people at once; pegawai.inti.kalender is its definition, a test holds the two equal."""

from django.db import migrations


# Grain: one row per person and date with a definitive post; `orang` NULL is everybody, `akhir` is outside.
KALENDER = """
CREATE FUNCTION pegawai_kalender(orang bigint[], awal date, akhir date)
RETURNS TABLE (
    pegawai_id bigint, tanggal date, menit integer, bekerja boolean, terpenuhi boolean, akhir_pekan boolean
)
LANGUAGE sql STABLE AS $$
WITH hari AS (
    SELECT h.tanggal::date AS tanggal, extract(isodow FROM h.tanggal)::integer AS ke
    FROM generate_series(awal::timestamp, akhir::timestamp - interval '1 day', interval '1 day') AS h (tanggal)
),
-- What offices plan for a day, by the length of their week.
kantor AS MATERIALIZED (
    SELECT
        h.tanggal,
        w.hari_per_pekan,
        h.ke > w.hari_per_pekan AS akhir_pekan,
        h.ke <= w.hari_per_pekan AND l.id IS NULL AS bekerja,
        coalesce(j.menit, 0) AS menit
    FROM hari AS h
    CROSS JOIN (VALUES (5), (6)) AS w (hari_per_pekan)
    LEFT JOIN pegawai_harilibur AS l ON h.tanggal = l.tanggal
    LEFT JOIN LATERAL (
        SELECT p.id
        FROM pegawai_polajamkerja AS p
        WHERE p.mulai <= h.tanggal AND (p.selesai IS NULL OR p.selesai > h.tanggal)
        ORDER BY p.mulai DESC
        LIMIT 1
    ) AS p ON true
    LEFT JOIN pegawai_jamkerja AS j
        ON p.id = j.pola_id AND w.hari_per_pekan = j.hari_per_pekan AND h.ke = j.hari
),
-- Shifts of the whole months that are touched: with one of them the month follows the roster.
giliran AS MATERIALIZED (
    SELECT g.pegawai_id, g.tanggal, sum(g.menit) AS menit
    FROM pegawai_jadwaldinas AS g
    WHERE
        (orang IS NULL OR g.pegawai_id = ANY(orang))
        AND g.tanggal >= date_trunc('month', awal::timestamp)
        AND g.tanggal < date_trunc('month', akhir::timestamp - interval '1 day') + interval '1 month'
    GROUP BY g.pegawai_id, g.tanggal
),
bergiliran AS (
    SELECT DISTINCT g.pegawai_id, date_trunc('month', g.tanggal::timestamp)::date AS bulan FROM giliran AS g
),
rencana AS (
    SELECT
        t.pegawai_id,
        k.tanggal,
        k.akhir_pekan,
        CASE WHEN b.pegawai_id IS NULL THEN k.bekerja ELSE g.pegawai_id IS NOT NULL END AS bekerja,
        CASE
            WHEN b.pegawai_id IS NOT NULL THEN coalesce(g.menit, 0)
            WHEN k.bekerja THEN k.menit
            ELSE 0
        END AS menit,
        c.id IS NOT NULL AS berketerangan,
        coalesce(c.jenis IN ('DINAS_LUAR', 'DIKLAT'), false) AS di_tempat_lain
    FROM pegawai_penugasan AS t
    INNER JOIN pegawai_unitkerja AS u ON t.unit_id = u.id
    INNER JOIN kantor AS k
        ON
            u.hari_per_pekan = k.hari_per_pekan
            AND k.tanggal >= t.mulai AND (t.selesai IS NULL OR k.tanggal < t.selesai)
    LEFT JOIN bergiliran AS b
        ON t.pegawai_id = b.pegawai_id AND date_trunc('month', k.tanggal::timestamp)::date = b.bulan
    LEFT JOIN giliran AS g ON t.pegawai_id = g.pegawai_id AND k.tanggal = g.tanggal
    LEFT JOIN pegawai_keterangankerja AS c
        ON t.pegawai_id = c.pegawai_id AND k.tanggal >= c.mulai AND k.tanggal < c.selesai
    WHERE
        t.jenis = 'DEFINITIF'
        AND (orang IS NULL OR t.pegawai_id = ANY(orang))
        AND t.mulai < akhir AND (t.selesai IS NULL OR t.selesai > awal)
)
SELECT
    r.pegawai_id,
    r.tanggal,
    CASE WHEN r.berketerangan THEN 0 ELSE r.menit END::integer,
    r.bekerja AND (NOT r.berketerangan OR r.di_tempat_lain),
    r.bekerja AND r.di_tempat_lain,
    r.akhir_pekan
FROM rencana AS r
$$
"""

# The days of each of these people that ask for no entry. Without a post the holidays remain.
TIDAK_BEKERJA = """
CREATE FUNCTION pegawai_hari_tidak_bekerja(orang bigint[], awal date, akhir date)
RETURNS TABLE (pegawai_id bigint, tanggal date)
LANGUAGE sql STABLE AS $$
WITH kalender AS MATERIALIZED (
    SELECT k.pegawai_id, k.tanggal, NOT k.akhir_pekan AND (k.terpenuhi OR NOT k.bekerja) AS tidak
    FROM pegawai_kalender(orang, awal, akhir) AS k
)
SELECT k.pegawai_id, k.tanggal FROM kalender AS k WHERE k.tidak
UNION ALL
SELECT o.pegawai_id, l.tanggal
FROM unnest(orang) AS o (pegawai_id)
CROSS JOIN pegawai_harilibur AS l
LEFT JOIN kalender AS k ON o.pegawai_id = k.pegawai_id AND l.tanggal = k.tanggal
WHERE l.tanggal >= awal AND l.tanggal < akhir AND k.tanggal IS NULL
$$
"""


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0008_kalender_kerja")]

    operations = [
        migrations.RunSQL(KALENDER, "DROP FUNCTION pegawai_kalender(bigint[], date, date)"),
        migrations.RunSQL(TIDAK_BEKERJA, "DROP FUNCTION pegawai_hari_tidak_bekerja(bigint[], date, date)"),
    ]
