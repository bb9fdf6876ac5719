"""Bridge: rows give back the tree, units own their parts, and an edit writes the fewest rows."""

import secrets

import pytest
from hypothesis import HealthCheck, given, settings

from documents import bridge, history
from documents.actions import insert_unit
from documents.actions.lock import lock, new_edit
from documents.core.address import link_explains
from documents.core.layout import layout
from documents.core.numbering import renumber
from documents.core.tree import Kind, Node, walk, walk_paths
from documents.models import Clause, Naskah
from tests.documents.core.strategies import trees
from tests.documents.drafts import imported, rewrite, row, short_draft, text_of, unit
from tests.people import NOW, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


def units_of(tree: Node) -> dict[str, str]:
    return {node.key: bridge.unit_key(tree, path) for path, node in walk_paths(tree)}


def keyed(tree: Node) -> Node:
    """The tree with a readable key on every node: its kind and place."""
    count = iter(range(10_000))

    def dress(node: Node) -> Node:
        return Node(
            node.kind, node.number, node.heading, node.text, tuple(map(dress, node.children)), f"k{next(count)}"
        )

    return dress(tree)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(tree=trees())
def test_rows_give_back_the_tree_that_was_imported(by, tree):
    naskah = imported(tree, by)
    back = bridge.tree_of(naskah)
    assert back == renumber(link_explains(bridge.fresh_keys(naskah, tree)))
    keys = [node.key for node in walk(back)]
    assert len(set(keys)) == len(keys)
    assert units_of(back) == dict(Clause.objects.filter(naskah=naskah).values_list("key", "unit"))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(tree=trees())
def test_an_outline_holds_every_unit_with_the_number_of_the_whole_text(by, tree):
    naskah = imported(tree, by)
    whole = bridge.tree_of(naskah)
    numbers = {node.key: (node.kind, node.number) for node in walk(whole)}
    for node in walk(bridge.outline_of(naskah)):
        assert numbers[node.key] == (node.kind, node.number)


def test_one_query_reads_a_text_and_one_its_outline(naskah, django_assert_num_queries):
    with django_assert_num_queries(1):
        whole = bridge.tree_of(naskah)
    with django_assert_num_queries(1):
        outline = bridge.outline_of(naskah)
    assert {node.key for node in walk(outline)} == set(units_of(whole).values())
    assert [node.text for node in walk(outline) if node.text] == [whole.children[0].text]


def test_the_outline_of_an_amending_draft_counts_in_roman_numerals(by):
    title = "RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nPERUBAHAN ATAS PERATURAN DAERAH LAIN"
    pasal = tuple(Node(Kind.PASAL, number, text="x") for number in ("I", "II"))
    naskah = imported(
        Node(Kind.PERDA, children=(Node(Kind.JUDUL, text=title), Node(Kind.BATANG_TUBUH, children=pasal))), by
    )
    for tree in (bridge.tree_of(naskah), bridge.outline_of(naskah)):
        assert [node.number for node in walk(tree) if node.kind is Kind.PASAL] == ["I", "II"]


def test_what_the_penjelasan_explains_by_number_alone_keeps_its_number(by):
    pasal = Node(Kind.PASAL, "1", children=(Node(Kind.AYAT, "1", text="x"), Node(Kind.AYAT, "2", text="y")))
    notes = (
        Node(Kind.UMUM, "I", "UMUM", "Umum.", (Node(Kind.HURUF, "c", text="tiga"),)),
        Node(Kind.PASAL, "1", children=(Node(Kind.AYAT, "1 dan 2", text="Dua sekaligus."),)),
        Node(Kind.PASAL, "7A", children=(Node(Kind.AYAT, "3", text="Tanpa pasangan."),)),
    )
    parts = (Node(Kind.BATANG_TUBUH, children=(pasal,)), Node(Kind.PENJELASAN, text="PENJELASAN", children=notes))
    naskah = imported(Node(Kind.PERDA, children=parts), by)
    assert bridge.tree_of(naskah).children[1].children == notes
    stray = Clause.objects.get(naskah=naskah, number="7A")
    assert text_of(naskah, "Penjelasan Pasal 1") == "Ayat (1) dan (2)\n    Dua sekaligus."
    assert bridge.numbered_unit(naskah, stray.key)[0].children[0].number == "3"


