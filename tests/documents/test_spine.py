"""bridge.spine_of: a unit is called the same from its spine as from the whole outline, at a fixed cost."""

import pytest

from bench.acts import tree
from documents import bridge
from documents.core.address import addresses, anchors
from documents.core.tree import Kind, Node, path_of, walk_paths
from tests.documents.drafts import imported
from tests.people import sari

TITLE = "RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\n"
PASAL = Node(Kind.PASAL, text="Wali Kota menyelenggarakan urusan.")


@pytest.fixture
def by(db):
    return sari()


def act(title: str, body: tuple[Node, ...], *more: Node) -> Node:
    """A small act with that name and body."""
    parts = (Node(Kind.JUDUL, text=TITLE + title), Node(Kind.BATANG_TUBUH, children=body), *more)
    return Node(Kind.PERDA, children=parts)


def in_books() -> Node:
    """Two buku with bab, a pasal before them, a bagian with paragraf, two lampiran."""
    paragraf = tuple(Node(Kind.PARAGRAF, heading="Umum", children=(PASAL, PASAL)) for _ in range(2))
    bagian = tuple(Node(Kind.BAGIAN, heading="Umum", children=inner) for inner in ((PASAL,), paragraf))
    buku = tuple(
        Node(Kind.BUKU, heading="BUKU", children=(Node(Kind.BAB, heading="BAB", children=bagian),) * 2)
        for _ in range(2)
    )
    return act("BUKU", (PASAL, *buku), Node(Kind.LAMPIRAN, text="Daftar."), Node(Kind.LAMPIRAN, text="Peta."))


def amending(title: str) -> Node:
    """Pasal I with an instruction that quotes a pasal, and Pasal II."""
    new = Node(Kind.PERUBAHAN, "1", text="Ketentuan Pasal 5 diubah:", children=(Node(Kind.PASAL, "5", text="Baru."),))
    return act(title, (Node(Kind.PASAL, text="Beberapa ketentuan diubah:", children=(new,)), PASAL))


def unexplained() -> Node:
    """A penjelasan whose pasal explain nothing that stands in the body."""
    notes = tuple(Node(Kind.PASAL, number, text="Cukup jelas.") for number in ("8", "9"))
    return act("URUSAN", (PASAL, PASAL), Node(Kind.PENJELASAN, text="PENJELASAN", children=notes))


@pytest.mark.parametrize(
    "text",
    [tree(30), in_books(), amending("PERUBAHAN ATAS PERATURAN DAERAH LAIN"), amending("URUSAN"), unexplained()],
    ids=["long", "buku", "amending", "amending by its instructions", "unexplained"],
)
def test_every_unit_is_named_as_in_the_whole(by, text):
    naskah = imported(text, by)
    outline = bridge.outline_of(naskah)
    names, ids = addresses(outline), anchors(outline)
    wrong = []
    for path, unit in walk_paths(outline):
        spine = bridge.spine_of(naskah, unit.key)
        place = path_of(spine, unit.key)
        if (addresses(spine)[place], anchors(spine)[place]) != (names[path], ids[path]):
            wrong.append((names[path], addresses(spine)[place]))
    assert len(names) >= 5
    assert wrong == []


def test_a_key_the_text_does_not_hold(by):
    assert bridge.spine_of(imported(unexplained(), by), "zzzzzzzz").children == ()


def test_one_query_and_little_more_than_the_way_down(by, django_assert_num_queries):
    naskah = imported(tree(40), by)
    last = [unit for _, unit in walk_paths(bridge.outline_of(naskah)) if unit.kind is Kind.PASAL][-1]
    with django_assert_num_queries(1):
        spine = bridge.spine_of(naskah, last.key)
    assert sum(1 for _ in walk_paths(spine)) < 8
