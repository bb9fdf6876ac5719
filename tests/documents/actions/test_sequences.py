"""Any sequence of edits keeps untouched units, keeps what can be cited cited or says so, and replays from history."""

from collections import Counter
from random import Random

import pytest

from documents import bridge, history
from documents.actions import (
    TextRefused,
    dissolve_unit,
    insert_unit,
    join_units,
    move_unit,
    remove_unit,
    rewrite_clause,
    sort_definitions,
    split_unit,
    undo,
)
from documents.core.layout import layout, layout_unit
from documents.core.references import references
from documents.core.tree import Kind, Node, walk
from documents.models import Clause, Edit
from tests.documents.drafts import imported
from tests.people import NOW, sari

pytestmark = pytest.mark.django_db
STEPS = 30
CITED = ("ok", "forward")


def cited_draft(by, rng: Random):
    """Twelve pasal in three bab, full of references to one another, each with a penjelasan."""
    terms = ("Wali Kota", "Pohon", "Daerah", "Pelayanan")
    listed = tuple(Node(Kind.ANGKA, str(n), text=f"{term} adalah arti {n}.") for n, term in enumerate(terms, 1))
    pasal = [Node(Kind.PASAL, "1", text="Dalam Peraturan Daerah ini yang dimaksud dengan:", children=listed)]
    for n in range(2, 13):
        if n % 4 == 0:
            pasal.append(Node(Kind.PASAL, str(n), text=f"Pelayanan {n} mengikuti ketentuan {cite(rng)}."))
            continue
        items = tuple(Node(Kind.HURUF, letter, text=f"hal {letter};") for letter in "abc")
        ayat = (
            Node(Kind.AYAT, "1", text=f"Wali Kota melayani urusan {n}, meliputi:", children=items),
            Node(Kind.AYAT, "2", text=f"Urusan {n} sebagaimana dimaksud pada ayat (1) huruf b mengikuti {cite(rng)}."),
            Node(Kind.AYAT, "3", text=f"Pohon sebagaimana dimaksud {cite(rng)} dicatat."),
        )
        pasal.append(Node(Kind.PASAL, str(n), children=ayat))
    bab = tuple(
        Node(Kind.BAB, roman, f"BAB {roman}", children=tuple(pasal[i * 4 : i * 4 + 4]))
        for i, roman in enumerate(("I", "II", "III"))
    )
    notes = tuple(Node(Kind.PASAL, str(n), text="Cukup jelas.") for n in range(1, 13))
    title = "RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nPOHON"
    parts = (
        Node(Kind.JUDUL, text=title),
        Node(Kind.BATANG_TUBUH, children=bab),
        Node(Kind.PENJELASAN, text="PENJELASAN", children=(Node(Kind.UMUM, "I", "UMUM", "Umum."), *notes)),
    )
    return imported(Node(Kind.PERDA, children=parts), by)


def cite(rng: Random) -> str:
    n = rng.choice([2, 3, 5, 6, 7, 9, 10, 11])
    return rng.choice(
        [
            f"dalam Pasal {n}",
            f"dalam Pasal {n} ayat ({rng.choice((1, 2, 3))})",
            f"dalam Pasal {n} ayat (1) huruf {rng.choice('abc')}",
            f"dalam Pasal {n} dan Pasal {n + 1}",
            f"dalam Pasal 1 angka {rng.choice((1, 2, 3, 4))}",
            "dalam Pasal 5 sampai dengan Pasal 7",
        ]
    )


class Desk:
    """One text, and a person who does anything at all to it."""

    def __init__(self, naskah, by, rng: Random) -> None:
        self.naskah, self.rng = naskah, rng
        self.given = {"naskah": naskah, "by": by, "now": NOW}

    def unit(self, *kinds: Kind) -> Node:
        body = bridge.tree_of(self.naskah).first(Kind.BATANG_TUBUH)
        found = [node for node in walk(body) if node.kind in kinds]
        if not found:
            raise TextRefused("Tidak ada.")
        return self.rng.choice(found)

    def rewrite(self):
        node = self.unit(Kind.PASAL)
        text = layout_unit(node)
        lines = text.split("\n")
        where = self.rng.randrange(len(lines) + 1)
        line = self.rng.choice(["(9) Ayat yang ditambah.", f"({where}) Ayat {cite(self.rng)}."])
        text = "\n".join([*lines[:where], line, *lines[where:]] if self.rng.random() < 0.6 else lines[:-1] or lines)
        revision = Clause.objects.get(naskah=self.naskah, key=node.key).revision
        return rewrite_clause(key=node.key, text=text, expected_revision=revision, **self.given)

    def insert(self):
        kind = self.rng.choice([Kind.PASAL, Kind.PASAL, Kind.BAB, Kind.BAGIAN])
        anchor = self.unit(*({Kind.PASAL} if kind is Kind.PASAL else {Kind.BAB}))
        where = "dalam" if kind is Kind.BAGIAN else self.rng.choice(["sebelum", "sesudah"])
        text = f"(1) Baru.\n(2) Ketentuan {cite(self.rng)} berlaku." if kind is Kind.PASAL else "JUDUL BARU"
        return insert_unit(kind=kind, anchor=anchor.key, where=where, text=text, **self.given)

    def move(self):
        node = self.unit(Kind.PASAL, Kind.PASAL, Kind.BAB)
        anchor = self.unit(Kind.PASAL, Kind.BAB, Kind.BAGIAN)
        return move_unit(
            key=node.key, anchor=anchor.key, where=self.rng.choice(["sebelum", "sesudah", "dalam"]), **self.given
        )

    def remove(self):
        return remove_unit(key=self.unit(Kind.PASAL, Kind.BAGIAN).key, **self.given)

    def dissolve(self):
        return dissolve_unit(key=self.unit(Kind.BAB, Kind.BAGIAN).key, **self.given)

    def split(self):
        node = self.unit(Kind.PASAL)
        ayat = [child.key for child in node.children if child.kind is Kind.AYAT]
        return split_unit(key=node.key, at=self.rng.choice(ayat or ["-"]), **self.given)

    def join(self):
        return join_units(key=self.unit(Kind.PASAL).key, other=self.unit(Kind.PASAL).key, **self.given)

    def join_next(self):
        node = self.unit(Kind.BAB, Kind.BAGIAN)
        pair = [child.key for child in node.children if child.kind is Kind.PASAL][:2]
        if len(pair) < 2:
            raise TextRefused("Kurang.")
        return join_units(key=pair[0], other=pair[1], **self.given)

    def sort(self):
        return sort_definitions(order=self.rng.choice(["abjad", "pemakaian"]), **self.given)

    def undo(self):
        edits = list(Edit.objects.filter(naskah=self.naskah).order_by("-pk")[:6])
        return undo(edit=self.rng.choice(edits), **self.given)

    VERBS = (rewrite, rewrite, insert, insert, move, move, remove, dissolve, split, join, join_next, sort, undo, undo)


