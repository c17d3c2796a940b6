-- The least that the satisfaction index can cost: read the same marks, add them up by unit and element, and
-- store one row for each unit that was answered about; nothing is said of how persons differ.

WITH jumlah AS (
    SELECT
        l.unit_id,
        n.unsur,
        sum(n.nilai) AS nilai,
        count(*) AS tanggapan
    FROM umpanbalik_tanggapan AS t
    INNER JOIN umpanbalik_layanan AS l ON t.layanan_id = l.id
    INNER JOIN umpanbalik_nilaiunsur AS n ON t.id = n.tanggapan_id
    WHERE t.tanggal >= %(mulai)s AND t.tanggal < %(selesai)s
    GROUP BY l.unit_id, n.unsur
)

INSERT INTO ukur_umpanbalik_indekskepuasan (
    unit_id, mulai, selesai, jumlah_tanggapan, jumlah_nilai, jumlah_kuadrat, nilai, mutu, dihitung_pada
)
SELECT
    unit_id,
    %(mulai)s,
    %(selesai)s,
    max(tanggapan),
    jsonb_object_agg(unsur, nilai),
    0,
    sum(nilai) * 25.0 / sum(tanggapan),
    NULL,
    %(pada)s
FROM jumlah
GROUP BY unit_id
