-- All that decides the working calendar of one person from mulai up to, not including, selesai.
--
-- Grain: one row; each column is a list of what there is of its kind, empty where there is nothing.
-- Parameters: pegawai, mulai, selesai; bulan_mulai and bulan_selesai are the whole months around them.

SELECT
    array(
        SELECT json_build_object('mulai', t.mulai, 'selesai', t.selesai, 'hari', u.hari_per_pekan)
        FROM pegawai_penugasan AS t
        INNER JOIN pegawai_unitkerja AS u ON t.unit_id = u.id
        WHERE
            t.pegawai_id = %(pegawai)s
            AND t.jenis = 'DEFINITIF'
            AND t.mulai < %(selesai)s
            AND (t.selesai IS NULL OR t.selesai > %(mulai)s)
    ) AS pekan,
    array(
        SELECT
            json_build_object(
                'mulai', p.mulai,
                'selesai', p.selesai,
                'jam', array(
                    SELECT to_json(j) FROM pegawai_jamkerja AS j
                    WHERE p.id = j.pola_id
                )
            )
        FROM pegawai_polajamkerja AS p
        WHERE p.mulai < %(selesai)s AND (p.selesai IS NULL OR p.selesai > %(mulai)s)
    ) AS pola,
    array(
        SELECT json_build_object('tanggal', l.tanggal, 'nama', l.nama)
        FROM pegawai_harilibur AS l
        WHERE l.tanggal >= %(mulai)s AND l.tanggal < %(selesai)s
    ) AS libur,
    array(
        SELECT
            json_build_object(
                'tanggal', g.tanggal, 'mulai', g.mulai, 'selesai', g.selesai, 'istirahat', g.istirahat
            )
        FROM pegawai_jadwaldinas AS g
        WHERE
            g.pegawai_id = %(pegawai)s
            AND g.tanggal >= %(bulan_mulai)s
            AND g.tanggal < %(bulan_selesai)s
    ) AS giliran,
    array(
        SELECT json_build_object('jenis', c.jenis, 'mulai', c.mulai, 'selesai', c.selesai)
        FROM pegawai_keterangankerja AS c
        WHERE c.pegawai_id = %(pegawai)s AND c.mulai < %(selesai)s AND c.selesai > %(mulai)s
    ) AS keterangan
