"""References after a structural edit: each that pointed to a unit whose number moved says the new number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.core.finding import Finding
from documents.core.references.grammar import find
from documents.core.references.mention import Mention, Step, Target, goes_on, inherited
from documents.core.references.places import shown
from documents.core.references.render import aligned, chain, joined, part, preposition, runs, sorted_units
from documents.core.references.resolve import Link, Reference, Resolver, resolved
from documents.core.tree import Kind, Node, Path, at, walk, walk_paths

BROKEN, UNCLEAR, GROWN = "rujukan-putus", "rujukan-periksa", "rujukan-meluas"


@dataclass(frozen=True, slots=True)
class Span:
    """Words that replace `old_text[start:end]`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One affected clause: its key and path in the new tree, both texts, what was replaced, what a person must see.

    Findings are "rujukan-putus" (the unit cited was removed; the words stay), "rujukan-meluas" (a range now holds a new
    unit), and "rujukan-periksa" (no words say unambiguously what was meant; the text stays).
    """

    key: str
    path: Path
    old_text: str
    new_text: str
    spans: tuple[Span, ...]
    findings: tuple[Finding, ...] = ()


def rewrite(old: Node, new: Node) -> tuple[Rewrite, ...]:
    """Every clause whose references must change, or be looked at, when `old` has become `new`.

    Both trees carry keys and final numbers. Only clauses with the same text in both are touched: who retyped a text has
    seen its references. References to other acts never change; every other word stays byte for byte.
    """
    rewriter = _Rewriter(old, new)
    return tuple(
        result for node, found in resolved(rewriter.before) if (result := rewriter.clause(node, found)) is not None
    )


def rewritten(tree: Node, rewrites: Sequence[Rewrite]) -> Node:
    """The tree with the new texts of the rewrites in place."""
    texts = {item.key: item.new_text for item in rewrites if item.new_text != item.old_text}
    return _with_texts(tree, texts) if texts else tree


def _with_texts(node: Node, texts: dict[str, str]) -> Node:
    children = tuple(_with_texts(child, texts) for child in node.children)
    if all(a is b for a, b in zip(children, node.children, strict=True)):
        children = node.children
    text = texts.get(node.key, node.text)
    return node if children is node.children and text == node.text else replace(node, text=text, children=children)


class _Rewriter:
    """Both trees with what is known of them; answers one clause at a time."""

    def __init__(self, old: Node, new: Node) -> None:
        self.before, self.after = Resolver(old), Resolver(new)
        self.known = {node.key for node in walk(old)}
        self.where = {node.key: path for path, node in walk_paths(new) if node.key}

    def clause(self, node: Node, found: list[Reference]) -> Rewrite | None:
        """What changes in one clause, or None."""
        path = self.where.get(node.key) if node.key else None
        if path is None or at(self.after.tree, path).text != node.text:
            return None
        fixes = [_Fix(self, node.text, path, reference) for reference in found if self._is_stale(reference, path)]
        if not fixes:
            return None
        findings = [finding for fix in fixes for finding in fix.findings()]
        spans = [span for fix in fixes for span in fix.spans()]
        text = _applied(node.text, spans)
        if not self._says(text, path, found):
            findings.append(self._unclear(path, ", ".join(f"“{fix.words}”" for fix in fixes)))
            spans, text = [], node.text
        return Rewrite(node.key, path, node.text, text, tuple(spans), tuple(findings)) if spans or findings else None

    def moved(self, key: str) -> Path | None:
        """Where the unit with that key stands now."""
        return self.where.get(key)

    def leads(self, steps: tuple[Step, ...], path: Path) -> Path | None:
        """What a path written in the text at `path` cites now."""
        units = self.after.one(path, Target(steps, 0, 0))
        return units[0] if len(units) == 1 else None

    def fit(self, written: tuple[Step, ...], unit: Path, before: tuple[Step, ...], path: Path) -> tuple[Step, ...]:
        """The shortest steps that cite `unit` from the text at `path`, of the form written if that will do; or ()."""
        full = chain(self.after.tree, unit)
        same = aligned(written, full) if written[-1].end else ()  # what was never written has no form to keep
        if same and self.leads(inherited(before, same) + same, path) == unit:
            return same
        for size in range(min(len(written), len(full)) or 1, len(full) + 1):
            steps = full[-size:]
            if before and goes_on(before[-1], steps[0]):
                continue  # "Pasal 4, ayat (1)" would be one path
            if self.leads(inherited(before, steps) + steps, path) == unit:
                return steps
        return ()

    def _is_stale(self, reference: Reference, path: Path) -> bool:
        """Whether the words, left alone, would no longer cite what they cited."""
        keys = [link.keys for link in reference.links]
        if not any(keys) or any("" in part for part in keys):
            return False
        return keys != [link.keys for link in self.after.links(path, reference.mention)]

    def _says(self, text: str, path: Path, found: list[Reference]) -> bool:
        """Whether the new text, read afresh, cites every surviving unit that the old one cited."""
        mentions = find(text)
        if len(mentions) != len(found):
            return False
        for mention, reference in zip(mentions, found, strict=True):
            wanted = {key for link in reference.links for key in link.keys if key in self.where}
            cited = {key for link in self.after.links(path, mention) for key in link.keys}
            if not wanted <= cited and not mention.external:
                return False
        return True

    def _unclear(self, path: Path, words: str) -> Finding:
        message = f"Rujukan {words} tidak dapat disesuaikan dengan pasti. Periksa dan perbaiki rujukan itu."
        return Finding(UNCLEAR, "E", self.after.names[path], message)


class _Fix:
    """One reference that no longer cites what it cited."""

    def __init__(self, rewriter: _Rewriter, text: str, path: Path, reference: Reference) -> None:
        self.rewriter, self.text, self.path = rewriter, text, path
        self.mention: Mention = reference.mention
        self.links, self.old_path, self.words = reference.links, reference.path, reference.text

    def findings(self) -> list[Finding]:
        """What a person must see: named units that were removed, ranges that took in a new unit."""
        out = []
        address = self.rewriter.after.names[self.path]
        for link in self.links:
            target = self.mention.targets[link.target]
            named = {link.keys[0], link.keys[-1]} if link.keys else set()
            gone = [key for key in link.keys if key in named and self.rewriter.moved(key) is None]
            words = self.text[target.start : target.end]
            if gone:
                message = f"Rujukan “{words}” menunjuk ketentuan yang sudah tidak ada. Perbaiki atau hapus rujukan itu."
                out.append(Finding(BROKEN, "E", address, message))
            elif target.last and self._has_grown(link):
                message = f"Rentang “{words}” kini mencakup ketentuan baru. Periksa apakah itu dimaksudkan."
                out.append(Finding(GROWN, "H", address, message))
        return out

    def spans(self) -> list[Span]:
        """What to replace so that the reference cites again what it cited."""
        if any(target.inward for target in self.mention.targets):
            return self._numbers()
        if self._is_disordered() and (whole := self._whole()):
            return whole
        return self._each()

    def _survivors(self, link: Link) -> list[Path]:
        """Where the units of a target stand now, in reading order."""
        return sorted(path for key in link.keys if (path := self.rewriter.moved(key)) is not None)

    def _numbers(self) -> list[Span]:
        """New numbers in the words as they are: "ayat (2) Pasal 8" to "ayat (3) Pasal 9"."""
        out: list[Span] = []
        for link in self.links:
            target = self.mention.targets[link.target]
            for steps, key in ((target.path, link.keys[:1]), (target.last_path, link.keys[-1:])):
                unit = self.rewriter.moved(key[0]) if key and steps else None
                same = aligned(steps, chain(self.rewriter.after.tree, unit)) if unit is not None else ()
                out += (Span(*piece) for piece in part(self.text, steps, same) if piece[0] >= target.start)
        return list(dict.fromkeys(out))

    def _each(self) -> list[Span]:
        """Each target on its own, in its place in the list."""
        out: list[Span] = []
        before: tuple[Step, ...] = ()
        for link in self.links:
            target = self.mention.targets[link.target]
            units = self._survivors(link)
            if not units:
                before = target.last_path or inherited(before, target.steps) + target.steps
                continue
            found, before = self._one(target, units, before)
            out += found
        if out and out[0].start == self.mention.at:
            first = self.mention.targets[0].steps[0]
            words = next(iter(find(out[0].words)), None)
            if words and words.targets and (kind := words.targets[0].steps[0].kind) is not first.kind:
                out = [*self._preposition(first.kind, kind), *out]
        return out

    def _one(self, target: Target, units: list[Path], before: tuple[Step, ...]) -> tuple[list[Span], tuple[Step, ...]]:
        """The spans of one target, and its steps for the next of the list to inherit from."""
        fit, path = self.rewriter.fit, self.path
        first = fit(target.steps, units[0], before, path)
        if not first:
            return [], inherited(before, target.steps) + target.steps
        full = inherited(before, first) + first
        pieces = part(self.text, target.steps, first)
        if not target.last:
            return [Span(*piece) for piece in pieces], full
        if not self._is_row(units):
            words, full = self._listed(units, before)
            return [Span(target.start, target.end, words)], full
        if len(units) == 1:
            words = " ".join(map(shown, first))
            return [Span(target.start, target.end, words)], full
        last = fit(target.last, units[-1], full, path)
        if not last:
            return [], full
        return [Span(*piece) for piece in pieces + part(self.text, target.last, last)], inherited(full, last) + last

    def _is_row(self, units: list[Path]) -> bool:
        """Whether units still stand side by side, with nothing but new units among them."""
        tree, places = self.rewriter.after.tree, self.rewriter.after.places
        if not places.in_row(units[0], units[-1]):
            return False
        between = places.between(units[0], units[-1])
        others = set(between) - set(units)
        return set(units) <= set(between) and all(at(tree, unit).key not in self.rewriter.known for unit in others)

    def _has_grown(self, link: Link) -> bool:
        """Whether a unit that is new stands between those of a range."""
        units = self._survivors(link)
        between = self.rewriter.after.places.between(units[0], units[-1]) if units else []
        return len(between) > len(units) and self._is_row(units)

    def _is_disordered(self) -> bool:
        """Whether a range has come apart, or a list that stood in its due order no longer does (angka 276)."""
        old, new = [], []
        for link in self.links:
            units = self._survivors(link)
            if not link.paths or not units:
                return False
            target = self.mention.targets[link.target]
            if target.last and len(units) > 1 and (not self._is_row(units) or len(units) < min(3, len(link.keys))):
                return True
            old.append(link.paths[0])
            new.append(units[0] if target.last else self.rewriter.where[link.keys[0]])
        return old == sorted_units(old, self.old_path, self.rewriter.before.tree) and new != sorted_units(
            new, self.path, self.rewriter.after.tree
        )

    def _whole(self) -> list[Span]:
        """The list written anew in its due order, or nothing when its words are not those of a plain list."""
        targets = self.mention.targets
        gaps = [self.text[a.end : b.start] for a, b in zip(targets, targets[1:], strict=False)]
        words = {match.group() for gap in gaps if (match := _CONJUNCTION.search(gap))}
        if len(words) > 1 or any(target.excluded for target in targets) or (len(gaps) and not words):
            return []
        ranged = {unit for link in self.links if targets[link.target].last for unit in self._survivors(link)}
        units = {unit for link in self.links for unit in self._survivors(link)}
        said, _ = self._listed(list(units), (), next(iter(words), "dan"), ranged)
        if not said:
            return []
        start, end = targets[0].start, targets[-1].end
        first = find(said)[0].targets[0].steps[0].kind
        return [*self._preposition(targets[0].steps[0].kind, first), Span(start, end, said)]

    def _listed(
        self, units: list[Path], before: tuple[Step, ...], joint: str = "dan", ranged: set[Path] | None = None
    ) -> tuple[str, tuple[Step, ...]]:
        """The units as a list in its due order, rows of three and more as ranges; "" when one cannot be said."""
        tree, fit = self.rewriter.after.tree, self.rewriter.fit
        ordered = sorted_units(units, self.path, tree)
        said: list[str] = []
        for row in runs(self.rewriter.after.places, ordered, set(units) if ranged is None else ranged):
            first = fit(chain(tree, row[0])[-1:], row[0], before, self.path)
            if not first:
                return "", before
            before = inherited(before, first) + first
            said.append(" ".join(map(shown, first)))
            if len(row) > 1:
                last = fit(chain(tree, row[-1])[-1:], row[-1], before, self.path)
                if not last:
                    return "", before
                before = inherited(before, last) + last
                said[-1] += f" sampai dengan {' '.join(map(shown, last))}"
        return joined(said, joint), before

    def _preposition(self, old: Kind, new: Kind) -> list[Span]:
        """The preposition changed along with the first level: "pada ayat" but "dalam Pasal" (angka 272)."""
        if old is new or not self.mention.prep:
            return []
        places = list(_PREPOSITION.finditer(self.text, max(0, self.mention.at - 40), self.mention.at))
        if not places:
            return []
        word = preposition(new)
        return [Span(places[-1].start(), places[-1].end(), word)] if places[-1].group().lower() != word else []


_CONJUNCTION = re.compile(r"\b(?:dan ?/ ?atau|dan|atau|serta|maupun)\b")
_PREPOSITION = re.compile(r"(?i)\b(?:dalam|pada)\b")


def _applied(text: str, spans: list[Span]) -> str:
    out, place = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        out += [text[place : span.start], span.words]
        place = span.end
    return "".join(out) + text[place:]
