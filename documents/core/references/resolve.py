"""References of a tree: what each cites, by path and in words, and whether it is there (Lampiran II angka 271-283)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.core.address import addresses, explained
from documents.core.references.grammar import find
from documents.core.references.mention import THIS, Mention, Step, Target, inherited
from documents.core.references.places import OUTSIDE, Places, shown
from documents.core.tree import Kind, Node, Path, at, walk_paths

OK, DANGLING, DELETED, FORWARD, EXTERNAL, UNREAD = "ok", "dangling", "deleted", "forward", "external", "unread"
_RELATIVE = (Kind.AYAT, Kind.HURUF, Kind.ANGKA)
_WORST = (DANGLING, DELETED, FORWARD, OK, EXTERNAL)


@dataclass(frozen=True, slots=True)
class Link:
    """What one target of a list resolves to: the units of the tree in reading order, with their keys and addresses.

    `paths` is empty for what stands in another act or nowhere; `addresses` still says in words what is meant. `target`
    is the place of the target in its mention.
    """

    target: int
    status: str
    addresses: tuple[str, ...]
    paths: tuple[Path, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference of a tree: where it stands, its words, and what it resolves to.

    `status` is the worst of its targets: "dangling" (nothing stands there), "deleted" (reads "Dihapus."), "forward"
    (stands after the reference, angka 279), "ok", "external" (another act), or "unread" (could not be parsed).
    """

    path: Path
    key: str
    address: str
    text: str
    status: str
    links: tuple[Link, ...]
    mention: Mention

    @property
    def targets(self) -> tuple[str, ...]:
        """The addresses of all targets, exceptions left out."""
        excluded = {address for link in self.links if self._excluded(link) for address in link.addresses}
        named = [address for link in self.links if not self._excluded(link) for address in link.addresses]
        return tuple(address for address in dict.fromkeys(named) if address not in excluded)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths of all targets that stand in the tree, exceptions included."""
        return tuple(path for link in self.links for path in link.paths)

    def _excluded(self, link: Link) -> bool:
        return self.mention.targets[link.target].excluded if self.mention.targets else False


def references(tree: Node, amended: Node | None = None) -> tuple[Reference, ...]:
    """Every reference in the texts of the tree, in reading order.

    Inside the new text of an amending act references are to the amended act: external, unless `amended` is given or
    the unit cited stands in the same new text.
    """
    return tuple(reference for _, found in resolved(Resolver(tree, amended)) for reference in found)


def resolved(resolver: Resolver) -> Iterator[tuple[Node, list[Reference]]]:
    """The nodes with references in their text, each with these references."""
    for path, node in walk_paths(resolver.tree):
        if node.text and (mentions := find(node.text)):
            yield node, [resolver.reference(path, node, mention) for mention in mentions]


class Resolver:
    """Answers what a mention at a place cites; what it knows of the tree is gathered once."""

    def __init__(self, tree: Node, amended: Node | None = None) -> None:
        self.tree = tree
        self.places = Places(tree)
        self.names = addresses(tree)
        self.explained = explained(tree)
        self.amended = Resolver(amended) if amended is not None else None

    def reference(self, path: Path, node: Node, mention: Mention) -> Reference:
        """The mention in the text of `node`, which stands at `path`, resolved."""
        links = self.links(path, mention)
        if not mention.read:
            status = UNREAD
        elif mention.external:
            status = EXTERNAL
        else:
            status = _worst({link.status for link in links})
        text = node.text[mention.start : mention.end]
        return Reference(path, node.key, self.names[path], text, status, links, mention)

    def links(self, path: Path, mention: Mention) -> tuple[Link, ...]:
        """One link for each target of a mention that stands in the unit at `path`."""
        place = self.places.context(path, self.explained)
        if mention.external:
            return _outside(mention)
        if place.mengingat and mention.targets:
            return tuple(Link(i, EXTERNAL, (_words(t.path),)) for i, t in enumerate(mention.targets))
        targets = enumerate(mention.targets)
        if self.places.instructs(path):
            return tuple(self._instructed(i, target, mention.lead, path) for i, target in targets)
        return tuple(self._link(i, target, place.path, path) for i, target in targets)

    def one(self, path: Path, target: Target) -> tuple[Path, ...]:
        """The units that a target in the text at `path` cites; empty when it cites none."""
        place = self.places.context(path, self.explained)
        return self._link(0, target, place.path, path).paths

    def _link(self, index: int, target: Target, place: Path, standing: Path) -> Link:
        first, said = self._find(target.path, place)
        if first is None:
            return self._missing(index, target, place, standing, said)
        units = [first]
        if target.last:
            last, said = self._find(target.last_path, place)
            if last is None:
                return self._missing(index, target, place, standing, said)
            units = self.places.between(first, last)
        elif target.steps[-1].kind is Kind.LAMPIRAN and not target.steps[-1].number:
            units = self.places.lampiran or units
        status = _worst({self._status(unit, standing) for unit in units})
        names = tuple(said if len(units) == 1 and said else self.names[unit] for unit in units)
        keys = tuple(at(self.tree, unit).key for unit in units)
        return Link(index, status, names, tuple(units), keys)

    def _instructed(self, index: int, target: Target, lead: bool, path: Path) -> Link:
        """What an amending instruction names: units of the amended act, or a lampiran of its own."""
        if lead and target.steps[0].kind is Kind.LAMPIRAN:
            return self._link(index, target, path, path)
        near = self._around(path, target)
        above = inherited(near, target.path) if near and target.path[0].kind in _RELATIVE else ()
        return self._missing(index, replace(target, above=above + target.above), path, path, "")

    def _around(self, path: Path, target: Target) -> tuple[Step, ...]:
        """The path with a pasal that a sentence names last before a target, else first after it."""
        text = at(self.tree, path).text
        named = [item for mention in find(text) for item in mention.targets if item.path[0].kind is Kind.PASAL]
        before = [item for item in named if item.start < target.start]
        return before[-1].path if before else named[0].path if named else ()

    def _find(self, steps: tuple[Step, ...], place: Path) -> tuple[Path | None, str]:
        """The unit that a path cites from a place; when it is missing, or lies deeper than the tree, its words."""
        unit, rest = self.places.base(steps, place)
        if unit is None:
            owner = self.places.owner(steps[0].kind, place) if steps[0].kind in OUTSIDE else None
            return None, f"{self.names[owner] if owner else ''} {_words(steps)}".strip()
        for i, step in enumerate(rest):
            if self.places.opaque(unit):
                return unit, f"{self.names[unit]} {_words(rest[i:])}"
            below = self.places.child(unit, step)
            if below is None:
                return None, f"{self.names[unit]} {_words(rest[i:])}"
            unit = below
        return unit, ""

    def _missing(self, index: int, target: Target, place: Path, standing: Path, said: str) -> Link:
        quoted = self.places.quoted(standing)
        if quoted and self.amended is not None:
            found = self.amended._link(index, target, self.amended.same_place(self, standing), ())
            return Link(index, found.status, found.addresses)
        foreign = quoted or self.places.foreign(standing, target.path)
        return Link(index, EXTERNAL if foreign else DANGLING, (_words(target.path) if foreign else said,))

    def same_place(self, other: Resolver, path: Path) -> Path:
        """The unit of this tree with the numbers that the unit at `path` of an amending act has in its new text."""
        steps = other.places.quoted_steps(path)
        base, rest = self.places.base(steps, ()) if steps else (None, ())
        for step in rest:
            following = self.places.child(base, step) if base is not None else None
            if following is None:
                break
            base = following
        return base or ()

    def _status(self, unit: Path, standing: Path) -> str:
        if self.places.deleted(unit):
            return DELETED
        return FORWARD if self.places.forward(unit, standing) else OK


def _worst(found: set[str]) -> str:
    """The worst of the statuses; "ok" when there is none."""
    return next((status for status in _WORST if status in found), OK)


def _outside(mention: Mention) -> tuple[Link, ...]:
    """Links of a reference to another act: its paths in words, each with the act."""
    host = " ".join(mention.host.split())
    if not mention.targets:
        return (Link(0, EXTERNAL, (host,)),)
    out = []
    for i, target in enumerate(mention.targets):
        words = _words(target.path)
        if target.last:
            words += f" sampai dengan {_words(target.last_path)}"
        out.append(Link(i, EXTERNAL, (f"{words} {host}",)))
    return tuple(out)


def _words(steps: tuple[Step, ...]) -> str:
    return " ".join(f"{step.kind.value.capitalize()} ini" if step.number == THIS else shown(step) for step in steps)
