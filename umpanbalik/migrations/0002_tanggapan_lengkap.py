"""An answer is complete or not at all, and neither answers nor the steps of a case are rewritten."""

from django.db import migrations


# Deferred to the commit: the marks follow their answer in the same transaction.
LENGKAP = """
CREATE FUNCTION umpanbalik_tanggapan_lengkap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM umpanbalik_butirinstrumen AS b
        LEFT JOIN umpanbalik_nilaiunsur AS n ON n.tanggapan_id = NEW.id AND b.unsur = n.unsur
        WHERE b.instrumen_id = NEW.instrumen_id AND n.unsur IS NULL
    ) THEN
        RAISE EXCEPTION 'Tanggapan % belum menjawab semua pertanyaan.', NEW.id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'tanggapan_lengkap';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER tanggapan_lengkap AFTER INSERT ON umpanbalik_tanggapan
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION umpanbalik_tanggapan_lengkap()
"""

LENGKAP_LEPAS = """
DROP TRIGGER tanggapan_lengkap ON umpanbalik_tanggapan;
DROP FUNCTION umpanbalik_tanggapan_lengkap()
"""

TETAP = """
CREATE TRIGGER {tabel}_hanya_bertambah BEFORE UPDATE OR DELETE ON {tabel}
FOR EACH ROW EXECUTE FUNCTION kinerja_hanya_bertambah()
"""

HANYA_BERTAMBAH = ("umpanbalik_tanggapan", "umpanbalik_nilaiunsur", "umpanbalik_riwayataduan")


class Migration(migrations.Migration):
    dependencies = [("umpanbalik", "0001_awal"), ("pegawai", "0003_jejak_hanya_bertambah")]

    operations = [
        migrations.RunSQL(LENGKAP, LENGKAP_LEPAS),
        *(
            migrations.RunSQL(
                TETAP.format(tabel=tabel), f"DROP TRIGGER {tabel}_hanya_bertambah ON {tabel}"
            )
            for tabel in HANYA_BERTAMBAH
        ),
    ]
