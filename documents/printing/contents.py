"""The contents beside a text: nested lists of links to its headings and pasal. Plain string joining."""

from collections.abc import Iterator, Mapping
from html import escape

from django.utils.safestring import SafeString

from documents.core.numbering import label
from documents.core.titles import readable
from documents.core.tree import Kind, Node, Path

_HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
_OPENING = {Kind.MENIMBANG: "Menimbang", Kind.MENGINGAT: "Mengingat"}
_WHOLE = {Kind.JUDUL: "Judul", Kind.PENUTUP: "Penutup", Kind.PENJELASAN: "Penjelasan"}


def contents_html(tree: Node, anchors: Mapping[Path, str], signs: Mapping[str, str] | None = None) -> SafeString:
    """`ol` for `nav.tree`: Judul, Menimbang, Mengingat, every bab with its bagian and pasal, Penutup, Penjelasan.

    With `signs` (safe HTML that stands after the name of a bab or pasal, by its key) their links carry the key.
    """
    return SafeString(f"<ol>{''.join(_Contents(anchors, signs).parts(tree))}</ol>")


class _Contents:
    """Collects the items of one list."""

    def __init__(self, anchors: Mapping[Path, str], signs: Mapping[str, str] | None) -> None:
        self.anchors, self.signs = anchors, signs

    def parts(self, tree: Node) -> Iterator[str]:
        for i, part in enumerate(tree.children):
            if part.kind is Kind.PEMBUKAAN:
                for j, block in enumerate(part.children):
                    if block.kind in _OPENING:
                        yield self.item(_OPENING[block.kind], (i, j))
            elif part.kind is Kind.BATANG_TUBUH:
                yield from self.below(part, (i,))
            elif part.kind is Kind.LAMPIRAN:
                yield self.item(label(part.kind, part.number).title(), (i,))
            elif part.kind in _WHOLE:
                yield self.item(_WHOLE[part.kind], (i,))

    def below(self, node: Node, path: Path) -> Iterator[str]:
        for i, child in enumerate(node.children):
            where = (*path, i)
            if child.kind in _HEADED:
                words = f"{label(child.kind, child.number)} {readable(child.heading)}"
                yield f'<li class="{child.kind.value}">{self.link(words, where, child.key)}<ol>'
                yield from self.below(child, where)
                yield "</ol></li>"
            elif child.kind is Kind.PASAL:
                yield self.item(label(child.kind, child.number), where, child.key)

    def item(self, words: str, path: Path, key: str = "") -> str:
        return f"<li>{self.link(words, path, key)}</li>"

    def link(self, words: str, path: Path, key: str = "") -> str:
        link = f'<a href="#{escape(self.anchors.get(path, ""))}"'
        if self.signs is None or not key:
            return f"{link}>{escape(words)}</a>"
        return f'{link} data-key="{escape(key)}">{escape(words)}</a>{self.signs.get(key, "")}'
