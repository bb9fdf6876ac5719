"""Parting: a clause that was split into its neighbours or its list, or the like joined, told as what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from documents.core.diff.flat import Flat, own_words
from documents.core.diff.pairs import TELLING, Pairs
from documents.core.diff.wording import Op, Ops, bag, words

# A new neighbour is a part of the clause when so much of its words left that clause.
_SHARE = 0.7
_JOINT = " "
_OTHER = {"-": "+", "+": "-", "=": "="}


@dataclass(frozen=True, slots=True)
class Parting:
    """One clause of one text that is several in the other: the places of the whole and of its parts, in order.

    `ops` has the words of each part, from the old to the new text, in the order of `parts`.
    """

    whole: int
    parts: tuple[int, ...]
    ops: tuple[Ops, ...]


def splits(pairs: Pairs) -> Iterator[Parting]:
    """Old clauses that are several in the new text; `parts` are new places, one of them the whole's own partner."""
    for whole, parts in _partings(pairs.old, pairs.new, pairs.to_old):
        yield Parting(whole, parts, tuple(_told(pairs.old, pairs.new, whole, parts)))


def joins(pairs: Pairs) -> Iterator[Parting]:
    """New clauses that were several in the old text; `parts` are old places, one of them the whole's own partner."""
    for whole, parts in _partings(pairs.new, pairs.old, pairs.to_new):
        yield Parting(whole, parts, tuple(map(_back, _told(pairs.new, pairs.old, whole, parts))))


def emptied(flat: Flat, other: Flat, to_other: Sequence[int]) -> dict[int, int]:
    """Units without a partner and words of their own whose parts all come from one neighbour: place to neighbour.

    The neighbour is given by its place in `other`. A pasal parted at an ayat is such a unit.
    """
    found: dict[int, int] = {}
    for place, partner in enumerate(to_other):
        if partner >= 0 or own_words(flat.nodes[place]):
            continue
        below = [to_other[child] for child in flat.children[place] if to_other[child] >= 0]
        owners = {other.parent[child] for child in below}
        if len(owners) == 1 and other.nodes[(owner := owners.pop())].kind is flat.nodes[place].kind:
            found[place] = owner
    return found


def keep_numbers(pairs: Pairs) -> None:
    """Gives what was parted or united the partner that bears its number, where its words made it another's."""
    for one in (pairs, pairs.turned()):
        swaps = [(whole, part) for whole, parts in _partings(one.old, one.new, one.to_old) for part in parts]
        swaps += [(owner, place) for place, owner in emptied(one.new, one.old, one.to_old).items()]
        for whole, part in swaps:
            was, now = one.old.nodes[whole], one.new.nodes[part]
            partner = one.to_new[whole]
            if partner < 0 or one.to_old[part] >= 0 or one.new.parent[part] != one.new.parent[partner]:
                continue
            if was.kind is now.kind and was.number == now.number != one.new.nodes[partner].number:
                one.to_old[partner] = -1
                one.pair(whole, part)


def _back(ops: Ops) -> Ops:
    """The ops of the way back, a deletion before its insertion."""
    back: list[Op] = []
    for sign, text in ops:
        if sign == "+" and back and back[-1][0] == "+":
            back.insert(len(back) - 1, ("-", text))
        else:
            back.append((_OTHER[sign], text))
    return tuple(back)


def _partings(one: Flat, many: Flat, to_one: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each clause that lost words to new neighbours or to what lies in it, with the places of all its parts."""
    free = [place for place, partner in enumerate(to_one) if partner < 0 and own_words(many.nodes[place])]
    for place in dict.fromkeys(_beside(many, to_one, free)):
        whole = to_one[place]
        if own_words(one.nodes[whole]) != own_words(many.nodes[place]):
            parts = _parts(one, many, to_one, whole, place)
            if len(parts) > 1:
                yield whole, parts


def _beside(many: Flat, to_one: Sequence[int], free: Iterable[int]) -> Iterator[int]:
    """The paired units next to the free ones: around them, before them, after them."""
    for place in free:
        parent = many.parent[place]
        if parent < 0:
            continue
        if to_one[parent] >= 0:
            yield parent
        peers = many.children[parent]
        at = peers.index(place)
        for way in (range(at - 1, -1, -1), range(at + 1, len(peers))):
            found = next((peers[i] for i in way if to_one[peers[i]] >= 0), None)
            if found is not None:
                yield found


def _parts(one: Flat, many: Flat, to_one: Sequence[int], whole: int, place: int) -> tuple[int, ...]:
    """The unit at `place` with what took the words it lost: neighbours before, what lies in it, neighbours after."""
    left = bag(own_words(one.nodes[whole])) - bag(own_words(many.nodes[place]))
    peers = many.children[many.parent[place]] if many.parent[place] >= 0 else [place]
    first = last = at = peers.index(place)
    inside = _inside(many, to_one, many.children[place], left)
    kind = many.nodes[place].kind
    while first > 0 and many.nodes[peers[first - 1]].kind is kind and _takes(many, to_one, peers[first - 1], left):
        first -= 1
    while (
        last + 1 < len(peers)
        and many.nodes[peers[last + 1]].kind is kind
        and _takes(many, to_one, peers[last + 1], left)
    ):
        last += 1
    return (*peers[first : at + 1], *inside, *peers[at + 1 : last + 1])


def _inside(many: Flat, to_one: Sequence[int], children: Sequence[int], left: Counter[str]) -> list[int]:
    """The items at the head of a list that took words of the sentence around it, when together they tell enough."""
    found: list[int] = []
    before = left.total()
    rest = left.copy()
    for child in children:
        if not _takes(many, to_one, child, rest, least=1):
            break
        found.append(child)
    if before - rest.total() < TELLING - 1:
        return []
    left.clear()
    left.update(rest)
    return found


def _takes(many: Flat, to_one: Sequence[int], place: int, left: Counter[str], least: int = TELLING - 1) -> bool:
    """Whether a unit without a partner has most of its words from those `left`, which it then takes away."""
    if to_one[place] >= 0:
        return False
    has = bag(own_words(many.nodes[place]))
    common = (has & left).total()
    if common < least or common < _SHARE * has.total():
        return False
    left.subtract(has & left)
    return True


def _told(one: Flat, many: Flat, whole: int, parts: tuple[int, ...]) -> Iterator[Ops]:
    """The words from the whole to its parts laid end to end, cut up again part by part."""
    texts = [own_words(many.nodes[part]) for part in parts]
    said = [text for text in texts if text]
    cut = _cut(list(words(own_words(one.nodes[whole]), _JOINT.join(said))), [len(text) for text in said])
    yield from (next(cut) if text else () for text in texts)


def _cut(ops: list[Op], lengths: list[int]) -> Iterator[Ops]:
    """The ops of each part; what stands in the whole only goes to the part it follows, the joints to none."""
    for number, length in enumerate(lengths):
        made: list[Op] = []
        left = length
        while ops:
            sign, text = ops[0]
            if sign == "-":
                made.append(ops.pop(0))
                continue
            if not left:
                break
            made.append((sign, text[:left]))
            rest = text[left:]
            left -= min(len(text), left)
            ops[0] = (sign, rest)
            if not rest:
                ops.pop(0)
        if number + 1 < len(lengths) and ops:
            sign, text = ops.pop(0)
            if text[len(_JOINT) :]:
                ops.insert(0, (sign, text[len(_JOINT) :]))
        yield tuple(made)
