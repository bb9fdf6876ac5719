"""What a unit bears in the drafting room: its small bar of links, its key, and the signs beside its name."""

from collections.abc import Callable, Mapping
from html import escape

from django.urls import reverse

from documents.core.address import addresses
from documents.core.tree import Kind, Node, Path

_UNITS = frozenset(
    {
        Kind.JUDUL, Kind.DIKTUM, Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL, Kind.PENUTUP,
        Kind.PENJELASAN, Kind.UMUM, Kind.LAMPIRAN, Kind.PEMBUKAAN,
    }
)  # fmt: skip
_LISTS = frozenset({Kind.MENIMBANG, Kind.MENGINGAT})
_ARRANGED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL})
_LAST = frozenset({Kind.PENJELASAN, Kind.LAMPIRAN})  # where a lampiran is put
NO_KEY = "00000000"

Talk = Mapping[str, tuple[int, int]]  # by key: open comments, suggestions that wait
_NO_TALK: Talk = {}


def edit_bars(tree: Node, raperda_id: int, editable: bool, talk: Talk = _NO_TALK) -> Callable[[Node, Path], str]:
    """For law_html: the bar of a unit of editing ("Sunting", "Susun", "2 komentar"), or nothing for other nodes."""
    names = addresses(tree)
    url = reverse("edit_unit", args=[raperda_id, NO_KEY])
    inside = _paths_in_lists(tree)

    def bar(node: Node, path: Path) -> str:
        if not _is_unit(node, path, inside):
            return ""
        base = url.replace(NO_KEY, node.key)
        name = escape(names[path])
        links = [("", "Sunting")] if editable else [("riwayat", "Riwayat")]
        if editable and (
            path in inside
            or node.kind in _LAST
            or (node.kind in _ARRANGED and tree.children[path[0]].kind is Kind.BATANG_TUBUH)
        ):
            links.append(("susun", "Susun"))
        links += [("percakapan", said)] if (said := spoken(*talk.get(node.key, (0, 0)))) else []
        inner = "".join(
            f'<a class="button plain" href="{base}{end}">{word}<span class="unseen"> {name}</span></a>'
            for end, word in links
        )
        return f'<div class="bar">{inner}</div>'

    return bar


def unit_marks(tree: Node) -> Callable[[Node, Path], str]:
    """For law_pieces: the key of a unit of editing, by which the room finds its element."""
    inside = _paths_in_lists(tree)

    def marks(node: Node, path: Path) -> str:
        return f' data-key="{escape(node.key)}"' if _is_unit(node, path, inside) else ""

    return marks


def spoken(comments: int, suggestions: int) -> str:
    """ "2 komentar, 1 usulan", without what there is none of."""
    counts = ((comments, "komentar"), (suggestions, "usulan"))
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def signs_of(talk: Talk) -> dict[str, str]:
    """By key of a unit in the contents: the number of what is said about it."""
    return {
        key: f'<span class="sign talk" title="{spoken(*counts)}">{sum(counts)}'
        f'<span class="unseen">: {spoken(*counts)}</span></span>'
        for key, counts in talk.items()
    }


def _is_unit(node: Node, path: Path, inside: frozenset[Path]) -> bool:
    alone = node.kind in _UNITS or path in inside or (node.kind in _LISTS and bool(node.text))
    return bool(node.key) and alone


def _paths_in_lists(tree: Node) -> frozenset[Path]:
    """Paths of the items of menimbang and mengingat, each a unit of editing of its own."""
    found = set()
    for i, part in enumerate(tree.children):
        if part.kind is Kind.PEMBUKAAN:
            for j, block in enumerate(part.children):
                if block.kind in _LISTS:
                    found |= {(i, j, k) for k in range(len(block.children))}
    return frozenset(found)
