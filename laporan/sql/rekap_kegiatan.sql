-- The recap of daily activities counted anew, and where it differs from the one that is kept.
--
-- Grain: one row per person, month and result (0 = outside the SKP) whose kept sums differ, with both; a side
-- that has no such row is NULL. With `perbaiki` the kept rows are brought in line in the same statement.
-- Parameters: mulai, selesai (half-open, whole months), perbaiki (boolean; then the caller holds the locks of
-- the months, so that nobody is writing in them).
-- Definition: laporan.rekap; test_rekap_kegiatan.py holds the two equal.

WITH dihitung AS (
    SELECT
        pegawai_id,
        hasil_kerja_id,
        date_trunc('month', tanggal::timestamp)::date AS bulan,
        count(*) FILTER (WHERE status = 'KONSEP') AS jumlah_konsep,
        count(*) FILTER (WHERE status = 'DIAJUKAN') AS jumlah_diajukan,
        count(*) FILTER (WHERE status = 'DIKEMBALIKAN') AS jumlah_dikembalikan,
        count(*) FILTER (WHERE status = 'TERVERIFIKASI') AS jumlah_terverifikasi,
        count(*) FILTER (WHERE status = 'DITOLAK') AS jumlah_ditolak,
        coalesce(sum(menit) FILTER (WHERE status <> 'DITOLAK'), 0) AS menit_dihitung,
        coalesce(sum(menit) FILTER (WHERE status = 'TERVERIFIKASI'), 0) AS menit_terverifikasi,
        coalesce(sum(volume) FILTER (WHERE status = 'TERVERIFIKASI'), 0) AS volume_terverifikasi
    FROM laporan_kegiatan
    WHERE tanggal >= %(mulai)s AND tanggal < %(selesai)s
    GROUP BY pegawai_id, bulan, hasil_kerja_id
),

benar AS (
    SELECT
        pegawai_id,
        bulan,
        coalesce(hasil_kerja_id, 0) AS hasil_kerja,
        ARRAY[
            jumlah_konsep, jumlah_diajukan, jumlah_dikembalikan, jumlah_terverifikasi, jumlah_ditolak,
            menit_dihitung, menit_terverifikasi, volume_terverifikasi
        ]::numeric[] AS angka
    FROM dihitung
),

tersimpan AS (
    SELECT
        pegawai_id,
        bulan,
        coalesce(hasil_kerja_id, 0) AS hasil_kerja,
        ARRAY[
            jumlah_konsep, jumlah_diajukan, jumlah_dikembalikan, jumlah_terverifikasi, jumlah_ditolak,
            menit_dihitung, menit_terverifikasi, volume_terverifikasi
        ]::numeric[] AS angka
    FROM laporan_rekapkegiatan
    WHERE bulan >= %(mulai)s AND bulan < %(selesai)s
),

selisih AS MATERIALIZED (
    SELECT
        t.angka AS tersimpan,
        b.angka AS benar,
        coalesce(b.pegawai_id, t.pegawai_id) AS pegawai_id,
        coalesce(b.bulan, t.bulan) AS bulan,
        coalesce(b.hasil_kerja, t.hasil_kerja) AS hasil_kerja
    FROM benar AS b
    FULL JOIN tersimpan AS t
        ON b.pegawai_id = t.pegawai_id AND b.bulan = t.bulan AND b.hasil_kerja = t.hasil_kerja
    WHERE b.angka IS DISTINCT FROM t.angka
),

hapus AS (
    DELETE FROM laporan_rekapkegiatan AS r
    USING selisih AS s
    WHERE
        %(perbaiki)s AND s.benar IS NULL
        AND r.pegawai_id = s.pegawai_id AND r.bulan = s.bulan
        AND coalesce(r.hasil_kerja_id, 0) = s.hasil_kerja
),

simpan AS (
    INSERT INTO laporan_rekapkegiatan (
        pegawai_id, bulan, hasil_kerja_id,
        jumlah_konsep, jumlah_diajukan, jumlah_dikembalikan, jumlah_terverifikasi, jumlah_ditolak,
        menit_dihitung, menit_terverifikasi, volume_terverifikasi
    )
    SELECT
        pegawai_id,
        bulan,
        nullif(hasil_kerja, 0),
        benar[1],
        benar[2],
        benar[3],
        benar[4],
        benar[5],
        benar[6],
        benar[7],
        benar[8]
    FROM selisih
    WHERE %(perbaiki)s AND benar IS NOT NULL
    ORDER BY pegawai_id, bulan, hasil_kerja
    ON CONFLICT (pegawai_id, bulan, hasil_kerja_id) DO UPDATE SET
        jumlah_konsep = excluded.jumlah_konsep,
        jumlah_diajukan = excluded.jumlah_diajukan,
        jumlah_dikembalikan = excluded.jumlah_dikembalikan,
        jumlah_terverifikasi = excluded.jumlah_terverifikasi,
        jumlah_ditolak = excluded.jumlah_ditolak,
        menit_dihitung = excluded.menit_dihitung,
        menit_terverifikasi = excluded.menit_terverifikasi,
        volume_terverifikasi = excluded.volume_terverifikasi
)

SELECT
    pegawai_id,
    bulan,
    hasil_kerja,
    tersimpan,
    benar
FROM selisih
ORDER BY bulan, pegawai_id, hasil_kerja