def rows(naskah) -> dict[str, tuple]:
    """Every row by key: the words, where it stands, and the edit that wrote it last."""
    found = Clause.objects.filter(naskah=naskah)
    return {r.key: (r.text, r.heading, r.kind, r.unit, r.parent_id, r.position, r.explains, r.edit_id) for r in found}


def cited(tree: Node) -> dict[str, list]:
    """What each clause cites, reference by reference: status and keys."""
    found: dict[str, list] = {}
    for each in references(tree):
        keys = {key for link in each.links for key in link.keys}
        found.setdefault(each.key, []).append((each.status, keys))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_edits(seed):
    rng, by = Random(seed), sari()
    naskah = cited_draft(by, rng)
    desk, done = Desk(naskah, by, rng), Counter()
    tree, stood = bridge.tree_of(naskah), rows(naskah)
    for _ in range(STEPS):
        verb = rng.choice(Desk.VERBS)
        try:
            made = verb(desk)
        except TextRefused:
            assert rows(naskah) == stood
            continue
        if made.edit is None:
            continue
        done[made.edit.verb] += 1
        after, stand = bridge.tree_of(naskah), rows(naskah)
        untouched_rows_stay(stood, stand, made.edit, naskah)
        citations_follow(tree, after, made)
        again = bridge.assembled(naskah, history.replay(naskah.pk))
        assert layout(again) == layout(after)
        assert [(n.key, n.explains) for n in walk(again)] == [(n.key, n.explains) for n in walk(after)]
        everything_belongs(after, naskah)
        tree, stood = after, stand
    assert len(done) >= 4, done


def untouched_rows_stay(before, after, edit, naskah) -> None:
    for key, row in before.items():
        if key not in after or after[key][-1] == edit.pk:
            touched = Clause.history.filter(naskah=naskah, key=key, edit=edit).exists()
            assert touched, f"{key} berubah tanpa riwayat"
        else:
            assert after[key] == row


def citations_follow(before: Node, after: Node, made) -> None:
    """Each reference that could be resolved, in words nobody retyped, cites the same units, or a finding names it."""
    told = {each.key for each in made.references if each.findings}
    followed = {each.key: each.new_text for each in made.references}
    was, now = cited(before), cited(after)
    words = {node.key: node.text for node in walk(before)}
    nodes = {node.key: node for node in walk(after)}
    exact = made.edit.verb not in ("pecah", "gabung")
    for key, found in was.items():
        node = nodes.get(key)
        if node is None or key in told or node.text not in (words[key], followed.get(key)):
            continue
        assert len(now[key]) == len(found), node.text
        for (status, keys), (new_status, new_keys) in zip(found, now[key], strict=True):
            if status in CITED:
                assert new_status in CITED, (node.text, made.edit.verb)
                assert not exact or keys & nodes.keys() <= new_keys, (words[key], node.text, made.edit.verb)


def everything_belongs(tree: Node, naskah) -> None:
    """Every pasal of the body has one penjelasan, nothing explains what is gone, every part names its unit."""
    body = [node.key for node in walk(tree.first(Kind.BATANG_TUBUH))]
    pasal = [n.key for n in walk(tree.first(Kind.BATANG_TUBUH)) if n.kind is Kind.PASAL]
    notes = [n for n in walk(tree.first(Kind.PENJELASAN)) if n.explains]
    assert {n.explains for n in notes} <= set(body)
    assert sorted(n.explains for n in notes if n.kind is Kind.PASAL) == sorted(pasal)
    for row in Clause.objects.filter(naskah=naskah).select_related("parent"):
        if row.kind in (Kind.AYAT, Kind.HURUF, Kind.ANGKA, Kind.LANJUTAN):
            assert row.unit == row.parent.unit
