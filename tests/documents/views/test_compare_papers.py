"""Papers of a comparison: the spreadsheet, both Word files, and the PDF from the queue."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django_tasks_db.models import DBTaskResult
from openpyxl import load_workbook

from documents.actions import freeze
from documents.core.tree import Kind
from documents.models import Attachment
from documents.reading import read_text
from documents.tasks import is_printing, print_comparison
from tests.documents.drafts import insert, rewrite
from tests.people import NOW

pytestmark = pytest.mark.django_db
PAIR = "lama=1&baru=2"


@pytest.fixture
def frozen(naskah, writer):
    freeze(naskah=naskah, name="Usul", by=writer, now=NOW)
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan tanpa biaya setiap hari.", writer, reason="Jam layanan")
    insert(naskah, Kind.PASAL, "sesudah", "Pasal 3", "Pelayanan diawasi.", writer)
    freeze(naskah=naskah, name="Kajian", by=writer, now=NOW)
    return naskah


def test_the_list_of_changes(client, url, frozen, member):
    client.force_login(member)
    answer = client.get(url(f"bandingkan/berkas?{PAIR}&bentuk=xlsx"))
    assert 'filename="perubahan-1-2.xlsx"' in answer["Content-Disposition"]
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(answer.content)).active.iter_rows()]
    changed = next(row for row in rows if row[1] == "Pasal 3")
    assert changed[3:6] == ["diubah", None, "setiap hari"]
    assert any(row[2] == "Pasal 4" and row[3] == "disisipkan" for row in rows)


def test_the_sandingan_in_word(client, url, frozen, member):
    client.force_login(member)
    answer = client.get(url(f"bandingkan/berkas?{PAIR}&bentuk=docx"))
    text = read_text("sandingan.docx", answer.content)
    assert "Semula" in text
    assert "setiap hari" in text


def test_tracked_changes_in_word(client, url, frozen, member):
    client.force_login(member)
    answer = client.get(url(f"bandingkan/berkas?{PAIR}&bentuk=telusur"))
    xml = ZipFile(BytesIO(answer.content)).read("word/document.xml").decode()
    assert "<w:ins " in xml


@pytest.mark.parametrize("query", [f"{PAIR}&bentuk=lain", "lama=9&baru=2&bentuk=xlsx"])
def test_what_is_no_paper_is_not_found(client, url, frozen, member, query):
    client.force_login(member)
    assert client.get(url(f"bandingkan/berkas?{query}")).status_code == 404


def test_the_queue_is_asked_once_and_the_print_stays(client, url, frozen, writer):
    client.force_login(writer)
    page = url(f"bandingkan/cetakan?{PAIR}")
    for _ in range(2):
        client.post(page, {"bentuk": "redline"})
    assert DBTaskResult.objects.count() == 1
    assert "Sedang dicetak" in client.get(page).content.decode()
    asked = DBTaskResult.objects.get().args_kwargs["kwargs"]
    assert is_printing(print_comparison, raperda_id=frozen.raperda_id, old=1, new=2, shape="redline")
    digest = print_comparison.call(**asked)
    assert print_comparison.call(**asked) == digest
    printed = Attachment.objects.get(kind="banding")
    assert (printed.document, printed.sha256) == ("redline-1-2", digest)
    assert f"/berkas/{printed.pk}/" in client.get(page).content.decode()


@pytest.mark.parametrize("shape", ["redline", "sandingan"])
def test_the_pdf_says_what_changed(frozen, writer, shape):
    print_comparison.call(raperda_id=frozen.raperda_id, old=1, new=2, shape=shape, by_id=writer.pk)
    with Attachment.objects.get(kind="banding").file.open() as file:
        text = " ".join(read_text("cetakan.pdf", file.read()).split())
    assert "setiap hari" in text
    assert "Versi 1: Usul dibandingkan dengan Versi 2: Kajian" in text
    assert ("PELAYANAN" in text) == (shape == "redline"), "the redline holds the whole text"


def test_a_text_that_may_still_change_is_not_printed(client, url, frozen, writer):
    client.force_login(writer)
    page = url("bandingkan/cetakan?lama=1&baru=kini")
    assert "Hanya versi beku yang dicetak" in client.get(page).content.decode()
    client.post(page, {"bentuk": "redline"})
    assert not DBTaskResult.objects.exists()


def test_a_print_that_failed_is_told(client, url, frozen, writer):
    client.force_login(writer)
    address = url("bandingkan/cetakan?lama=1&baru=2")
    client.post(address, {"bentuk": "redline"})
    DBTaskResult.objects.update(status="FAILED")
    page = client.get(address).content.decode()
    assert "Gagal dicetak" in page
    assert "Cetak lagi" in page
