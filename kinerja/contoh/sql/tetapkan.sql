-- Determine all ratings of one period: the predicate follows from both ratings by the table handed in.
--
-- Parameters: periode, batas (no later than this), hasil, perilaku, predikat (the nine cells).

UPDATE evaluasi_penilaian AS n
SET
    predikat = m.predikat,
    status = 'DITETAPKAN',
    ditetapkan_pada = least(n.dibuat_pada + interval '20 minutes', %(batas)s)
FROM unnest(%(hasil)s::text[], %(perilaku)s::text[], %(predikat)s::text[]) AS m (hasil, perilaku, predikat)
WHERE n.periode_id = %(periode)s AND n.rating_hasil = m.hasil AND n.rating_perilaku = m.perilaku
