"""The queue's work: a gazette is printed once, the same bytes every time, and a certified copy beside it."""

import hashlib
from datetime import date

import pytest

from documents.actions import enact, freeze, promulgate
from documents.models import Attachment, Perda
from documents.tasks import print_copy, print_gazette
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
    Perda.objects.update(gazette=None)
    assert print_gazette.call(perda_id=perda.pk, by_id=by.pk) == first


def test_a_certified_copy_is_a_document_of_its_own(perda, by):
    digest = print_copy.call(perda_id=perda.pk, by_id=by.pk, office="KEPALA BAGIAN HUKUM", name="Budi")
    found = Attachment.objects.get(sha256=digest)
    assert (found.kind, found.document, found.perda, found.raperda) == ("dokumen", "salinan", perda, perda.raperda)
    assert Perda.objects.get().gazette is None
