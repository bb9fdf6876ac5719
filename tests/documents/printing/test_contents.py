"""The contents beside a text: every heading and pasal, in the room with its key and its sign."""

from documents.core.address import anchors
from documents.core.tree import Kind, Node
from documents.printing.contents import contents_html

ACT = Node(
    Kind.PERDA,
    children=(
        Node(Kind.JUDUL, text="RANCANGAN", key="judul000"),
        Node(
            Kind.BATANG_TUBUH,
            children=(
                Node(
                    Kind.BAB, "I", "KETENTUAN UMUM", key="bab00000", children=(Node(Kind.PASAL, "1", key="pasal000"),)
                ),
            ),
        ),
        Node(Kind.LAMPIRAN, "I", key="lampiran"),
    ),
)


def test_for_readers_there_are_only_links():
    assert contents_html(ACT, anchors(ACT)) == (
        '<ol><li><a href="#judul">Judul</a></li><li class="bab"><a href="#bab-1">BAB I Ketentuan Umum</a>'
        '<ol><li><a href="#pasal-1">Pasal 1</a></li></ol></li><li><a href="#lampiran-1">Lampiran I</a></li></ol>'
    )


def test_in_the_room_units_bear_keys_and_signs():
    found = contents_html(ACT, anchors(ACT), {"pasal000": "<b>2</b>"})
    assert '<a href="#pasal-1" data-key="pasal000">Pasal 1</a><b>2</b></li>' in found
    assert '<a href="#bab-1" data-key="bab00000">' in found
    assert '<a href="#judul">' in found, "what cannot be moved has no key here"
