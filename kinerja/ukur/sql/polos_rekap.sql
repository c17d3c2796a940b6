-- The least that the sums of units can cost: read the same posts, activities and achievements, add up by
-- unit, and store one row for each; no unit is added to the one above. The activities are read one by one,
-- where the computation finds them added up by month.

WITH kegiatan AS (
    SELECT
        pegawai_id,
        count(*) AS jumlah,
        sum(menit) AS menit
    FROM laporan_kegiatan
    WHERE status <> 'KONSEP' AND tanggal >= %(mulai)s AND tanggal < %(selesai)s
    GROUP BY pegawai_id
),

capaian AS (
    SELECT
        s.pegawai_id,
        avg(c.persen) AS persen
    FROM evaluasi_capaianhasil AS c
    INNER JOIN pegawai_hasilkerja AS h ON c.hasil_kerja_id = h.id
    INNER JOIN pegawai_skp AS s ON h.skp_id = s.id
    WHERE c.mulai = %(mulai)s AND c.selesai = %(selesai)s
    GROUP BY s.pegawai_id
)

INSERT INTO ukur_evaluasi_rekapunit (
    unit_id, mulai, selesai,
    jumlah_pegawai, jumlah_skp, jumlah_pelapor, jumlah_kegiatan, jumlah_menunggu, menit_terverifikasi,
    persen_capaian,
    jumlah_sangat_baik, jumlah_baik, jumlah_butuh_perbaikan, jumlah_kurang, jumlah_sangat_kurang,
    dihitung_pada
)
SELECT
    t.unit_id,
    %(mulai)s,
    %(selesai)s,
    count(*),
    count(c.persen),
    count(k.jumlah),
    coalesce(sum(k.jumlah), 0),
    0,
    coalesce(sum(k.menit), 0),
    avg(c.persen),
    0,
    0,
    0,
    0,
    0,
    %(pada)s
FROM pegawai_penugasan AS t
LEFT JOIN kegiatan AS k ON t.pegawai_id = k.pegawai_id
LEFT JOIN capaian AS c ON t.pegawai_id = c.pegawai_id
WHERE t.jenis = 'DEFINITIF' AND t.mulai < %(selesai)s AND (t.selesai IS NULL OR t.selesai >= %(selesai)s)
GROUP BY t.unit_id
