-- What the assessors say of each promised result in one period. With the rating determined the achievement
-- they saw stands beside it; a draft holds only what has been written.
--
-- Parameters: periode, mulai, selesai (half-open local dates), ditetapkan, capai, kurang (sentences to choose
-- from).

WITH dinilai AS (
    SELECT
        n.id AS penilaian_id,
        h.id AS hasil_kerja_id,
        c.persen,
        pg_temp.acak(h.id, %(periode)s) AS undi,
        pg_temp.acak(h.id, %(periode)s * 16 + 5) AS undi_diam
    FROM evaluasi_penilaian AS n
    INNER JOIN pegawai_hasilkerja AS h ON n.skp_id = h.skp_id
    LEFT JOIN evaluasi_capaianhasil AS c
        ON h.id = c.hasil_kerja_id AND c.mulai = %(mulai)s AND c.selesai = %(selesai)s
    WHERE n.periode_id = %(periode)s
)

INSERT INTO evaluasi_penilaianhasil (penilaian_id, hasil_kerja_id, umpan_balik, persen_capaian)
SELECT
    penilaian_id,
    hasil_kerja_id,
    CASE
        WHEN undi_diam < 0.45 THEN ''
        WHEN coalesce(persen, 0) >= 95
            THEN (%(capai)s::text[])[1 + floor(undi * cardinality(%(capai)s::text[]))]
        ELSE (%(kurang)s::text[])[1 + floor(undi * cardinality(%(kurang)s::text[]))]
    END,
    CASE WHEN %(ditetapkan)s THEN persen END
FROM dinilai
WHERE %(ditetapkan)s OR undi_diam >= 0.45
ORDER BY penilaian_id, hasil_kerja_id
