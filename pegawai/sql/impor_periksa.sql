-- What is wrong with the staged rows when they are seen together, and beside what is registered.
--
-- Grain: one row per error: row number, code of the error (services.impor says it in words), what is
-- written there, and the other thing it collides with.
-- A post in the list begins at `mulai` and stays open, so it meets every post that ends after that day.

WITH jabatan AS (
    SELECT DISTINCT ON (lower(nama)) id, lower(nama) AS kunci, jenis, jenjang
    FROM pegawai_jabatan
    ORDER BY lower(nama), id
),

baris AS (
    SELECT
        i.baris, i.nip, i.kode_unit, i.jabatan, i.jenis_jabatan, i.jenjang, i.mulai,
        u.id AS unit_id,
        j.id AS jabatan_id,
        j.jenis AS jenis_terdaftar,
        j.jenjang AS jenjang_terdaftar,
        p.id AS pegawai_id,
        j.id = u.jabatan_pimpinan_id AS memimpin
    FROM impor_pegawai AS i
    LEFT JOIN pegawai_unitkerja AS u ON i.kode_unit = u.kode
    LEFT JOIN jabatan AS j ON lower(i.jabatan) = j.kunci
    LEFT JOIN pegawai_pegawai AS p ON i.nip = p.nip
),

penugasan_definitif AS (
    SELECT t.id, t.pegawai_id, t.unit_id, t.jabatan_id, t.memimpin, t.mulai, t.selesai,
        o.nama AS pemegang, j.nama AS jabatan, u.nama AS unit
    FROM pegawai_penugasan AS t
    INNER JOIN pegawai_pegawai AS o ON t.pegawai_id = o.id
    INNER JOIN pegawai_jabatan AS j ON t.jabatan_id = j.id
    INNER JOIN pegawai_unitkerja AS u ON t.unit_id = u.id
    WHERE t.jenis = 'DEFINITIF'
),

nip_ganda AS (
    SELECT baris, nip, min(baris) OVER (PARTITION BY nip) AS pertama
    FROM impor_pegawai
    WHERE nip IS NOT NULL
),

jabatan_baru AS (
    SELECT
        baris, jabatan, jenis_jabatan, jenjang,
        max(jenis_jabatan) OVER sama AS jenis_dipakai,
        max(jenjang) OVER sama AS jenjang_dipakai,
        min(baris) OVER sama AS pertama
    FROM baris
    WHERE jabatan_id IS NULL AND jabatan IS NOT NULL
    WINDOW sama AS (PARTITION BY lower(jabatan))
),

pimpinan_ganda AS (
    SELECT baris, kode_unit, min(baris) OVER (PARTITION BY unit_id) AS pertama
    FROM baris
    WHERE memimpin
),

galat AS (
    SELECT baris, 'NIP_GANDA' AS kode, nip AS tertulis, pertama::text AS lawan
    FROM nip_ganda
    WHERE baris > pertama
    UNION ALL
    SELECT baris, 'UNIT_TAK_DIKENAL', kode_unit, ''
    FROM baris
    WHERE kode_unit IS NOT NULL AND unit_id IS NULL
    UNION ALL
    SELECT baris, 'JABATAN_TANPA_JENIS', jabatan, ''
    FROM jabatan_baru
    WHERE jenis_dipakai IS NULL AND baris = pertama
    UNION ALL
    SELECT baris, 'JABATAN_BEDA_JENIS', jenis_jabatan, jenis_dipakai
    FROM jabatan_baru
    WHERE jenis_jabatan <> jenis_dipakai
    UNION ALL
    SELECT baris, 'JABATAN_BEDA_JENJANG', jenjang, jenjang_dipakai
    FROM jabatan_baru
    WHERE jenjang <> jenjang_dipakai
    UNION ALL
    SELECT baris, 'JENJANG_BUKAN_FUNGSIONAL', jenjang, jenis_dipakai
    FROM jabatan_baru
    WHERE jenjang IS NOT NULL AND jenis_dipakai <> 'FUNGSIONAL'
    UNION ALL
    SELECT baris, 'JABATAN_BEDA_JENIS', jenis_jabatan, jenis_terdaftar
    FROM baris
    WHERE jenis_jabatan <> jenis_terdaftar
    UNION ALL
    SELECT baris, 'JABATAN_BEDA_JENJANG', jenjang, coalesce(nullif(jenjang_terdaftar, ''), 'tanpa jenjang')
    FROM baris
    WHERE jenjang <> jenjang_terdaftar
    UNION ALL
    SELECT b.baris, 'MASIH_MENJABAT', b.jabatan, min(t.jabatan || ', ' || t.unit)
    FROM baris AS b
    INNER JOIN penugasan_definitif AS t ON b.pegawai_id = t.pegawai_id
    WHERE
        (t.selesai IS NULL OR t.selesai > b.mulai)
        AND NOT EXISTS (
            SELECT FROM penugasan_definitif AS s
            WHERE (s.pegawai_id, s.unit_id, s.jabatan_id, s.mulai)
                = (b.pegawai_id, b.unit_id, b.jabatan_id, b.mulai)
        )
    GROUP BY b.baris, b.jabatan
    UNION ALL
    SELECT b.baris, 'PIMPINAN_SUDAH_ADA', b.jabatan, min(t.pemegang)
    FROM baris AS b
    INNER JOIN penugasan_definitif AS t ON b.unit_id = t.unit_id
    WHERE
        b.memimpin AND t.memimpin
        AND t.pegawai_id IS DISTINCT FROM b.pegawai_id
        AND (t.selesai IS NULL OR t.selesai > b.mulai)
    GROUP BY b.baris, b.jabatan
    UNION ALL
    SELECT baris, 'PIMPINAN_GANDA', kode_unit, pertama::text
    FROM pimpinan_ganda
    WHERE baris > pertama
    UNION ALL
    SELECT b.baris, 'AKUN_TERPAKAI', b.nip, p.nama
    FROM baris AS b
    INNER JOIN pegawai_akun AS a ON b.nip = a.nip
    INNER JOIN pegawai_pegawai AS p ON a.id = p.akun_id
    WHERE b.pegawai_id IS NULL
)

SELECT baris, kode, tertulis, lawan FROM galat ORDER BY baris, kode
