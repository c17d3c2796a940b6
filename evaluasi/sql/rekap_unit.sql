-- The sums of every unit, itself and all below it, over one period.
--
-- Grain: one row per unit, also where nobody works: then counts are 0 and persen_capaian is NULL.
-- People count where their definitive post was on the last day of the period, with all they did in it; an
-- elected official (pejabat negara) owes no SKP and counts nowhere. A person with two SKP, and so with two
-- determined ratings in one period, counts once, with that of the later SKP. Drafts of ratings do not count.
-- Parameters: mulai, selesai (half-open local dates, whole months), pada.
-- Reads the recap of activities, and evaluasi_capaianhasil: capaian.sql runs first. test_scoring_rekap.py
-- states the same sums plainly.

WITH orang AS (
    SELECT
        t.pegawai_id,
        t.unit_id
    FROM pegawai_penugasan AS t
    INNER JOIN pegawai_pegawai AS p ON t.pegawai_id = p.id
    WHERE
        t.jenis = 'DEFINITIF' AND p.jenis <> 'PEJABAT_NEGARA'
        AND t.mulai < %(selesai)s AND (t.selesai IS NULL OR t.selesai >= %(selesai)s)
),

skp AS (
    SELECT
        id,
        pegawai_id,
        mulai
    FROM pegawai_skp
    WHERE status = 'DISETUJUI' AND mulai < %(selesai)s AND selesai > %(mulai)s
),

ber_skp AS (
    SELECT DISTINCT pegawai_id FROM skp
),

kegiatan AS (
    SELECT
        pegawai_id,
        sum(jumlah_diajukan + jumlah_dikembalikan + jumlah_terverifikasi + jumlah_ditolak) AS jumlah,
        sum(jumlah_diajukan) AS menunggu,
        sum(menit_terverifikasi) AS menit
    FROM laporan_rekapkegiatan
    WHERE
        bulan >= %(mulai)s AND bulan < %(selesai)s
        AND jumlah_diajukan + jumlah_dikembalikan + jumlah_terverifikasi + jumlah_ditolak > 0
    GROUP BY pegawai_id
),

capaian AS (
    SELECT
        s.pegawai_id,
        sum(c.persen) AS persen,
        count(c.persen) AS hasil
    FROM evaluasi_capaianhasil AS c
    INNER JOIN pegawai_hasilkerja AS h ON c.hasil_kerja_id = h.id
    INNER JOIN skp AS s ON h.skp_id = s.id
    WHERE c.mulai = %(mulai)s AND c.selesai = %(selesai)s
    GROUP BY s.pegawai_id
),

predikat AS (
    SELECT DISTINCT ON (s.pegawai_id)
        s.pegawai_id,
        n.predikat
    FROM evaluasi_penilaian AS n
    INNER JOIN evaluasi_periodepenilaian AS e ON n.periode_id = e.id
    INNER JOIN pegawai_skp AS s ON n.skp_id = s.id
    WHERE e.mulai = %(mulai)s AND e.selesai = %(selesai)s AND n.status = 'DITETAPKAN'
    ORDER BY s.pegawai_id ASC, s.mulai DESC, s.id DESC
),

satu_unit AS (
    SELECT
        o.unit_id,
        count(*) AS pegawai,
        count(b.pegawai_id) AS skp,
        count(k.pegawai_id) AS pelapor,
        sum(k.jumlah) AS kegiatan,
        sum(k.menunggu) AS menunggu,
        sum(k.menit) AS menit,
        sum(c.persen) AS persen,
        sum(c.hasil) AS hasil,
        count(*) FILTER (WHERE r.predikat = 'SANGAT_BAIK') AS sangat_baik,
        count(*) FILTER (WHERE r.predikat = 'BAIK') AS baik,
        count(*) FILTER (WHERE r.predikat = 'BUTUH_PERBAIKAN') AS butuh_perbaikan,
        count(*) FILTER (WHERE r.predikat = 'KURANG') AS kurang,
        count(*) FILTER (WHERE r.predikat = 'SANGAT_KURANG') AS sangat_kurang
    FROM orang AS o
    LEFT JOIN ber_skp AS b ON o.pegawai_id = b.pegawai_id
    LEFT JOIN kegiatan AS k ON o.pegawai_id = k.pegawai_id
    LEFT JOIN capaian AS c ON o.pegawai_id = c.pegawai_id
    LEFT JOIN predikat AS r ON o.pegawai_id = r.pegawai_id
    GROUP BY o.unit_id
)

INSERT INTO evaluasi_rekapunit (
    unit_id, mulai, selesai,
    jumlah_pegawai, jumlah_skp, jumlah_pelapor, jumlah_kegiatan, jumlah_menunggu, menit_terverifikasi,
    persen_capaian,
    jumlah_sangat_baik, jumlah_baik, jumlah_butuh_perbaikan, jumlah_kurang, jumlah_sangat_kurang,
    dihitung_pada
)
SELECT
    y.leluhur_id,
    %(mulai)s,
    %(selesai)s,
    coalesce(sum(u.pegawai), 0),
    coalesce(sum(u.skp), 0),
    coalesce(sum(u.pelapor), 0),
    coalesce(sum(u.kegiatan), 0),
    coalesce(sum(u.menunggu), 0),
    coalesce(sum(u.menit), 0),
    round(round(sum(u.persen) / nullif(sum(u.hasil), 0), 10), 2),
    coalesce(sum(u.sangat_baik), 0),
    coalesce(sum(u.baik), 0),
    coalesce(sum(u.butuh_perbaikan), 0),
    coalesce(sum(u.kurang), 0),
    coalesce(sum(u.sangat_kurang), 0),
    %(pada)s
FROM pegawai_silsilahunit AS y
LEFT JOIN satu_unit AS u ON y.unit_id = u.unit_id
GROUP BY y.leluhur_id
ON CONFLICT (unit_id, mulai, selesai) DO UPDATE SET
    jumlah_pegawai = excluded.jumlah_pegawai,
    jumlah_skp = excluded.jumlah_skp,
    jumlah_pelapor = excluded.jumlah_pelapor,
    jumlah_kegiatan = excluded.jumlah_kegiatan,
    jumlah_menunggu = excluded.jumlah_menunggu,
    menit_terverifikasi = excluded.menit_terverifikasi,
    persen_capaian = excluded.persen_capaian,
    jumlah_sangat_baik = excluded.jumlah_sangat_baik,
    jumlah_baik = excluded.jumlah_baik,
    jumlah_butuh_perbaikan = excluded.jumlah_butuh_perbaikan,
    jumlah_kurang = excluded.jumlah_kurang,
    jumlah_sangat_kurang = excluded.jumlah_sangat_kurang,
    dihitung_pada = excluded.dihitung_pada
