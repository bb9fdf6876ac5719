"""The queue's work: a gazette is printed once, the same bytes every time, and a certified copy beside it."""

import hashlib
from datetime import date

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from documents.actions import enact, freeze, promulgate
from documents.models import Attachment, Perda
from documents.tasks import (
    LONGEST,
    ask,
    ask_gazette,
    failed_gazettes,
    has_failed,
    is_printing,
    print_copy,
    print_gazette,
)
from tests.documents.drafts import draft_of
from tests.people import NOW, sari, short_raperda

pytestmark = pytest.mark.django_db
SIGNED = date(2022, 10, 24)


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def perda(by) -> Perda:
    raperda = short_raperda(by)
    freeze(naskah=draft_of(raperda), name="Disetujui", by=by, now=NOW)
    given = {"tanggal": SIGNED, "nama": "Nama", "by": by, "now": NOW}
    signed = enact(raperda=raperda, nomor=6, jabatan="WALI KOTA SERANG", noreg="6/2022", **given)
    return promulgate(
        perda=signed, jabatan="SEKRETARIS DAERAH", nomor_ld=6, nomor_tld=123, noreg_line="NOREG (6/2022)", **given
    )


def test_a_gazette_is_printed_once(perda, by):
    digest = print_gazette.call(perda_id=perda.pk, by_id=by.pk)
    stored = Perda.objects.get().gazette
    with stored.file.open() as file:
        data = file.read()
    assert data.startswith(b"%PDF-")
    assert digest == stored.sha256 == hashlib.sha256(data).hexdigest()
    assert print_gazette.call(perda_id=perda.pk, by_id=by.pk) == digest
    assert Attachment.objects.count() == 1


def test_a_second_print_gives_the_same_bytes(perda, by):
    first = print_gazette.call(perda_id=perda.pk, by_id=by.pk)
    QuerySet(Perda).update(gazette=None)
    assert print_gazette.call(perda_id=perda.pk, by_id=by.pk) == first


def test_a_certified_copy_is_a_document_of_its_own(perda, by):
    digest = print_copy.call(perda_id=perda.pk, by_id=by.pk, office="KEPALA BAGIAN HUKUM", name="Budi")
    found = Attachment.objects.get(sha256=digest)
    assert (found.kind, found.document, found.perda, found.raperda) == ("dokumen", "salinan", perda, perda.raperda)
    assert Perda.objects.get().gazette is None


def test_a_print_is_asked_for_once_until_it_failed(perda, by):
    assert ask_gazette(perda, by.pk)
    assert not ask_gazette(perda, by.pk)
    assert is_printing(print_gazette, perda_id=perda.pk)
    DBTaskResult.objects.update(status="FAILED")
    assert has_failed(print_gazette, perda_id=perda.pk)
    assert failed_gazettes([perda.pk, perda.pk + 1]) == {perda.pk}
    assert ask_gazette(perda, by.pk)
    assert not has_failed(print_gazette, perda_id=perda.pk)
    assert failed_gazettes([perda.pk]) == set()
    assert DBTaskResult.objects.count() == 2


def test_a_print_whose_worker_stopped_has_failed(perda, by):
    ask_gazette(perda, by.pk)
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())
    assert is_printing(print_gazette, perda_id=perda.pk)
    DBTaskResult.objects.update(started_at=timezone.now() - LONGEST * 2)
    assert has_failed(print_gazette, perda_id=perda.pk)


def test_what_is_printed_is_not_asked_for_again(perda, by):
    print_gazette.call(perda_id=perda.pk, by_id=by.pk)
    perda.refresh_from_db()
    assert not ask_gazette(perda, by.pk)
    assert not DBTaskResult.objects.exists()


def test_copies_with_other_names_are_other_prints(perda, by):
    given = {"perda_id": perda.pk, "office": "KEPALA BAGIAN HUKUM"}
    assert ask(print_copy, by_id=by.pk, name="Budi", **given)
    assert not ask(print_copy, by_id=by.pk, name="Budi", **given)
    assert ask(print_copy, by_id=by.pk, name="Sari", **given)
