"""A closed month is closed for every writer, also for one who began a moment before.

Writers hold a shared advisory lock on the month until they commit; whoever closes it takes the
exclusive one, and so waits for them, and they for it.
"""

from django.db import migrations


KUNCI = """
CREATE FUNCTION laporan_kunci_bulan(bulan date) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT (extract(year FROM bulan) * 100 + extract(month FROM bulan))::integer
$$
"""

PERIKSA = """
CREATE FUNCTION laporan_tolak_bulan_terkunci(bulan date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('laporan.bulan'), laporan_kunci_bulan(bulan));
    IF EXISTS (SELECT FROM laporan_bulanterkunci WHERE awal_bulan = bulan) THEN
        RAISE EXCEPTION 'Laporan bulan % sudah dikunci.', to_char(bulan, 'MM/YYYY')
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bulan_terkunci';
    END IF;
END
$$
"""

# Once a statement and month, however many rows: transition tables hold what the statement touched.
PENJAGA = """
CREATE FUNCTION {tabel}_jaga_bulan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bulan date;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        FOR bulan IN SELECT DISTINCT date_trunc('month', lama.{kolom})::date FROM lama ORDER BY 1 LOOP
            PERFORM laporan_tolak_bulan_terkunci(bulan);
        END LOOP;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        FOR bulan IN SELECT DISTINCT date_trunc('month', baru.{kolom})::date FROM baru ORDER BY 1 LOOP
            PERFORM laporan_tolak_bulan_terkunci(bulan);
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER {tabel}_bulan_tambah AFTER INSERT ON {tabel}
REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION {tabel}_jaga_bulan();
CREATE TRIGGER {tabel}_bulan_ubah AFTER UPDATE ON {tabel}
REFERENCING OLD TABLE AS lama NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION {tabel}_jaga_bulan();
CREATE TRIGGER {tabel}_bulan_hapus AFTER DELETE ON {tabel}
REFERENCING OLD TABLE AS lama FOR EACH STATEMENT EXECUTE FUNCTION {tabel}_jaga_bulan()
"""

PENJAGA_LEPAS = """
DROP TRIGGER {tabel}_bulan_tambah ON {tabel};
DROP TRIGGER {tabel}_bulan_ubah ON {tabel};
DROP TRIGGER {tabel}_bulan_hapus ON {tabel};
DROP FUNCTION {tabel}_jaga_bulan()
"""

MENGUNCI = """
CREATE FUNCTION laporan_kunci_menunggu_penulis() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('laporan.bulan'), laporan_kunci_bulan(NEW.awal_bulan));
    RETURN NEW;
END
$$;
CREATE TRIGGER laporan_kunci_menunggu BEFORE INSERT ON laporan_bulanterkunci
FOR EACH ROW EXECUTE FUNCTION laporan_kunci_menunggu_penulis()
"""

MENGUNCI_LEPAS = """
DROP TRIGGER laporan_kunci_menunggu ON laporan_bulanterkunci;
DROP FUNCTION laporan_kunci_menunggu_penulis()
"""

DIJAGA = (("laporan_kegiatan", "tanggal"), ("laporan_realisasiindikator", "bulan"))


class Migration(migrations.Migration):
    dependencies = [("laporan", "0001_awal")]

    operations = [
        migrations.RunSQL(KUNCI, "DROP FUNCTION laporan_kunci_bulan(date)"),
        migrations.RunSQL(PERIKSA, "DROP FUNCTION laporan_tolak_bulan_terkunci(date)"),
        *(
            migrations.RunSQL(
                PENJAGA.format(tabel=tabel, kolom=kolom), PENJAGA_LEPAS.format(tabel=tabel)
            )
            for tabel, kolom in DIJAGA
        ),
        migrations.RunSQL(MENGUNCI, MENGUNCI_LEPAS),
    ]
