-- The audit lines of the ratings of one period.
--
-- Parameters: periode, nama_periode.

INSERT INTO pegawai_jejakaudit (tindakan, objek, objek_id, oleh_id, pada, rincian)
SELECT
    CASE n.status WHEN 'DITETAPKAN' THEN 'PENILAIAN_DITETAPKAN' ELSE 'PENILAIAN_DIISI' END,
    'Penilaian',
    n.id,
    n.penilai_id,
    coalesce(n.ditetapkan_pada, n.dibuat_pada),
    jsonb_build_object(
        'pegawai', s.pegawai_id,
        'periode', %(nama_periode)s::text,
        'rating_hasil', n.rating_hasil,
        'rating_perilaku', n.rating_perilaku,
        'predikat', n.predikat
    )
FROM evaluasi_penilaian AS n
INNER JOIN pegawai_skp AS s ON n.skp_id = s.id
WHERE n.periode_id = %(periode)s
ORDER BY coalesce(n.ditetapkan_pada, n.dibuat_pada), n.id
