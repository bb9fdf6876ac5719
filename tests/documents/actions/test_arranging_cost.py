"""A change of order costs as many queries in a long act as in a short one, with sixty references that follow."""

import re
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.actions import insert_unit, join_units, move_unit, remove_unit, split_unit, undo
from documents.core.numbering import roman
from documents.core.tree import Kind, Node
from tests.documents.drafts import imported, unit
from tests.people import NOW, sari

pytestmark = pytest.mark.django_db
NOT_COUNTED = re.compile(r"\s*(BEGIN|COMMIT|SAVEPOINT|RELEASE)\b")
SESSION_AND_PERSON = re.compile(r"(FROM|INTO|UPDATE) \"(django_session|accounts_user)\"")
CITING = 60
MOST = 20


def middle_of(pasal: int) -> int:
    """The number of the pasal that is cited, inside a bab."""
    return pasal // 2 - 7


def citing_draft(by, pasal: int):
    """So many pasal of two ayat in bab of thirty; the last sixty cite the one in the middle."""
    middle = middle_of(pasal)
    norms = []
    for n in range(1, pasal + 1):
        words = f"Ketentuan dalam Pasal {middle} ayat (2) berlaku." if n > pasal - CITING else f"Urusan {n}."
        ayat = (Node(Kind.AYAT, "1", text=f"Wali Kota melayani urusan {n}."), Node(Kind.AYAT, "2", text=words))
        norms.append(Node(Kind.PASAL, str(n), children=ayat))
    bab = tuple(
        Node(Kind.BAB, roman(i + 1), f"BAB {i + 1}", children=tuple(norms[i * 30 : i * 30 + 30]))
        for i in range(pasal // 30)
    )
    notes = tuple(Node(Kind.PASAL, str(n), text="Cukup jelas.") for n in range(1, pasal + 1))
    parts = (
        Node(Kind.JUDUL, text="RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nURUSAN"),
        Node(Kind.BATANG_TUBUH, children=bab),
        Node(Kind.PENJELASAN, text="PENJELASAN", children=(Node(Kind.UMUM, "I", "UMUM", "Contoh."), *notes)),
    )
    return imported(Node(Kind.PERDA, children=parts), by)


def cost(act) -> tuple[list[str], object]:
    """The statements of one action, and what it made."""
    with CaptureQueriesContext(connection) as seen:
        made = act()
    return [query["sql"] for query in seen if not NOT_COUNTED.match(query["sql"])], made


def measured(by, pasal: int) -> dict[str, list[str]]:
    """The statements of each verb at the middle of an act, one after another."""
    naskah = citing_draft(by, pasal)
    number, given = middle_of(pasal), {"naskah": naskah, "by": by, "now": NOW}
    target, at = (unit(naskah, f"Pasal {number}{end}").key for end in ("", " ayat (2)"))
    first, before = (unit(naskah, f"Pasal {number - back}").key for back in (5, 1))
    found = {}
    found["insert"], made = cost(
        lambda: insert_unit(kind=Kind.PASAL, anchor=target, where="sebelum", text="(1) Satu.\n(2) Dua.", **given)
    )
    assert len([each for each in made.references if each.new_text != each.old_text]) == CITING
    found["undo"], made = cost(lambda: undo(edit=made.edit, **given))
    found["move"], made = cost(lambda: move_unit(key=target, anchor=first, where="sebelum", **given))
    assert len([each for each in made.references if each.new_text != each.old_text]) == CITING
    found["split"], made = cost(lambda: split_unit(key=target, at=at, **given))
    assert len([each for each in made.references if each.new_text != each.old_text]) == CITING
    found["join"], made = cost(lambda: join_units(key=target, other=made.units[1].key, **given))
    assert len([each for each in made.references if each.new_text != each.old_text]) == CITING
    found["remove"], made = cost(lambda: remove_unit(key=before, **given))
    return found


def test_as_many_queries_in_600_pasal_as_in_150():
    by = sari()
    small, large = measured(by, 150), measured(by, 600)
    told = {verb: (len(small[verb]), len(large[verb])) for verb in large}
    assert all(one == other for one, other in told.values()), told
    assert told["insert"][0] <= MOST, large["insert"]
    assert max(one for one, _ in told.values()) <= 28, told


def test_the_whole_request_stays_below_twenty_too(client):
    by, told = sari(), {}
    client.force_login(by, backend="raperda.accounts.permissions.RoleBackend")
    for pasal in (150, 600):
        naskah = citing_draft(by, pasal)
        key = unit(naskah, f"Pasal {middle_of(pasal)}").key
        given = {"kind": "pasal", "where": "sebelum", "text": "(1) Satu.\n(2) Dua."}
        page = f"/raperda/{naskah.raperda_id}/naskah/{key}/sisip"
        asked, answer = cost(partial(client.post, page, given))
        assert answer.status_code == 302
        told[pasal, "page"] = [sql for sql in asked if not SESSION_AND_PERSON.search(sql)]
        asked, answer = cost(partial(client.post, page, given, headers={"HX-Request": "true"}))
        assert f"{CITING} rujukan disesuaikan" in answer.json()["said"]
        assert len(answer.content) < 40_000 + 14 * pasal, "the first hundred lines of what followed, and the numbers"
        told[pasal, "room"] = [sql for sql in asked if not SESSION_AND_PERSON.search(sql)]
    assert len(told[150, "page"]) == len(told[600, "page"]) <= MOST, told[600, "page"]
    assert len(told[150, "room"]) == len(told[600, "room"]) <= MOST, told[600, "room"]
