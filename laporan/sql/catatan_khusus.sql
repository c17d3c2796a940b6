-- Why activities need a look of their own: one row for each activity and reason, none where nothing is
-- remarkable. Compared with what the superior has before oneself, what waits and what is verified: drafts are
-- the employee's own, and what was returned or rejected takes no place in the day.
WITH ditanya AS (
    SELECT
        k.id,
        k.pegawai_id,
        k.tanggal,
        k.terlambat,
        k.hasil_kerja_id,
        k.tanggal + k.jam_mulai AS mulai,
        k.tanggal + k.jam_mulai + k.menit * interval '1 minute' AS selesai
    FROM laporan_kegiatan AS k
    WHERE k.id = ANY(%(kegiatan)s::bigint[])
),

hari_ditanya AS (
    SELECT DISTINCT
        d.pegawai_id,
        d.tanggal
    FROM ditanya AS d
),

sekitar AS MATERIALIZED (
    SELECT
        k.id,
        k.pegawai_id,
        k.tanggal,
        k.uraian,
        k.jam_mulai,
        k.jam_selesai,
        k.menit,
        k.tanggal + k.jam_mulai AS mulai,
        k.tanggal + k.jam_mulai + k.menit * interval '1 minute' AS selesai
    FROM laporan_kegiatan AS k
    WHERE
        k.status IN ('DIAJUKAN', 'TERVERIFIKASI')
        AND (k.pegawai_id, k.tanggal) IN (
            SELECT
                h.pegawai_id,
                h.tanggal + g.geser
            FROM hari_ditanya AS h
            CROSS JOIN GENERATE_SERIES(-1, 1) AS g (geser)
        )
),

tumpang_tindih AS (
    SELECT DISTINCT ON (d.id)
        d.id,
        l.uraian,
        l.tanggal,
        l.jam_mulai,
        l.jam_selesai
    FROM ditanya AS d
    INNER JOIN sekitar AS l
        ON d.pegawai_id = l.pegawai_id AND l.tanggal BETWEEN d.tanggal - 1 AND d.tanggal + 1 AND d.id <> l.id
    WHERE l.mulai < d.selesai AND d.mulai < l.selesai
    ORDER BY d.id, l.tanggal, l.jam_mulai, l.id
),

sehari AS (
    SELECT
        h.pegawai_id,
        h.tanggal,
        SUM(s.menit) AS menit
    FROM hari_ditanya AS h INNER JOIN sekitar AS s ON h.pegawai_id = s.pegawai_id AND h.tanggal = s.tanggal
    GROUP BY h.pegawai_id, h.tanggal
),

melebihi AS (
    SELECT
        s.pegawai_id,
        s.tanggal,
        s.menit,
        a.menit_sehari AS batas
    FROM sehari AS s
    CROSS JOIN
        LATERAL (
            SELECT a.menit_sehari
            FROM laporan_aturanlaporan AS a
            WHERE a.mulai <= s.tanggal
            ORDER BY a.mulai DESC
            LIMIT 1
        ) AS a
    WHERE s.menit > a.menit_sehari
)

SELECT
    d.id AS kegiatan,
    'TERLAMBAT' AS jenis,
    '' AS uraian,
    NULL::date AS tanggal,
    NULL::time AS jam_mulai,
    NULL::time AS jam_selesai,
    0 AS menit,
    0 AS batas
FROM ditanya AS d
WHERE d.terlambat
UNION ALL
SELECT
    t.id,
    'TUMPANG_TINDIH',
    t.uraian,
    t.tanggal,
    t.jam_mulai,
    t.jam_selesai,
    0,
    0
FROM tumpang_tindih AS t
UNION ALL
SELECT
    d.id,
    'LEBIH_SEHARI',
    '',
    d.tanggal,
    NULL,
    NULL,
    m.menit,
    m.batas
FROM ditanya AS d INNER JOIN melebihi AS m ON d.pegawai_id = m.pegawai_id AND d.tanggal = m.tanggal
UNION ALL
SELECT
    d.id,
    'TANPA_HASIL',
    '',
    NULL,
    NULL,
    NULL,
    0,
    0
FROM ditanya AS d
WHERE d.hasil_kerja_id IS NULL
