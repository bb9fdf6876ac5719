"""References after a structural edit: what they say, what stays, what a person must see."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.core.address import address_of
from documents.core.keys import keyed
from documents.core.numbering import renumber
from documents.core.references import Rewrite, references, rewrite, rewritten
from documents.core.tree import Kind, Node, Path, at, find, replace_at, walk, walk_paths
from tests.documents.core.references.acts import OTHER, Drawn, draw_act
from tests.documents.core.references.edits import edit

Edit = Callable[[Node], Node]


def pasal(text: str = "Isi.", *children: Node) -> Node:
    return Node(Kind.PASAL, text=text, children=children)


def ayat(text: str = "Isi.", *children: Node) -> Node:
    return Node(Kind.AYAT, text=text, children=children)


def huruf(text: str = "isi;", *children: Node) -> Node:
    return Node(Kind.HURUF, text=text, children=children)


def act(words: str, *annexes: Node) -> Node:
    """Nine pasal: 2 and 4 with five ayat, 3 with five huruf; the words under test are Pasal 4 ayat (5)."""
    body = (
        pasal(),
        pasal("", *(ayat() for _ in range(5))),
        pasal("Meliputi:", *(huruf() for _ in range(5))),
        pasal("", *(ayat() for _ in range(4)), ayat(words)),
        *(pasal() for _ in range(5)),
    )
    opening = Node(Kind.PEMBUKAAN, children=(Node(Kind.MENIMBANG, children=(huruf(), huruf(), huruf())),))
    parts = (Node(Kind.JUDUL, text="PERATURAN DAERAH"), opening, Node(Kind.BATANG_TUBUH, children=body), *annexes)
    return keyed(renumber(Node(Kind.PERDA, children=parts)), (), random.Random(1).randrange)


def path_of(tree: Node, address: str) -> Path:
    return next(path for path, _ in walk_paths(tree) if address_of(tree, path) == address)


def before(address: str, *new: Node) -> Edit:
    """New units before the one at the address."""

    def done(tree: Node) -> Node:
        path = path_of(tree, address)
        return replace_at(tree, path, *new, at(tree, path))

    return done


def gone(*addresses: str) -> Edit:
    def done(tree: Node) -> Node:
        for path in sorted((path_of(tree, address) for address in addresses), reverse=True):
            tree = replace_at(tree, path)
        return tree

    return done


def moved(address: str, goal: str) -> Edit:
    """The unit at the address right before the one at the goal."""

    def done(tree: Node) -> Node:
        node, mark = at(tree, path_of(tree, address)), at(tree, path_of(tree, goal))
        tree = replace_at(tree, path_of(tree, address))
        path = next(path for path, other in walk_paths(tree) if other.key == mark.key)
        return replace_at(tree, path, node, mark)

    return done


def after(old: Node, change: Edit) -> tuple[Node, tuple[Rewrite, ...]]:
    tree = change(old)
    new = renumber(keyed(tree, {node.key for node in walk(old)}, random.Random(2).randrange))
    return new, rewrite(old, new)


def says(words: str, change: Edit, *annexes: Node) -> tuple[str, list[str]]:
    """What the words under test have become, and the rules of the findings on them."""
    old = act(words, *annexes)
    key = at(old, path_of(old, "Pasal 4 ayat (5)")).key
    new, rewrites = after(old, change)
    node = find(rewritten(new, rewrites), key)
    assert node is not None
    return node.text, [finding.rule for item in rewrites if item.key == key for finding in item.findings]


CASES = [
    ("dalam Pasal 2 ayat (1)", before("Pasal 2", pasal()), "dalam Pasal 3 ayat (1)"),
    ("dalam pasal 2 ayat ( 1)", before("Pasal 2", pasal()), "dalam pasal 3 ayat ( 1)"),
    ("dalam Pasal 5 dan 6", before("Pasal 5", pasal()), "dalam Pasal 6 dan 7"),
    ("dalam Pasal 5 sampai dengan Pasal 7", before("Pasal 2", pasal()), "dalam Pasal 6 sampai dengan Pasal 8"),
    ("dalam Pasal 2 sampai dengan Pasal 9", gone("Pasal 5"), "dalam Pasal 2 sampai dengan Pasal 8"),
    ("pada ayat (1) dan ayat (3)", before("Pasal 4 ayat (2)", ayat()), "pada ayat (1) dan ayat (4)"),
    ("pada ayat (2)", gone("Pasal 4 ayat (1)"), "pada ayat (1)"),
    ("dalam Pasal 3 huruf b dan huruf d", gone("Pasal 3 huruf a"), "dalam Pasal 3 huruf a dan huruf c"),
    ("pada ayat (2)", moved("Pasal 4 ayat (2)", "Pasal 2 ayat (1)"), "dalam Pasal 2 ayat (1)"),
    ("dalam Pasal 2 ayat (3)", moved("Pasal 2 ayat (3)", "Pasal 4 ayat (1)"), "dalam Pasal 4 ayat (1)"),
    (
        "pada ayat (1) dan ayat (2)",
        moved("Pasal 4 ayat (1)", "Pasal 2 ayat (1)"),
        "pada ayat (1) dan Pasal 2 ayat (1)",
    ),
    (
        "dalam Pasal 5, Pasal 6, dan Pasal 8",
        moved("Pasal 5", "Pasal 9"),
        "dalam Pasal 5, Pasal 7, dan Pasal 8",
    ),
    (
        "dalam Pasal 5 sampai dengan Pasal 8",
        moved("Pasal 7", "Pasal 1"),
        "dalam Pasal 1 dan Pasal 6 sampai dengan Pasal 8",
    ),
    (
        "dalam Pasal 3 Peraturan Daerah ini dan Pasal 3 Undang-Undang Nomor 1 Tahun 2022",
        before("Pasal 1", pasal()),
        "dalam Pasal 4 Peraturan Daerah ini dan Pasal 3 Undang-Undang Nomor 1 Tahun 2022",
    ),
    (
        "Ketentuan ayat (2) dan ayat (3) Pasal 2 tetap",
        before("Pasal 2", pasal()),
        "Ketentuan ayat (2) dan ayat (3) Pasal 3 tetap",
    ),
    ("kata 3 (tiga) hari dalam Pasal 99", before("Pasal 1", pasal()), "kata 3 (tiga) hari dalam Pasal 99"),
    ("melanggar Pasal 5 atau Pasal 7", before("Pasal 6", pasal()), "melanggar Pasal 5 atau Pasal 8"),
]


@pytest.mark.parametrize(("words", "change", "expected"), CASES)
def test_the_words_follow_their_units(words: str, change: Edit, expected: str) -> None:
    assert says(f"Izin {words} berlaku.", change) == (f"Izin {expected} berlaku.", [])


def test_what_cannot_be_said_stays_and_is_flagged() -> None:
    words = "dalam Pasal 3 huruf c."
    assert says(words, moved("Pasal 3 huruf c", "Menimbang huruf a")) == (words, ["rujukan-periksa"])


def test_everything_else_stays_byte_for_byte() -> None:
    words = "  Izin  pada ayat (1) ,dan\tmelanggar Pasal 5:  *tetap*\n(tiga) ayat (2)."
    text, _ = says(words, before("Pasal 4 ayat (1)", ayat()))
    assert text == words.replace("ayat (2)", "ayat (3)").replace("ayat (1)", "ayat (2)")


def test_what_pointed_to_a_removed_unit_stays_and_is_flagged() -> None:
    text, rules = says("dalam Pasal 5, Pasal 6, dan Pasal 8.", gone("Pasal 6"))
    assert text == "dalam Pasal 5, Pasal 6, dan Pasal 7."
    assert rules == ["rujukan-putus"]
    assert says("dalam Pasal 6.", gone("Pasal 6")) == ("dalam Pasal 6.", ["rujukan-putus"])
    assert says("dalam Pasal 2 ayat (3).", gone("Pasal 2")) == ("dalam Pasal 2 ayat (3).", ["rujukan-putus"])


def test_a_range_that_lost_its_end_names_what_is_left() -> None:
    text, rules = says("dalam Pasal 5 sampai dengan Pasal 8.", gone("Pasal 8"))
    assert (text, rules) == ("dalam Pasal 5 sampai dengan Pasal 7.", ["rujukan-putus"])
    text, rules = says("dalam Pasal 5 sampai dengan Pasal 7.", gone("Pasal 7"))
    assert (text, rules) == ("dalam Pasal 5 dan Pasal 6.", ["rujukan-putus"])


def test_a_range_that_took_in_a_new_unit_is_pointed_out() -> None:
    text, rules = says("dalam Pasal 5 sampai dengan Pasal 7.", before("Pasal 6", pasal()))
    assert (text, rules) == ("dalam Pasal 5 sampai dengan Pasal 8.", ["rujukan-meluas"])


def test_lampiran_gain_and_lose_their_numbers() -> None:
    annex, other = Node(Kind.LAMPIRAN, text="Peta."), Node(Kind.LAMPIRAN, text="Tarif.")
    text, _ = says("tercantum dalam Lampiran yang berlaku.", before("Lampiran", other), annex)
    assert text == "tercantum dalam Lampiran II yang berlaku."
    text, _ = says("tercantum dalam Lampiran II huruf A.", gone("Lampiran I"), other, annex)
    assert text == "tercantum dalam Lampiran huruf A."


def test_numbers_in_words_and_headings_follow_too() -> None:
    old = act("pada angka 2 (dua) dan dalam BAB II Bagian Kedua")
    (body,) = (child for child in old.children if child.kind is Kind.BATANG_TUBUH)
    groups = (
        Node(Kind.BAB, heading="A", children=body.children[:2]),
        Node(
            Kind.BAB,
            heading="B",
            children=tuple(
                Node(Kind.BAGIAN, heading=name, children=part)
                for name, part in (("C", body.children[2:3]), ("D", body.children[3:]))
            ),
        ),
    )
    old = keyed(renumber(replace_at(old, (2,), body.with_children(groups))), (), random.Random(3).randrange)
    new, rewrites = after(old, before("BAB I", Node(Kind.BAB, heading="BARU", children=(pasal(),))))
    (item,) = (r for r in rewrites if "BAB" in r.old_text)
    assert item.new_text == "pada angka 2 (dua) dan dalam BAB III Bagian Kedua"
    assert address_of(new, item.path) == "Pasal 5 ayat (5)"


def test_menimbang_and_penjelasan_are_rewritten_too() -> None:
    old = act("Isi.")
    note = Node(Kind.PASAL, "5", text="Berbeda dengan Pasal 6.", explains=at(old, path_of(old, "Pasal 5")).key)
    umum = Node(Kind.UMUM, text="Lihat Pasal 3 huruf b.")
    old = old.with_children((*old.children, Node(Kind.PENJELASAN, children=(umum, note))))
    third = path_of(old, "Menimbang huruf c")
    old = replace_at(old, third, replace(at(old, third), text="bahwa sebagaimana dimaksud dalam huruf a dan huruf b;"))
    old = keyed(old, (), random.Random(4).randrange)
    _, rewrites = after(old, lambda tree: before("Pasal 1", pasal())(before("Menimbang huruf b", huruf())(tree)))
    assert [item.new_text for item in rewrites] == [
        "bahwa sebagaimana dimaksud dalam huruf a dan huruf c;",
        "Lihat Pasal 4 huruf b.",
        "Berbeda dengan Pasal 7.",
    ]


def test_a_retyped_clause_is_left_to_its_writer() -> None:
    old = act("dalam Pasal 5.")

    def change(tree: Node) -> Node:
        path = path_of(tree, "Pasal 4 ayat (5)")
        return before("Pasal 5", pasal())(replace_at(tree, path, replace(at(tree, path), text="dalam Pasal 6.")))

    assert after(old, change)[1] == ()


def test_nothing_moves_when_no_number_moves() -> None:
    old = act("dalam Pasal 5.")
    assert after(old, before("Pasal 9", pasal()))[1] == ()
    assert rewrite(old, old) == ()


def test_spans_and_path_say_where() -> None:
    old = act("dalam Pasal 5 dan Pasal 6.")
    new, (item,) = after(old, before("Pasal 1", pasal()))
    assert [(item.old_text[span.start : span.end], span.words) for span in item.spans] == [("5", "6"), ("6", "7")]
    assert at(new, item.path).key == item.key


def _elsewhere(tree: Node, key: str) -> list[str]:
    """The words of the references to another act in the text with that key."""
    node = find(tree, key)
    return re.findall(rf"Pasal \d+ ayat \(\d+\) {OTHER}", node.text) if node else []


def _check(drawn: Drawn, new: Node) -> None:
    rewrites = rewrite(drawn.tree, new)
    done = rewritten(new, rewrites)
    alive, known = ({node.key for node in walk(tree)} for tree in (done, drawn.tree))
    broken = {item.key for item in rewrites if any(finding.rule == "rujukan-putus" for finding in item.findings)}
    cited: dict[str, list[set[str]]] = {}
    for reference in references(done):
        cited.setdefault(reference.key, []).append({key for link in reference.links for key in link.keys})
    for key, meant in drawn.meant.items():
        if key not in alive:
            continue
        assert _elsewhere(done, key) == _elsewhere(drawn.tree, key)
        assert len(cited[key]) == len(meant)
        for now, then in zip(cited[key], meant, strict=True):
            assert then & alive <= now
            assert key in broken or not (now - then) & known
    assert not any(finding.rule == "rujukan-periksa" for item in rewrites for finding in item.findings)


@given(st.integers(0, 2**32))
def test_references_mean_what_they_were_drawn_to_mean(seed: int) -> None:
    drawn = draw_act(random.Random(seed))
    cited: dict[str, list[set[str]]] = {}
    for reference in references(drawn.tree):
        cited.setdefault(reference.key, []).append({key for link in reference.links for key in link.keys})
    assert cited == drawn.meant


@given(st.integers(0, 2**32))
@settings(max_examples=max(200, settings().max_examples))
def test_after_random_edits_every_reference_cites_the_same_units(seed: int) -> None:
    chance = random.Random(seed)
    drawn = draw_act(chance)
    _check(drawn, edit(drawn.tree, chance))
