"""Work goes up to the next level after days on which the direct superior could have decided."""

from importlib import import_module

from django.db import migrations


# As before, but the days count back on which the direct superior works, within twice as many working days of
# the unit; `naik_sebelum` is NULL where nobody stands above. Definition: laporan.tunggu.batas_naik.
WEWENANG = """
DROP FUNCTION laporan_wewenang(bigint, date);
CREATE FUNCTION laporan_wewenang(oleh bigint, hari date)
RETURNS TABLE (pegawai_id bigint, atasan_id bigint, langsung boolean, naik_sebelum timestamptz)
LANGUAGE sql STABLE AS $$
WITH aturan AS (
    SELECT a.hari_eskalasi FROM laporan_aturanlaporan AS a WHERE a.mulai <= hari ORDER BY a.mulai DESC LIMIT 1
),
hari_kota AS (
    SELECT
        p.hari_per_pekan, t.tanggal,
        row_number() OVER (PARTITION BY p.hari_per_pekan ORDER BY t.tanggal DESC) AS ke
    FROM (VALUES (5), (6)) AS p (hari_per_pekan)
    CROSS JOIN (SELECT hari - mundur AS tanggal FROM generate_series(0, 365) AS g (mundur)) AS t
    WHERE
        extract(ISODOW FROM t.tanggal) <= p.hari_per_pekan
        AND NOT EXISTS (SELECT FROM pegawai_harilibur AS l WHERE l.tanggal = t.tanggal)
),
terhitung AS MATERIALIZED (
    SELECT h.hari_per_pekan, h.tanggal
    FROM hari_kota AS h INNER JOIN aturan AS a ON h.ke <= 2 * a.hari_eskalasi + 1
),
rantai AS MATERIALIZED (
    SELECT r.unit_id, r.pimpinan FROM pegawai_rantai_pimpinan(hari) AS r WHERE oleh = ANY(r.pimpinan)
),
berjenjang AS (
    SELECT t.pegawai_id, u.hari_per_pekan, array_remove(r.pimpinan, t.pegawai_id) AS atasan
    FROM rantai AS r
    INNER JOIN pegawai_penugasan AS t ON r.unit_id = t.unit_id
    INNER JOIN pegawai_unitkerja AS u ON t.unit_id = u.id
    WHERE
        t.jenis = 'DEFINITIF' AND t.mulai <= hari AND (t.selesai IS NULL OR t.selesai > hari)
        AND t.pegawai_id <> oleh
),
bawahan AS MATERIALIZED (
    SELECT
        b.pegawai_id, b.hari_per_pekan, b.atasan[1] AS atasan,
        (array_remove(b.atasan, b.atasan[1]))[1] AS berikutnya
    FROM berjenjang AS b
    WHERE oleh IN (b.atasan[1], (array_remove(b.atasan, b.atasan[1]))[1])
),
tidak_bekerja AS MATERIALIZED (
    SELECT h.pegawai_id, h.tanggal
    FROM
        pegawai_hari_tidak_bekerja(
            (SELECT array_agg(DISTINCT b.atasan) FROM bawahan AS b),
            (SELECT min(t.tanggal) FROM terhitung AS t),
            hari + 1
        ) AS h
),
hari_atasan AS (
    SELECT
        b.atasan, t.hari_per_pekan, t.tanggal,
        row_number() OVER (PARTITION BY b.atasan, t.hari_per_pekan ORDER BY t.tanggal DESC) AS ke
    FROM (SELECT DISTINCT w.atasan, w.hari_per_pekan FROM bawahan AS w) AS b
    INNER JOIN terhitung AS t ON b.hari_per_pekan = t.hari_per_pekan
    WHERE
        NOT EXISTS (
            SELECT FROM tidak_bekerja AS h WHERE h.pegawai_id = b.atasan AND h.tanggal = t.tanggal
        )
),
paling_lama AS (
    SELECT t.hari_per_pekan, min(t.tanggal) AS tanggal FROM terhitung AS t GROUP BY t.hari_per_pekan
)
SELECT
    b.pegawai_id,
    b.atasan,
    b.atasan = oleh,
    CASE
        WHEN b.berikutnya IS NOT NULL
            THEN coalesce(h.tanggal, p.tanggal)::timestamp AT TIME ZONE 'Asia/Pontianak'
    END
FROM bawahan AS b
CROSS JOIN aturan AS a
LEFT JOIN paling_lama AS p ON b.hari_per_pekan = p.hari_per_pekan
LEFT JOIN hari_atasan AS h
    ON b.atasan = h.atasan AND b.hari_per_pekan = h.hari_per_pekan AND h.ke = a.hari_eskalasi + 1
$$
"""
SEMULA = import_module("laporan.migrations.0010_meja_atasan").WEWENANG


class Migration(migrations.Migration):
    dependencies = [("laporan", "0013_buku_harian"), ("pegawai", "0012_hari_tidak_bekerja_sendiri")]

    operations = [
        migrations.RunSQL(WEWENANG, f"DROP FUNCTION laporan_wewenang(bigint, date);{SEMULA}"),
    ]
