"""Heat: a row for each pasal over all versions, a cell for each step."""

import pytest

from documents.core.diff import compare
from documents.core.heat import ABSENT, CHANGED, DELETED, INSERTED, MOVED, SAME, heat
from documents.core.tree import Kind, Node


def act(*pasal: tuple[str, str], notes: dict[str, str] | None = None) -> Node:
    body = tuple(Node(Kind.PASAL, str(n), text=text, key=key * 8) for n, (key, text) in enumerate(pasal, 1))
    explained = tuple(
        Node(Kind.PASAL, str(n), text=(notes or {}).get(key, "Cukup jelas."), key=f"{key * 7}0", explains=key * 8)
        for n, (key, _) in enumerate(pasal, 1)
    )
    return Node(
        Kind.PERDA,
        key="root0000",
        children=(
            Node(Kind.BATANG_TUBUH, key="body0000", children=body),
            Node(Kind.PENJELASAN, key="note0000", text="PENJELASAN", children=explained),
        ),
    )


def rows_of(*trees: Node):
    return heat(trees, [compare(old, new) for old, new in zip(trees, trees[1:], strict=False)])


def states(*trees: Node) -> dict[str, list[str]]:
    return {row.key[0]: [cell.state for cell in row.cells] for row in rows_of(*trees)}


def test_each_step_of_each_pasal():
    first = act(("a", "Satu dua."), ("b", "Tiga empat."))
    second = act(("a", "Satu dua lima."), ("c", "Enam."), ("b", "Tiga empat."))
    third = act(("a", "Satu dua lima."), ("c", "Enam."))
    assert states(first, second, third) == {
        "a": [CHANGED, SAME],
        "c": [INSERTED, SAME],
        "b": [SAME, DELETED],
    }


def test_a_share_grows_with_what_changed():
    old = act(("a", "Satu dua tiga empat."), ("b", "Satu dua tiga empat."))
    new = act(("a", "Satu dua tiga lima."), ("b", "Lima enam tujuh delapan."))
    little, much = (row.cells[0].share for row in rows_of(old, new))
    assert 0 < little < much <= 1


def test_its_penjelasan_counts_for_the_pasal():
    old, new = act(("a", "Satu.")), act(("a", "Satu."), notes={"a": "Yang dimaksud dengan satu."})
    (row,) = rows_of(old, new)
    assert row.cells[0].state == CHANGED
    assert row.cells[0].words > 0


def test_a_move_is_no_change_of_words():
    old = act(("a", "Satu."), ("b", "Dua."), ("c", "Tiga."))
    new = act(("b", "Dua."), ("c", "Tiga."), ("a", "Satu."))
    assert states(old, new)["a"] == [MOVED]


def test_what_is_long_gone_is_absent():
    first, last = act(("a", "Satu."), ("b", "Dua.")), act(("b", "Dua."))
    assert states(first, last, last)["a"] == [DELETED, ABSENT]
    assert [row.key[0] for row in rows_of(first, last, last)] == ["a", "b"]


def test_one_version_has_no_step():
    (row,) = rows_of(act(("a", "Satu.")))
    assert (row.number, row.cells) == ("1", ())


def test_steps_must_fit():
    with pytest.raises(ValueError, match="one comparison"):
        heat([act(("a", "Satu."))] * 3, [()])
