-- The nine marks of each answer in contoh_lembar.

INSERT INTO umpanbalik_nilaiunsur (tanggapan_id, unsur, nilai)
SELECT
    l.id,
    u.unsur,
    u.nilai
FROM contoh_lembar AS l
CROSS JOIN LATERAL unnest(%(unsur)s::text[], l.nilai) AS u (unsur, nilai)
ORDER BY l.id
