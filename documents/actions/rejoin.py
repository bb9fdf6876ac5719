"""split_unit, join_units: one pasal into two, two neighbouring pasal into one, each with its penjelasan."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction

from documents import bridge
from documents.actions.edit import refuse
from documents.actions.explain import CUKUP_JELAS, is_explaining
from documents.actions.follow import follow
from documents.actions.lock import lock, new_edit
from documents.actions.places import TextRefused, apply, must_be_unchanged, row_of, seat
from documents.core.diff import align
from documents.core.finding import Finding
from documents.core.parse import parse_unit
from documents.core.references import Rewrite
from documents.core.tree import Kind, Node, walk
from documents.models import Clause, Edit, Naskah

_LABEL = re.compile(r"\s*Pasal(?:\s+\d+\s?[A-Z]{0,2})?\s*")
_SPLIT = "pasal itu dipecah. Periksa apakah pasal yang baru juga dimaksud."
_GROWN = "pasal itu kini memuat isi pasal yang digabungkan. Periksa apakah semuanya dimaksud."


@dataclass(frozen=True, slots=True)
class Rejoined:
    """What a split or a join did: its Edit, the pasal as they stand now, the references, and what must be looked at."""

    edit: Edit
    units: tuple[Node, ...]
    references: tuple[Rewrite, ...]
    findings: tuple[Finding, ...] = ()


def holds_two(text: str) -> bool:
    """Whether a line "Pasal" stands between words, so that another pasal begins in the text."""
    lines = [line for line in text.split("\n") if line.strip()]
    return any(_LABEL.fullmatch(line) for line in lines[1:])


@transaction.atomic
def split_unit(
    *, naskah: Naskah, key: str, by, now, at="", text="", reason="", address="", expected_revision=None
) -> Rejoined:
    """The pasal in two: from the ayat with the key `at` on, or where `text`, its printed form, has a line "Pasal".

    The first keeps the key, moved ayat keep theirs. One ayat alone stands without a number, so its words become those
    of its pasal (UU 12/2011 Lampiran II angka 81). Raises TextRefused where it cannot be parted, UnitChanged when the
    pasal was changed since `expected_revision` of the naskah.
    """
    naskah = lock(naskah)
    row = row_of(naskah, key)
    rows = bridge.unit_rows(naskah, key)
    _refuse_kind(row, rows)
    must_be_unchanged(naskah, expected_revision, rows, by)
    old = bridge.assemble(rows)
    first, second = _cut(old, at) if at else _typed(naskah, old, text)
    become = _Becoming(naskah)
    upper = become.pasal(old.key, first)
    alone = second[0].key if len(second) == 1 else ""
    lower = become.pasal(alone or become.key(), second)
    note = Clause.objects.filter(naskah=naskah, explains=key, kind=Kind.PASAL).select_related("parent").first()
    before = bridge.tree_of(naskah)
    edit = new_edit(naskah, by=by, now=now, verb="pecah", unit=key, address=address, reason=reason)
    made = next((part for part in rows if part.key == lower.key), None) or _row(naskah, lower)
    _seat_beside(row, made, edit)
    news, findings = [(next(part for part in rows if part.pk == row.pk), upper), (made, lower)], ()
    if note:
        told = bridge.unit_rows(naskah, note.key)
        upper_note, lower_note, findings = _split_notes(become, bridge.assemble(told), upper, lower, edit)
        rows += told
        other = _row(naskah, lower_note)
        _seat_beside(note, other, edit)
        news += [(next(part for part in told if part.pk == note.pk), upper_note), (other, lower_note)]
    apply(bridge.changes_among(naskah, rows, news), edit)
    followed = follow(naskah, before, edit, became=become.became, widened={key: _SPLIT})
    return Rejoined(edit, (upper, lower), followed, findings)


@transaction.atomic
def join_units(
    *, naskah: Naskah, key: str, other: str, by, now, reason="", address="", expected_revision=None
) -> Rejoined:
    """Two neighbouring pasal as one: the earlier keeps its key, ayat keep theirs, a norm without ayat becomes one.

    Who cites the later pasal as a whole is reported where no ayat stands for it. Raises TextRefused for pasal that are
    no neighbours, UnitChanged when one of them was changed since `expected_revision` of the naskah.
    """
    naskah = lock(naskah)
    row, next_row = _neighbours(naskah, row_of(naskah, key), row_of(naskah, other))
    rows, more = bridge.unit_rows(naskah, row.key), bridge.unit_rows(naskah, next_row.key)
    _refuse_kind(row, rows)
    _refuse_kind(next_row, more)
    must_be_unchanged(naskah, expected_revision, rows + more, by)
    upper, lower = bridge.assemble(rows), bridge.assemble(more)
    become = _Becoming(naskah)
    joined = become.pasal(upper.key, [*_parts(upper), *_parts(lower)])
    before = bridge.tree_of(naskah)
    edit = new_edit(naskah, by=by, now=now, verb="gabung", unit=row.key, address=address, reason=reason)
    news = [(next(part for part in rows if part.pk == row.pk), joined)]
    rows += more
    told = _notes(naskah, upper, lower)
    if told:
        note, loose = _joined_note(become, [(bridge.assemble(part), owner) for part, owner in told], joined)
        unit = next(part for part in told[0][0] if part.key == note.key)
        rows += [part for found, _ in told for part in found]
        news.append((unit, note))
    apply(bridge.changes_among(naskah, rows, news), edit)
    findings = (_remark("penjelasan-periksa", edit, _LOOSE),) if told and loose else ()
    widened = {row.key: _GROWN} if row.key not in become.became else {}
    return Rejoined(edit, (joined,), follow(naskah, before, edit, became=become.became, widened=widened), findings)


_LOOSE = "Penjelasan yang berlaku bagi seluruh pasal tetap di awal. Periksa apakah masih tepat."


class _Becoming:
    """New keys, and which unit now has the words of which."""

    def __init__(self, naskah: Naskah) -> None:
        self.naskah = naskah
        self.became: dict[str, str] = {}

    def key(self) -> str:
        return bridge.fresh_keys(self.naskah, Node(Kind.PASAL)).key

    def pasal(self, key: str, parts: list[Node]) -> Node:
        """A pasal of these ayat; one alone gives it its words, and one that bears the pasal's own key gets another."""
        if len(parts) == 1:
            self._is(parts[0].key, key)
            return Node(Kind.PASAL, text=parts[0].text, children=parts[0].children, key=key)
        ayat = [replace(part, key="" if part.key == key else part.key) for part in parts]
        node = bridge.fresh_keys(self.naskah, Node(Kind.PASAL, children=tuple(ayat), key=key))
        for old, new in zip(parts, node.children, strict=True):
            self._is(old.key, new.key)
        return node

    def _is(self, old: str, new: str) -> None:
        if old and old != new:
            self.became[old] = new


