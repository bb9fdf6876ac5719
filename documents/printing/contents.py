"""The contents beside a text: nested lists of links to its headings and pasal. Plain string joining."""

from collections.abc import Mapping
from html import escape

from django.utils.safestring import SafeString

from documents.core.numbering import label
from documents.core.titles import readable
from documents.core.tree import Kind, Node, Path

_HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
_OPENING = {Kind.MENIMBANG: "Menimbang", Kind.MENGINGAT: "Mengingat"}
_WHOLE = {Kind.JUDUL: "Judul", Kind.PENUTUP: "Penutup", Kind.PENJELASAN: "Penjelasan"}


def contents_html(tree: Node, anchors: Mapping[Path, str]) -> SafeString:
    """`ol` for `nav.tree`: Judul, Menimbang, Mengingat, every bab with its bagian and pasal, Penutup, Penjelasan."""
    out: list[str] = ["<ol>"]
    for i, part in enumerate(tree.children):
        if part.kind is Kind.PEMBUKAAN:
            for j, block in enumerate(part.children):
                if block.kind in _OPENING:
                    out.append(_item(_OPENING[block.kind], anchors.get((i, j), "")))
        elif part.kind is Kind.BATANG_TUBUH:
            _below(part, (i,), anchors, out)
        elif part.kind is Kind.LAMPIRAN:
            out.append(_item(label(part.kind, part.number).title(), anchors.get((i,), "")))
        elif part.kind in _WHOLE:
            out.append(_item(_WHOLE[part.kind], anchors.get((i,), "")))
    out.append("</ol>")
    return SafeString("".join(out))


def _below(node: Node, path: Path, anchors: Mapping[Path, str], out: list[str]) -> None:
    for i, child in enumerate(node.children):
        where = (*path, i)
        anchor = anchors.get(where, "")
        if child.kind in _HEADED:
            words = f"{label(child.kind, child.number)} {readable(child.heading)}"
            out.append(
                f'<li class="{child.kind.value}"><a href="#{escape(anchor)}"><span>{escape(words)}</span></a><ol>'
            )
            _below(child, where, anchors, out)
            out.append("</ol></li>")
        elif child.kind is Kind.PASAL:
            out.append(_item(label(child.kind, child.number), anchor))


def _item(words: str, anchor: str) -> str:
    return f'<li><a href="#{escape(anchor)}"><span>{escape(words)}</span></a></li>'
