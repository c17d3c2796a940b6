-- The earlier activity of the same person that is most like each of these, told or about to be told.
--
-- Grain: one row per handed-in activity with anything to compare with. Compared are the activities of the
-- days before, `hari` back, with the same volume: those that stand, and the others handed in, which replace
-- what stands under the same id. Of equals the latest counts. Letters A to Z and digits only, so that no
-- setting of language changes the trigrams.
-- Parameters: hari; ke, id (0 = not stored yet), pegawai, tanggal, uraian, volume (arrays of one length).
-- Definition: laporan.mutu_uraian.termirip; test_mutu_uraian.py holds the two equal.

WITH ditanya AS MATERIALIZED (
    SELECT
        d.ke,
        d.id,
        d.pegawai_id,
        d.tanggal,
        d.volume,
        regexp_replace(d.uraian, '[^A-Za-z0-9]+', ' ', 'g') AS kata
    FROM
        unnest(
            %(ke)s::integer[],
            %(id)s::bigint[],
            %(pegawai)s::bigint[],
            %(tanggal)s::date[],
            %(uraian)s::text[],
            %(volume)s::numeric[]
        ) AS d (ke, id, pegawai_id, tanggal, uraian, volume)
),

masa AS (
    SELECT
        pegawai_id,
        min(tanggal) - %(hari)s AS awal,
        max(tanggal) AS akhir
    FROM ditanya
    GROUP BY pegawai_id
),

pembanding AS MATERIALIZED (
    SELECT
        k.pegawai_id,
        k.tanggal,
        k.volume,
        regexp_replace(k.uraian, '[^A-Za-z0-9]+', ' ', 'g') AS kata
    FROM masa AS m
    INNER JOIN laporan_kegiatan AS k
        ON m.pegawai_id = k.pegawai_id AND m.awal <= k.tanggal AND m.akhir > k.tanggal
    WHERE k.id <> all(%(id)s::bigint[])
    UNION
    SELECT
        pegawai_id,
        tanggal,
        volume,
        kata
    FROM ditanya
)

SELECT DISTINCT ON (d.ke)
    d.ke,
    p.tanggal,
    round(100 * similarity(d.kata, p.kata)::numeric)::integer AS persen
FROM ditanya AS d
INNER JOIN pembanding AS p
    ON
        d.pegawai_id = p.pegawai_id AND d.volume = p.volume
        AND d.tanggal - %(hari)s <= p.tanggal AND d.tanggal > p.tanggal
ORDER BY d.ke ASC, persen DESC, p.tanggal DESC
