-- The promised results of every SKP, each supporting the superior's result that its text names, or else
-- the one in the same place.

WITH banyak AS (
    SELECT
        jenis_id,
        count(*)::integer AS hasil
    FROM contoh_hasil
    GROUP BY jenis_id
)

INSERT INTO pegawai_hasilkerja (id, skp_id, jenis, uraian, mendukung_id)
SELECT
    s.hasil_awal + h.ke - 1,
    s.id,
    'UTAMA',
    replace(replace(replace(h.uraian, '{urusan}', s.urusan), '{sebutan}', s.sebutan), '{unit}', s.unit),
    p.hasil_awal + coalesce(didukung.ke, 1 + (h.ke - 1) % banyak.hasil) - 1
FROM contoh_skp AS s
INNER JOIN contoh_hasil AS h ON s.jenis_id = h.jenis_id
LEFT JOIN contoh_skp AS p ON s.skp_pimpinan_id = p.id
LEFT JOIN contoh_hasil AS didukung ON p.jenis_id = didukung.jenis_id AND h.mendukung = didukung.uraian
LEFT JOIN banyak ON p.jenis_id = banyak.jenis_id
ORDER BY s.hasil_awal + h.ke
