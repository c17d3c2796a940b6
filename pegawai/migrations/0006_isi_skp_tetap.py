"""What has been submitted or approved is not rewritten or thrown away, whoever tries.

Adding is left to the service: a load of many SKP at once writes them with their contents as they are.
"""

from django.db import migrations


# Once a statement, however many rows; an update is looked at before and after.
PENJAGA = """
CREATE FUNCTION {tabel}_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tersentuh bigint[] := ARRAY(SELECT {kunci} FROM lama);
BEGIN
    IF TG_OP = 'UPDATE' THEN
        tersentuh := tersentuh || ARRAY(SELECT {kunci} FROM baru);
    END IF;
    IF EXISTS (SELECT FROM {induk} WHERE {pemilik} = ANY (tersentuh) AND s.status IN ('DIAJUKAN', 'DISETUJUI')) THEN
        RAISE EXCEPTION 'SKP ini sudah diajukan atau disetujui, jadi isinya tetap.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'isi_skp_tetap';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER {tabel}_tetap_ubah AFTER UPDATE ON {tabel}
REFERENCING OLD TABLE AS lama NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION {tabel}_tetap();
CREATE TRIGGER {tabel}_tetap_hapus AFTER DELETE ON {tabel}
REFERENCING OLD TABLE AS lama FOR EACH STATEMENT EXECUTE FUNCTION {tabel}_tetap()
"""

PENJAGA_LEPAS = """
DROP TRIGGER {tabel}_tetap_ubah ON {tabel};
DROP TRIGGER {tabel}_tetap_hapus ON {tabel};
DROP FUNCTION {tabel}_tetap()
"""

DIJAGA = (
    {"tabel": "pegawai_hasilkerja", "kunci": "skp_id", "induk": "pegawai_skp AS s", "pemilik": "s.id"},
    {
        "tabel": "pegawai_indikator",
        "kunci": "hasil_kerja_id",
        "induk": "pegawai_hasilkerja AS h INNER JOIN pegawai_skp AS s ON h.skp_id = s.id",
        "pemilik": "h.id",
    },
)


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0005_catatan_pengembalian")]

    operations = [
        migrations.RunSQL(PENJAGA.format(**satu), PENJAGA_LEPAS.format(**satu)) for satu in DIJAGA
    ]
