-- Where the rows of a staff list stand while they are checked; gone when the transaction ends.
--
-- A cell that is blank or could not be read is NULL.

CREATE TEMP TABLE impor_pegawai (
    baris integer PRIMARY KEY,
    nip text,
    nama text,
    jenis text,
    golongan text,
    kode_unit text,
    jabatan text,
    jenis_jabatan text,
    jenjang text,
    mulai date,
    surel text
) ON COMMIT DROP
