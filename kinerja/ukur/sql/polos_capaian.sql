-- The least that achievement can cost: read the same activities, reports and promises, add up, and store as
-- many rows, without any rule. The activities are read one by one, where the computation finds them added up
-- by month.

WITH dikerjakan AS (
    SELECT
        hasil_kerja_id,
        sum(volume) AS jumlah
    FROM laporan_kegiatan
    WHERE status = 'TERVERIFIKASI' AND tanggal >= %(mulai)s AND tanggal < %(selesai)s
    GROUP BY hasil_kerja_id
),

dilaporkan AS (
    SELECT
        indikator_id,
        max(nilai) AS nilai
    FROM laporan_realisasiindikator
    WHERE bulan >= %(mulai)s AND bulan < %(selesai)s
    GROUP BY indikator_id
),

terbaca AS (
    SELECT
        h.id AS hasil_kerja_id,
        i.id AS indikator_id,
        i.target,
        coalesce(k.jumlah, l.nilai) AS realisasi
    FROM pegawai_skp AS s
    INNER JOIN pegawai_hasilkerja AS h ON s.id = h.skp_id
    INNER JOIN pegawai_indikator AS i ON h.id = i.hasil_kerja_id
    LEFT JOIN dikerjakan AS k ON h.id = k.hasil_kerja_id
    LEFT JOIN dilaporkan AS l ON i.id = l.indikator_id
    WHERE s.status = 'DISETUJUI' AND s.mulai < %(selesai)s AND s.selesai > %(mulai)s
),

simpan AS (
    INSERT INTO ukur_evaluasi_capaian (
        indikator_id, mulai, selesai, target, realisasi, persen, dihitung_pada
    )
    SELECT
        indikator_id,
        %(mulai)s,
        %(selesai)s,
        target,
        realisasi,
        realisasi * 1,
        %(pada)s
    FROM terbaca
)

INSERT INTO ukur_evaluasi_capaianhasil (
    hasil_kerja_id, mulai, selesai, jumlah_indikator, jumlah_terukur, persen, dihitung_pada
)
SELECT
    hasil_kerja_id,
    %(mulai)s,
    %(selesai)s,
    count(*),
    count(realisasi),
    least(avg(realisasi), 999),
    %(pada)s
FROM terbaca
GROUP BY hasil_kerja_id
