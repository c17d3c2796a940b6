-- How a unit and all below it answer citizens: one row for each period, for each unit that holds a report,
-- and one for all.
--
-- Received, in time and the median tell of the reports received in the period of their row; open, overdue
-- and the oldest tell of today, whenever received. Archived reports (no report at all) count nowhere.
-- Reports that suspect wrongdoing count for the city only, and so do those that no unit has been given yet.
-- In time: first answers within the limit, out of all whose limit has passed; still open counts as failure.
-- Median: working days to the first answer, of reports answered or past their limit; who still waits counts
-- with the days waited so far, so that leaving hard cases open does not improve it.
-- Parameters: unit, mulai date[], selesai date[] (half-open, none overlaps another), hari_ini, zona,
-- terbuka text[], di_luar text[], berkadar, hari_tanpa_unit (working days a week of a report that no unit has
-- been given yet).
-- Definition: umpanbalik.tenggat; test_aduan_ringkasan.py holds the two equal.

WITH periode AS (
    SELECT
        p.ke,
        p.mulai,
        p.selesai
    FROM unnest(%(mulai)s::date[], %(selesai)s::date[]) WITH ORDINALITY AS p (mulai, selesai, ke)
),

cakupan AS (
    SELECT unit_id
    FROM pegawai_silsilahunit
    WHERE leluhur_id = %(unit)s
),

kasus AS (
    SELECT
        a.unit_id,
        a.tenggat_tanggapan,
        a.tenggat_selesai,
        a.status = any(%(terbuka)s) AS terbuka,
        a.ditanggapi_pada IS NOT NULL AS ditanggapi,
        coalesce(u.hari_per_pekan, %(hari_tanpa_unit)s) AS hari_per_pekan,
        (a.diterima_pada AT TIME ZONE %(zona)s)::date AS diterima,
        least((a.ditanggapi_pada AT TIME ZONE %(zona)s)::date, %(hari_ini)s) AS ditunggu_sampai
    FROM umpanbalik_aduan AS a
    INNER JOIN pegawai_unitkerja AS puncak ON puncak.id = %(unit)s
    LEFT JOIN cakupan AS c ON a.unit_id = c.unit_id
    LEFT JOIN pegawai_unitkerja AS u ON a.unit_id = u.id
    WHERE
        a.status <> all(%(di_luar)s)
        AND (c.unit_id IS NOT NULL OR (a.unit_id IS NULL AND puncak.induk_id IS NULL))
        AND (puncak.induk_id IS NULL OR a.klasifikasi <> %(berkadar)s)
        AND (
            a.status = any(%(terbuka)s)
            OR a.diterima_pada >= (SELECT min(mulai)::timestamp FROM periode) AT TIME ZONE %(zona)s
        )
),

rentang AS (
    SELECT min(diterima) AS mulai FROM kasus
),

hari AS (
    SELECT
        p.hari_per_pekan,
        d.waktu,
        (extract(ISODOW FROM d.waktu) <= p.hari_per_pekan AND l.tanggal IS NULL)::int AS bekerja
    FROM rentang AS r
    CROSS JOIN generate_series(r.mulai::timestamp, %(hari_ini)s::timestamp, '1 day') AS d (waktu)
    CROSS JOIN (VALUES (5), (6)) AS p (hari_per_pekan)
    LEFT JOIN pegawai_harilibur AS l ON d.waktu = l.tanggal
),

hari_bernomor AS (
    SELECT
        hari_per_pekan,
        waktu,
        sum(bekerja) OVER (PARTITION BY hari_per_pekan ORDER BY waktu) AS ke
    FROM hari
),

-- For either week the number of working days up to each day; its first place is the first day of the range.
kalender AS (
    SELECT
        hari_per_pekan,
        array_agg(ke::int ORDER BY waktu) AS ke
    FROM hari_bernomor
    GROUP BY hari_per_pekan
),

terhitung AS (
    SELECT
        k.unit_id,
        p.ke AS periode,
        k.terbuka,
        k.ditanggapi,
        k.terbuka AND (
            k.tenggat_selesai < %(hari_ini)s OR (NOT k.ditanggapi AND k.tenggat_tanggapan < %(hari_ini)s)
        ) AS terlambat,
        k.tenggat_tanggapan < %(hari_ini)s AS jatuh_tempo,
        k.ditanggapi AND k.ditunggu_sampai <= k.tenggat_tanggapan AS tepat_waktu,
        h.ke[k.ditunggu_sampai - r.mulai + 1] - h.ke[k.diterima - r.mulai + 1] AS hari_ditunggu,
        h.ke[%(hari_ini)s - r.mulai + 1] - h.ke[k.diterima - r.mulai + 1] AS hari_sampai_kini
    FROM kasus AS k
    CROSS JOIN rentang AS r
    INNER JOIN kalender AS h ON k.hari_per_pekan = h.hari_per_pekan
    LEFT JOIN periode AS p ON k.diterima >= p.mulai AND k.diterima < p.selesai
    WHERE k.diterima <= %(hari_ini)s
)

SELECT
    unit_id,
    periode,
    grouping(unit_id) = 0 AS per_unit,
    grouping(periode) = 0 AS per_periode,
    count(*) AS diterima,
    count(*) FILTER (WHERE terbuka) AS terbuka,
    count(*) FILTER (WHERE terlambat) AS terlambat,
    count(*) FILTER (WHERE jatuh_tempo) AS jatuh_tempo,
    count(*) FILTER (WHERE jatuh_tempo AND tepat_waktu) AS tepat_waktu,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY hari_ditunggu)
    FILTER (WHERE jatuh_tempo OR ditanggapi) AS median_hari,
    coalesce(max(hari_sampai_kini) FILTER (WHERE terbuka), 0) AS tertua_hari
FROM terhitung
GROUP BY GROUPING SETS ((), (periode), (unit_id))
ORDER BY tertua_hari DESC, unit_id ASC
