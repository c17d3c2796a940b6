-- The questionnaires filled in during one month. Each respondent has a temper of their own, so that the nine
-- marks of one person hang together; a service without a fee gets the best mark for its fee from almost all.
--
-- Parameters: bulan (its first day), hari (the open days so far), geser (offset of each element's mean,
-- in the
-- order of the elements), ke_biaya (the place of the fee among them), nomor_awal, kali (how many more answer
-- than in a city of usual size).

WITH penjawab AS (
    SELECT
        l.id AS layanan_id,
        l.unit_id,
        l.gratis,
        m.rata,
        n.ke,
        (%(bulan)s - date '2000-01-01') * 4096 + n.ke AS kunci
    FROM contoh_layanan AS l
    INNER JOIN contoh_mutu AS m ON l.unit_id = m.unit_id AND m.bulan = %(bulan)s
    CROSS JOIN LATERAL generate_series(
        1,
        floor(
            l.per_bulan * %(kali)s * (0.8 + 0.4 * pg_temp.acak(l.id, %(bulan)s - date '2000-01-01'))
            + pg_temp.acak(l.id, %(bulan)s - date '1990-01-01')
        )::integer
    ) AS n (ke)
),

berwatak AS (
    SELECT
        *,
        pg_temp.acak(layanan_id, kunci * 32) + pg_temp.acak(layanan_id, kunci * 32 + 1)
        + pg_temp.acak(layanan_id, kunci * 32 + 2) - 1.5 AS watak
    FROM penjawab
)

INSERT INTO contoh_lembar (id, layanan_id, unit_id, tanggal, nilai)
SELECT
    %(nomor_awal)s + row_number() OVER (ORDER BY layanan_id, ke) - 1,
    layanan_id,
    unit_id,
    (%(hari)s::date[])[1 + floor(pg_temp.acak(layanan_id, kunci * 32 + 3) * cardinality(%(hari)s::date[]))],
    array(
        SELECT
            CASE
                WHEN
                    g.ke = %(ke_biaya)s AND b.gratis AND pg_temp.acak(b.layanan_id, b.kunci * 32 + 4) < 0.9
                    THEN 4
                ELSE
                    least(
                        greatest(
                            round(
                                b.rata + g.geser + 0.7 * b.watak
                                + 1.1 * (pg_temp.acak(b.layanan_id, b.kunci * 32 + 4 + g.ke) - 0.5)
                            ),
                            1
                        ),
                        4
                    )
            END::integer
        FROM unnest(%(geser)s::double precision[]) WITH ORDINALITY AS g (geser, ke)
        ORDER BY g.ke
    )
FROM berwatak AS b
