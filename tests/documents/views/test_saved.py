"""A save in the room: what changed comes back and nothing else, in few queries however long the text is."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents import bridge
from documents.core.tree import Kind, Node
from tests.documents.drafts import PASAL_2, imported, long_draft, rewrite, row, text_of, unit
from tests.people import person

pytestmark = pytest.mark.django_db
ROOM = {"headers": {"HX-Request": "true"}}
UNCOUNTED = re.compile(r'^(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK)|django_session|FROM "accounts_user" WHERE')


def asked(captured) -> list[str]:
    """The queries that count: no transaction statements, session, or person."""
    return [query["sql"] for query in captured.captured_queries if not UNCOUNTED.search(query["sql"])]


def save(client, url, name, text, revision=0, **more):
    return client.post(url("", name), {"text": text, "revision": revision, **more}, **ROOM)


def test_the_form_is_a_piece(client, url, naskah, writer):
    client.force_login(writer)
    piece = client.get(url("", "Pasal 2"), **ROOM)
    assert "<main" not in piece.content.decode()
    assert piece.context["form"]["text"].value() == PASAL_2


def test_what_changed_comes_back(client, url, naskah, writer):
    client.force_login(writer)
    answer = save(client, url, "Pasal 3", "Pelayanan gratis.").json()
    key = unit(naskah, "Pasal 3").key
    assert list(answer["units"]) == [key]
    assert 'id="pasal-3"' in answer["units"][key]
    assert "<p>Pelayanan gratis.</p>" in answer["units"][key]
    assert "<details" not in answer["units"][key], "the penjelasan did not change"
    assert re.fullmatch(r"Tersimpan \d\d\.\d\d", answer["state"])
    assert naskah.edits.latest("pk").address == "Pasal 3"
    assert save(client, url, "Pasal 3", "Pelayanan gratis.", 1).json()["state"] == "Tidak berubah"


@pytest.mark.parametrize("name", ["Judul", "Menimbang huruf a", "BAB II", "Penjelasan Pasal 3", "Penutup"])
def test_units_of_every_sort_come_back_with_their_key(client, url, naskah, writer, name):
    client.force_login(writer)
    text = text_of(naskah, name)
    answer = save(client, url, name, f"{text} " if name == "Penutup" else f"{text} tambahan")
    key = unit(naskah, name).key
    assert f'data-key="{key}"' in answer.json()["units"][key]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Isi tidak boleh kosong."),
        ("Satu.\nPasal 9\nDua.", "Pecah menjadi dua pasal"),
        ("Satu.\nPasal\nDua.", "Pecah"),
    ],
)
def test_a_refused_text_says_why(client, url, naskah, writer, text, sentence):
    client.force_login(writer)
    answer = save(client, url, "Pasal 3", text)
    assert answer.status_code == 422
    assert sentence in answer.json()["errors"][0]
    assert naskah.edits.filter(verb="sunting").count() == 0


def test_who_may_not_edit_is_told_so(client, url, member, naskah):
    client.force_login(member)
    answer = save(client, url, "Pasal 3", "Lain.")
    assert answer.status_code == 403
    assert "Peran Anda" in answer.json()["errors"][0]


def test_a_locked_text_is_refused(client, url, writer, lock):
    lock()
    client.force_login(writer)
    answer = save(client, url, "Pasal 3", "Lain.")
    assert answer.status_code == 422
    assert "terkunci" in answer.json()["errors"][0]


def test_who_was_slower_gets_the_three_texts(client, url, naskah, writer):
    rewrite(naskah, "Pasal 3", "Pelayanan publik diselenggarakan tanpa biaya.", person("ratna", "setwan"))
    client.force_login(writer)
    answer = save(client, url, "Pasal 3", "Pelayanan diselenggarakan tanpa biaya setiap hari.")
    assert answer.status_code == 409
    piece = answer.json()["conflict"]
    assert "Pelayanan publik diselenggarakan tanpa biaya setiap hari.</textarea>" in piece
    for words in ("Semula", "Suntingan Anda", "Suntingan Ratna", 'name="revision" value="1"'):
        assert words in piece
    same = save(client, url, "Pasal 3", "Pelayanan publik diselenggarakan tanpa biaya.")
    assert same.json()["stale"] == [unit(naskah, "Pasal 3").key]


def test_a_second_pasal_becomes_one_and_the_rest_gets_numbers(client, url, naskah, writer):
    client.force_login(writer)
    preview = client.post(url("pratinjau", "Pasal 2"), {"text": PASAL_2 + "\nPasal\nBaru.", "revision": 0}, **ROOM)
    assert "Yang kedua menjadi Pasal 3" in preview.content.decode()
    assert unit(naskah, "Pasal 3").text != "Baru."
    moved = [unit(naskah, f"Pasal {n}").key for n in (3, 4)]
    text = PASAL_2 + "\nPasal\nBaru."
    answer = save(client, url, "Pasal 2", text, pecah="1", naskah=naskah.revision).json()
    made = unit(naskah, "Pasal 3")
    assert made.text == "Baru."
    assert answer["after"] == {made.key: unit(naskah, "Pasal 2").key}
    assert answer["labels"] == f"{moved[0]}:4 {moved[1]}:5"
    assert 'id="pasal-3"' in answer["units"][made.key]


def test_parting_a_pasal_somebody_saved_is_refused(client, url, naskah, writer):
    opened_at = naskah.revision
    rewrite(naskah, "Pasal 2", PASAL_2.replace("pendidikan", "sekolah"), person("ratna", "setwan"))
    client.force_login(writer)
    answer = save(client, url, "Pasal 2", PASAL_2 + "\nPasal\nBaru.", pecah="1", naskah=opened_at)
    assert answer.status_code == 422
    assert "diubah oleh Ratna" in answer.json()["errors"][0]


def test_what_follows_is_told_before_and_after(client, writer):
    naskah = long_draft(writer, 6)
    cited = "Ketentuan sebagaimana dimaksud dalam Pasal 2 ayat (2) berlaku."
    rewrite(naskah, "Pasal 5", cited, writer)
    client.force_login(writer)
    found = row(naskah, "Pasal 2")
    page = f"/raperda/{naskah.raperda_id}/naskah/{found.key}/"
    typed = {"text": "(1) Baru.\n" + text_of(naskah, "Pasal 2"), "revision": found.revision}
    preview = client.post(f"{page}pratinjau", typed, **ROOM).content.decode()
    assert "1 rujukan akan disesuaikan" in preview
    assert "<strong>Pasal 5</strong>" in preview
    assert unit(naskah, "Pasal 5").text == cited
    answer = client.post(page, typed, **ROOM).json()
    assert "1 rujukan disesuaikan" in answer["said"]
    assert "<del>Pasal 2 ayat (2)</del><ins>Pasal 2 ayat (3)</ins> berlaku." in answer["said"]
    assert "ayat (3) berlaku" in answer["units"][unit(naskah, "Pasal 5").key]


MIDDLE = ("Pasal {}", "Penjelasan Pasal {}", "BAB II", "Judul", "Menimbang huruf a", "Penjelasan Umum", "Penutup")


def changed(name: str, text: str) -> str:
    """The unit with a word more, as its kind allows."""
    return f"{text.rstrip()} BARU" if name in ("Judul", "BAB II") else re.sub(r"[.;]?\s*$", " pula.", text)


@pytest.mark.parametrize("pasal", [150, 600])
def test_a_save_of_any_unit_asks_ten_times_and_answers_little(client, writer, pasal):
    client.force_login(writer)
    naskah = whole_draft(writer, pasal)
    for name in (name.format(pasal // 2) for name in MIDDLE):
        found, old = row(naskah, name), text_of(naskah, name)
        page = f"/raperda/{naskah.raperda_id}/naskah/{found.key}/"
        text = changed(name, old)
        with CaptureQueriesContext(connection) as captured:
            answer = client.post(page, {"text": text, "revision": found.revision}, **ROOM)
        said = answer.json()
        assert list(said["units"]) == [found.key], name
        assert said["edits"] == 1, name
        assert len(asked(captured)) <= 10, (name, asked(captured))
        assert len(answer.content) < 2_000 + 2 * len(text), name


def whole_draft(by, pasal: int):
    """A long draft with every part an act has."""
    naskah = long_draft(by, pasal)
    tree = bridge.tree_of(naskah)
    opening = Node(
        Kind.PEMBUKAAN,
        text="DENGAN RAHMAT TUHAN YANG MAHA ESA\nWALI KOTA SERANG,",
        children=(Node(Kind.MENIMBANG, children=(Node(Kind.HURUF, "a", text="bahwa perlu;"),)),),
    )
    judul, body, notes = tree.children
    closing = Node(Kind.PENUTUP, text="Ditetapkan di Serang\npada tanggal ...\nWALI KOTA SERANG,\nNAMA")
    return imported(tree.with_children((judul, opening, body, closing, notes)), by)


def test_parting_asks_twenty_times(client, writer):
    client.force_login(writer)
    for pasal in (3, 120):
        naskah = long_draft(writer, pasal)
        found = row(naskah, "Pasal 2")
        page = f"/raperda/{naskah.raperda_id}/naskah/{found.key}/"
        text = {"text": text_of(naskah, "Pasal 2") + "\nPasal\nBaru.", "revision": found.revision, "pecah": "1"}
        with CaptureQueriesContext(connection) as captured:
            answer = client.post(page, text, **ROOM)
        assert len(asked(captured)) <= 20
        assert len(answer.content) < 3_000 + 16 * pasal
