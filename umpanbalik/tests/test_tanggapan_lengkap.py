"""What the database itself refuses, whoever writes."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from umpanbalik.models import NilaiUnsur
from umpanbalik.tests.factories import TanggapanFactory


@transaction.atomic
def simpan_tanpa_jawaban(tanggapan):
    """Save the same answer once more under another key, but with no marks."""
    tanggapan.pk, tanggapan.kunci = None, uuid.uuid4()
    tanggapan.save(force_insert=True)
    connection.check_constraints()


def test_an_answer_that_leaves_out_a_question_is_refused(db):
    tanggapan = TanggapanFactory()

    with pytest.raises(IntegrityError, match="belum menjawab semua pertanyaan"):
        simpan_tanpa_jawaban(tanggapan)


@pytest.mark.parametrize(("unsur", "nilai"), [("WAKTU", 5), ("WAKTU", 0), ("MAKLUMAT", 3)])
def test_a_mark_off_the_scale_or_of_no_element_is_refused(db, unsur, nilai):
    tanggapan = TanggapanFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        NilaiUnsur.objects.create(tanggapan=tanggapan, unsur=unsur, nilai=nilai)


def test_answers_are_never_rewritten(db):
    tanggapan = TanggapanFactory()

    with pytest.raises(IntegrityError, match="hanya boleh ditambah"), transaction.atomic():
        tanggapan.nilai_unsur.update(nilai=4)
    with pytest.raises(IntegrityError, match="hanya boleh ditambah"), transaction.atomic():
        tanggapan.delete()
