"""A recap of activities by person, month and result, which the database keeps with every change of them.

Each statement, however many rows it touches, adds its differences in one INSERT. Before, it takes all rows
of the months of the people it touches, in the order of their key: so an employee who sends many activities in
one transaction and a superior who decides on others of them wait for each other instead of embracing. A row
that lost its last activity goes: it would keep its result from being deleted.
"""

import django.db.models.deletion
from django.db import migrations, models


ANGKA = {
    "jumlah_konsep": "tanda * (status = 'KONSEP')::integer",
    "jumlah_diajukan": "tanda * (status = 'DIAJUKAN')::integer",
    "jumlah_dikembalikan": "tanda * (status = 'DIKEMBALIKAN')::integer",
    "jumlah_terverifikasi": "tanda * (status = 'TERVERIFIKASI')::integer",
    "jumlah_ditolak": "tanda * (status = 'DITOLAK')::integer",
    "menit_dihitung": "tanda * menit * (status <> 'DITOLAK')::integer",
    "menit_terverifikasi": "tanda * menit * (status = 'TERVERIFIKASI')::integer",
    "volume_terverifikasi": "tanda * volume * (status = 'TERVERIFIKASI')::integer",
}
JUMLAH = [kolom for kolom in ANGKA if kolom.startswith("jumlah_")]
SUMBER = "SELECT {tanda} AS tanda, pegawai_id, tanggal, hasil_kerja_id, status, menit, volume FROM {tabel}"
BULAN = "date_trunc('month', tanggal::timestamp)::date"

TAHAN = f"""
    PERFORM FROM laporan_rekapkegiatan
    WHERE (pegawai_id, bulan) IN (SELECT pegawai_id, {BULAN} FROM ({{sumber}}) AS perubahan)
    ORDER BY pegawai_id, bulan, hasil_kerja_id FOR NO KEY UPDATE;
"""

TERAPKAN = f"""{TAHAN}
    INSERT INTO laporan_rekapkegiatan AS rekap (pegawai_id, bulan, hasil_kerja_id, {", ".join(ANGKA)})
    SELECT pegawai_id, bulan, hasil_kerja_id, {", ".join(ANGKA)}
    FROM (
        SELECT pegawai_id, {BULAN} AS bulan, hasil_kerja_id,
            {", ".join(f"sum({isi}) AS {kolom}" for kolom, isi in ANGKA.items())}
        FROM ({{sumber}}) AS perubahan
        GROUP BY pegawai_id, bulan, hasil_kerja_id
    ) AS selisih
    WHERE ({", ".join(ANGKA)}) <> ({", ".join("0" for _ in ANGKA)})
    ORDER BY pegawai_id, bulan, hasil_kerja_id
    ON CONFLICT (pegawai_id, bulan, hasil_kerja_id) DO UPDATE SET
        {", ".join(f"{kolom} = rekap.{kolom} + excluded.{kolom}" for kolom in ANGKA)};
"""

BUANG_KOSONG = f"""
    DELETE FROM laporan_rekapkegiatan
    WHERE (pegawai_id, bulan) IN (SELECT DISTINCT pegawai_id, {BULAN} FROM lama)
        AND ({", ".join(JUMLAH)}) = ({", ".join("0" for _ in JUMLAH)});
"""

PEMICU = """
CREATE FUNCTION laporan_rekap_{nama}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
{isi}
    RETURN NULL;
END
$$;
CREATE TRIGGER laporan_kegiatan_rekap_{nama} AFTER {kejadian} ON laporan_kegiatan
{rujukan} FOR EACH STATEMENT EXECUTE FUNCTION laporan_rekap_{nama}()
"""

PEMICU_LEPAS = """
DROP TRIGGER laporan_kegiatan_rekap_{nama} ON laporan_kegiatan;
DROP FUNCTION laporan_rekap_{nama}()
"""

TAMBAH = SUMBER.format(tanda="1", tabel="baru")
KURANG = SUMBER.format(tanda="-1", tabel="lama")
UBAH = f"{KURANG} UNION ALL {TAMBAH}"
DAFTAR_PEMICU = (
    ("tambah", "INSERT", "REFERENCING NEW TABLE AS baru", TERAPKAN.format(sumber=TAMBAH)),
    (
        "ubah",
        "UPDATE",
        "REFERENCING OLD TABLE AS lama NEW TABLE AS baru",
        TERAPKAN.format(sumber=UBAH) + BUANG_KOSONG,
    ),
    ("hapus", "DELETE", "REFERENCING OLD TABLE AS lama", TERAPKAN.format(sumber=KURANG) + BUANG_KOSONG),
    ("kosongkan", "TRUNCATE", "", "    DELETE FROM laporan_rekapkegiatan;"),
)

HITUNG_YANG_ADA = f"""
INSERT INTO laporan_rekapkegiatan (pegawai_id, bulan, hasil_kerja_id, {", ".join(ANGKA)})
SELECT pegawai_id, {BULAN} AS bulan, hasil_kerja_id, {", ".join(f"sum({isi})" for isi in ANGKA.values())}
FROM ({SUMBER.format(tanda="1", tabel="laporan_kegiatan")}) AS semua
GROUP BY pegawai_id, bulan, hasil_kerja_id
"""


class Migration(migrations.Migration):
    dependencies = [("laporan", "0003_aturan_awal"), ("pegawai", "0007_jejak_dicari")]

    operations = [
        migrations.CreateModel(
            name="RekapKegiatan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bulan", models.DateField(db_comment="first day of the month in which the activities began")),
                ("jumlah_konsep", models.IntegerField()),
                ("jumlah_diajukan", models.IntegerField()),
                ("jumlah_dikembalikan", models.IntegerField()),
                ("jumlah_terverifikasi", models.IntegerField()),
                ("jumlah_ditolak", models.IntegerField()),
                ("menit_dihitung", models.IntegerField(db_comment="minutes of all but the rejected activities")),
                ("menit_terverifikasi", models.IntegerField(db_comment="minutes of the verified activities")),
                ("volume_terverifikasi", models.DecimalField(db_comment="of the verified activities, in the satuan of the counted indicator of hasil_kerja", decimal_places=2, max_digits=14)),
                ("hasil_kerja", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="rekap_kegiatan", to="pegawai.hasilkerja")),
                ("pegawai", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="rekap_kegiatan", to="pegawai.pegawai")),
            ],
            options={
                "verbose_name": "rekap kegiatan",
                "verbose_name_plural": "rekap kegiatan",
                "indexes": [models.Index(fields=["bulan"], name="rekap_kegiatan_bulan")],
                "constraints": [
                    models.UniqueConstraint(fields=("pegawai", "bulan", "hasil_kerja"), name="rekap_kegiatan_sekali", nulls_distinct=False),
                    models.CheckConstraint(condition=models.Q(("bulan__day", 1)), name="rekap_kegiatan_awal_bulan"),
                ],
            },
        ),
        # Room on each page for the next version of its rows: they are changed far more often than added.
        migrations.RunSQL(
            "ALTER TABLE laporan_rekapkegiatan SET (fillfactor = 80)", migrations.RunSQL.noop
        ),
        migrations.RunSQL(HITUNG_YANG_ADA, migrations.RunSQL.noop),
        *(
            migrations.RunSQL(
                PEMICU.format(nama=nama, kejadian=kejadian, rujukan=rujukan, isi=isi),
                PEMICU_LEPAS.format(nama=nama),
            )
            for nama, kejadian, rujukan, isi in DAFTAR_PEMICU
        ),
    ]
