"""Who stands above whom: units as a view, superiors on a date as functions, so that nothing must be kept in step."""

from django.db import migrations


SILSILAH = """
CREATE VIEW pegawai_silsilahunit AS
WITH RECURSIVE silsilah AS (
    SELECT id AS unit_id, id AS leluhur_id, induk_id, 0 AS jarak FROM pegawai_unitkerja
    UNION ALL
    SELECT s.unit_id, i.id, i.induk_id, s.jarak + 1
    FROM silsilah AS s INNER JOIN pegawai_unitkerja AS i ON s.induk_id = i.id
)
SELECT unit_id, leluhur_id, jarak FROM silsilah
"""

# Who leads each unit that day, then who leads the one above, and so on; vacant units are passed over.
# Somebody acting (Plh before Plt) comes before the definitive head, who is then away.
RANTAI = """
CREATE FUNCTION pegawai_rantai_pimpinan(hari date) RETURNS TABLE (unit_id bigint, pimpinan bigint[])
LANGUAGE sql STABLE AS $$
WITH RECURSIVE pemimpin AS (
    SELECT DISTINCT ON (p.unit_id) p.unit_id, p.pegawai_id
    FROM pegawai_penugasan AS p
    WHERE p.memimpin AND p.mulai <= hari AND (p.selesai IS NULL OR p.selesai > hari)
    ORDER BY p.unit_id, CASE p.jenis WHEN 'PLH' THEN 0 WHEN 'PLT' THEN 1 ELSE 2 END, p.mulai DESC, p.id
),
rantai AS (
    SELECT u.id, array_remove(ARRAY[p.pegawai_id], NULL) AS pimpinan
    FROM pegawai_unitkerja AS u LEFT JOIN pemimpin AS p ON u.id = p.unit_id
    WHERE u.induk_id IS NULL
    UNION ALL
    SELECT u.id, array_remove(ARRAY[p.pegawai_id], NULL) || r.pimpinan
    FROM rantai AS r
    INNER JOIN pegawai_unitkerja AS u ON r.id = u.induk_id
    LEFT JOIN pemimpin AS p ON u.id = p.unit_id
)
SELECT r.id, r.pimpinan FROM rantai AS r
$$
"""

# The superior of a person is the first in that chain who is somebody else.
ATASAN = """
CREATE FUNCTION pegawai_atasan_pada(hari date)
RETURNS TABLE (pegawai_id bigint, penugasan_id bigint, unit_id bigint, atasan_id bigint)
LANGUAGE sql STABLE AS $$
SELECT
    t.pegawai_id,
    t.id,
    t.unit_id,
    (
        SELECT c.orang
        FROM unnest(r.pimpinan) WITH ORDINALITY AS c (orang, urutan)
        WHERE c.orang <> t.pegawai_id
        ORDER BY c.urutan
        LIMIT 1
    )
FROM pegawai_penugasan AS t
INNER JOIN pegawai_rantai_pimpinan(hari) AS r ON t.unit_id = r.unit_id
WHERE t.jenis = 'DEFINITIF' AND t.mulai <= hari AND (t.selesai IS NULL OR t.selesai > hari)
$$
"""

# The same relation read from above. Members of the units one leads, and the leaders right below: two
# index look-ups instead of a walk over everybody.
BAWAHAN = """
CREATE FUNCTION pegawai_bawahan_pada(atasan bigint, hari date) RETURNS TABLE (pegawai_id bigint)
LANGUAGE sql STABLE AS $$
WITH rantai AS MATERIALIZED (
    SELECT r.unit_id, r.pimpinan FROM pegawai_rantai_pimpinan(hari) AS r WHERE atasan = ANY(r.pimpinan)
)
SELECT t.pegawai_id
FROM rantai AS r
INNER JOIN pegawai_penugasan AS t ON r.unit_id = t.unit_id
WHERE
    r.pimpinan[1] = atasan
    AND t.pegawai_id <> atasan
    AND t.jenis = 'DEFINITIF' AND t.mulai <= hari AND (t.selesai IS NULL OR t.selesai > hari)
UNION ALL
SELECT t.pegawai_id
FROM rantai AS r
INNER JOIN pegawai_penugasan AS t ON r.unit_id = t.unit_id AND r.pimpinan[1] = t.pegawai_id
WHERE
    r.pimpinan[1] <> atasan
    AND (array_remove(r.pimpinan, t.pegawai_id))[1] = atasan
    AND t.jenis = 'DEFINITIF' AND t.mulai <= hari AND (t.selesai IS NULL OR t.selesai > hari)
$$
"""


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0001_awal")]

    operations = [
        migrations.RunSQL(SILSILAH, "DROP VIEW pegawai_silsilahunit"),
        migrations.RunSQL(RANTAI, "DROP FUNCTION pegawai_rantai_pimpinan(date)"),
        migrations.RunSQL(ATASAN, "DROP FUNCTION pegawai_atasan_pada(date)"),
        migrations.RunSQL(BAWAHAN, "DROP FUNCTION pegawai_bawahan_pada(bigint, date)"),
    ]
