"""The longest run of equal elements two sequences share: Myers' O(ND) search with a bound on its work."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence

# Work bound: (length of both) x (edits looked ahead) stays near this many steps, a quarter of a second.
_STEPS = 2_000_000
_LEAST_AHEAD = 16
_MOST_AHEAD = 1_500

Pair = tuple[int, int]


def matching(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Index pairs of equal elements, rising on both sides; the most there can be while the texts are short.

    Long and very different sequences are matched piece by piece with a bounded look-ahead: still a true
    common subsequence, perhaps not the longest, in time linear in the length.
    """
    head = _common_head(old, new)
    tail = _common_tail(old, new, head)
    pairs = [(i, i) for i in range(head)]
    if head + tail < min(len(old), len(new)):
        names: dict[Hashable, int] = {}
        a = [names.setdefault(item, len(names)) for item in old[head : len(old) - tail]]
        b = [names.setdefault(item, len(names)) for item in new[head : len(new) - tail]]
        pairs += [(i + head, j + head) for i, j in _myers(a, b)]
    pairs += [(len(old) - t, len(new) - t) for t in range(tail, 0, -1)]
    return pairs


def rising(values: Sequence[int]) -> set[int]:
    """Positions of a longest strictly rising subsequence of `values`."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        slot = bisect_left(tails, value)
        before.append(ends[slot - 1] if slot else -1)
        if slot == len(tails):
            tails.append(value)
            ends.append(position)
        else:
            tails[slot] = value
            ends[slot] = position
    kept: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept


def _common_head(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    most = min(len(a), len(b))
    head = 0
    while head < most and a[head] == b[head]:
        head += 1
    return head


def _common_tail(a: Sequence[Hashable], b: Sequence[Hashable], head: int) -> int:
    most = min(len(a), len(b)) - head
    tail = 0
    while tail < most and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return tail


def _myers(a: list[int], b: list[int]) -> list[Pair]:
    if not a or not b:
        return []
    in_a, in_b = set(a), set(b)
    shared = in_a & in_b
    if not shared:
        return []
    if len(shared) < len(in_a | in_b):
        return _without_strangers(a, b, shared)
    return _in_pieces(a, b)


def _without_strangers(a: list[int], b: list[int], shared: set[int]) -> list[Pair]:
    """Elements that stand on one side only can never match: search without them, then name the old places."""
    at_a = [i for i, item in enumerate(a) if item in shared]
    at_b = [j for j, item in enumerate(b) if item in shared]
    pairs = _in_pieces([a[i] for i in at_a], [b[j] for j in at_b])
    return [(at_a[i], at_b[j]) for i, j in pairs]


def _in_pieces(a: list[int], b: list[int]) -> list[Pair]:
    ahead = max(_LEAST_AHEAD, min(_MOST_AHEAD, _STEPS // (len(a) + len(b) + 1)))
    pairs: list[Pair] = []
    i = j = 0
    while i < len(a) and j < len(b):
        found, (i, j) = _piece(a, b, i, j, ahead)
        pairs += found
    return pairs


def _piece(a: list[int], b: list[int], start_a: int, start_b: int, ahead: int) -> tuple[list[Pair], Pair]:
    """Matches from a starting point to the end, or to the furthest point that `ahead` edits reach."""
    n, m = len(a) - start_a, len(b) - start_b
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(ahead, n + m) + 1):
        trace.append(reach)
        row: dict[int, int] = {}
        for k in range(-edits + 2 * max(0, edits - m), edits - 2 * max(0, edits - n) + 1, 2):
            _, x = _step(reach, k, edits)
            while x < n and x - k < m and a[start_a + x] == b[start_b + x - k]:
                x += 1
            row[k] = x
            if x >= n and x - k >= m:
                return _back(trace, k, x, (start_a, start_b)), (len(a), len(b))
        reach = row
    k = max(reach, key=lambda diagonal: min(reach[diagonal], n) + min(reach[diagonal] - diagonal, m))
    x = reach[k]
    return _back(trace, k, x, (start_a, start_b)), (start_a + min(x, n), start_b + min(x - k, m))


def _step(reach: dict[int, int], k: int, edits: int) -> Pair:
    """The diagonal one comes from and where diagonal k then begins: down from k + 1 or right from k - 1."""
    left, right = reach.get(k - 1, -1), reach.get(k + 1, -1)
    if k == -edits or left < right:
        return k + 1, right
    return k - 1, left + 1


def _back(trace: list[dict[int, int]], k: int, x: int, start: Pair) -> list[Pair]:
    """The matches on the way that led to x on diagonal k, from its beginning."""
    pairs: list[Pair] = []
    for edits in range(len(trace) - 1, -1, -1):
        came_from, begin = _step(trace[edits], k, edits)
        pairs += [(start[0] + i, start[1] + i - k) for i in range(x - 1, begin - 1, -1)]
        k, x = came_from, trace[edits][came_from]
    return pairs[::-1]
