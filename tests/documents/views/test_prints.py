"""Cetakan: what is printed of a Perda, what waits, what failed and why, and who may ask for more."""

from datetime import date

import pytest
from django_tasks_db.models import DBTaskResult

from documents.actions import enact, freeze, promulgate, publish
from documents.tasks import print_gazette, print_paper
from tests.documents.drafts import draft_of
from tests.people import NOW, budi, person, sari, short_raperda

pytestmark = pytest.mark.django_db
PAGE = "/perda/2022/6/cetakan"
SIGNED = date(2022, 10, 24)


@pytest.fixture
def perda():
    by = sari()
    raperda = short_raperda(by)
    freeze(naskah=draft_of(raperda), name="Disetujui", by=by, now=NOW)
    given = {"tanggal": SIGNED, "nama": "Nama", "by": by, "now": NOW}
    signed = enact(raperda=raperda, nomor=6, jabatan="WALI KOTA SERANG", noreg="6/2022", **given)
    made = promulgate(perda=signed, jabatan="SEKRETARIS DAERAH", nomor_ld=6, nomor_tld=1, noreg_line="", **given)
    return publish(perda=made, by=by, now=NOW)


@pytest.fixture
def bureau(client, perda):
    client.force_login(budi())
    return client


def test_only_who_publishes_may_print(client, perda):
    assert client.get(PAGE).status_code == 302
    client.force_login(person("lain", "perancang"))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"cetakan": "asli"}).status_code == 403
    assert not DBTaskResult.objects.exists()


def test_each_paper_is_asked_for_once(bureau, perda):
    assert "Belum dicetak." in bureau.get(PAGE).content.decode()
    for _ in range(2):
        bureau.post(PAGE, {"cetakan": "asli"})
        bureau.post(PAGE, {"cetakan": "lembaran"})
    assert DBTaskResult.objects.count() == 2
    page = bureau.get(PAGE).content.decode()
    assert "Menunggu giliran" in page
    assert 'hx-trigger="every 2s"' in page
    assert bureau.post(PAGE, {"cetakan": "lain"}).status_code == 404


def test_what_is_printed_can_be_fetched(bureau, perda):
    by = person("pencetak", "bagian_hukum")
    print_gazette.call(perda_id=perda.pk, by_id=by.pk)
    print_paper.call(perda_id=perda.pk, by_id=by.pk, paper="abstrak")
    page = bureau.get(PAGE).content.decode()
    assert "abstrak-perda-6-2022.pdf" in page
    assert perda.daerah.kode.replace(".", "") in page
    assert 'value="lembaran"' not in page, "a gazette is printed once"
    assert "every 2s" not in page


def test_a_failure_says_why_and_offers_another_try(bureau, perda):
    bureau.post(PAGE, {"cetakan": "tambahan"})
    DBTaskResult.objects.update(
        status="FAILED", exception_class_path="builtins.OSError", traceback="OSError: [Errno 28] No space left\n"
    )
    page = bureau.get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert "Gagal dicetak" in page
    assert "Tempat penyimpanan penuh" in page
    assert "Cetak lagi" in page
    assert "<html" not in page, "the list alone"
