-- The daily activities of one month, up to today.
--
-- Grain: for every SKP that touches the month about `kegiatan_harian` rows a working day. A person does the
-- work of the results in turn, long work more often; the volume of a result adds up to its share of the
-- target times `kinerja`, in whole numbers. One entry tells of a good part of the day; they follow one
-- another from `masuk` or the start of a shift on, the lunch hour left out; nothing is told of days away.
-- Whoever has no agreed SKP reports work without a result.
-- Parameters: mulai, selesai (half-open local dates), bagian (how much of the month is over, 0 to 1),
-- hari_ini, lama (everything before this day has been looked at), kunci (when the month was closed; NULL =
-- open), pada, zona, dari, sampai (numbers of the SKP), masuk (when work begins, minutes after midnight),
-- pagi (minutes until lunch), cara, hasil, luar, catatan, alasan (texts to choose from).
--
-- The endings of texts go round: those of one kind of work meet again after months, if at all, so near-copies
-- come of people who write the bare work only.

WITH pelapor AS MATERIALIZED (
    SELECT
        s.id,
        s.pegawai_id,
        s.jenis_id,
        s.urusan,
        s.skala,
        s.kinerja,
        s.kegiatan_harian,
        s.hasil_awal,
        s.mulai,
        s.selesai,
        s.bulan,
        s.disetujui,
        a.atasan_id,
        pg_temp.acak(s.id, 3) AS awal_undian,
        (
            extract(YEAR FROM age(%(mulai)s, s.mulai)) * 12 + extract(MONTH FROM age(%(mulai)s, s.mulai))
        )::double precision AS bulan_lewat
    FROM contoh_skp AS s
    INNER JOIN pegawai_atasan_pada(least(%(selesai)s - 1, %(hari_ini)s)) AS a ON s.pegawai_id = a.pegawai_id
    WHERE s.id BETWEEN %(dari)s AND %(sampai)s AND s.mulai < %(selesai)s AND s.selesai > %(mulai)s
),

-- The golden ratio spreads the draws of one person evenly over the kinds of work.
entri AS (
    SELECT
        p.id AS skp_id,
        p.jenis_id,
        h.tanggal,
        coalesce(extract(EPOCH FROM g.mulai)::integer / 60, %(masuk)s) AS masuk,
        (h.tanggal - date '2000-01-01') * 8 + n.ke AS kunci,
        row_number() OVER hari AS urut,
        p.awal_undian + 0.6180339887498949 * row_number() OVER hari AS undian
    FROM pelapor AS p
    INNER JOIN pegawai_kalender(null, %(mulai)s, least(%(selesai)s, %(hari_ini)s + 1)) AS h
        ON
            p.pegawai_id = h.pegawai_id AND h.bekerja AND NOT h.terpenuhi
            AND p.mulai <= h.tanggal AND p.selesai > h.tanggal
    LEFT JOIN pegawai_jadwaldinas AS g ON h.pegawai_id = g.pegawai_id AND h.tanggal = g.tanggal
    INNER JOIN generate_series(1, 9) AS n (ke)
        ON n.ke <= p.kegiatan_harian - 0.1 + pg_temp.acak(p.id, (h.tanggal - date '2000-01-01') * 8)
    WINDOW hari AS (PARTITION BY p.id ORDER BY h.tanggal, n.ke)
),

dipilih AS (
    SELECT
        e.skp_id,
        e.tanggal,
        e.masuk,
        e.kunci,
        e.urut,
        p.pegawai_id,
        p.atasan_id,
        p.disetujui,
        p.bulan_lewat,
        k.menit,
        k.bobot,
        p.hasil_awal + k.hasil_ke - 1 AS hasil_id,
        replace(k.uraian, '{urusan}', p.urusan) AS uraian,
        p.kinerja * ceil(k.target * p.skala * p.bulan / 12) / p.bulan AS sebulan,
        pg_temp.acak(p.id, 5 + k.hasil_ke) AS geser,
        pg_temp.acak(p.id, e.kunci * 16 + 1) < 0.04 AS di_luar_skp
    FROM entri AS e
    INNER JOIN contoh_kegiatan AS k
        ON e.jenis_id = k.jenis_id AND floor(100 * (e.undian - floor(e.undian)))::integer = k.undian
    INNER JOIN pelapor AS p ON e.skp_id = p.id
),

tertimbang AS (
    SELECT
        *,
        -- whole numbers that add up over the months
        floor(sebulan * (bulan_lewat + %(bagian)s) + geser) - floor(sebulan * bulan_lewat + geser)
            AS hasil_bulan,
        CASE WHEN di_luar_skp OR NOT disetujui THEN 0 ELSE bobot END AS berat,
        pg_temp.acak(skp_id, kunci * 16 + 2) AS undi_teks,
        pg_temp.acak(skp_id, kunci * 16 + 3) AS undi_menit,
        pg_temp.acak(skp_id, kunci * 16 + 4) AS undi_status,
        pg_temp.acak(skp_id, kunci * 16 + 5) AS undi_jam
    FROM dipilih
),

