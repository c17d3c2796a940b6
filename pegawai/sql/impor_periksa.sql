-- What is wrong with the staged rows when they are seen together, and beside what is registered.
--
-- Grain: one row per error: row number, code of the error (services.impor says it in words), what is
-- written there, and the other thing it collides with.
-- A post in the list begins at `mulai` and stays open, so it meets every post that ends after that day.

WITH jabatan AS (
    SELECT DISTINCT ON (lower(nama))
        id,
        jenis,
        jenjang,
        lower(nama) AS kunci
    FROM pegawai_jabatan
    ORDER BY lower(nama), id
),

dikenal AS (
    SELECT
        i.*,
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

-- A post that is not registered yet takes its kind from whichever row names it.
berdampingan AS (
    SELECT
        *,
        min(baris) OVER (PARTITION BY nip) AS nip_pertama,
        min(baris) FILTER (WHERE memimpin) OVER (PARTITION BY unit_id) AS pimpinan_pertama,
        min(baris) OVER sejabatan AS jabatan_pertama,
        coalesce(jenis_terdaftar, max(jenis_jabatan) OVER sejabatan) AS jenis_dipakai,
        coalesce(jenjang_terdaftar, max(jenjang) OVER sejabatan, '') AS jenjang_dipakai
    FROM dikenal
    WINDOW sejabatan AS (PARTITION BY lower(jabatan))
),

bertemu AS (
    SELECT
        b.*,
        (
            SELECT min(j.nama || ', ' || u.nama)
            FROM pegawai_penugasan AS t
            INNER JOIN pegawai_jabatan AS j ON t.jabatan_id = j.id
            INNER JOIN pegawai_unitkerja AS u ON t.unit_id = u.id
            WHERE
                t.pegawai_id = b.pegawai_id
                AND t.jenis = 'DEFINITIF'
                AND (t.selesai IS NULL OR t.selesai > b.mulai)
        ) AS jabatan_lain,
        b.mulai IN (
            SELECT t.mulai FROM pegawai_penugasan AS t
            WHERE
                (t.pegawai_id, t.unit_id, t.jabatan_id) = (b.pegawai_id, b.unit_id, b.jabatan_id)
                AND t.jenis = 'DEFINITIF'
        ) AS sudah_tercatat,
        (
            SELECT min(p.nama)
            FROM pegawai_penugasan AS t
            INNER JOIN pegawai_pegawai AS p ON t.pegawai_id = p.id
            WHERE
                b.memimpin
                AND t.unit_id = b.unit_id
                AND t.jenis = 'DEFINITIF'
                AND t.memimpin
                AND t.pegawai_id IS DISTINCT FROM b.pegawai_id
                AND (t.selesai IS NULL OR t.selesai > b.mulai)
        ) AS pimpinan_lain,
        (
            SELECT p.nama
            FROM pegawai_akun AS a
            INNER JOIN pegawai_pegawai AS p ON a.id = p.akun_id
            WHERE a.nip = b.nip AND b.pegawai_id IS NULL
        ) AS pemakai_akun
    FROM berdampingan AS b
)

SELECT
    b.baris,
    g.kode,
    g.tertulis,
    g.lawan
FROM bertemu AS b
CROSS JOIN
    LATERAL (
        VALUES
        ('NIP_GANDA', b.nip, b.nip_pertama::text, b.nip IS NOT NULL AND b.baris > b.nip_pertama),
        ('AKUN_TERPAKAI', b.nip, b.pemakai_akun, b.pemakai_akun IS NOT NULL),
        ('UNIT_TAK_DIKENAL', b.kode_unit, '', b.kode_unit IS NOT NULL AND b.unit_id IS NULL),
        ('PIMPINAN_SUDAH_ADA', b.jabatan, b.pimpinan_lain, b.pimpinan_lain IS NOT NULL),
        ('PIMPINAN_GANDA', b.jabatan, b.pimpinan_pertama::text, b.memimpin AND b.baris > b.pimpinan_pertama),
        (
            'JABATAN_TANPA_JENIS', '', b.jabatan,
            b.jabatan IS NOT NULL AND b.jenis_dipakai IS NULL AND b.baris = b.jabatan_pertama
        ),
        ('JABATAN_BEDA_JENIS', b.jenis_jabatan, b.jenis_dipakai, b.jenis_jabatan <> b.jenis_dipakai),
        (
            'JABATAN_BEDA_JENJANG', b.jenjang, coalesce(nullif(b.jenjang_dipakai, ''), 'tanpa jenjang'),
            b.jenis_dipakai = 'FUNGSIONAL' AND b.jenjang <> b.jenjang_dipakai
        ),
        (
            'JENJANG_BUKAN_FUNGSIONAL', b.jenjang, b.jenis_dipakai,
            b.jenjang IS NOT NULL AND b.jenis_dipakai <> 'FUNGSIONAL'
        ),
        (
            'MASIH_MENJABAT', b.mulai::text, b.jabatan_lain,
            b.jabatan_lain IS NOT NULL AND NOT b.sudah_tercatat
        )
    ) AS g (kode, tertulis, lawan, keliru)
WHERE g.keliru
ORDER BY b.baris, g.kode
