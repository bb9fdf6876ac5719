"""What a Word file that came back proposes, unit by unit: other words, new units, removals, moves. Saves nothing."""

from collections import defaultdict
from dataclasses import dataclass, replace

from documents import bridge
from documents.actions.explain import CUKUP_JELAS
from documents.actions.places import GROUPS, ITEM_OF
from documents.actions.word_aligned import Aligned, aligned, even, unit_keys
from documents.core.address import addresses
from documents.core.diff.sequence import rising
from documents.core.layout import layout_unit
from documents.core.numbering import renumber
from documents.core.references import rewrite
from documents.core.tree import Kind, Node, walk, walk_paths
from documents.models import Suggestion
from documents.reading.returned import Returned

NOTE = "penjelasan"  # the kind of a proposal for the penjelasan of a pasal that is itself proposed
Verb = Suggestion.Verb
_MOST_MISSING = 0.6
_GRAM = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change of one unit. `place` is the unit beside which it moves; of a new unit, the key others know it by."""

    verb: str
    key: str
    address: str
    base: str = ""
    text: str = ""
    kind: str = ""
    where: str = ""
    place: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The proposals in reading order, the comments with the unit each belongs to, and what could not be proposed."""

    proposals: tuple[Proposal, ...]
    remarks: tuple[tuple[str, str, str, int], ...]  # unit, author, text, place of the one it answers
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Unit:
    """A unit of editing: its node, the unit it lies in, and whether it belongs to the penjelasan."""

    node: Node
    parent: str
    explaining: bool


def likeness(sent: Node, returned: Returned) -> float:
    """How much of the file belongs to the text, from 0 to 1: by its bookmarks, or by runs of three words."""
    keys = {line.key for line in returned.lines if line.key}
    ours = set(unit_keys(sent).values())
    known = len(keys & ours) / max(1, min(len(ours), 20))
    theirs = _grams(" ".join(line.words for line in returned.lines if not line.gone))
    here = _grams(" ".join(f"{node.heading} {node.text}" for node in walk(sent)))
    shared = len(theirs & here) / max(1, min(len(theirs), len(here)))
    return min(1.0, max(known if shared > 0.05 else 0.0, shared))


def plan(sent: Node, returned: Returned) -> Plan:
    """What has changed from the text that was sent to the file."""
    found = aligned(sent, returned)
    return _Planner(sent, found, returned).plan()