def _refuse_kind(row: Clause, rows: list[Clause]) -> None:
    if row.kind != Kind.PASAL or is_explaining(row):
        raise TextRefused("Hanya pasal dalam batang tubuh yang dapat dipecah atau digabungkan.")
    if any(part.kind == Kind.PERUBAHAN for part in rows):
        raise TextRefused("Pasal ini memuat perubahan atas Peraturan Daerah lain, sehingga tidak dapat dipecah.")


def _parts(pasal: Node) -> list[Node]:
    """The pasal as ayat: its own, or one that bears all its words and, for now, its key."""
    ayat = [child for child in pasal.children if child.kind is Kind.AYAT]
    if not ayat:
        return [Node(Kind.AYAT, text=pasal.text, children=pasal.children, key=pasal.key)]
    rest = tuple(child for child in pasal.children if child.kind is not Kind.AYAT)
    if rest:
        ayat[-1] = ayat[-1].with_children(ayat[-1].children + rest)
    head = [Node(Kind.AYAT, text=pasal.text, key=pasal.key)] if pasal.text else []
    return head + ayat


def _cut(old: Node, at: str) -> tuple[list[Node], list[Node]]:
    parts = _parts(old)
    index = next((i for i, part in enumerate(parts) if part.key == at), 0)
    if not index:
        raise TextRefused("Pilih ayat yang mengawali pasal baru, paling awal ayat (2).")
    return parts[:index], parts[index:]


def _typed(naskah: Naskah, old: Node, text: str) -> tuple[list[Node], list[Node]]:
    """The ayat of both pasal as typed, with the keys of the old ones they are."""
    pieces: list[list[str]] = [[]]
    for line in text.split("\n"):
        if _LABEL.fullmatch(line) and any(piece.strip() for piece in pieces[-1]):
            pieces.append([])
        elif not _LABEL.fullmatch(line):
            pieces[-1].append(line)
    if len(pieces) != 2 or not any(line.strip() for line in pieces[1]):
        raise TextRefused("Tulis satu baris “Pasal” di tempat pasal itu dipecah, dengan isi sebelum dan sesudahnya.")
    typed = []
    for piece in pieces:
        node, findings = parse_unit(Kind.PASAL, "\n".join(piece))
        refuse(findings)
        typed.append(_parts(bridge.unnumbered(node)))
    whole = Node(Kind.PASAL, children=(*typed[0], *typed[1]), key=old.key)
    ayat = align(Node(Kind.PASAL, children=tuple(_parts(old)), key="-"), whole).children
    keyed = bridge.fresh_keys(naskah, Node(Kind.PASAL, children=ayat)).children
    return list(keyed[: len(typed[0])]), list(keyed[len(typed[0]) :])


def _row(naskah: Naskah, node: Node) -> Clause:
    """The row of a new unit, without a place yet."""
    return bridge.rows_for(naskah, replace(node, children=()))[0][0]


