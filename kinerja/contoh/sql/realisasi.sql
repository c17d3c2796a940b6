-- What people reported, for one month, of the indicators that activities cannot count. Some forget.
--
-- Levels lie about their target, counts grow through the year and are reported as they stand.
-- Parameters: mulai, selesai (half-open local dates), kunci (when the month was closed; NULL = open),
-- pada, zona,
-- sumber (texts to choose from), terlapor (how many have reported, 0 to 1).

WITH janji AS (
    SELECT
        i.target,
        i.arah,
        i.batas,
        i.desimal,
        i.kumulatif,
        s.kinerja,
        s.indikator_awal + i.urut - 1 AS indikator_id,
        (
            extract(YEAR FROM age(%(mulai)s, s.mulai)) * 12 + extract(MONTH FROM age(%(mulai)s, s.mulai)) + 1
        ) / s.bulan::double precision AS lewat,
        (%(mulai)s - date '2000-01-01') * 16 AS hari
    FROM contoh_skp AS s
    INNER JOIN contoh_indikator AS i ON s.jenis_id = i.jenis_id
    WHERE
        i.asal = 'LAPORAN' AND s.disetujui
        AND s.mulai < %(selesai)s AND s.selesai > %(mulai)s
),

laporan AS (
    SELECT
        *,
        pg_temp.acak(indikator_id, hari) AS undi,
        pg_temp.acak(indikator_id, hari + 1) AS undi_lupa,
        pg_temp.acak(indikator_id, hari + 2) AS undi_jam
    FROM janji
)

INSERT INTO laporan_realisasiindikator (indikator_id, bulan, nilai, sumber_data, dilaporkan_pada)
SELECT
    indikator_id,
    %(mulai)s,
    CASE
        WHEN kumulatif THEN floor(target * least(sqrt(lewat) * kinerja * 1.05, 1.1))
        WHEN arah = 'TINGGI'
            THEN
                least(
                    round((target * (0.93 + 0.1 * undi) * (0.5 + 0.5 * kinerja))::numeric, desimal),
                    batas::numeric
                )
        ELSE
            greatest(
                round((target * (0.75 + 0.35 * undi) * (1.5 - 0.5 * kinerja))::numeric, desimal),
                power(10, -desimal)::numeric
            )
    END,
    (%(sumber)s::text[])[1 + floor(undi_jam * cardinality(%(sumber)s::text[]))],
    least(
        (
            %(selesai)s
            + interval '8 hours'
            + floor(undi * 3) * interval '1 day'
            + undi_jam * interval '7 hours'
        )
        AT TIME ZONE %(zona)s,
        %(kunci)s::timestamptz,
        %(pada)s
    )
FROM laporan
WHERE undi_lupa < %(terlapor)s
ORDER BY indikator_id
