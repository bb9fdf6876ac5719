"""Susun: insert, move, and remove a unit; what cannot be done is said beside the field."""

import pytest

from documents.actions import remove_unit
from documents.core.tree import Kind, walk
from documents.models import Clause
from tests.documents.drafts import rewrite, state, text_of, unit
from tests.people import NOW, budi

pytestmark = pytest.mark.django_db


def choices(answer, form, field) -> list[str]:
    """The words of a choice, without the empty one."""
    return [str(label) for value, label in answer.context[form].fields[field].choices if value]


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


def test_the_page_offers_what_fits_the_unit(desk, url):
    answer = desk.get(url("susun", "Pasal 2"))
    assert choices(answer, "insert_form", "kind")[0] == "Pasal"
    assert "Butir Menimbang" not in choices(answer, "insert_form", "kind")
    targets = choices(answer, "move_form", "anchor")
    assert "Pasal 3" in targets
    assert "Pasal 2" not in targets, "not beside itself"
    answer = desk.get(url("susun", "Menimbang huruf a"))
    assert choices(answer, "insert_form", "kind") == ["Butir Menimbang"]


def test_a_label_belongs_to_one_field(desk, url):
    page = desk.get(url("susun", "Pasal 2")).content.decode()
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_what_is_not_arranged_has_no_such_page(desk, url):
    for address in ("Judul", "Penjelasan Pasal 2"):
        assert desk.get(url("susun", address)).status_code == 404


def test_a_pasal_is_inserted_with_its_penjelasan(desk, url, naskah):
    given = {"kind": "pasal", "where": "sesudah", "text": "(1) Satu.\r\n(2) Dua.", "reason": "Perlu"}
    answer = desk.post(url("sisip", "Pasal 2"), given, follow=True)
    made = unit(naskah, "Pasal 3")
    assert answer.redirect_chain == [(f"/raperda/{naskah.raperda_id}/naskah/{made.key}/", 302)]
    assert "Pasal 3 disisipkan." in answer.content.decode()
    assert text_of(naskah, "Pasal 3") == "(1) Satu.\n(2) Dua."
    assert text_of(naskah, "Penjelasan Pasal 3") == "Cukup jelas."
    assert unit(naskah, "Pasal 4").text == "Pelayanan diselenggarakan tanpa biaya."


def test_a_butir_of_menimbang_is_inserted(desk, url, naskah):
    given = {"kind": "huruf", "where": "sesudah", "text": "bahwa ada alasan lain;"}
    assert desk.post(url("sisip", "Menimbang huruf a"), given).status_code == 302
    assert unit(naskah, "Menimbang huruf b").text == "bahwa ada alasan lain;"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "pasal", "where": "sesudah", "text": ""}, "text"),
        ({"kind": "pasal", "where": "sesudah", "text": "Satu.\nPasal 9\nDua."}, "text"),
        ({"kind": "pasal", "where": "dalam", "text": "Baru."}, "text"),
        ({"kind": "bab", "where": "dalam", "text": "JUDUL BAB"}, "kind"),
        ({"kind": "lampiran", "where": "sesudah", "text": "x"}, "kind"),
    ],
)
def test_a_refused_insertion_keeps_what_was_typed(desk, url, naskah, given, field):
    before = Clause.objects.count()
    answer = desk.post(url("sisip", "Pasal 2"), given)
    assert answer.status_code == 422
    assert list(answer.context["insert_form"].errors) == [field]
    assert given["text"] in answer.content.decode()
    assert Clause.objects.count() == before


def test_a_pasal_is_moved_and_found_again(desk, url, naskah):
    moved = unit(naskah, "Pasal 3").key
    given = {"where": "sebelum", "anchor": unit(naskah, "Pasal 2").key}
    answer = desk.post(url("pindah", "Pasal 3"), given, follow=True)
    assert answer.redirect_chain == [(f"/raperda/{naskah.raperda_id}/naskah/#pasal-2", 302)]
    assert "Pasal 3 dipindahkan, kini Pasal 2." in answer.content.decode()
    assert unit(naskah, "Pasal 2").key == moved


@pytest.mark.parametrize("anchor", ["", "zzzzzzzz", "Pasal 3"])
def test_a_move_without_a_place_is_refused(desk, url, naskah, anchor):
    key = unit(naskah, anchor).key if anchor.startswith("Pasal") else anchor
    answer = desk.post(url("pindah", "Pasal 3"), {"where": "sebelum", "anchor": key})
    assert answer.status_code == 422
    assert list(answer.context["move_form"].errors) == ["anchor"]


def test_a_pasal_is_removed_and_kept_in_the_history(desk, url, naskah):
    history = url("riwayat", "Pasal 3")
    answer = desk.post(url("hapus", "Pasal 3"), {"reason": "Tidak perlu"}, follow=True)
    assert "Pasal 3 dihapus. Teksnya tetap tersimpan dalam riwayat." in answer.content.decode()
    assert "tanpa biaya" not in answer.content.decode()
    assert [n.number for n in walk(unit(naskah, "BAB II")) if n.kind is Kind.PASAL] == ["2"]
    page = desk.get(history).content.decode()
    assert "Bagian ini sudah dihapus dari naskah" in page
    assert "Tidak perlu" in page


def test_before_a_bab_is_removed_one_sees_what_goes_along(desk, url, naskah, writer):
    words = "Peraturan Daerah ini mulai berlaku sesuai dengan Pasal 2 ayat (1)."
    rewrite(naskah, "Pasal 4", words, writer)
    before = state(naskah)
    page = desk.get(url("hapus", "BAB II")).content.decode()
    assert "2 Pasal, 2 ayat, beserta penjelasannya" in page
    assert "Yang dimaksud dengan &quot;kesehatan&quot;" in page
    assert "1 rujukan akan putus." in page
    assert "<li>Pasal 4: Rujukan" in page
    assert "Rujukan “Pasal 2 ayat (1)” menunjuk ketentuan yang sudah tidak ada." in page
    assert state(naskah) == before


