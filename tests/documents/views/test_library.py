"""Pustaka: a clause goes in with one click, also from another act; the office keeps its own."""

import pytest

from documents.actions import keep_clause
from documents.models import LibraryItem
from tests.documents.drafts import unit
from tests.people import NOW, kota_serang, short_raperda

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(url):
    return url("pustaka", "Pasal 3")


def test_the_page_offers_clauses_in_the_words_of_the_region(client, page, writer):
    client.force_login(writer)
    text = client.get(page).content.decode()
    assert "Peraturan Wali Kota" in text
    assert "Sisipkan sesudah Pasal 3" in text
    assert "[perkada]" not in text


def test_one_click_puts_it_in(client, page, writer, naskah):
    client.force_login(writer)
    offered = client.get(page).context["groups"]
    (item,) = [i for _, _, items in offered for i in items if i.title == "Pendanaan"]
    answer = client.post(page, {"klausul": item.code, "where": "sesudah"}, follow=True)
    assert "Pendanaan disisipkan" in answer.content.decode()
    assert unit(naskah, "Pasal 4").text.startswith("Pendanaan penyelenggaraan")
    edit = naskah.edits.filter(verb="sisip").latest("pk")
    assert (edit.source_kind, edit.source_id, edit.reason) == (
        "pustaka",
        "Pendanaan",
        "Diambil dari pustaka: Pendanaan",
    )


def test_a_search_narrows_it(client, page, writer):
    client.force_login(writer)
    groups = client.get(page, {"cari": "penyidik"}).context["groups"]
    assert [label for label, _, _ in groups] == ["Penyidikan"]
    assert "Tidak ada klausul yang cocok" in client.get(page, {"cari": "zzz"}).content.decode()


def test_a_pasal_of_another_draft_is_taken_over_with_its_source(client, page, writer, naskah):
    other = short_raperda(writer, judul="Contoh Lain")
    client.force_login(writer)
    asked = {"dari": f"r{other.pk}", "alamat": "2"}
    shown = client.get(page, asked).content.decode()
    assert "Pasal 2 Raperda tentang Contoh Lain" in shown
    client.post(page, {"klausul": "lain", "where": "sesudah", **asked})
    taken = unit(naskah, "Pasal 4")
    assert [part.text for part in taken.children][0] == "Wali Kota menyelenggarakan pelayanan."
    edit = naskah.edits.filter(verb="sisip").latest("pk")
    assert edit.source_kind == "kutipan"
    assert edit.source_id == "Pasal 2 Raperda tentang Contoh Lain"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [({"dari": "r999999", "alamat": "1"}, "Naskah itu tidak ada."), ({"alamat": "99"}, "Pasal itu tidak ada di sana.")],
)
def test_what_is_not_there_is_said(client, page, writer, asked, sentence):
    other = short_raperda(writer, judul="Contoh Lain")
    client.force_login(writer)
    assert sentence in client.get(page, {"dari": f"r{other.pk}", **asked}).content.decode()


def test_a_clause_that_is_gone_is_said(client, page, writer, naskah):
    client.force_login(writer)
    before = naskah.edits.count()
    answer = client.post(page, {"klausul": "k999", "where": "sesudah"}, follow=True)
    assert "tidak ada lagi di pustaka" in answer.content.decode()
    assert naskah.edits.count() == before


def test_only_beside_a_pasal(client, url, writer):
    client.force_login(writer)
    assert client.get(url("pustaka", "BAB II")).status_code == 404


def test_who_only_reads_may_not_insert(client, page, member):
    client.force_login(member)
    assert client.get(page).status_code == 403


class TestTheOffice:
    def test_a_clause_is_kept_and_offered(self, client, page, writer):
        client.force_login(writer)
        sent = {"group": "lain", "title": "Laporan", "text": "[kepala] melaporkan hasilnya.", "explanation": ""}
        assert "tersimpan di pustaka" in client.post("/pustaka/", sent, follow=True).content.decode()
        assert "Wali Kota melaporkan hasilnya." in client.get(page).content.decode()

    def test_it_starts_from_a_unit_of_a_draft(self, client, writer, naskah):
        client.force_login(writer)
        asked = {"raperda": naskah.raperda_id, "bagian": unit(naskah, "Pasal 3").key}
        form = client.get("/pustaka/", asked).context["form"]
        assert form["text"].value() == "Pelayanan diselenggarakan tanpa biaya."

    def test_a_title_in_use_comes_back_with_the_words(self, client, writer):
        keep_clause(daerah=kota_serang(), group="lain", title="Laporan", text="Satu.", by=writer, now=NOW)
        client.force_login(writer)
        answer = client.post("/pustaka/", {"group": "lain", "title": "laporan", "text": "Dua."})
        assert answer.status_code == 422
        assert "Dua." in answer.content.decode()

    def test_it_is_changed_and_dropped(self, client, writer):
        item = keep_clause(daerah=kota_serang(), group="lain", title="Laporan", text="Satu.", by=writer, now=NOW)
        client.force_login(writer)
        client.post(f"/pustaka/{item.pk}/", {"group": "lain", "title": "Laporan", "text": "Dua."})
        item.refresh_from_db()
        assert item.text == "Dua."
        client.post(f"/pustaka/{item.pk}/", {"hapus": "ya"})
        assert not LibraryItem.objects.exists()

    def test_a_member_reads_it_only(self, client, member):
        client.force_login(member)
        assert "Simpan klausul kantor" not in client.get("/pustaka/").content.decode()
        sent = {"group": "lain", "title": "Laporan", "text": "Satu."}
        assert client.post("/pustaka/", sent).status_code == 403

    def test_a_stranger_does_not(self, client, stranger):
        client.force_login(stranger)
        assert client.get("/pustaka/").status_code == 403
