-- The indicators of every result. Counts shrink with the months of the SKP and vary a little from person
-- to person; levels (percent, marks, days) are the same for all.

INSERT INTO pegawai_indikator (
    id, hasil_kerja_id, aspek, uraian, target, target_akhir, satuan, arah, sumber_realisasi
)
SELECT
    s.indikator_awal + i.urut - 1,
    s.hasil_awal + i.hasil_ke - 1,
    i.aspek,
    replace(i.uraian, '{urusan}', s.urusan),
    CASE i.asal
        WHEN 'KEGIATAN' THEN greatest(ceil(i.target * s.skala * s.bulan / 12), 1)
        ELSE i.target
    END,
    NULL,
    i.satuan,
    i.arah,
    i.asal
FROM contoh_skp AS s
INNER JOIN contoh_indikator AS i ON s.jenis_id = i.jenis_id
ORDER BY 1
