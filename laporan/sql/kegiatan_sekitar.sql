-- What these people did on these days, and on the day before and after each.
--
-- Grain: one row per activity, counted or rejected, in the order in which it is written out.
-- Parameters: orang and tanggal, arrays of the same length.

WITH hari AS (
    SELECT DISTINCT
        d.pegawai_id,
        d.tanggal + s.geser AS tanggal
    FROM unnest(%(orang)s::bigint[], %(tanggal)s::date[]) AS d (pegawai_id, tanggal)
    CROSS JOIN generate_series(-1, 1) AS s (geser)
)

SELECT
    k.id,
    k.pegawai_id,
    k.tanggal,
    k.jam_mulai,
    k.jam_selesai,
    k.menit,
    k.uraian,
    k.hasil_kerja_id,
    k.volume,
    k.status,
    k.dicatat_pada
FROM laporan_kegiatan AS k
WHERE (k.pegawai_id, k.tanggal) IN (SELECT
    h.pegawai_id,
    h.tanggal
FROM hari AS h)
ORDER BY k.pegawai_id, k.tanggal, k.jam_mulai, k.jam_selesai, k.id
