-- Indeks Kepuasan Masyarakat of every unit over one period, pooled over all answers of the unit and below.
--
-- Grain: one row per unit. Spine: every unit; without an answer it keeps 0, an empty object and NULL, for
-- silence is not dissatisfaction.
-- The index is 25 T / (9 n), T the sum of all marks: one division of whole numbers, rounded once, half up.
-- Parameters: mulai, selesai (half-open local dates), pada, jumlah_unsur, faktor, minimal_mutu,
-- batas numeric[] and mutu text[] (AMBANG_MUTU, same order).
-- Definition: umpanbalik.ikm.hitung_ikm and mutu; test_scoring.py holds the two equal.

WITH jawaban AS (
    SELECT
        l.unit_id,
        t.id AS tanggapan_id,
        n.unsur,
        n.nilai
    FROM umpanbalik_tanggapan AS t
    INNER JOIN umpanbalik_layanan AS l ON t.layanan_id = l.id
    INNER JOIN umpanbalik_nilaiunsur AS n ON t.id = n.tanggapan_id
    WHERE t.tanggal >= %(mulai)s AND t.tanggal < %(selesai)s
),

unsur_sendiri AS (
    SELECT
        unit_id,
        unsur,
        sum(nilai) AS jumlah
    FROM jawaban
    GROUP BY unit_id, unsur
),

warga AS (
    SELECT
        unit_id,
        sum(nilai) AS jumlah
    FROM jawaban
    GROUP BY unit_id, tanggapan_id
),

warga_sendiri AS (
    SELECT
        unit_id,
        count(*) AS jumlah_tanggapan,
        sum(jumlah) AS jumlah,
        sum(jumlah * jumlah) AS jumlah_kuadrat
    FROM warga
    GROUP BY unit_id
),

unsur_terhimpun AS (
    SELECT
        s.leluhur_id AS unit_id,
        u.unsur,
        sum(u.jumlah) AS jumlah
    FROM unsur_sendiri AS u
    INNER JOIN pegawai_silsilahunit AS s ON u.unit_id = s.unit_id
    GROUP BY s.leluhur_id, u.unsur
),

rincian AS (
    SELECT
        unit_id,
        jsonb_object_agg(unsur, jumlah) AS jumlah_nilai
    FROM unsur_terhimpun
    GROUP BY unit_id
),

warga_terhimpun AS (
    SELECT
        s.leluhur_id AS unit_id,
        sum(w.jumlah_tanggapan) AS jumlah_tanggapan,
        sum(w.jumlah_kuadrat) AS jumlah_kuadrat,
        round(%(faktor)s * sum(w.jumlah)::numeric / (%(jumlah_unsur)s * sum(w.jumlah_tanggapan)), 2) AS nilai
    FROM warga_sendiri AS w
    INNER JOIN pegawai_silsilahunit AS s ON w.unit_id = s.unit_id
    GROUP BY s.leluhur_id
)

INSERT INTO umpanbalik_indekskepuasan (
    unit_id, mulai, selesai, jumlah_tanggapan, jumlah_nilai, jumlah_kuadrat, nilai, mutu, dihitung_pada
)
SELECT
    u.id,
    %(mulai)s,
    %(selesai)s,
    coalesce(w.jumlah_tanggapan, 0),
    coalesce(r.jumlah_nilai, '{}'::jsonb),
    coalesce(w.jumlah_kuadrat, 0),
    w.nilai,
    CASE
        WHEN w.jumlah_tanggapan >= %(minimal_mutu)s
            THEN (
                SELECT a.mutu
                FROM unnest(%(batas)s::numeric[], %(mutu)s::text[]) AS a (batas, mutu)
                WHERE w.nilai >= a.batas
                ORDER BY a.batas DESC
                LIMIT 1
            )
    END,
    %(pada)s
FROM pegawai_unitkerja AS u
LEFT JOIN warga_terhimpun AS w ON u.id = w.unit_id
LEFT JOIN rincian AS r ON u.id = r.unit_id
ON CONFLICT (unit_id, mulai, selesai) DO UPDATE SET
    jumlah_tanggapan = excluded.jumlah_tanggapan,
    jumlah_nilai = excluded.jumlah_nilai,
    jumlah_kuadrat = excluded.jumlah_kuadrat,
    nilai = excluded.nilai,
    mutu = excluded.mutu,
    dihitung_pada = excluded.dihitung_pada
