-- What the staged rows would change: a new person, a known person with something new, or nothing.
--
-- Grain: one row per staged row. Only for rows without error (impor_periksa.sql). A blank golongan or
-- surel leaves what is registered. A known person whose post of the row is registered already has
-- nothing new in it, also when that post has ended since.

SELECT
    i.baris,
    CASE
        WHEN p.id IS NULL THEN 'BARU'
        WHEN
            (i.nama, coalesce(i.golongan, p.golongan), coalesce(i.surel, p.surel))
            = (p.nama, p.golongan, p.surel)
            AND EXISTS (
                SELECT FROM pegawai_penugasan AS t
                INNER JOIN pegawai_unitkerja AS u ON t.unit_id = u.id
                INNER JOIN pegawai_jabatan AS j ON t.jabatan_id = j.id
                WHERE
                    t.pegawai_id = p.id AND t.jenis = 'DEFINITIF' AND t.mulai = i.mulai
                    AND u.kode = i.kode_unit AND lower(j.nama) = lower(i.jabatan)
            )
            THEN 'TETAP'
        ELSE 'DIPERBARUI'
    END AS perubahan
FROM impor_pegawai AS i
LEFT JOIN pegawai_pegawai AS p ON i.nip = p.nip
ORDER BY i.baris
