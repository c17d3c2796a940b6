"""The audit trail is only ever added to, whoever tries otherwise. Other apps reuse the function."""

from django.db import migrations


FUNGSI = """
CREATE FUNCTION kinerja_hanya_bertambah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Catatan pada % hanya boleh ditambah, tidak diubah atau dihapus.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'hanya_bertambah';
END
$$
"""

PEMICU = """
CREATE TRIGGER jejak_hanya_bertambah BEFORE UPDATE OR DELETE ON pegawai_jejakaudit
FOR EACH ROW EXECUTE FUNCTION kinerja_hanya_bertambah()
"""


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0002_silsilah_dan_atasan")]

    operations = [
        migrations.RunSQL(FUNGSI, "DROP FUNCTION kinerja_hanya_bertambah()"),
        migrations.RunSQL(PEMICU, "DROP TRIGGER jejak_hanya_bertambah ON pegawai_jejakaudit"),
    ]