def test_what_must_stay_is_not_offered_for_removal(desk, url):
    page = desk.get(url("hapus", "Menimbang")).content.decode()
    assert "wajib ada dalam Peraturan Daerah" in page
    assert "<button" not in page.split("</header>")[1].split("<footer")[0]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("sebelum Pasal 2", "Pasal 2"), ("setelah pasal 4", "Pasal 4"), ("ke dalam BAB I", "Pasal 2")],
)
def test_the_place_of_a_move_is_typed(desk, url, naskah, typed, kept):
    moved = unit(naskah, "Pasal 3").key
    assert desk.post(url("pindah", "Pasal 3"), {"to": typed}).status_code == 302
    assert unit(naskah, kept).key == moved


@pytest.mark.parametrize("typed", ["setelah Pasal 99", "entah ke mana", "setelah Pasal 2 ayat (1)", "setelah Judul"])
def test_a_typed_place_that_is_none_is_refused_beside_the_field(desk, url, naskah, typed):
    before = state(naskah)
    answer = desk.post(url("pindah", "Pasal 3"), {"to": typed})
    assert answer.status_code == 422
    assert list(answer.context["move_form"].errors) == ["to"]
    assert typed in answer.content.decode()
    assert state(naskah) == before


@pytest.mark.parametrize("end", ["pindah", "hapus"])
def test_what_changed_since_the_page_was_opened_is_asked_about_again(desk, url, naskah, end):
    seen = naskah.revision
    rewrite(naskah, "Pasal 3", "Ditulis orang lain.", budi())
    given = {"to": "sebelum Pasal 1", "revision": seen, "reason": "Perlu"}
    answer = desk.post(url(end, "Pasal 3"), given)
    assert answer.status_code == 422
    assert "Bagian ini diubah oleh Budi sejak halaman ini dibuka." in answer.content.decode()
    form = answer.context["move_form" if end == "pindah" else "remove_form"]
    assert (form["revision"].value(), form["reason"].value()) == (seen + 1, "Perlu")
    assert desk.post(url(end, "Pasal 3"), given | {"revision": seen + 1}).status_code == 302


def test_the_first_lampiran_is_put_after_the_penjelasan(desk, url, naskah):
    answer = desk.get(url("susun", "Penjelasan"))
    assert choices(answer, "insert_form", "kind") == ["Lampiran"]
    given = {"kind": "lampiran", "where": "sesudah", "text": "LAMPIRAN\nDAFTAR\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"}
    assert desk.post(url("sisip", "Penjelasan"), given).status_code == 302
    assert desk.post(url("sisip", "Lampiran"), given).status_code == 302
    assert unit(naskah, "Lampiran II").text.startswith("| A | B |")
    answer = desk.get(url("susun", "Lampiran II"))
    assert choices(answer, "move_form", "anchor") == ["Lampiran I DAFTAR"]
    assert desk.post(url("pindah", "Lampiran II"), {"to": "sebelum Lampiran I"}).status_code == 302
    assert desk.post(url("hapus", "Lampiran I"), {}).status_code == 302
    assert unit(naskah, "Lampiran").heading == "DAFTAR"


@pytest.mark.parametrize("end", ["sisip", "pindah", "hapus"])
def test_nothing_is_arranged_in_a_locked_text(desk, url, naskah, lock, end):
    before, target = Clause.objects.count(), url(end, "Pasal 3")
    given = {"kind": "pasal", "where": "sesudah", "text": "Baru.", "anchor": unit(naskah, "Pasal 2").key, "reason": "x"}
    lock()
    assert "Naskah terkunci" in desk.post(target, given, follow=True).content.decode()
    assert Clause.objects.count() == before


@pytest.mark.parametrize("end", ["sisip", "pindah", "hapus"])
def test_what_was_typed_beside_a_unit_that_is_gone_is_shown(desk, url, naskah, writer, end):
    page = url(end, "Pasal 3")
    remove_unit(naskah=naskah, key=unit(naskah, "Pasal 3").key, by=writer, now=NOW)
    given = {"kind": "pasal", "where": "sesudah", "text": "Pasal yang baru.", "anchor": "", "reason": "Perlu"}
    answer = desk.post(page, given)
    assert answer.status_code == 409
    assert "Pasal yang baru.</textarea>" in answer.content.decode()
    assert "Perlu" in answer.content.decode()
    assert desk.get(page).status_code == 404


@pytest.mark.parametrize("end", ["sisip", "pindah", "hapus"])
def test_what_was_typed_before_the_right_was_lost_comes_back(client, url, naskah, member, end):
    page, before = url(end, "Pasal 3"), Clause.objects.count()
    given = {"kind": "pasal", "where": "sesudah", "text": "Pasal yang baru.", "reason": "Perlu"}
    client.force_login(member)
    answer = client.post(page, given | {"anchor": unit(naskah, "Pasal 2").key})
    assert answer.status_code == 403
    form = answer.context[{"sisip": "insert_form", "pindah": "move_form", "hapus": "remove_form"}[end]]
    assert "Peran Anda tidak dapat melakukan ini pada tahap sekarang." in form.non_field_errors()[0]
    assert "Perlu" in answer.content.decode()
    assert ("Pasal yang baru." in answer.content.decode()) == (end == "sisip")
    assert Clause.objects.count() == before
