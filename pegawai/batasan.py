"""What a constraint of the database says to the person whose entry it refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import IntegrityError, models, transaction


DITOLAK_PEMICU = "23000"  # PostgreSQL's own constraints have codes of their own


class BatasanDilanggar(Exception):
    """A constraint refused the row; the message is the constraint's own, written for the user."""


def pesan_batasan(model: type[models.Model], nama: str) -> str:
    """Return the message of one constraint of the model. Raises KeyError when it has no such constraint."""
    batasan = {satu.name: satu for satu in model._meta.constraints}[nama]
    return str(batasan.get_violation_error_message())


@contextmanager
def jaga_batasan(model: type[models.Model]) -> Iterator[None]:
    """Run one write in a savepoint; a refusal by a named constraint of `model` becomes BatasanDilanggar.

    So does the refusal of a trigger, in its own words. The database decides, so the answer also holds when
    two people write at the same moment.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as galat:
        sebab = galat.__cause__
        if not isinstance(sebab, psycopg.Error):
            raise
        if sebab.sqlstate == DITOLAK_PEMICU:
            raise BatasanDilanggar(str(sebab.diag.message_primary)) from galat
        nama = sebab.diag.constraint_name
        if nama is None or nama not in {satu.name for satu in model._meta.constraints}:
            raise
        raise BatasanDilanggar(pesan_batasan(model, nama)) from galat
