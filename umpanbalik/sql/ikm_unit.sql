-- Indeks Kepuasan Masyarakat of every unit over one period, pooled over all answers of the unit and below.
--
-- Grain: one row per unit. Spine: every unit; without an answer it keeps 0, an empty object and NULL, for
-- silence is not dissatisfaction. The marks are read once: first one row per citizen, with a column for each
-- element; then per unit; then up the tree.
-- The index is 25 T / (9 n), T the sum of all marks: one division of whole numbers, rounded once, half up.
-- Parameters: mulai, selesai (half-open local dates), pada, jumlah_unsur, faktor, minimal_mutu,
-- batas numeric[] and mutu text[] (AMBANG_MUTU, same order).
-- Definition: umpanbalik.ikm.hitung_ikm and mutu; test_scoring.py holds the two equal.

WITH warga AS (
    SELECT
        l.unit_id,
        sum(n.nilai) AS jumlah,
        sum(n.nilai) FILTER (WHERE n.unsur = 'PERSYARATAN') AS persyaratan,
        sum(n.nilai) FILTER (WHERE n.unsur = 'PROSEDUR') AS prosedur,
        sum(n.nilai) FILTER (WHERE n.unsur = 'WAKTU') AS waktu,
        sum(n.nilai) FILTER (WHERE n.unsur = 'BIAYA') AS biaya,
        sum(n.nilai) FILTER (WHERE n.unsur = 'PRODUK') AS produk,
        sum(n.nilai) FILTER (WHERE n.unsur = 'KOMPETENSI') AS kompetensi,
        sum(n.nilai) FILTER (WHERE n.unsur = 'PERILAKU') AS perilaku,
        sum(n.nilai) FILTER (WHERE n.unsur = 'PENGADUAN') AS pengaduan,
        sum(n.nilai) FILTER (WHERE n.unsur = 'SARPRAS') AS sarpras
    FROM umpanbalik_tanggapan AS t
    INNER JOIN umpanbalik_layanan AS l ON t.layanan_id = l.id
    INNER JOIN umpanbalik_nilaiunsur AS n ON t.id = n.tanggapan_id
    WHERE t.tanggal >= %(mulai)s AND t.tanggal < %(selesai)s
    GROUP BY l.unit_id, t.id
),

unit_sendiri AS (
    SELECT
        unit_id,
        count(*) AS n,
        sum(jumlah) AS jumlah,
        sum(jumlah * jumlah) AS jumlah_kuadrat,
        sum(persyaratan) AS persyaratan,
        sum(prosedur) AS prosedur,
        sum(waktu) AS waktu,
        sum(biaya) AS biaya,
        sum(produk) AS produk,
        sum(kompetensi) AS kompetensi,
        sum(perilaku) AS perilaku,
        sum(pengaduan) AS pengaduan,
        sum(sarpras) AS sarpras
    FROM warga
    GROUP BY unit_id
),

unit_terhimpun AS (
    SELECT
        s.leluhur_id AS unit_id,
        sum(a.n) AS n,
        sum(a.jumlah_kuadrat) AS jumlah_kuadrat,
        round(%(faktor)s * sum(a.jumlah) / (%(jumlah_unsur)s * sum(a.n)), 2) AS nilai,
        jsonb_build_object(
            'PERSYARATAN', sum(a.persyaratan),
            'PROSEDUR', sum(a.prosedur),
            'WAKTU', sum(a.waktu),
            'BIAYA', sum(a.biaya),
            'PRODUK', sum(a.produk),
            'KOMPETENSI', sum(a.kompetensi),
            'PERILAKU', sum(a.perilaku),
            'PENGADUAN', sum(a.pengaduan),
            'SARPRAS', sum(a.sarpras)
        ) AS jumlah_nilai
    FROM unit_sendiri AS a
    INNER JOIN pegawai_silsilahunit AS s ON a.unit_id = s.unit_id
    GROUP BY s.leluhur_id
)

INSERT INTO umpanbalik_indekskepuasan (
    unit_id, mulai, selesai, jumlah_tanggapan, jumlah_nilai, jumlah_kuadrat, nilai, mutu, dihitung_pada
)
SELECT
    u.id,
    %(mulai)s,
    %(selesai)s,
    coalesce(h.n, 0),
    coalesce(h.jumlah_nilai, '{}'),
    coalesce(h.jumlah_kuadrat, 0),
    h.nilai,
    (
        SELECT a.mutu
        FROM unnest(%(batas)s::numeric[], %(mutu)s::text[]) AS a (batas, mutu)
        WHERE h.n >= %(minimal_mutu)s AND h.nilai >= a.batas
        ORDER BY a.batas DESC
        LIMIT 1
    ),
    %(pada)s
FROM pegawai_unitkerja AS u
LEFT JOIN unit_terhimpun AS h ON u.id = h.unit_id
ON CONFLICT (unit_id, mulai, selesai) DO UPDATE SET
    jumlah_tanggapan = excluded.jumlah_tanggapan,
    jumlah_nilai = excluded.jumlah_nilai,
    jumlah_kuadrat = excluded.jumlah_kuadrat,
    nilai = excluded.nilai,
    mutu = excluded.mutu,
    dihitung_pada = excluded.dihitung_pada
