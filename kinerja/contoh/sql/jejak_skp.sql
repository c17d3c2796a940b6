-- The audit lines of what has happened to every SKP so far.

INSERT INTO pegawai_jejakaudit (tindakan, objek, objek_id, oleh_id, pada, rincian)
SELECT
    j.tindakan,
    'SKP',
    s.id,
    j.oleh_id,
    j.pada,
    j.rincian
FROM pegawai_skp AS s
CROSS JOIN
    LATERAL (
        VALUES
        ('SKP_DIAJUKAN', s.pegawai_id, s.diajukan_pada, '{}'::jsonb),
        ('SKP_DISETUJUI', s.penilai_id, s.disetujui_pada, '{}'::jsonb),
        (
            'SKP_DIKEMBALIKAN',
            s.penilai_id,
            CASE s.status WHEN 'DIKEMBALIKAN' THEN s.diajukan_pada + interval '3 hours' END,
            jsonb_build_object('catatan', s.catatan)
        )
    ) AS j (tindakan, oleh_id, pada, rincian)
WHERE j.pada IS NOT NULL
ORDER BY j.pada, s.id
