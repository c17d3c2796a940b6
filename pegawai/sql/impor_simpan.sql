-- Write the staged rows: posts that are not registered yet, accounts, people, their assignments, the trail.
--
-- Only for rows without error (impor_periksa.sql). Run twice it changes nothing the second time.
-- An account gets a password that nobody can know ('!' marks it unusable).
-- Parameters: oleh (Pegawai or NULL for the system), pada.

WITH jabatan_baru AS (
    INSERT INTO pegawai_jabatan (nama, jenis, jenjang)
    SELECT
        min(i.jabatan),
        max(i.jenis_jabatan),
        coalesce(max(i.jenjang), '')
    FROM impor_pegawai AS i
    WHERE
        NOT EXISTS (
            SELECT FROM pegawai_jabatan AS j
            WHERE lower(j.nama) = lower(i.jabatan)
        )
    GROUP BY lower(i.jabatan)
    RETURNING id, nama
),

jabatan AS (
    SELECT DISTINCT ON (lower(nama))
        id,
        lower(nama) AS kunci
    FROM (SELECT
        id,
        nama
    FROM pegawai_jabatan
    UNION ALL
    SELECT
        id,
        nama
    FROM jabatan_baru) AS semua
    ORDER BY lower(nama), id
),

akun_baru AS (
    INSERT INTO pegawai_akun (nip, password, is_active, is_staff, is_superuser)
    SELECT
        i.nip,
        '!' || replace(gen_random_uuid()::text, '-', ''),
        TRUE,
        FALSE,
        FALSE
    FROM impor_pegawai AS i
    WHERE
        NOT EXISTS (
            SELECT FROM pegawai_pegawai AS p
            WHERE p.nip = i.nip
        )
        AND NOT EXISTS (
            SELECT FROM pegawai_akun AS a
            WHERE a.nip = i.nip
        )
    RETURNING id, nip
),

akun AS (
    SELECT
        id,
        nip
    FROM pegawai_akun
    UNION ALL
    SELECT
        id,
        nip
    FROM akun_baru
),

orang_baru AS (
    INSERT INTO pegawai_pegawai (akun_id, nip, nama, jenis, golongan, kedudukan, surel)
    SELECT
        a.id,
        i.nip,
        i.nama,
        i.jenis,
        coalesce(i.golongan, ''),
        'AKTIF',
        coalesce(i.surel, '')
    FROM impor_pegawai AS i
    INNER JOIN akun AS a ON i.nip = a.nip
    WHERE
        NOT EXISTS (
            SELECT FROM pegawai_pegawai AS p
            WHERE p.nip = i.nip
        )
    RETURNING id, nip
),

orang_berubah AS (
    UPDATE pegawai_pegawai AS p
    SET nama = i.nama, golongan = coalesce(i.golongan, p.golongan), surel = coalesce(i.surel, p.surel)
    FROM impor_pegawai AS i
    WHERE
        p.nip = i.nip
        AND (i.nama, coalesce(i.golongan, p.golongan), coalesce(i.surel, p.surel))
        <> (p.nama, p.golongan, p.surel)
    RETURNING p.id
),

orang AS (
    SELECT
        id,
        nip
    FROM pegawai_pegawai
    WHERE nip IS NOT NULL
    UNION ALL
    SELECT
        id,
        nip
    FROM orang_baru
),

penugasan_baru AS (
    INSERT INTO pegawai_penugasan (pegawai_id, unit_id, jabatan_id, jenis, memimpin, mulai)
    SELECT
        o.id AS pegawai_id,
        u.id AS unit_id,
        j.id AS jabatan_id,
        'DEFINITIF' AS jenis,
        u.jabatan_pimpinan_id = j.id,
        i.mulai
    FROM impor_pegawai AS i
    INNER JOIN orang AS o ON i.nip = o.nip
    INNER JOIN pegawai_unitkerja AS u ON i.kode_unit = u.kode
    INNER JOIN jabatan AS j ON lower(i.jabatan) = j.kunci
    WHERE
        NOT EXISTS (
            SELECT FROM pegawai_penugasan AS t
            WHERE
                (t.pegawai_id, t.unit_id, t.jabatan_id, t.mulai) = (o.id, u.id, j.id, i.mulai)
                AND t.jenis = 'DEFINITIF'
        )
    RETURNING id, pegawai_id
)

INSERT INTO pegawai_jejakaudit (tindakan, objek, objek_id, oleh_id, pada, rincian)
SELECT
    'PEGAWAI_DIIMPOR',
    'Pegawai',
    id,
    %(oleh)s::bigint,
    %(pada)s::timestamptz,
    '{}'::jsonb
FROM orang_baru
UNION ALL
SELECT
    'PEGAWAI_DIPERBARUI',
    'Pegawai',
    id,
    %(oleh)s::bigint,
    %(pada)s::timestamptz,
    '{}'::jsonb
FROM orang_berubah
UNION ALL
SELECT
    'PENUGASAN_DIBUAT',
    'Penugasan',
    id,
    %(oleh)s::bigint,
    %(pada)s::timestamptz,
    jsonb_build_object('pegawai', pegawai_id)
FROM penugasan_baru
