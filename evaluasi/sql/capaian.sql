-- How far every promise has been reached in one period: each indicator, and each result as their mean.
--
-- Grain: one row of evaluasi_capaian per indicator, one of evaluasi_capaianhasil per result, of every
-- approved SKP that touches the period. A counted indicator without verified work has realisasi 0, but NULL
-- where the SKP was approved after the period had ended; one that was to be reported on and was not has
-- realisasi and persen NULL, and so has a result with nothing measured.
-- A row whose SKP no longer touches the period (it was cut short) is removed.
-- Parameters: mulai, selesai (half-open local dates), berakhir (the moment at which selesai begins), pada,
-- tertinggi (percent, cap of one indicator inside a result), target_terkecil (least share of a target),
-- persen_terbesar (what the column holds: a slip of the pen in one report must not stop the computation for
-- all).
-- Verified work is read from the recap of activities, which holds it by month: periods are whole months.
-- Rows are stored in the order of their key: neighbours in an index go in together, a third faster.
-- Definition: evaluasi.capaian; test_scoring_capaian.py holds the two equal.

WITH janji AS (
    SELECT
        h.id AS hasil_kerja_id,
        i.id AS indikator_id,
        i.target,
        i.target_akhir,
        i.arah,
        i.sumber_realisasi,
        s.mulai AS mulai_skp,
        s.selesai AS selesai_skp,
        CASE WHEN s.disetujui_pada < %(berakhir)s THEN 0 END AS tanpa_kegiatan
    FROM pegawai_skp AS s
    INNER JOIN pegawai_hasilkerja AS h ON s.id = h.skp_id
    LEFT JOIN pegawai_indikator AS i ON h.id = i.hasil_kerja_id
    WHERE s.status = 'DISETUJUI' AND s.mulai < %(selesai)s AND s.selesai > %(mulai)s
),

-- Months that SKP and period have in common, and months of the whole SKP; an SKP spans at most a few years.
masa AS (
    SELECT
        mulai_skp,
        selesai_skp,
        extract(YEAR FROM age(least(selesai_skp, %(selesai)s), greatest(mulai_skp, %(mulai)s))) * 12
        + extract(MONTH FROM age(least(selesai_skp, %(selesai)s), greatest(mulai_skp, %(mulai)s)))
            AS bulan_periode,
        extract(YEAR FROM age(selesai_skp, mulai_skp)) * 12 + extract(MONTH FROM age(selesai_skp, mulai_skp))
            AS bulan_skp
    FROM janji
    GROUP BY mulai_skp, selesai_skp
),

dikerjakan AS (
    SELECT
        hasil_kerja_id,
        sum(volume_terverifikasi) AS jumlah
    FROM laporan_rekapkegiatan
    WHERE
        jumlah_terverifikasi > 0 AND bulan >= %(mulai)s AND bulan < %(selesai)s
        AND hasil_kerja_id IS NOT NULL
    GROUP BY hasil_kerja_id
),

dilaporkan AS (
    SELECT DISTINCT ON (indikator_id)
        indikator_id,
        nilai
    FROM laporan_realisasiindikator
    WHERE bulan >= %(mulai)s AND bulan < %(selesai)s
    ORDER BY indikator_id ASC, bulan DESC
),

kenyataan AS (
    SELECT
        j.hasil_kerja_id,
        j.indikator_id,
        j.target_akhir,
        j.arah,
        CASE
            WHEN j.sumber_realisasi = 'KEGIATAN'
                THEN greatest(
                    round(round(j.target * m.bulan_periode / m.bulan_skp, 10), 2), %(target_terkecil)s
                )
            ELSE j.target
        END AS target,
        CASE
            WHEN j.sumber_realisasi = 'KEGIATAN' THEN coalesce(k.jumlah, j.tanpa_kegiatan)
            ELSE l.nilai
        END AS realisasi
    FROM janji AS j
    INNER JOIN masa AS m ON j.mulai_skp = m.mulai_skp AND j.selesai_skp = m.selesai_skp
    LEFT JOIN dikerjakan AS k ON j.hasil_kerja_id = k.hasil_kerja_id
    LEFT JOIN dilaporkan AS l ON j.indikator_id = l.indikator_id
),

-- What a realisation is divided by; NULL inside a range, where the whole is reached.
dibandingkan AS (
    SELECT
        *,
        CASE
            WHEN target_akhir IS NULL OR realisasi < target THEN target
            WHEN realisasi > target_akhir THEN target_akhir
        END AS patokan
    FROM kenyataan
),

terukur AS (
    SELECT
        hasil_kerja_id,
        indikator_id,
        target,
        realisasi,
        -- least and greatest pass over NULL: what is unknown must stay out of both
        CASE
            WHEN realisasi IS NOT NULL
                THEN least(
                    round(
                        round(
                            CASE
                                WHEN patokan IS NULL THEN 100
                                WHEN arah = 'RENDAH'
                                    THEN greatest(200 * patokan - 100 * realisasi, 0) / patokan
                                ELSE 100 * realisasi / patokan
                            END,
                            10
                        ),
                        2
                    ),
                    %(persen_terbesar)s
                )
        END AS persen
    FROM dibandingkan
),

hapus_capaian AS (
    DELETE FROM evaluasi_capaian AS c
    WHERE
        c.mulai = %(mulai)s AND c.selesai = %(selesai)s
        AND NOT EXISTS (
            SELECT 1
            FROM janji AS j
            WHERE j.indikator_id = c.indikator_id
        )
),

hapus_capaian_hasil AS (
    DELETE FROM evaluasi_capaianhasil AS c
    WHERE
        c.mulai = %(mulai)s AND c.selesai = %(selesai)s
        AND NOT EXISTS (
            SELECT 1
            FROM janji AS j
            WHERE j.hasil_kerja_id = c.hasil_kerja_id
        )
),

simpan_capaian AS (
    INSERT INTO evaluasi_capaian (indikator_id, mulai, selesai, target, realisasi, persen, dihitung_pada)
    SELECT
        indikator_id,
        %(mulai)s,
        %(selesai)s,
        target,
        realisasi,
        persen,
        %(pada)s
    FROM terukur
    WHERE indikator_id IS NOT NULL
    ORDER BY indikator_id
    ON CONFLICT (indikator_id, mulai, selesai) DO UPDATE SET
        target = excluded.target,
        realisasi = excluded.realisasi,
        persen = excluded.persen,
        dihitung_pada = excluded.dihitung_pada
)

INSERT INTO evaluasi_capaianhasil (
    hasil_kerja_id, mulai, selesai, jumlah_indikator, jumlah_terukur, persen, dihitung_pada
)
SELECT
    hasil_kerja_id,
    %(mulai)s,
    %(selesai)s,
    count(indikator_id),
    count(persen),
    round(round(avg(least(persen, %(tertinggi)s)) FILTER (WHERE persen IS NOT NULL), 10), 2),
    %(pada)s
FROM terukur
GROUP BY hasil_kerja_id
ORDER BY hasil_kerja_id
ON CONFLICT (hasil_kerja_id, mulai, selesai) DO UPDATE SET
    jumlah_indikator = excluded.jumlah_indikator,
    jumlah_terukur = excluded.jumlah_terukur,
    persen = excluded.persen,
    dihitung_pada = excluded.dihitung_pada