def test_every_part_belongs_to_its_unit_of_editing():
    item = Node(Kind.HURUF, children=(Node(Kind.ANGKA),))
    pasal = Node(
        Kind.PASAL,
        children=(
            Node(Kind.AYAT, children=(Node(Kind.HURUF, children=(Node(Kind.ANGKA),)), Node(Kind.LANJUTAN))),
            Node(Kind.PERUBAHAN, children=(Node(Kind.PASAL, children=(Node(Kind.AYAT),)), Node(Kind.BAB))),
        ),
    )
    bab = Node(Kind.BAB, children=(Node(Kind.BAGIAN, children=(Node(Kind.PARAGRAF, children=(pasal,)),)), pasal))
    opening = (
        Node(Kind.MENIMBANG, children=(item, Node(Kind.LANJUTAN))),
        Node(Kind.MENGINGAT, children=(Node(Kind.ANGKA),)),
    )
    notes = (
        Node(Kind.UMUM, children=(Node(Kind.HURUF),)),
        Node(Kind.PASAL, children=(Node(Kind.AYAT),)),
        Node(Kind.LANJUTAN),
    )
    tree = keyed(
        Node(
            Kind.PERDA,
            children=(
                Node(Kind.JUDUL),
                Node(Kind.PEMBUKAAN, children=(*opening, Node(Kind.DIKTUM))),
                Node(Kind.BATANG_TUBUH, children=(Node(Kind.BUKU, children=(bab,)),)),
                Node(Kind.PENUTUP),
                Node(Kind.PENJELASAN, children=notes),
                Node(Kind.LAMPIRAN, children=(Node(Kind.HURUF),)),
            ),
        )
    )
    owners = {node.key: node for node in walk(tree)}
    alone = {
        Kind.PERDA, Kind.JUDUL, Kind.PEMBUKAAN, Kind.MENIMBANG, Kind.MENGINGAT, Kind.DIKTUM, Kind.BATANG_TUBUH,
        Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL, Kind.PENUTUP, Kind.PENJELASAN, Kind.UMUM,
        Kind.LAMPIRAN,
    }  # fmt: skip

    def check(node: Node, unit: Node, parent: Kind | None) -> None:
        inside_pasal = unit.kind is Kind.PASAL and parent is not None and node is not unit
        starts = not inside_pasal and (node.kind in alone or parent in bridge.LISTS)
        unit = node if starts else unit
        assert owners[units[node.key]] is unit, node
        for child in node.children:
            check(child, unit, node.kind)

    units = units_of(tree)
    check(tree, tree, None)
    assert len({units[key] for key in units}) == 21


def typed(naskah: Naskah, address: str, text: str, by):
    """The rows of the unit, and what changes_within makes of the typed text."""
    from documents.core.parse import parse_unit

    node = unit(naskah, address)
    rows = bridge.unit_rows(naskah, node.key)
    old = bridge.assemble(rows)
    new, _ = parse_unit(old.kind, text)
    new = bridge.fresh_keys(naskah, bridge.retyped(old, new))
    return rows, bridge.changes_within(naskah, rows, new)


def numbers(changes: bridge.RowChanges) -> tuple[int, int, int]:
    return sum(map(len, changes.create)), len(changes.update), len(changes.delete)


LETTERS = "Wali Kota wajib:\n" + "\n".join(
    f"{letter}. {word};" for letter, word in zip("abcde", ["satu", "dua", "tiga", "empat", "lima"], strict=True)
)


def test_an_unchanged_text_writes_nothing(naskah, by):
    for address in ("Pasal 1", "Pasal 2", "Pasal 3", "BAB II", "Judul", "Menimbang huruf a"):
        _, changes = typed(naskah, address, text_of(naskah, address), by)
        assert not changes
        assert numbers(changes) == (0, 0, 0)


def test_one_word_writes_its_row_and_that_of_the_unit(naskah, by):
    text = text_of(naskah, "Pasal 2").replace("kesehatan", "kesehatan dasar")
    rows, changes = typed(naskah, "Pasal 2", text, by)
    assert numbers(changes) == (0, 2, 0)
    assert [(row.kind, row.revision) for row in changes.update] == [("huruf", 0), ("pasal", 1)]
    assert rows[0].naskah_id == naskah.pk


def test_a_word_of_the_unit_itself_writes_one_row(naskah, by):
    _, changes = typed(naskah, "Pasal 3", "Pelayanan diselenggarakan tanpa pungutan.", by)
    assert numbers(changes) == (0, 1, 0)


