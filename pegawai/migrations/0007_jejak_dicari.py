"""Let the audit trail be read from its end: whole, or of one kind of record, one act, one person.

Writers go on meanwhile.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # an index is built concurrently outside of a transaction only

    dependencies = [("pegawai", "0006_isi_skp_tetap")]

    operations = [
        AddIndexConcurrently("jejakaudit", models.Index(fields=["pada", "id"], name="jejak_urut")),
        AddIndexConcurrently("jejakaudit", models.Index(fields=["objek", "pada", "id"], name="jejak_jenis")),
        AddIndexConcurrently(
            "jejakaudit", models.Index(fields=["tindakan", "pada", "id"], name="jejak_tindakan")
        ),
        AddIndexConcurrently("jejakaudit", models.Index(fields=["oleh", "pada", "id"], name="jejak_oleh")),
        # The last of these begins with the person, as the index did that goes.
        migrations.AlterField(
            "jejakaudit",
            "oleh",
            models.ForeignKey(
                "pegawai.Pegawai", models.PROTECT, db_index=False, null=True, related_name="+"
            ),
        ),
    ]
