-- The audit lines of every determined rating, and of every predicate of an office.

INSERT INTO pegawai_jejakaudit (tindakan, objek, objek_id, oleh_id, pada, rincian)
SELECT
    'PENILAIAN_DITETAPKAN',
    'Penilaian',
    id,
    penilai_id,
    ditetapkan_pada,
    jsonb_build_object('predikat', predikat)
FROM evaluasi_penilaian
WHERE status = 'DITETAPKAN'
UNION ALL
SELECT
    'PENILAIAN_ORGANISASI_DITETAPKAN',
    'PenilaianOrganisasi',
    id,
    ditetapkan_oleh_id,
    ditetapkan_pada,
    jsonb_build_object('predikat', predikat)
FROM evaluasi_penilaianorganisasi
ORDER BY 5, 2, 3
