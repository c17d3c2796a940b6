-- Begin the rating of everybody in one period, as drafts: results and behaviour by the evidence, so that the
-- predicates of an office spread as its own predicate allows.
--
-- Grain: one row per agreed SKP that touches the period, by the assessor named on it. In an office people
-- stand in the order of their measured results; the best are meant for `SANGAT_BAIK`, the last for
-- `BUTUH_PERBAIKAN`. Who leads the office is rated as the office is. Below `kelompok_terkecil` people nobody
-- is singled out.
-- Parameters: periode, mulai, selesai (half-open local dates), tanggal (the day of rating), zona, bagian (how
-- many of the ratings are begun, 0 to 1), kelompok_terkecil, baik, perlu, bantuan (sentences to choose from).

WITH silsilah AS MATERIALIZED (
    SELECT
        unit_id,
        leluhur_id,
        jarak
    FROM pegawai_silsilahunit
),

kantor AS (
    SELECT
        s.unit_id,
        u.id AS kantor_id,
        o.predikat
    FROM silsilah AS s
    INNER JOIN pegawai_unitkerja AS u ON s.leluhur_id = u.id
    INNER JOIN pegawai_unitkerja AS kota ON u.induk_id = kota.id AND kota.induk_id IS NULL
    INNER JOIN evaluasi_penilaianorganisasi AS o ON u.id = o.unit_id AND o.periode_id = %(periode)s
),

capaian AS (
    SELECT
        h.skp_id,
        avg(c.persen) AS persen
    FROM evaluasi_capaianhasil AS c
    INNER JOIN pegawai_hasilkerja AS h ON c.hasil_kerja_id = h.id
    WHERE c.mulai = %(mulai)s AND c.selesai = %(selesai)s
    GROUP BY h.skp_id
),

-- How an assessor is called from below: by the nearest unit that he or she leads.
panggilan AS (
    SELECT DISTINCT ON (s.unit_id, p.pegawai_id)
        s.unit_id,
        p.pegawai_id,
        CASE p.jenis WHEN 'DEFINITIF' THEN '' ELSE initcap(p.jenis) || ' ' END || j.nama AS nama
    FROM pegawai_penugasan AS p
    INNER JOIN pegawai_jabatan AS j ON p.jabatan_id = j.id
    INNER JOIN silsilah AS s ON p.unit_id = s.leluhur_id
    WHERE p.memimpin AND p.mulai <= %(tanggal)s AND (p.selesai IS NULL OR p.selesai > %(tanggal)s)
    ORDER BY s.unit_id, p.pegawai_id, s.jarak
),

orang AS (
    SELECT
        s.id AS skp_id,
        s.penilai_id,
        p.nama AS jabatan_penilai,
        t.unit_id,
        j.nama AS jabatan,
        k.kantor_id,
        k.predikat,
        t.memimpin AND t.unit_id = k.kantor_id AS kepala,
        row_number() OVER (
            PARTITION BY k.kantor_id
            ORDER BY
                t.memimpin AND t.unit_id = k.kantor_id,
                coalesce(c.persen, 0) + 10 * pg_temp.acak(s.id, %(periode)s) DESC,
                s.id
        ) AS urut,
        count(*) OVER (PARTITION BY k.kantor_id) AS banyak,
        count(*) FILTER (WHERE t.memimpin AND t.unit_id = k.kantor_id) OVER (PARTITION BY k.kantor_id)
            AS kepala_kantor
    FROM pegawai_skp AS s
    INNER JOIN pegawai_penugasan AS t ON s.penugasan_id = t.id
    INNER JOIN pegawai_jabatan AS j ON t.jabatan_id = j.id
    INNER JOIN kantor AS k ON t.unit_id = k.unit_id
    INNER JOIN panggilan AS p ON s.penilai_id = p.pegawai_id AND t.unit_id = p.unit_id
    LEFT JOIN capaian AS c ON s.id = c.skp_id
    WHERE s.status = 'DISETUJUI' AND s.mulai < %(selesai)s AND s.selesai > %(mulai)s
),

-- How many of the others come above BAIK, and how many below.
jatah AS (
    SELECT
        *,
        banyak - kepala_kantor AS lainnya,
        CASE
            WHEN banyak < %(kelompok_terkecil)s THEN 0
            WHEN predikat = 'ISTIMEWA' THEN round(0.04 * banyak)
            WHEN predikat = 'BAIK' THEN greatest(1, round(0.06 * banyak))
            ELSE ceil(0.62 * banyak)
        END AS bawah
    FROM orang
),

berjatah AS (
    SELECT
        *,
        CASE
            WHEN banyak < %(kelompok_terkecil)s THEN (lainnya > 2)::integer
            WHEN predikat = 'ISTIMEWA' THEN floor(0.6 * banyak)
            WHEN predikat = 'BAIK' THEN greatest(lainnya - bawah - (floor(0.68 * banyak) - kepala_kantor), 0)
            ELSE floor(0.08 * banyak)
        END AS atas
    FROM jatah
),

dinilai AS (
    SELECT
        *,
        CASE
            WHEN kepala
                THEN
                    CASE predikat WHEN 'ISTIMEWA' THEN 'TERATAS' WHEN 'BAIK' THEN 'TENGAH' ELSE 'TERBAWAH' END
            WHEN urut <= atas THEN 'TERATAS'
            WHEN urut > lainnya - bawah THEN 'TERBAWAH'
            ELSE 'TENGAH'
        END AS letak,
        pg_temp.acak(skp_id, %(periode)s * 16 + 1) AS undi,
        pg_temp.acak(skp_id, %(periode)s * 16 + 2) AS undi_lain,
        pg_temp.acak(skp_id, %(periode)s * 16 + 3) AS undi_jam
    FROM berjatah
    WHERE pg_temp.acak(skp_id, %(periode)s * 16 + 4) < %(bagian)s
)

INSERT INTO evaluasi_penilaian (
    skp_id, periode_id, penilai_id, jabatan_penilai, unit_id, jabatan,
    rating_hasil, rating_perilaku, predikat, umpan_balik, status, versi, dibuat_pada
)
SELECT
    skp_id,
    %(periode)s,
    penilai_id,
    jabatan_penilai,
    unit_id,
    jabatan,
    CASE letak
        WHEN 'TERATAS' THEN 'ATAS'
        WHEN 'TERBAWAH' THEN 'BAWAH'
        ELSE CASE WHEN undi < 0.2 THEN 'ATAS' ELSE 'SESUAI' END
    END,
    CASE letak
        WHEN 'TERATAS' THEN 'ATAS'
        WHEN 'TERBAWAH' THEN CASE WHEN undi < 0.25 THEN 'ATAS' ELSE 'SESUAI' END
        ELSE CASE WHEN undi > 0.8 THEN 'ATAS' ELSE 'SESUAI' END
    END,
    '',
    concat_ws(
        ' ',
        (%(baik)s::text[])[1 + floor(undi * cardinality(%(baik)s::text[]))],
        CASE
            WHEN letak <> 'TERATAS' OR undi_lain < 0.5
                THEN (%(perlu)s::text[])[1 + floor(undi_lain * cardinality(%(perlu)s::text[]))]
        END,
        CASE
            WHEN letak = 'TERBAWAH' OR undi_lain > 0.6
                THEN (%(bantuan)s::text[])[1 + floor(undi_jam * cardinality(%(bantuan)s::text[]))]
        END
    ),
    'DRAF',
    1,
    (%(tanggal)s + interval '8 hours' + undi_jam * interval '7 hours') AT TIME ZONE %(zona)s
FROM dinilai
ORDER BY skp_id
