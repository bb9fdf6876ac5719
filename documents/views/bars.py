"""The small bar of links on each unit of the text in the drafting room."""

from collections.abc import Callable
from html import escape

from django.urls import reverse

from documents.core.address import addresses
from documents.core.tree import Kind, Node, Path

_BARE = frozenset({Kind.PERDA, Kind.BATANG_TUBUH, Kind.PEMBUKAAN, Kind.MENIMBANG, Kind.MENGINGAT})
_UNITS = frozenset(
    {
        Kind.JUDUL, Kind.DIKTUM, Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL, Kind.PENUTUP,
        Kind.PENJELASAN, Kind.UMUM, Kind.LAMPIRAN, Kind.PEMBUKAAN,
    }
)  # fmt: skip
_LISTS = frozenset({Kind.MENIMBANG, Kind.MENGINGAT})
_ARRANGED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL})
_NO_KEY = "00000000"


def edit_bars(tree: Node, raperda_id: int, editable: bool) -> Callable[[Node, Path], str]:
    """For law_html: the bar of a unit of editing ("Sunting", "Susun"), or nothing for other nodes."""
    names = addresses(tree)
    url = reverse("edit_unit", args=[raperda_id, _NO_KEY])
    inside = _paths_in_lists(tree)

    def bar(node: Node, path: Path) -> str:
        alone = node.kind in _UNITS or path in inside or (node.kind in _LISTS and bool(node.text))
        if not node.key or not alone:
            return ""
        base = url.replace(_NO_KEY, node.key)
        name = escape(names[path])
        links = [("", "Sunting")] if editable else [("riwayat", "Riwayat")]
        if editable and (
            path in inside or (node.kind in _ARRANGED and tree.children[path[0]].kind is Kind.BATANG_TUBUH)
        ):
            links.append(("susun", "Susun"))
        inner = "".join(
            f'<a class="button plain" href="{base}{end}">{word}<span class="unseen"> {name}</span></a>'
            for end, word in links
        )
        return f'<div class="bar">{inner}</div>'

    return bar


def _paths_in_lists(tree: Node) -> frozenset[Path]:
    """Paths of the items of menimbang and mengingat, each a unit of editing of its own."""
    found = set()
    for i, part in enumerate(tree.children):
        if part.kind is Kind.PEMBUKAAN:
            for j, block in enumerate(part.children):
                if block.kind in _LISTS:
                    found |= {(i, j, k) for k in range(len(block.children))}
    return frozenset(found)
