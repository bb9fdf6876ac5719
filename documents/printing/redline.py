"""A redline: the new text in its official form, what went struck out and what came underlined, as plain HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from documents.core.diff import Change, shifts, totals
from documents.core.diff.flat import own_words
from documents.core.numbering import explained_label, label
from documents.core.tree import Kind, Node
from documents.printing.html import plain_html, words_html

_HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL})
_ITEMS = frozenset({Kind.HURUF, Kind.ANGKA})
_OWN_UNITS = _HEADED | {
    Kind.JUDUL, Kind.PEMBUKAAN, Kind.MENIMBANG, Kind.MENGINGAT, Kind.DIKTUM, Kind.PENUTUP, Kind.PENJELASAN, Kind.UMUM,
    Kind.LAMPIRAN, Kind.PERUBAHAN,
}  # fmt: skip
_TITLES = {Kind.MENIMBANG: "Menimbang:", Kind.MENGINGAT: "Mengingat:"}
_ASIDE = {
    "moved": "dipindah dari {}", "split": "pecahan dari {}", "joined": "digabungkan ke sini", "renumbered": "semula {}",
}  # fmt: skip
_STYLE = (
    "body{font:1.05rem/1.5 serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "p{margin:.3rem 0;white-space:pre-wrap;overflow-wrap:anywhere}.judul{text-align:center;margin-top:1.2rem}"
    ".t1{margin-left:2rem}.t2{margin-left:4rem}.t3{margin-left:6rem}.t4{margin-left:8rem}"
    "ins{color:#0b5d2e;text-decoration:underline}del{color:#8f1d1d;text-decoration:line-through}"
    ".pindah{text-decoration:underline dotted}.tanda,.lewat{font:.85rem sans-serif;color:#444}"
    "ins::before,ins::after,del::before,del::after{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(100%)}ins::before{content:' [disisipkan: '}del::before{content:' [dihapus: '}"
    "ins::after,del::after{content:'] '}"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One printed paragraph: its node, list level, label, and whether it begins a unit of its own."""

    node: Node
    level: int
    label: str
    opens: bool


def told_html(ops: Iterable[tuple[str, str]]) -> SafeString:
    """The words of `paragraphs` as HTML: what stands elsewhere than before in a span "moved", remarks small."""
    out = []
    for sign, text in ops:
        if sign == "~":
            out.append(f'<span class="moved">{plain_html(text)}</span>')
        elif sign == "n":
            out.append(f"<small>{escape(text)}</small>")
        else:
            out.append(words_html(((sign, text),)))
    return SafeString("".join(out))


def redline_html(
    old: Node, new: Node, changes: Sequence[Change], *, only_changed: bool = False, context: int = 0
) -> str:
    """The new text with its changes inline, what was deleted at its old place, moved units marked; safe HTML.

    Both trees carry the keys the changes name. With `only_changed` only units (pasal, headings, parts) that changed
    are drawn, with so many units around them as `context` says; what only took another number, or refers to what did,
    is no change.
    """
    told = {change.key: change for change in changes if change.new is not None}
    gone = {change.key: change for change in changes if change.new is None}
    out: list[str] = []
    units = _units(new, _gone_after(old, told, gone, new))
    shown = _shown(units, told, gone, context) if only_changed else set(range(len(units)))
    for place, unit in enumerate(units):
        if place in shown:
            out += [_row(row, told.get(row.node.key), gone.get(row.node.key)) for row in unit]
        elif place - 1 in shown or not place:
            out.append('<p class="lewat">…</p>')
    return "".join(out)


def redline_page(title: str, names: tuple[str, str], old: Node, new: Node, changes: Sequence[Change]) -> str:
    """One HTML document that needs nothing else: the counts, the runs of pure renumbering, and the changed units."""
    real = [change for change in changes if change.is_news]
    deleted, inserted = totals(change for change in real if not change.follows)
    was, now = map(escape, names)
    if changes:
        said = (
            f"{was} dibandingkan dengan {now}: {len(real)} bagian berubah, {inserted} kata disisipkan, "
            f"{deleted} kata dihapus."
        )
    else:
        said = f"{was} dan {now} sama."
    rows = "".join(f"<li>{escape(shift.said)}</li>" for shift in shifts(changes))
    renumbered = f"<details><summary>Hanya nomornya berubah</summary><ul>{rows}</ul></details>" if rows else ""
    body = redline_html(old, new, changes, only_changed=True, context=1) if real else ""
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{escape(title)}</h1><p>{said}</p>{renumbered}{body}</main>"
        "</body></html>\n"
    )