class _Planner:
    """Two trees of one key space side by side."""

    def __init__(self, sent: Node, found: Aligned, returned: Returned) -> None:
        self.found, self.returned = found, returned
        self.names = {node.key: name for node, name in _named(sent)}
        self.tree = _follow(sent, found.tree)
        numbered = renumber(self.tree)
        self.names |= {node.key: name for node, name in _named(numbered) if node.key not in self.names}
        self.old, self.new = _units(sent), _units(self.tree)
        self.printed = {node.key: node for node in walk(numbered)}
        self.kids = _kids(self.new)
        self.stays = self._staying()
        self.notes: list[str] = []

    def plan(self) -> Plan:
        """Everything, in the reading order of the file; a removal stands where its unit stood."""
        remarks = tuple(
            (self.found.remarks.get(one.number, ""), one.author, one.text, one.answers) for one in self.returned.remarks
        )
        if self.found.same:
            return Plan((), remarks, ())
        out: list[tuple[int, int, Proposal]] = []
        spots = {key: i for i, key in enumerate(self.new)}
        for key, spot in spots.items():
            out += [(spot, 0, one) for one in (self._known(key) if key in self.old else self._fresh(key))]
        missing = self._missing()
        spot = -1
        for place, key in enumerate(self.old, 1):
            spot = spots.get(key, spot)
            if key in missing:
                left = [spots[one] for one, unit in self.old.items() if unit.parent == key and one in spots]
                out += [(max([spot, *left]), place, one) for one in self._gone(key, missing)]
        out.sort(key=lambda entry: entry[:2])
        return Plan(tuple(one for _, _, one in out), remarks, tuple(self.notes))

    def _missing(self) -> set[str]:
        """The units the file lacks; none where it holds only a part of the text."""
        missing = {key for key in self.old if key not in self.new}
        whole = [key for key, unit in self.old.items() if unit.node.kind is Kind.PASAL and not unit.explaining]
        if len(whole) > 3 and sum(key in missing for key in whole) > _MOST_MISSING * len(whole):
            self.notes.append("Berkas hanya memuat sebagian naskah. Bagian yang tidak ada tidak diusulkan dihapus.")
            return set()
        return missing

    def _known(self, key: str) -> list[Proposal]:
        """Other words, another place, or both."""
        out = []
        was, now = self.old[key], self.new[key]
        if key not in self.found.untouched and now.node.kind not in (Kind.PERDA, Kind.BATANG_TUBUH):
            old, new = _print(was.node, was.explaining), self._text(key)
            if _compared(old) != _compared(new):
                out.append(self._proposal(Verb.UBAH, key, base=old, text=new))
        if key not in self.stays and self._arranged(now):
            anchor, where = self._spot(key)
            out.append(self._proposal(Verb.PINDAH, key, base=_print(was.node, False), where=where, place=anchor))
        return out

    def _fresh(self, key: str) -> list[Proposal]:
        unit = self.new[key]
        name, text = self.names.get(key, ""), self._text(key)
        if unit.explaining:
            return self._note(key, unit, text)
        if not self._arranged(unit) and unit.node.kind is not Kind.LAMPIRAN:
            if text.strip():
                self.notes.append(f"{name or unit.node.kind.value.capitalize()} dalam berkas tidak dapat diusulkan.")
            return []
        if not text.strip():
            return []
        anchor, where = self._spot(key)
        made = self._proposal(Verb.SISIP, key, text=text, kind=unit.node.kind.value, where=where, place=key)
        return [replace(made, key=anchor)]

    def _note(self, key: str, unit: _Unit, text: str) -> list[Proposal]:
        """The penjelasan of a pasal that is itself new; every new pasal comes with "Cukup jelas."."""
        about = unit.node.explains
        if about in self.new and about not in self.old:
            if even(text) == CUKUP_JELAS:
                return []
            made = self._proposal(Verb.UBAH, key, base=CUKUP_JELAS, text=text, kind=NOTE)
            return [replace(made, key=about, address=f"Penjelasan {self.names.get(about, '')}".strip())]
        before = next((k for k, u in self.old.items() if u.explaining and about and u.node.explains == about), "")
        if before and before not in self.new:
            return [self._proposal(Verb.UBAH, before, base=_print(self.old[before].node, True), text=text)]
        self.notes.append(f"{self.names.get(key, 'Penjelasan')} dalam berkas tidak mempunyai pasal yang dijelaskan.")
        return []

    def _gone(self, key: str, gone: set[str]) -> list[Proposal]:
        unit = self.old[key]
        if unit.parent in gone:
            return []  # goes with the unit it lies in
        name = self.names.get(key, "")
        if unit.explaining:
            kept = unit.node.explains in self.new
            if kept and not any(u.explaining and u.node.explains == unit.node.explains for u in self.new.values()):
                self.notes.append(f"{name} tidak ada dalam berkas. Penjelasan tetap ada selama pasalnya ada.")
            return []
        if not self._arranged(unit) and unit.node.kind is not Kind.LAMPIRAN:
            if _print(unit.node, False).strip():
                self.notes.append(f"{name} tidak ada dalam berkas, padahal wajib ada; tidak diusulkan dihapus.")
            return []
        return [self._proposal(Verb.HAPUS, key, base=_print(unit.node, False))]

    def _proposal(self, verb: str, key: str, **given: str) -> Proposal:
        wrote = self.found.authors.get(key)
        author = wrote.most_common(1)[0][0] if wrote else self.returned.author
        return Proposal(verb, key, self.names.get(key, ""), author=author, **given)

    def _text(self, key: str) -> str:
        unit = self.new[key]
        return _print(unit.node if unit.explaining else self.printed[key], unit.explaining)

    def _arranged(self, unit: _Unit) -> bool:
        """Whether units like this one can be put in, moved, and removed."""
        if unit.explaining or unit.node.kind is Kind.LAMPIRAN:
            return False
        return unit.node.kind in GROUPS or unit.node.kind in ITEM_OF.values()

    def _spot(self, key: str) -> tuple[str, str]:
        """Beside which unit it stands: before the next one that stays, else last in what it lies in."""
        parent = self.new[key].parent
        siblings = self.kids[parent]
        after = siblings[siblings.index(key) + 1 :]
        annex = self._is(key, Kind.LAMPIRAN)
        for other in after:
            if other in self.stays and (not annex or self._is(other, Kind.LAMPIRAN)):
                return other, "sebelum"
        return parent, "dalam"

    def _is(self, key: str, kind: Kind) -> bool:
        return self.new[key].node.kind is kind

    def _staying(self) -> set[str]:
        """The units that keep their place among those they stood with."""
        order = {key: i for i, key in enumerate(self.old)}
        stays: set[str] = set()
        for parent, keys in self.kids.items():
            same = [key for key in keys if key in self.old and self.old[key].parent == parent]
            kept = rising([order[key] for key in same])
            stays |= {same[i] for i in kept}
        return stays


