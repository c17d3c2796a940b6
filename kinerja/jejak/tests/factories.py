from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from pegawai.models import JejakAudit


class JejakFactory(DjangoModelFactory):
    """A line about a record that is gone; JejakFactory(atas=skp) is about that one."""

    class Meta:
        model = JejakAudit

    class Params:
        atas = None

    tindakan = "SKP_DISETUJUI"
    objek = factory.LazyAttribute(lambda jejak: type(jejak.atas).__name__ if jejak.atas else "SKP")
    objek_id = factory.LazyAttribute(lambda jejak: jejak.atas.pk if jejak.atas else 404)
    oleh = None
    pada = datetime(2026, 3, 10, 2, 15, 30, tzinfo=UTC)  # 09.15.30 WIB
