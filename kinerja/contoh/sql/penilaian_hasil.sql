-- What the assessors say of each promised result in one period, beside the achievement they saw.
--
-- Parameters: periode, mulai, selesai (half-open local dates), capai, kurang (sentences to choose from).

INSERT INTO evaluasi_penilaianhasil (penilaian_id, hasil_kerja_id, umpan_balik, persen_capaian)
SELECT
    n.id,
    h.id,
    CASE
        WHEN pg_temp.acak(h.id, %(periode)s * 16 + 5) < 0.45 THEN ''
        WHEN coalesce(c.persen, 0) >= 95
            THEN (%(capai)s::text[])[1 + floor(pg_temp.acak(h.id, %(periode)s) * cardinality(%(capai)s::text[]))]
        ELSE (%(kurang)s::text[])[1 + floor(pg_temp.acak(h.id, %(periode)s) * cardinality(%(kurang)s::text[]))]
    END,
    c.persen
FROM evaluasi_penilaian AS n
INNER JOIN pegawai_hasilkerja AS h ON n.skp_id = h.skp_id
LEFT JOIN evaluasi_capaianhasil AS c
    ON h.id = c.hasil_kerja_id AND c.mulai = %(mulai)s AND c.selesai = %(selesai)s
WHERE n.periode_id = %(periode)s
ORDER BY n.id, h.id
