"""The audit trail, to which lines are only added."""

from __future__ import annotations

from django.db import models

from .orang import Pegawai


class JejakAudit(models.Model):
    """Who did what to which record, when. Only ever added to: a database trigger refuses the rest.

    Points at no record, so nothing it names is held back. `oleh` is empty for the system itself.
    """

    tindakan = models.CharField(max_length=50)
    objek = models.CharField(max_length=50)
    objek_id = models.BigIntegerField()
    oleh = models.ForeignKey(  # searched through jejak_oleh
        Pegawai, models.PROTECT, null=True, related_name="+", db_index=False
    )
    pada = models.DateTimeField()
    rincian = models.JSONField(default=dict)

    class Meta:
        verbose_name = "jejak audit"
        verbose_name_plural = "jejak audit"
        indexes = [
            models.Index(fields=["objek", "objek_id"], name="jejak_objek"),
            # The trail is read from its end, a page at a time: whole, of one kind of record, act or person.
            models.Index(fields=["pada", "id"], name="jejak_urut"),
            models.Index(fields=["objek", "pada", "id"], name="jejak_jenis"),
            models.Index(fields=["tindakan", "pada", "id"], name="jejak_tindakan"),
            models.Index(fields=["oleh", "pada", "id"], name="jejak_oleh"),
        ]

    def __str__(self) -> str:
        return f"{self.tindakan} {self.objek}#{self.objek_id}"
