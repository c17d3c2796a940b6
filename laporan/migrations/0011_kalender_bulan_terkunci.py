"""In a closed month the working calendar stands still too: what was expected of people is settled with it.

Writers share one advisory lock over all months, which whoever closes a month takes alone. The refusal is told in
the words of the trigger, for the tables belong to an app that knows nothing of closed months.
"""

from django.db import migrations


PERIKSA = """
CREATE FUNCTION laporan_tolak_rentang_terkunci(awal date, akhir date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    terkunci date;
BEGIN
    IF awal >= akhir THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtext('laporan.bulan'), 0);
    SELECT max(b.awal_bulan) INTO terkunci
    FROM laporan_bulanterkunci AS b
    WHERE b.awal_bulan < akhir AND b.awal_bulan + interval '1 month' > awal;
    IF terkunci IS NOT NULL THEN
        RAISE EXCEPTION
            'Laporan % sudah dikunci untuk penilaian, jadi kalender kerja bulan itu tidak dapat diubah lagi. Pilih tanggal sesudah bulan itu.',
            (ARRAY[
                'Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni',
                'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'
            ])[extract(month FROM terkunci)::integer] || ' ' || extract(year FROM terkunci)
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bulan_terkunci';
    END IF;
END
$$
"""

# Moving the end of a record touches the days between the two ends alone.
PENJAGA = """
CREATE FUNCTION {tabel}_jaga_kalender() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND ({tetap_lama}) IS NOT DISTINCT FROM ({tetap_baru}) THEN
        PERFORM laporan_tolak_rentang_terkunci(least({akhir_lama}, {akhir_baru}), greatest({akhir_lama}, {akhir_baru}));
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM laporan_tolak_rentang_terkunci({awal_lama}, {akhir_lama});
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM laporan_tolak_rentang_terkunci({awal_baru}, {akhir_baru});
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER {tabel}_kalender AFTER INSERT OR UPDATE OR DELETE ON {tabel}
FOR EACH ROW EXECUTE FUNCTION {tabel}_jaga_kalender()
"""
LEPAS = "DROP TRIGGER {tabel}_kalender ON {tabel}; DROP FUNCTION {tabel}_jaga_kalender()"

# table, what a record must keep so that only its end has moved, first day, first day no longer touched
DIJAGA = (
    ("pegawai_harilibur", "{r}.tanggal", "{r}.tanggal", "{r}.tanggal + 1"),
    ("pegawai_polajamkerja", "{r}.mulai", "{r}.mulai", "coalesce({r}.selesai, date 'infinity')"),
    (
        "pegawai_jamkerja",
        "{r}.id, {r}.pola_id, {r}.hari_per_pekan, {r}.hari, {r}.masuk, {r}.pulang, {r}.istirahat_mulai, "
        "{r}.istirahat_selesai",
        "(SELECT p.mulai FROM pegawai_polajamkerja AS p WHERE p.id = {r}.pola_id)",
        "(SELECT coalesce(p.selesai, date 'infinity') FROM pegawai_polajamkerja AS p WHERE p.id = {r}.pola_id)",
    ),
    (
        "pegawai_jadwaldinas",
        "{r}.pegawai_id, {r}.tanggal, {r}.mulai, {r}.selesai, {r}.istirahat",
        "{r}.tanggal",
        "{r}.tanggal + 1",
    ),
    ("pegawai_keterangankerja", "{r}.pegawai_id, {r}.jenis, {r}.mulai", "{r}.mulai", "{r}.selesai"),
)


def _penjaga(tabel, tetap, awal, akhir):
    return PENJAGA.format(
        tabel=tabel,
        **{
            f"{nama}_{saat}": isi.format(r=baris)
            for nama, isi in (("tetap", tetap), ("awal", awal), ("akhir", akhir))
            for saat, baris in (("lama", "OLD"), ("baru", "NEW"))
        },
    )


MENGUNCI = """
CREATE OR REPLACE FUNCTION laporan_kunci_menunggu_penulis() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('laporan.bulan'), laporan_kunci_bulan(NEW.awal_bulan));
    {kalender}
    RETURN NEW;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("laporan", "0010_meja_atasan"),
        ("pegawai", "0011_istirahat_lengkap"),
    ]

    operations = [
        migrations.RunSQL(PERIKSA, "DROP FUNCTION laporan_tolak_rentang_terkunci(date, date)"),
        *(migrations.RunSQL(_penjaga(*satu), LEPAS.format(tabel=satu[0])) for satu in DIJAGA),
        migrations.RunSQL(
            MENGUNCI.format(kalender="PERFORM pg_advisory_xact_lock(hashtext('laporan.bulan'), 0);"),
            MENGUNCI.format(kalender=""),
        ),
    ]
