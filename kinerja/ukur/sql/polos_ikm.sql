-- The least that the satisfaction index can cost: read the same marks, add them up by person and by element,
-- and store one row for each unit that was answered about.

WITH lembar AS (
    SELECT
        t.id,
        l.unit_id
    FROM umpanbalik_tanggapan AS t
    INNER JOIN umpanbalik_layanan AS l ON t.layanan_id = l.id
    WHERE t.tanggal >= %(mulai)s AND t.tanggal < %(selesai)s
),

orang AS (
    SELECT
        m.unit_id,
        m.id,
        sum(n.nilai) AS jumlah
    FROM lembar AS m
    INNER JOIN umpanbalik_nilaiunsur AS n ON m.id = n.tanggapan_id
    GROUP BY m.unit_id, m.id
),

unsur AS (
    SELECT
        m.unit_id,
        n.unsur,
        sum(n.nilai) AS jumlah
    FROM lembar AS m
    INNER JOIN umpanbalik_nilaiunsur AS n ON m.id = n.tanggapan_id
    GROUP BY m.unit_id, n.unsur
)

INSERT INTO ukur_umpanbalik_indekskepuasan (
    unit_id, mulai, selesai, jumlah_tanggapan, jumlah_nilai, jumlah_kuadrat, nilai, mutu, dihitung_pada
)
SELECT
    o.unit_id,
    %(mulai)s,
    %(selesai)s,
    count(*),
    (
        SELECT jsonb_object_agg(u.unsur, u.jumlah)
        FROM unsur AS u
        WHERE u.unit_id = o.unit_id
    ),
    sum(o.jumlah * o.jumlah),
    avg(o.jumlah),
    NULL,
    %(pada)s
FROM orang AS o
GROUP BY o.unit_id
