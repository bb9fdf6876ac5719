"""Changes are told once, by clause, where a reader would look for them."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from documents.core.address import find_address, link_explains
from documents.core.diff import Change, compare, totals
from documents.core.diff.wording import plain
from documents.core.keys import keyed
from documents.core.tree import Kind, Node, at, replace_at, walk

SUBJECTS = (
    "Pelayanan publik diselenggarakan berdasarkan asas kepentingan umum.",
    "Penyelenggara mengumumkan maklumat pelayanan di tempat yang mudah dilihat.",
    "Masyarakat berhak mengadukan pelayanan yang menyimpang dari standar.",
    "Pelaksana dilarang menerima imbalan di luar biaya resmi.",
    "Wali Kota membina penyelenggara melalui inspektorat daerah.",
    "Pendanaan bersumber dari anggaran pendapatan dan belanja daerah.",
    "Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.",
)


def pasal(text: str = "", *children: Node) -> Node:
    return Node(Kind.PASAL, text=text, children=children)


def ayat(number: int, text: str, *children: Node) -> Node:
    return Node(Kind.AYAT, str(number), text=text, children=children)


def huruf(number: str, text: str) -> Node:
    return Node(Kind.HURUF, number, text=text)


LISTED = pasal(
    "",
    ayat(
        1,
        "Standar pelayanan memuat:",
        huruf("a", "persyaratan;"),
        huruf("b", "jangka waktu; dan"),
        huruf("c", "biaya."),
    ),
    ayat(2, "Standar pelayanan ditetapkan oleh kepala perangkat daerah."),
)
UNITS = [*map(pasal, SUBJECTS[:3]), LISTED, *map(pasal, SUBJECTS[3:])]


def act(units: list[Node], split: int = 3, notes: bool = True) -> Node:
    """A numbered act: the pasal in two bab, the first `split` in BAB I, each with its penjelasan."""
    counted = [replace(unit, number=str(n)) for n, unit in enumerate(units, 1)]
    babs = (
        Node(Kind.BAB, "I", "KETENTUAN UMUM", children=tuple(counted[:split])),
        Node(Kind.BAB, "II", "PENYELENGGARAAN", children=tuple(counted[split:])),
    )
    menimbang = Node(
        Kind.MENIMBANG, children=(huruf("a", "bahwa pelayanan wajib;"), huruf("b", "bahwa perlu ditetapkan;"))
    )
    parts = [
        Node(Kind.JUDUL, text="PERATURAN DAERAH KOTA SERANG\nTENTANG\nPELAYANAN PUBLIK"),
        Node(Kind.PEMBUKAAN, children=(menimbang,)),
        Node(Kind.BATANG_TUBUH, children=babs),
    ]
    if notes:
        explained = tuple(Node(Kind.PASAL, unit.number, text="Cukup jelas.") for unit in counted)
        parts.append(Node(Kind.PENJELASAN, children=(Node(Kind.UMUM, "I", text="Uraian umum."), *explained)))
    return Node(Kind.PERDA, children=tuple(parts))


def with_keys(tree: Node) -> Node:
    return keyed(tree, (), random.Random(23).randrange)


ACT = link_explains(with_keys(act(UNITS)))


def renumbered(tree: Node) -> Node:
    """The tree with pasal, and ayat in each, counted anew; keys stay."""
    seen = {"body": 0}

    def count(node: Node) -> Node:
        if node.kind is Kind.PASAL:
            seen["body"] += 1
            node = replace(node, number=str(seen["body"]))
        if node.kind is Kind.PENJELASAN:
            seen["body"] = 0
        numbers = iter(range(1, 99))
        children = (
            replace(child, number=str(next(numbers))) if child.kind is Kind.AYAT else child for child in node.children
        )
        return node.with_children(tuple(count(child) for child in children))

    return count(tree)


def told(changes: tuple[Change, ...]) -> list[tuple[str, str | None, str | None]]:
    return [("+".join(change.kinds), change.old, change.new) for change in changes]


def test_a_text_has_no_changes_to_itself():
    assert compare(ACT, ACT) == ()
    assert compare(ACT, act(UNITS)) == ()
    assert totals(()) == (0, 0)


def test_words_of_one_ayat():
    path = (2, 1, 0, 1)
    new = replace_at(ACT, path, replace(at(ACT, path), text="Standar pelayanan ditetapkan dengan keputusan Wali Kota."))
    (change,) = compare(ACT, new)
    assert change == Change(
        ("changed",),
        "Pasal 4 ayat (2)",
        "Pasal 4 ayat (2)",
        (
            ("=", "Standar pelayanan ditetapkan "),
            ("-", "oleh kepala perangkat daerah"),
            ("+", "dengan keputusan Wali Kota"),
            ("=", "."),
        ),
        at(ACT, path).key,
        "Pasal 4",
    )
    assert totals((change,)) == (4, 4)


def test_one_item_deep_in_a_list_does_not_strike_the_list():
    new = replace_at(ACT, (2, 1, 0, 0, 2), huruf("c", "biaya atau tarif."))
    assert told(compare(ACT, new)) == [("changed", "Pasal 4 ayat (1) huruf c", "Pasal 4 ayat (1) huruf c")]


def test_italics_alone_are_no_change():
    path = (2, 0, 0)
    new = replace_at(
        ACT, path, replace(at(ACT, path), text="*Pelayanan* publik diselenggarakan berdasarkan asas kepentingan umum.")
    )
    assert compare(ACT, new) == ()


def test_a_pasal_put_in_front_renumbers_the_rest_once_each_and_no_ayat():
    inserted = pasal("", ayat(1, "Penyelenggara menyediakan ruang laktasi."), ayat(2, "Ruang laktasi bersih."))
    new = act([*UNITS[:2], inserted, *UNITS[2:]], 4)
    assert told(compare(ACT, new)) == [
        ("inserted", None, "Pasal 3"),
        ("inserted", None, "Pasal 3 ayat (1)"),
        ("inserted", None, "Pasal 3 ayat (2)"),
        *[("renumbered", f"Pasal {n}", f"Pasal {n + 1}") for n in range(3, 9)],
        ("inserted", None, "Penjelasan Pasal 3"),
    ]
    assert {change.unit for change in compare(ACT, new)[:3]} == {"Pasal 3"}
    assert totals(compare(ACT, new)) == (0, 9)


def test_a_renumbered_unit_has_no_edit():
    new = act([pasal("Wali Kota menugaskan sekretaris daerah."), *UNITS], 4)
    changes = [change for change in compare(ACT, new) if change.kinds == ("renumbered",)]
    assert len(changes) == 8
    assert all(change.edit == () for change in changes)


def test_a_penjelasan_that_gets_a_number_of_its_own_is_told():
    notes = ACT.children[3]
    wrong = replace(notes.children[2], number="9")
    new = ACT.with_children((*ACT.children[:3], replace_at(notes, (2,), wrong)))
    assert told(compare(ACT, new)) == [("renumbered", "Penjelasan Pasal 2", "Penjelasan Pasal 9")]


def test_a_deleted_pasal_stands_at_its_old_place():
    new = act([*UNITS[:3], *UNITS[4:]])
    assert told(compare(ACT, new))[:8] == [
        ("deleted", "Pasal 4", None),
        ("deleted", "Pasal 4 ayat (1)", None),
        ("deleted", "Pasal 4 ayat (1) huruf a", None),
        ("deleted", "Pasal 4 ayat (1) huruf b", None),
        ("deleted", "Pasal 4 ayat (1) huruf c", None),
        ("deleted", "Pasal 4 ayat (2)", None),
        ("renumbered", "Pasal 5", "Pasal 4"),
        ("renumbered", "Pasal 6", "Pasal 5"),
    ]
    assert compare(ACT, new)[0].unit == "Pasal 4"
    assert compare(ACT, new)[0].edit == ()


def test_what_was_deleted_between_two_units_comes_between_them():
    path = (2, 1, 0, 0)
    one, two, three = at(ACT, path).children
    new = replace_at(
        ACT, path, at(ACT, path).with_children((replace(one, text="syarat;"), replace(three, text="tarif.")))
    )
    assert told(compare(ACT, new)) == [
        ("changed", "Pasal 4 ayat (1) huruf a", "Pasal 4 ayat (1) huruf a"),
        ("deleted", "Pasal 4 ayat (1) huruf b", None),
        ("changed", "Pasal 4 ayat (1) huruf c", "Pasal 4 ayat (1) huruf c"),
    ]
    assert two.key in {change.key for change in compare(ACT, new)}


def test_a_moved_pasal_is_one_change():
    order = [*UNITS[:3], *UNITS[4:7], LISTED, UNITS[7]]
    changes = compare(ACT, act(order))
    assert [row for row in told(changes) if row[0] != "renumbered"] == [("moved", "Pasal 4", "Pasal 7")]
    assert [row for row in told(changes) if row[0] == "renumbered"] == [
        ("renumbered", f"Pasal {n}", f"Pasal {n - 1}") for n in (5, 6, 7)
    ]
    assert totals(changes) == (0, 0)


def test_a_pasal_that_changes_its_bab_has_moved_though_its_number_stays():
    new = act(UNITS, 4)
    assert told(compare(ACT, new)) == [("moved", "Pasal 4", "Pasal 4")]


def test_a_moved_pasal_with_a_changed_ayat():
    path = (2, 1, 0, 1)
    edited = replace_at(ACT, path, replace(at(ACT, path), text="Standar pelayanan ditetapkan oleh Wali Kota."))
    body = edited.children[2]
    one, two = body.children
    moved = body.with_children((one, two.with_children((*two.children[1:], two.children[0]))))
    new = renumbered(edited.with_children((*edited.children[:2], moved, edited.children[3])))
    rows = [row for row in told(compare(ACT, new)) if row[0] != "renumbered"]
    assert rows == [("moved", "Pasal 4", "Pasal 8"), ("changed", "Pasal 4 ayat (2)", "Pasal 8 ayat (2)")]


def test_a_heading_put_over_old_pasal_does_not_move_them():
    body = ACT.children[2]
    one, two = body.children
    bagian = Node(Kind.BAGIAN, "Kesatu", "Standar", key="bbbbbbbb")
    grouped = two.with_children((bagian.with_children(two.children),))
    new = ACT.with_children((*ACT.children[:2], body.with_children((one, grouped)), ACT.children[3]))
    assert told(compare(ACT, new)) == [("inserted", None, "BAB II Bagian Kesatu")]
    assert told(compare(new, ACT)) == [("deleted", "BAB II Bagian Kesatu", None)]


def test_a_pasal_out_of_order_under_a_new_heading_has_moved():
    body = ACT.children[2]
    one, two = body.children
    bagian = Node(Kind.BAGIAN, "Kesatu", "Standar", key="bbbbbbbb")
    grouped = two.with_children((bagian.with_children((*two.children[1:], two.children[0])),))
    new = ACT.with_children((*ACT.children[:2], body.with_children((one, grouped)), ACT.children[3]))
    assert ("moved", "Pasal 4", "Pasal 4") in told(compare(ACT, new))


def test_bab_in_another_order_move_as_wholes():
    one, two = act(UNITS, notes=False).children[2].children
    bare = with_keys(act(UNITS, notes=False))
    first, second = bare.children[2].children
    swapped = bare.children[2].with_children((replace(second, number="I"), replace(first, number="II")))
    rows = told(compare(bare, renumbered(bare.with_children((*bare.children[:2], swapped)))))
    assert sum(row[0] == "moved" for row in rows) == 1
    assert sum(row[0] == "renumbered" for row in rows) == 1 + len(one.children) + len(two.children)


def test_an_item_moved_to_another_ayat():
    path = (2, 1, 0)
    first, second = at(ACT, path).children
    item = first.children[1]
    moved = at(ACT, path).with_children(
        (
            first.with_children((first.children[0], replace(first.children[2], number="b"))),
            second.with_children((replace(item, number="a"),)),
        )
    )
    assert told(compare(ACT, replace_at(ACT, path, moved))) == [
        ("renumbered", "Pasal 4 ayat (1) huruf c", "Pasal 4 ayat (1) huruf b"),
        ("moved", "Pasal 4 ayat (1) huruf b", "Pasal 4 ayat (2) huruf a"),
    ]


def test_changed_and_renumbered_at_once():
    path = (2, 1, 0)
    first, second = at(ACT, path).children
    new_ayat = replace(ayat(2, "Standar pelayanan diumumkan."), key="cccccccc")
    last = replace(second, number="3", text="Standar pelayanan ditetapkan oleh kepala perangkat daerah terkait.")
    new = replace_at(ACT, path, at(ACT, path).with_children((first, new_ayat, last)))
    assert told(compare(ACT, new)) == [
        ("inserted", None, "Pasal 4 ayat (2)"),
        ("changed+renumbered", "Pasal 4 ayat (2)", "Pasal 4 ayat (3)"),
    ]


def test_headings_and_recitals_are_units_of_their_own():
    new = replace_at(ACT, (2, 1), replace(at(ACT, (2, 1)), heading="PENYELENGGARAAN PELAYANAN"))
    new = replace_at(new, (1, 0, 0), replace(at(new, (1, 0, 0)), text="bahwa pelayanan publik wajib;"))
    assert [(change.unit, change.edit) for change in compare(ACT, new)] == [
        ("Menimbang huruf a", (("=", "bahwa pelayanan"), ("+", " publik"), ("=", " wajib;"))),
        ("BAB II", (("=", "PENYELENGGARAAN"), ("+", " PELAYANAN"))),
    ]


def test_two_texts_with_keys_of_their_own_are_aligned():
    other = keyed(act([*UNITS[:6], *UNITS[7:]]), (), random.Random(99).randrange)
    assert ("deleted", "Pasal 7", None) in told(compare(ACT, other))
    assert len(compare(ACT, other)) == 3


def test_by_key_a_rewritten_unit_is_a_change_and_an_equal_one_with_another_key_is_not_it():
    path = (2, 0, 0)
    new = replace_at(ACT, path, replace(at(ACT, path), key="dddddddd"))
    assert told(compare(ACT, new)) == [("deleted", "Pasal 1", None), ("inserted", None, "Pasal 1")]


@st.composite
def keyed_edits(draw) -> Node:
    """ACT with units left out, exchanged, and reworded, all by key."""
    body = ACT.children[2]
    units = [unit for bab in body.children for unit in bab.children]
    kept = draw(st.permutations(units))[: draw(st.integers(0, len(units)))]
    words = draw(st.lists(st.sampled_from(["pelayanan", "publik", "dan", "wajib", "*daring*"]), max_size=4))
    kept = [
        replace(unit, text=" ".join([*unit.text.split()[1:], *words])) if draw(st.booleans()) else unit for unit in kept
    ]
    split = draw(st.integers(0, len(kept)))
    babs = (body.children[0].with_children(tuple(kept[:split])), body.children[1].with_children(tuple(kept[split:])))
    return renumbered(ACT.with_children((*ACT.children[:2], body.with_children(babs), ACT.children[3])))


@given(keyed_edits())
def test_every_difference_is_told_once_with_addresses_that_exist(new):
    changes = compare(ACT, new)
    old_by_key, new_by_key = ({node.key: node for node in walk(tree)} for tree in (ACT, new))
    assert len({change.key for change in changes}) == len(changes)
    for change in changes:
        assert change.old is None or at(ACT, find_address(ACT, change.old)).key == change.key
        assert change.new is None or at(new, find_address(new, change.new)).key == change.key
        assert (change.old is None) == (change.kinds == ("inserted",)) == (change.key not in old_by_key)
        assert (change.new is None) == (change.kinds == ("deleted",)) == (change.key not in new_by_key)
    reworded = {key for key, node in new_by_key.items() if plain(node.text) != plain(old_by_key[key].text)}
    assert reworded == {change.key for change in changes if "changed" in change.kinds}
    gone = {key for key, node in old_by_key.items() if key not in new_by_key and (node.text or node.kind is Kind.PASAL)}
    assert gone == {change.key for change in changes if change.kinds == ("deleted",)}


def test_a_part_deleted_from_a_renumbered_pasal_belongs_to_that_pasal():
    ayat = tuple(Node(Kind.AYAT, str(n), text=f"Norma ke-{n} tetap berlaku.", key=f"ayat{n}") for n in (1, 2, 3))
    pasal = Node(Kind.PASAL, "1", children=ayat, key="pasal1")
    body = Node(Kind.BATANG_TUBUH, children=(pasal,), key="badan")
    first = Node(Kind.PASAL, "1", text="Pasal baru di depan.", key="pasal0")
    shorter = Node(Kind.PASAL, "2", children=ayat[:2], key="pasal1")
    changes = compare(
        Node(Kind.PERDA, children=(body,), key="akar"),
        Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(first, shorter), key="badan"),), key="akar"),
    )
    (gone,) = [change for change in changes if change.kinds == ("deleted",)]
    assert (gone.old, gone.unit) == ("Pasal 1 ayat (3)", "Pasal 2")
