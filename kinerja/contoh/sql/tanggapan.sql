-- The answers of the questionnaires in contoh_lembar; some leave out who they are, few write a sentence.
--
-- Parameters: instrumen, pada, zona, pendidikan, pekerjaan (codes to choose from; some stand there twice).

WITH diundi AS (
    SELECT
        *,
        pg_temp.acak(id, 100) AS undi_kanal,
        pg_temp.acak(id, 101) AS undi_profil,
        pg_temp.acak(id, 102) AS undi_usia,
        pg_temp.acak(id, 103) AS undi_pendidikan,
        pg_temp.acak(id, 104) AS undi_pekerjaan,
        pg_temp.acak(id, 105) AS undi_saran,
        pg_temp.acak(id, 106) AS undi_jam,
        (SELECT sum(n) FROM unnest(nilai) AS x (n)) AS jumlah
    FROM contoh_lembar
)

INSERT INTO umpanbalik_tanggapan (
    id, layanan_id, instrumen_id, tanggal, kanal, jenis_kelamin, usia, pendidikan, pekerjaan, saran, kunci,
    diterima_pada
)
SELECT
    d.id,
    d.layanan_id,
    %(instrumen)s,
    d.tanggal,
    CASE WHEN d.undi_kanal < 0.75 THEN 'DARING' ELSE 'KERTAS' END,
    CASE WHEN d.undi_profil < 0.08 THEN '' WHEN d.undi_profil < 0.56 THEN 'P' ELSE 'L' END,
    CASE WHEN d.undi_profil >= 0.08 THEN 17 + floor(d.undi_usia * 50) END,
    CASE
        WHEN d.undi_profil < 0.08 THEN ''
        ELSE (%(pendidikan)s::text[])[1 + floor(d.undi_pendidikan * cardinality(%(pendidikan)s::text[]))]
    END,
    CASE
        WHEN d.undi_profil < 0.08 THEN ''
        ELSE (%(pekerjaan)s::text[])[1 + floor(d.undi_pekerjaan * cardinality(%(pekerjaan)s::text[]))]
    END,
    CASE WHEN d.undi_saran < 0.13 THEN s.isi[1 + floor(d.undi_saran / 0.13 * cardinality(s.isi))] ELSE '' END,
    md5('lembar ' || d.id)::uuid,
    least((d.tanggal + interval '8 hours' + d.undi_jam * interval '8 hours') AT TIME ZONE %(zona)s, %(pada)s)
FROM diundi AS d
INNER JOIN contoh_saran AS s
    ON
        d.unit_id = s.unit_id
        AND CASE WHEN d.jumlah >= 31 THEN 'baik' WHEN d.jumlah >= 26 THEN 'cukup' ELSE 'kurang' END = s.arah
ORDER BY d.id