def _seat_beside(row: Clause, made: Clause, edit: Edit) -> None:
    siblings = list(Clause.objects.filter(parent=row.parent).exclude(pk=made.pk))
    index = next(i for i, sibling in enumerate(siblings) if sibling.pk == row.pk) + 1
    made.parent = row.parent
    seat(made, siblings, index, edit)


def _neighbours(naskah: Naskah, one: Clause, two: Clause) -> tuple[Clause, Clause]:
    """Both in their order. Raises TextRefused when they do not stand side by side under one heading."""
    siblings = list(Clause.objects.filter(naskah=naskah, parent=one.parent).values_list("pk", flat=True))
    if one.pk == two.pk or two.pk not in siblings or abs(siblings.index(one.pk) - siblings.index(two.pk)) != 1:
        raise TextRefused("Hanya dua pasal yang bersebelahan dapat digabungkan. Pindahkan salah satunya dahulu.")
    return (one, two) if siblings.index(one.pk) < siblings.index(two.pk) else (two, one)


# The penjelasan


def _told(note: Node, pasal: Node) -> tuple[dict[str, Node], str]:
    """What the note says of each ayat of the pasal it explained, by the ayat's key, and what it says of the whole."""
    entries = {part.explains: part for part in note.children if part.explains}
    loose = [part.text for child in note.children if not child.explains for part in walk(child) if part.text]
    return entries, "\n".join([note.text] * bool(note.text) + loose)


def _note(become: _Becoming, key: str, pasal: Node, entries: dict[str, Node], loose: str) -> Node:
    """What explains the pasal: one ayat explained means all are listed (UU 12/2011 Lampiran II angka 189-190)."""
    ayat = [part for part in pasal.children if part.kind is Kind.AYAT]
    said = [entries[part.key] for part in ayat if part.key in entries]
    plain = all(part.text == CUKUP_JELAS and not part.children for part in said)
    words = "" if loose == CUKUP_JELAS else loose
    if not ayat and (only := entries.get(pasal.key)):
        words = "\n".join(part for part in (words, only.text) if part and part != CUKUP_JELAS)
        return Node(Kind.PASAL, text=words or CUKUP_JELAS * (not only.children), children=only.children, key=key,
                    explains=pasal.key)  # fmt: skip
    if plain:
        return Node(Kind.PASAL, text=words or CUKUP_JELAS, key=key, explains=pasal.key)
    blank = Node(Kind.AYAT, text=CUKUP_JELAS)
    listed = tuple(replace(entries.get(part.key, blank), explains=part.key) for part in ayat)
    return bridge.fresh_keys(become.naskah, Node(Kind.PASAL, text=words, children=listed, key=key, explains=pasal.key))


def _split_notes(become: _Becoming, note: Node, upper: Node, lower: Node, edit: Edit):
    """The notes of both pasal, and remarks on what a person must look at."""
    entries, loose = _told(note, upper)
    entries = {become.became.get(key, key): part for key, part in entries.items()}
    one = _note(become, note.key, upper, entries, loose)
    two = _note(become, become.key(), lower, entries, "")
    held = {part.key for pasal in (upper, lower) for part in walk(pasal)}
    findings = [
        _remark("penjelasan-terhapus", edit, f"Penjelasan bagian yang dihapus ikut dihapus: {part.text}")
        for key, part in entries.items()
        if key not in held and part.text != CUKUP_JELAS
    ]
    if loose and loose != CUKUP_JELAS:
        findings.append(_remark("penjelasan-periksa", edit, "Penjelasan tetap pada pasal pertama. Periksa isinya."))
    return one, two, tuple(findings)


def _notes(naskah: Naskah, *pasal: Node) -> list[tuple[list[Clause], Node]]:
    """The rows of what explains each pasal, with that pasal; none for a pasal without penjelasan."""
    keys = {note.explains: note.key for note in Clause.objects.filter(
        naskah=naskah, kind=Kind.PASAL, explains__in=[part.key for part in pasal])}  # fmt: skip
    return [(bridge.unit_rows(naskah, keys[part.key]), part) for part in pasal if part.key in keys]


def _joined_note(become: _Becoming, told: Iterable[tuple[Node, Node]], joined: Node) -> tuple[Node, bool]:
    """What explains the joined pasal, and whether it holds words that were about one of them as a whole."""
    entries: dict[str, Node] = {}
    loose: list[str] = []
    first = ""
    for note, pasal in told:
        first = first or note.key
        own, words = _told(note, pasal)
        target = become.became.get(pasal.key, pasal.key)
        if any(part.key == target for part in joined.children):  # its norm is one ayat now
            entries[target] = Node(
                Kind.AYAT, text=note.text, children=note.children, key="" if note.key == first else note.key
            )
        else:
            entries |= own
            loose.append(words)
    words = "\n".join(part for part in loose if part and part != CUKUP_JELAS)
    return _note(become, first, joined, entries, words), bool(words)


def _remark(rule: str, edit: Edit, message: str) -> Finding:
    return Finding(rule, "W", edit.address, message)