def test_a_new_ayat_in_the_middle_leaves_its_neighbours_alone(naskah, by):
    lines = text_of(naskah, "Pasal 2").split("\n")
    lines.insert(1, "(2) Pelayanan diselenggarakan setiap hari kerja.")
    _, changes = typed(
        naskah, "Pasal 2", "\n".join(lines).replace("\n(2) Pelayanan sebag", "\n(3) Pelayanan sebag"), by
    )
    assert numbers(changes) == (1, 1, 0)
    assert [row.kind for row in changes.update] == ["pasal"]
    low, high = Clause.objects.filter(naskah=naskah, parent=row(naskah, "Pasal 2")).values_list("position", flat=True)
    assert low < changes.create[0][0].position < high


def test_many_new_items_between_two_share_the_gap(naskah, by):
    rewrite(naskah, "Pasal 3", "Wajib:\na. awal; dan\nb. akhir.", by)
    middle = "\n".join(f"a. butir ke-{n};" for n in range(60))
    _, changes = typed(naskah, "Pasal 3", f"Wajib:\na. awal; dan\n{middle}\nb. akhir.", by)
    assert numbers(changes) == (60, 1, 0)
    assert len({row.position for row in changes.create[0]}) == 60


@pytest.mark.parametrize(
    ("order", "moved"),
    [("bacde", 1), ("eabcd", 1), ("bcdea", 1), ("abced", 1), ("edcba", 4), ("cdeab", 2), ("acbed", 2)],
)
def test_another_order_moves_the_fewest(naskah, by, order, moved):
    rewrite(naskah, "Pasal 3", LETTERS, by)
    first, *items = LETTERS.split("\n")
    words = {item[0]: item[3:] for item in items}
    text = "\n".join([first, *(f"{label}. {words[letter]}" for label, letter in zip("abcde", order, strict=True))])
    _, changes = typed(naskah, "Pasal 3", text, by)
    assert numbers(changes) == (0, moved + 1, 0)


def test_a_taken_out_item_deletes_one_row(naskah, by):
    rewrite(naskah, "Pasal 3", LETTERS, by)
    _, changes = typed(naskah, "Pasal 3", LETTERS.replace("b. dua;\n", ""), by)
    assert numbers(changes) == (0, 1, 1)
    assert changes.delete[0].text == "dua;"


def test_an_item_that_sinks_under_another_keeps_its_row(naskah, by):
    rewrite(naskah, "Pasal 3", LETTERS, by)
    text = "Wali Kota wajib:\na. satu;\nb. dua:\n    1. tiga;\nc. empat;\nd. lima;"
    _, changes = typed(naskah, "Pasal 3", text, by)
    assert numbers(changes)[0] + numbers(changes)[2] <= 2


def test_a_used_up_gap_spreads_the_siblings_anew(naskah, by):
    parent = row(naskah, "BAB II")
    edit = new_edit(lock(naskah), by=by, now=NOW, verb="uji")
    children = list(Clause.objects.filter(naskah=naskah, parent=parent))
    for place, child in enumerate(children):
        child.position = place + 1
    history.update(children, edit)
    for n in range(3):
        anchor = unit(naskah, "Pasal 2").key
        insert_unit(
            naskah=naskah, kind=Kind.PASAL, anchor=anchor, where="sesudah", text=f"Sisipan {n}.", by=by, now=NOW
        )
    texts = [node.text for node in unit(naskah, "BAB II").children]
    assert texts == ["", "Sisipan 2.", "Sisipan 1.", "Sisipan 0.", "Pelayanan diselenggarakan tanpa biaya."]
    spots = list(Clause.objects.filter(parent=parent).values_list("position", flat=True))
    assert spots == sorted(set(spots))


def test_a_used_up_gap_inside_a_unit_is_spread_too(naskah, by):
    rewrite(naskah, "Pasal 3", "Wajib:\na. awal; dan\nb. akhir.", by)
    edit = new_edit(lock(naskah), by=by, now=NOW, verb="uji")
    items = list(Clause.objects.filter(naskah=naskah, parent=row(naskah, "Pasal 3")))
    for place, item in enumerate(items):
        item.position = place + 1
    history.update(items, edit)
    rewrite(naskah, "Pasal 3", "Wajib:\na. awal;\nb. tengah; dan\nc. akhir.", by)
    assert [node.text for node in unit(naskah, "Pasal 3").children] == ["awal;", "tengah; dan", "akhir."]


