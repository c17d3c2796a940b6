"""What has been determined stays: by form, by ORM, by SQL and by admin alike."""

from django.db import migrations


PENILAIAN = """
CREATE FUNCTION evaluasi_penilaian_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Penilaian % sudah ditetapkan.', OLD.id
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'penilaian_tetap';
END
$$;
CREATE TRIGGER penilaian_tetap BEFORE UPDATE OR DELETE ON evaluasi_penilaian
FOR EACH ROW WHEN (OLD.status = 'DITETAPKAN') EXECUTE FUNCTION evaluasi_penilaian_tetap()
"""

PENILAIAN_LEPAS = """
DROP TRIGGER penilaian_tetap ON evaluasi_penilaian;
DROP FUNCTION evaluasi_penilaian_tetap()
"""

BAGIAN = """
CREATE FUNCTION evaluasi_bagian_penilaian_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    induk bigint := CASE TG_OP WHEN 'INSERT' THEN NEW.penilaian_id ELSE OLD.penilaian_id END;
BEGIN
    IF EXISTS (SELECT FROM evaluasi_penilaian WHERE id = induk AND status = 'DITETAPKAN') THEN
        RAISE EXCEPTION 'Penilaian % sudah ditetapkan.', induk
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'penilaian_tetap';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER penilaian_hasil_tetap BEFORE INSERT OR UPDATE OR DELETE ON evaluasi_penilaianhasil
FOR EACH ROW EXECUTE FUNCTION evaluasi_bagian_penilaian_tetap();
CREATE TRIGGER penilaian_perilaku_tetap BEFORE INSERT OR UPDATE OR DELETE ON evaluasi_penilaianperilaku
FOR EACH ROW EXECUTE FUNCTION evaluasi_bagian_penilaian_tetap()
"""

BAGIAN_LEPAS = """
DROP TRIGGER penilaian_hasil_tetap ON evaluasi_penilaianhasil;
DROP TRIGGER penilaian_perilaku_tetap ON evaluasi_penilaianperilaku;
DROP FUNCTION evaluasi_bagian_penilaian_tetap()
"""

# The predicate of an office may be mended until the first of its people has been rated on it.
ORGANISASI = """
CREATE FUNCTION evaluasi_organisasi_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM evaluasi_penilaian AS p
        INNER JOIN pegawai_silsilahunit AS s ON p.unit_id = s.unit_id
        WHERE s.leluhur_id = OLD.unit_id AND p.periode_id = OLD.periode_id AND p.status = 'DITETAPKAN'
    ) THEN
        RAISE EXCEPTION 'Predikat organisasi sudah menjadi dasar penilaian pegawai.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'penilaian_organisasi_tetap';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER penilaian_organisasi_tetap BEFORE UPDATE OR DELETE ON evaluasi_penilaianorganisasi
FOR EACH ROW EXECUTE FUNCTION evaluasi_organisasi_tetap()
"""

ORGANISASI_LEPAS = """
DROP TRIGGER penilaian_organisasi_tetap ON evaluasi_penilaianorganisasi;
DROP FUNCTION evaluasi_organisasi_tetap()
"""


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0001_awal"), ("pegawai", "0002_silsilah_dan_atasan")]

    operations = [
        migrations.RunSQL(PENILAIAN, PENILAIAN_LEPAS),
        migrations.RunSQL(BAGIAN, BAGIAN_LEPAS),
        migrations.RunSQL(ORGANISASI, ORGANISASI_LEPAS),
    ]
