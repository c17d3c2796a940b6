-- What the other statements draw from. Everything here is gone with the transaction.
--
-- pg_temp.acak(a, b): a number from 0 up to, not including, 1 that depends on nothing but a and b.

CREATE OR REPLACE FUNCTION pg_temp.acak(a bigint, b bigint) RETURNS double precision
LANGUAGE sql IMMUTABLE
RETURN ((hashint8extended(a, b) >> 11) & 4503599627370495) / 4503599627370496::double precision;

-- One row per SKP. `kinerja` is how well its owner does (1 = as promised), `skala` how large the targets
-- are, `kegiatan_harian` the mean number of activities a day.
CREATE TEMP TABLE contoh_skp (
    id bigint PRIMARY KEY,
    pegawai_id bigint NOT NULL,
    skp_pimpinan_id bigint,
    jenis_id integer NOT NULL,
    unit text NOT NULL,
    urusan text NOT NULL,
    sebutan text NOT NULL,
    skala double precision NOT NULL,
    kinerja double precision NOT NULL,
    kegiatan_harian double precision NOT NULL,
    hasil_awal bigint NOT NULL,
    indikator_awal bigint NOT NULL,
    mulai date NOT NULL,
    selesai date NOT NULL,
    bulan integer NOT NULL,
    disetujui boolean NOT NULL
) ON COMMIT DROP;

CREATE TEMP TABLE contoh_hasil (
    jenis_id integer NOT NULL,
    ke integer NOT NULL,
    uraian text NOT NULL,
    mendukung text NOT NULL,
    PRIMARY KEY (jenis_id, ke)
) ON COMMIT DROP;

-- `urut` counts the indicators of one kind of SKP; `batas` is the top of the scale.
CREATE TEMP TABLE contoh_indikator (
    jenis_id integer NOT NULL,
    urut integer NOT NULL,
    hasil_ke integer NOT NULL,
    aspek text NOT NULL,
    uraian text NOT NULL,
    target double precision NOT NULL,
    satuan text NOT NULL,
    arah text NOT NULL,
    asal text NOT NULL,
    batas double precision,
    desimal integer NOT NULL,
    kumulatif boolean NOT NULL,
    PRIMARY KEY (jenis_id, urut)
) ON COMMIT DROP;

-- The daily work of one kind of SKP: a draw from 0 to 99 picks the row, frequent work has more of them.
-- `bobot` is its part in the volume of its result, 0 where it does not count; `target` that of the indicator
-- which counts it.
CREATE TEMP TABLE contoh_kegiatan (
    jenis_id integer NOT NULL,
    undian integer NOT NULL,
    hasil_ke integer NOT NULL,
    uraian text NOT NULL,
    menit integer NOT NULL,
    bobot double precision NOT NULL,
    target double precision,
    PRIMARY KEY (jenis_id, undian)
) ON COMMIT DROP;

-- A service with how many of its users answer each month.
CREATE TEMP TABLE contoh_layanan (
    id bigint PRIMARY KEY,
    unit_id bigint NOT NULL,
    per_bulan double precision NOT NULL,
    gratis boolean NOT NULL
) ON COMMIT DROP;

-- What people of a unit write, by how content they are: baik, cukup, kurang.
CREATE TEMP TABLE contoh_saran (
    unit_id bigint NOT NULL,
    arah text NOT NULL,
    isi text[] NOT NULL,
    PRIMARY KEY (unit_id, arah)
) ON COMMIT DROP;

-- The mean mark that a unit's citizens give in one month.
CREATE TEMP TABLE contoh_mutu (
    unit_id bigint NOT NULL,
    bulan date NOT NULL,
    rata double precision NOT NULL,
    PRIMARY KEY (unit_id, bulan)
) ON COMMIT DROP;

-- One filled-in questionnaire, before it is split into the answer and its marks.
CREATE TEMP TABLE contoh_lembar (
    id bigint PRIMARY KEY,
    layanan_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    tanggal date NOT NULL,
    nilai integer[] NOT NULL
) ON COMMIT DROP;