berlama AS (
    SELECT
        *,
        least(round(menit * (1.3 + undi_menit) / 5) * 5, 420) AS lama
    FROM tertimbang
),

-- Minutes after midnight; whatever would begin after the morning begins an hour later.
berjumlah AS (
    SELECT
        *,
        sum(lama) OVER (PARTITION BY skp_id, tanggal ORDER BY urut) - lama AS sebelumnya,
        sum(berat) OVER (PARTITION BY skp_id, hasil_id) AS seluruh,
        sum(berat) OVER (PARTITION BY skp_id, hasil_id ORDER BY urut) AS sampai_sini
    FROM berlama
),

berjam AS (
    SELECT
        *,
        masuk + sebelumnya + CASE WHEN sebelumnya >= %(pagi)s THEN 60 ELSE 0 END AS mulai,
        undi_jam < 0.02 AND tanggal + 7 <= %(hari_ini)s AS terlambat
    FROM berjumlah
),

berstatus AS (
    SELECT
        *,
        CASE
            WHEN %(kunci)s::timestamptz IS NOT null
                THEN CASE WHEN undi_status < 0.985 THEN 'TERVERIFIKASI' ELSE 'DITOLAK' END
            WHEN tanggal = %(hari_ini)s
                THEN CASE WHEN undi_status < 0.5 THEN 'KONSEP' ELSE 'DIAJUKAN' END
            WHEN tanggal >= %(lama)s
                THEN
                    CASE
                        WHEN undi_status < 0.42 THEN 'TERVERIFIKASI'
                        WHEN undi_status < 0.86 THEN 'DIAJUKAN'
                        WHEN undi_status < 0.92 THEN 'DIKEMBALIKAN'
                        ELSE 'KONSEP'
                    END
            WHEN undi_status < 0.93 THEN 'TERVERIFIKASI'
            WHEN undi_status < 0.965 THEN 'DIAJUKAN'
            WHEN undi_status < 0.99 THEN 'DIKEMBALIKAN'
            ELSE 'DITOLAK'
        END AS status,
        least(
            (
                tanggal
                + CASE WHEN terlambat THEN interval '7 days 14 hours' ELSE interval '14 hours' END
                + undi_jam * interval '2 hours'
            )
            AT TIME ZONE %(zona)s,
            %(pada)s
        )
            AS dicatat_pada
    FROM berjam
)

INSERT INTO laporan_kegiatan (
    pegawai_id, hasil_kerja_id, tanggal, uraian, jam_mulai, jam_selesai, terlambat, alasan_terlambat,
    volume, status, catatan, kunci,
    dicatat_pada, diajukan_pada, diverifikasi_oleh_id, diverifikasi_pada
)
SELECT
    pegawai_id,
    CASE WHEN disetujui AND NOT di_luar_skp THEN hasil_id END,
    tanggal,
    CASE
        WHEN di_luar_skp THEN (%(luar)s::text[])[1 + floor(undi_teks * cardinality(%(luar)s::text[]))]
        WHEN undi_teks < 0.08 THEN uraian
        ELSE
            uraian
            || (%(cara)s::text[])[1 + mod(skp_id + kunci, cardinality(%(cara)s::text[]))]
            || (%(hasil)s::text[])[1 + mod(skp_id + kunci, cardinality(%(hasil)s::text[]))]
    END,
    time '00:00' + mulai * interval '1 minute',
    time '00:00' + (mulai + lama) * interval '1 minute',
    terlambat,
    CASE
        WHEN terlambat
            THEN (%(alasan)s::text[])[1 + floor(undi_teks * cardinality(%(alasan)s::text[]))]
        ELSE ''
    END,
    CASE
        WHEN berat > 0
            THEN
                floor(coalesce(hasil_bulan, 0) * sampai_sini / seluruh + 1e-9)
                - floor(coalesce(hasil_bulan, 0) * (sampai_sini - berat) / seluruh + 1e-9)
        ELSE 0
    END,
    status,
    CASE
        WHEN status IN ('DIKEMBALIKAN', 'DITOLAK')
            THEN (%(catatan)s::text[])[1 + floor(undi_teks * cardinality(%(catatan)s::text[]))]
        ELSE ''
    END,
    null,
    dicatat_pada,
    CASE WHEN status <> 'KONSEP' THEN least(dicatat_pada + undi_menit * interval '40 minutes', %(pada)s) END,
    CASE WHEN status IN ('TERVERIFIKASI', 'DITOLAK') THEN atasan_id END,
    CASE
        WHEN status IN ('TERVERIFIKASI', 'DITOLAK')
            THEN
                least(
                    (
                        tanggal
                        + CASE WHEN terlambat THEN interval '7 days 32 hours' ELSE interval '32 hours' END
                        + floor(undi_menit * 3) * interval '1 day'
                        + undi_jam * interval '7 hours'
                    )
                    AT TIME ZONE %(zona)s,
                    %(kunci)s::timestamptz,
                    %(pada)s
                )
    END
FROM berstatus
ORDER BY skp_id, urut
