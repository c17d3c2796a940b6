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
        k.jumlah_bukti,
        k.kemiripan,
        k.mirip_tanggal,
        k.tanggal + k.jam_mulai AS mulai,
        k.tanggal + k.jam_mulai + k.menit * interval '1 minute' AS selesai
    FROM laporan_kegiatan AS k
    WHERE k.id = any(%(kegiatan)s::bigint[])
),

hari_ditanya AS (
    SELECT DISTINCT
        d.pegawai_id,
        d.tanggal
    FROM ditanya AS d
),

-- OFFSET 0: one person after the other by the index, whatever the planner thinks of the list.
sekitar AS MATERIALIZED (
    SELECT k.*
    FROM (
        SELECT
            d.pegawai_id,
            min(d.tanggal) - 1 AS awal,
            max(d.tanggal) + 1 AS akhir
        FROM ditanya AS d
        GROUP BY d.pegawai_id
    ) AS o
    CROSS JOIN
        LATERAL (
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
                k.pegawai_id = o.pegawai_id
                AND k.tanggal BETWEEN o.awal AND o.akhir
                AND k.status IN ('DIAJUKAN', 'TERVERIFIKASI')
            ORDER BY k.tanggal
            OFFSET 0
        ) AS k
),

tumpang_tindih AS (
    SELECT DISTINCT ON (d.id)
        d.id,
        l.uraian,
        l.tanggal,
        l.jam_mulai,
        l.jam_selesai
    FROM ditanya AS d
    CROSS JOIN generate_series(-1, 1) AS g (geser)
    INNER JOIN
        sekitar AS l
        ON d.pegawai_id = l.pegawai_id AND l.tanggal = d.tanggal + g.geser AND d.id <> l.id
    WHERE l.mulai < d.selesai AND d.mulai < l.selesai
    ORDER BY d.id, l.tanggal, l.jam_mulai, l.id
),

sehari AS (
    SELECT
        h.pegawai_id,
        h.tanggal,
        sum(s.menit) AS menit
    FROM hari_ditanya AS h INNER JOIN sekitar AS s ON h.pegawai_id = s.pegawai_id AND h.tanggal = s.tanggal
    GROUP BY h.pegawai_id, h.tanggal
),

keterangan AS (
    SELECT
        h.pegawai_id,
        h.tanggal,
        c.jenis
    FROM hari_ditanya AS h
    INNER JOIN pegawai_keterangankerja AS c
        ON h.pegawai_id = c.pegawai_id AND h.tanggal >= c.mulai AND h.tanggal < c.selesai
),

-- What each day expects. Work of more than a year ago is not measured by it: the calendar would grow with it.
kalender AS MATERIALIZED (
    SELECT
        k.pegawai_id,
        k.tanggal,
        k.menit
    FROM
        pegawai_kalender(
            (SELECT array_agg(DISTINCT h.pegawai_id) FROM hari_ditanya AS h),
            (SELECT greatest(min(h.tanggal), max(h.tanggal) - 366) FROM hari_ditanya AS h),
            (SELECT max(h.tanggal) + 1 FROM hari_ditanya AS h)
        ) AS k
),

melebihi AS (
    SELECT
        s.pegawai_id,
        s.tanggal,
        s.menit,
        k.menit AS batas
    FROM sehari AS s
    INNER JOIN kalender AS k ON s.pegawai_id = k.pegawai_id AND s.tanggal = k.tanggal
    LEFT JOIN keterangan AS c ON s.pegawai_id = c.pegawai_id AND s.tanggal = c.tanggal
    WHERE s.menit > k.menit AND c.jenis IS NULL
),

tanpa_bukti AS (
    SELECT d.id
    FROM ditanya AS d
    CROSS JOIN
        LATERAL (
            SELECT a.wajib_bukti
            FROM laporan_aturanlaporan AS a
            WHERE a.mulai <= d.tanggal
            ORDER BY a.mulai DESC
            LIMIT 1
        ) AS a
    WHERE
        d.jumlah_bukti = 0
        AND (a.wajib_bukti = 'SEMUA' OR (a.wajib_bukti = 'HASIL_KERJA' AND d.hasil_kerja_id IS NOT NULL))
)

SELECT
    d.id AS kegiatan,
    'TERLAMBAT' AS jenis,
    '' AS uraian,
    NULL::date AS tanggal,
    NULL::time AS jam_mulai,
    NULL::time AS jam_selesai,
    0 AS banyak,
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
    'TIDAK_MASUK',
    c.jenis,
    NULL,
    NULL,
    NULL,
    0,
    0
FROM ditanya AS d INNER JOIN keterangan AS c ON d.pegawai_id = c.pegawai_id AND d.tanggal = c.tanggal
WHERE c.jenis <> all(%(terpenuhi)s::text[])
UNION ALL
SELECT
    d.id,
    'LEBIH_SEHARI',
    '',
    NULL,
    NULL,
    NULL,
    m.menit,
    m.batas
FROM ditanya AS d INNER JOIN melebihi AS m ON d.pegawai_id = m.pegawai_id AND d.tanggal = m.tanggal
UNION ALL
SELECT
    d.id,
    'MIRIP',
    '',
    d.mirip_tanggal,
    NULL,
    NULL,
    d.kemiripan,
    0
FROM ditanya AS d
WHERE d.kemiripan >= %(mirip)s
UNION ALL
SELECT
    b.id,
    'TANPA_BUKTI',
    '',
    NULL,
    NULL,
    NULL,
    0,
    0
FROM tanpa_bukti AS b
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