def test_fifty_insertions_at_one_place_keep_their_order(naskah, by):
    anchor = unit(naskah, "Pasal 3").key
    for n in range(50):
        insert_unit(naskah=naskah, kind=Kind.PASAL, anchor=anchor, where="sebelum", text=f"Ke-{n}.", by=by, now=NOW)
    texts = [node.text for node in unit(naskah, "BAB II").children]
    assert texts[1:-1] == [f"Ke-{n}." for n in range(50)]


def test_fresh_keys_never_meet_those_of_the_text(naskah, monkeypatch):
    taken = unit(naskah, "Pasal 1").key
    alphabet = "abcdefghijklmnopqrstuvwxyz234567"
    draws = iter([*(alphabet.index(sign) for sign in taken), *([7] * 8)])
    monkeypatch.setattr(secrets, "randbelow", lambda n: next(draws))
    assert bridge.fresh_keys(naskah, Node(Kind.PASAL)).key == alphabet[7] * 8


def test_a_unit_prints_the_numbers_of_its_parts(naskah):
    assert text_of(naskah, "Pasal 2") == (
        "(1) Wali Kota menyelenggarakan pelayanan.\n"
        "(2) Pelayanan sebagaimana dimaksud pada ayat (1) meliputi:\n"
        "    a. pendidikan; dan\n"
        "    b. kesehatan."
    )
    assert text_of(naskah, "Penjelasan Pasal 2").startswith("Ayat (1)\n    Cukup jelas.\nAyat (2)\n")


def test_a_unit_that_is_gone_is_said_to_be_gone(naskah):
    with pytest.raises(Clause.DoesNotExist):
        bridge.numbered_unit(naskah, "zzzzzzzz")
    part = unit(naskah, "Pasal 2 ayat (1)").key
    with pytest.raises(Clause.DoesNotExist):
        bridge.numbered_unit(naskah, part)


class TestWhole:
    def test_one_query_tells_the_tree_the_units_and_what_lies_below(self, naskah, django_assert_num_queries):
        bab, tree = row(naskah, "BAB II"), bridge.tree_of(naskah)
        with django_assert_num_queries(1):
            whole = bridge.Whole(naskah)
            assert whole.tree() == tree
            rows = whole.below(whole.unit(bab.key))
            note = whole.first(Kind.PENJELASAN)
            assert [child.kind for child in whole.children(note)] == ["umum", *["pasal"] * 4]
        seen = set()
        for found in rows:
            assert found.pk == bab.pk or found.parent_id in seen
            seen.add(found.pk)
        assert len(rows) == len(list(walk(unit(naskah, "BAB II"))))

    def test_a_part_is_no_unit(self, naskah):
        whole, part = bridge.Whole(naskah), unit(naskah, "Pasal 2 ayat (1)")
        assert whole.unit(part.key) is None
        assert whole.unit("zzzzzzzz") is None
        assert whole.first(Kind.LAMPIRAN) is None
        assert len(whole.of_unit(unit(naskah, "Pasal 2").key)) == 5

    def test_it_goes_along_with_what_is_written(self, naskah):
        whole = bridge.Whole(naskah)
        pasal = whole.unit(unit(naskah, "Pasal 3").key)
        whole.changed(gone=whole.below(pasal))
        assert [node.text for node in whole.tree().first(Kind.BATANG_TUBUH).children[1].children] == [""]
        whole.changed(made=[pasal])
        assert whole.tree() == bridge.tree_of(naskah)


def test_a_unit_lies_in_itself_and_in_what_holds_it(naskah):
    pasal, bab, other = (unit(naskah, address).key for address in ("Pasal 2", "BAB II", "BAB I"))
    assert bridge.lies_in(naskah, pasal, bab)
    assert bridge.lies_in(naskah, bab, bab)
    assert not bridge.lies_in(naskah, pasal, other)
    assert not bridge.lies_in(naskah, "zzzzzzzz", bab)


def test_the_official_text_survives_the_rows(naskah):
    text = layout(bridge.tree_of(naskah))
    assert "Pasal 2\n(1) Wali Kota" in text
    assert 'Ayat (2)\n    Yang dimaksud dengan "kesehatan"' in text
