"""The superior's desk: who may decide on whose work, and since when; verification that nobody made."""

import django.db.models.deletion
from django.db import migrations, models


# Each person with the direct superior and whoever stands next above, by the chain of the day. The unit's
# working days are counted back from the day: work submitted before `naik_sebelum` has waited longer than the
# rules of that day allow (NULL: nothing has). Definition: laporan.tunggu.hari_kerja_ke_belakang.
WEWENANG = """
CREATE FUNCTION laporan_wewenang(oleh bigint, hari date)
RETURNS TABLE (pegawai_id bigint, langsung boolean, naik_sebelum timestamptz)
LANGUAGE sql STABLE AS $$
WITH aturan AS (
    SELECT a.hari_eskalasi FROM laporan_aturanlaporan AS a WHERE a.mulai <= hari ORDER BY a.mulai DESC LIMIT 1
),
hari_kerja AS (
    SELECT
        p.hari_per_pekan, t.tanggal,
        row_number() OVER (PARTITION BY p.hari_per_pekan ORDER BY t.tanggal DESC) AS ke
    FROM (VALUES (5), (6)) AS p (hari_per_pekan)
    CROSS JOIN (SELECT hari - mundur AS tanggal FROM generate_series(0, 365) AS g (mundur)) AS t
    WHERE
        extract(ISODOW FROM t.tanggal) <= p.hari_per_pekan
        AND NOT EXISTS (SELECT FROM pegawai_harilibur AS l WHERE l.tanggal = t.tanggal)
),
batas AS (
    SELECT h.hari_per_pekan, h.tanggal::timestamp AT TIME ZONE 'Asia/Pontianak' AS naik_sebelum
    FROM hari_kerja AS h INNER JOIN aturan AS a ON h.ke = a.hari_eskalasi + 1
),
rantai AS MATERIALIZED (
    SELECT r.unit_id, r.pimpinan FROM pegawai_rantai_pimpinan(hari) AS r WHERE oleh = ANY(r.pimpinan)
),
bawahan AS (
    SELECT t.pegawai_id, t.unit_id, array_remove(r.pimpinan, t.pegawai_id) AS atasan
    FROM rantai AS r INNER JOIN pegawai_penugasan AS t ON r.unit_id = t.unit_id
    WHERE
        t.jenis = 'DEFINITIF' AND t.mulai <= hari AND (t.selesai IS NULL OR t.selesai > hari)
        AND t.pegawai_id <> oleh
)
SELECT b.pegawai_id, b.atasan[1] = oleh, batas.naik_sebelum
FROM bawahan AS b
INNER JOIN pegawai_unitkerja AS u ON b.unit_id = u.id
LEFT JOIN batas ON u.hari_per_pekan = batas.hari_per_pekan
WHERE b.atasan[1] = oleh OR (array_remove(b.atasan, b.atasan[1]))[1] = oleh
$$
"""


class Migration(migrations.Migration):
    dependencies = [("laporan", "0009_kiriman_bkn"), ("pegawai", "0004_hari_libur")]

    operations = [
        migrations.RunSQL(WEWENANG, "DROP FUNCTION laporan_wewenang(bigint, date)"),
        migrations.AddField(
            model_name="kegiatan",
            name="otomatis",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RemoveConstraint(model_name="kegiatan", name="kegiatan_putusan_ada_pemutusnya"),
        migrations.AddConstraint(
            model_name="kegiatan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("otomatis", False),
                        models.Q(
                            models.Q(("status__in", ("TERVERIFIKASI", "DITOLAK")), _negated=True),
                            models.Q(
                                ("diverifikasi_oleh__isnull", False), ("diverifikasi_pada__isnull", False)
                            ),
                            _connector="OR",
                        ),
                    ),
                    models.Q(
                        ("diverifikasi_oleh__isnull", True),
                        ("diverifikasi_pada__isnull", False),
                        ("otomatis", True),
                        ("status", "TERVERIFIKASI"),
                    ),
                    _connector="OR",
                ),
                name="kegiatan_putusan_ada_pemutusnya",
            ),
        ),
        migrations.AlterField(
            model_name="kegiatan",
            name="diverifikasi_oleh",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kegiatan_diverifikasi",
                to="pegawai.pegawai",
            ),
        ),
        migrations.AddIndex(
            model_name="kegiatan",
            index=models.Index(
                condition=models.Q(("diverifikasi_oleh__isnull", False)),
                fields=["diverifikasi_oleh", "diverifikasi_pada"],
                name="kegiatan_putusan",
            ),
        ),
    ]