def _rows(node: Node, level: int = 0, depth: int = 1, explaining: bool = False) -> Iterator[_Row]:
    """The paragraphs of a unit in reading order."""
    kind = node.kind
    if kind in _ITEMS or kind is Kind.PERUBAHAN:
        level, depth = level + 1, depth + (kind in _ITEMS)
    named = explained_label(kind, node.number) if explaining else label(kind, node.number, depth - (kind in _ITEMS))
    printed = kind in _HEADED or kind in _ITEMS or kind in (Kind.AYAT, Kind.PERUBAHAN, Kind.LAMPIRAN)
    opens = kind in _OWN_UNITS
    said = own_words(node)
    if said or printed or kind in _TITLES:
        yield _Row(node, level, _TITLES.get(kind, named if printed else ""), opens)
    inside = explaining or kind is Kind.PENJELASAN
    for child in node.children:
        yield from _rows(child, level, depth, inside)


def _gone_after(old: Node, told: Mapping[str, Change], gone: Mapping[str, Change], new: Node) -> dict[str, list[_Row]]:
    """The deleted paragraphs by the key of the one before them that still stands where it stood ("" for none)."""
    if not gone:
        return {}
    stands = {row.node.key for row in _rows(new)}
    stands -= {key for key, change in told.items() if "moved" in change.kinds}
    after: dict[str, list[_Row]] = {}
    last = ""
    for row in _rows(old):
        if row.node.key in gone:
            after.setdefault(last, []).append(row)
        elif row.node.key in stands:
            last = row.node.key
    return after


def _units(new: Node, gone: Mapping[str, list[_Row]]) -> list[list[_Row]]:
    """All paragraphs, deleted ones at their old place, cut where a unit of its own begins."""
    units: list[list[_Row]] = [list(gone.get("", ()))]
    for row in _rows(new):
        for each in (row, *gone.get(row.node.key, ())):
            if each.opens and units[-1]:
                units.append([])
            units[-1].append(each)
    return units


def _shown(units: list[list[_Row]], told: Mapping[str, Change], gone: Mapping[str, Change], context: int) -> set[int]:
    """The places of units with a change, and of their neighbours."""
    shown: set[int] = set()
    for place, unit in enumerate(units):
        keys = [row.node.key for row in unit]
        if any(key in gone or (key in told and told[key].is_news) for key in keys):
            shown.update(range(max(0, place - context), min(len(units), place + context + 1)))
    return shown


def _row(row: _Row, change: Change | None, gone: Change | None) -> str:
    said = own_words(row.node)
    name, style = escape(row.label), f"t{min(row.level, 4)}"
    if row.node.kind in _HEADED or row.node.kind is Kind.JUDUL:
        style = "judul"
    if gone is not None:
        words = words_html(gone.edit or (("-", said),))
        name = f"<del>{name}</del>" if name else ""
        return f'<p class="{style}">{_joined(row, name, words)}{_aside("dihapus")}</p>'
    if change is None:
        return f'<p class="{style}">{_joined(row, name, words_html((("=", said),)))}</p>'
    words = words_html(change.edit if change.edit and not change.follows else (("=", said),))
    name = f"<ins>{name}</ins>" if name and change.old is None else name
    if "moved" in change.kinds:
        style += " pindah"
    notes = [_ASIDE[kind].format(change.old) for kind in change.kinds if kind in _ASIDE and change.old != change.new]
    if change.follows:
        notes.append("rujukan mengikuti penomoran")
    notes = [note for note in notes if "None" not in note]
    return f'<p class="{style}">{_joined(row, name, words)}{_aside("; ".join(notes))}</p>'


def _joined(row: _Row, name: str, words: str) -> str:
    parts = [part for part in (name, words) if part]
    return ("<br>" if row.node.kind in _HEADED else " ").join(parts)


def _aside(note: str) -> str:
    return f' <span class="tanda">({escape(note)})</span>' if note else ""