def _follow(sent: Node, tree: Node) -> Node:
    """The tree where a reference that only follows the new numbers reads as it was sent: the text follows by itself."""
    was = {node.key: node for node in walk(sent)}
    if all(_place(node, was) for node in walk(renumber(tree))):
        return tree
    kept = renumber(_with_texts(tree, {key: node.text for key, node in was.items()}))
    texts = {one.key: (one.old_text, one.new_text) for one in rewrite(sent, kept) if one.new_text != one.old_text}
    back = {
        node.key: texts[node.key][0]
        for node in walk(tree)
        if node.key in texts and even(texts[node.key][1]) == even(node.text)
    }
    return _with_texts(tree, back)


def _place(node: Node, was: dict[str, Node]) -> bool:
    return node.key in was and was[node.key].number == node.number


def _with_texts(node: Node, texts: dict[str, str]) -> Node:
    children = tuple(_with_texts(child, texts) for child in node.children)
    return replace(node, text=texts.get(node.key, node.text), children=children)


def _units(tree: Node) -> dict[str, _Unit]:
    """Every unit of editing by key, in reading order."""
    keys = unit_keys(tree)
    found: dict[str, _Unit] = {}
    parents: dict[tuple[int, ...], str] = {}
    for path, node in walk_paths(tree):
        parents[path] = keys[node.key]
        if keys[node.key] == node.key:
            inside = parents.get(path[:-1], "") if path else ""
            notes = bool(path) and tree.children[path[0]].kind is Kind.PENJELASAN
            found[node.key] = _Unit(node, inside, notes and node.kind is Kind.PASAL)
    return found


def _kids(units: dict[str, _Unit]) -> dict[str, list[str]]:
    kids: dict[str, list[str]] = defaultdict(list)
    for key, unit in units.items():
        kids[unit.parent].append(key)
    return kids


def _print(node: Node, explaining: bool) -> str:
    """The printed form of a unit alone; of a list of the opening only its own words."""
    alone = node.kind in bridge.LISTS or node.kind is Kind.PENJELASAN
    return layout_unit(node.with_children(()) if alone else node, explaining)


def _compared(text: str) -> list[str]:
    return [even(line) for line in text.split("\n") if line.strip()]


def _named(tree: Node) -> list[tuple[Node, str]]:
    names = addresses(tree)
    return [(node, names[path]) for path, node in walk_paths(tree) if node.key and path in names]


def _grams(text: str) -> set[tuple[str, ...]]:
    words = even(text).casefold().split()
    return set(zip(*(words[i:] for i in range(_GRAM)), strict=False))
