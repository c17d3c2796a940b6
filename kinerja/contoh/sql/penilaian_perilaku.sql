-- The ratings of the seven core values in one period: most values above expectation where behaviour as a
-- whole is rated so, one or two elsewhere.
--
-- Parameters: periode, nilai (the values in their order), kata (a sentence for each).

INSERT INTO evaluasi_penilaianperilaku (penilaian_id, nilai_dasar, ekspektasi, umpan_balik)
SELECT
    n.id,
    d.nilai,
    CASE
        WHEN
            pg_temp.acak(n.skp_id, %(periode)s * 16 + 5 + d.ke)
            < CASE n.rating_perilaku WHEN 'ATAS' THEN 0.75 ELSE 0.12 END
            THEN 'ATAS'
        ELSE 'SESUAI'
    END,
    CASE WHEN pg_temp.acak(n.skp_id, %(periode)s * 16 - d.ke) < 0.2 THEN d.kata ELSE '' END
FROM evaluasi_penilaian AS n
CROSS JOIN unnest(%(nilai)s::text[], %(kata)s::text[]) WITH ORDINALITY AS d (nilai, kata, ke)
WHERE n.periode_id = %(periode)s
ORDER BY n.id, d.ke
