"""A long text in portions: nothing is lost, nothing twice, and what waits has a link for every unit."""

import pytest

from documents.core.address import addresses, anchors
from documents.core.tree import Kind, Node
from documents.printing.html import law_html, law_pieces
from documents.printing.portions import portioned, waiting_html


def act_of(pasal: int) -> Node:
    bab = tuple(
        Node(
            Kind.BAB,
            str(b),
            "JUDUL",
            key=f"bab{b:05}",
            children=tuple(Node(Kind.PASAL, str(n), text="Isi.", key=f"k{n:07}") for n in range(b * 10, b * 10 + 10)),
        )
        for b in range(pasal // 10)
    )
    judul = Node(Kind.JUDUL, text="RANCANGAN", key="judul000")
    return Node(Kind.PERDA, children=(judul, Node(Kind.BATANG_TUBUH, children=bab)))


@pytest.fixture
def pieces():
    act = act_of(60)
    return law_pieces(act, anchors=anchors(act), attributes=lambda node, path: f' data-key="{node.key}"')


def test_joined_they_are_the_whole_text(pieces):
    act = act_of(60)
    bare = law_pieces(act, anchors=anchors(act))
    assert "".join(piece.html for piece in bare) == law_html(act, anchors=anchors(act))
    portions = portioned(pieces, first=40, later=50)
    assert len(portions) > 3
    assert [piece for portion in portions for piece in portion.pieces] == pieces
    assert [portion.before for portion in portions[:-1]] == [part.pieces[0].node.key for part in portions[1:]]
    assert portions[-1].before == ""


def test_none_is_larger_than_asked(pieces):
    sizes = [sum(piece.elements for piece in portion.pieces) for portion in portioned(pieces, first=40, later=50)]
    assert sizes[0] <= 40
    assert max(sizes) <= 50


def test_a_short_text_is_one_portion(pieces):
    assert len(portioned(pieces)) == 1
    assert portioned([]) == []


def test_a_bab_begins_a_portion_where_it_can(pieces):
    assert all(part.pieces[0].node.kind is Kind.BAB for part in portioned(pieces, first=60, later=60)[1:])


def test_what_waits_has_a_link_for_each_unit(pieces):
    act = act_of(60)
    later = portioned(pieces, first=40, later=50)[1:]
    found = waiting_html(later, anchors(act), addresses(act), "?lengkap=1")
    waiting = [piece.node.key for portion in later for piece in portion.pieces]
    assert [key for key in waiting if f'data-key="{key}"' not in found] == []
    assert '<a id="pasal-59" data-key="k0000059" href="?lengkap=1#pasal-59">Pasal 59</a>' in found
    assert f"sebelum={later[1].pieces[0].node.key}" in found


def test_a_piece_knows_its_keys_and_its_size(pieces):
    assert pieces[1].keys == ("bab00000",)
    assert pieces[2].html.startswith('<section class="unit pasal"')
    assert pieces[2].elements == 3
