"""References that only go along with units that moved are no news."""

from dataclasses import replace

from documents.core.diff import compare, following
from documents.core.numbering import renumber
from documents.core.references import rewrite, rewritten
from documents.core.tree import Kind, Node, replace_at


def act(*texts: str) -> Node:
    pasal = tuple(Node(Kind.PASAL, str(n), text=text, key=f"{n}" * 8) for n, text in enumerate(texts, 1))
    return Node(Kind.PERDA, key="root0000", children=(Node(Kind.BATANG_TUBUH, key="body0000", children=pasal),))


OLD = act(
    "Satu.", "Dua.", "Sebagaimana dimaksud dalam Pasal 2 berlaku ketentuan ini.", "Denda lima hari menurut Pasal 1."
)


def with_new_pasal(tree: Node) -> Node:
    body = tree.children[0]
    new = Node(Kind.PASAL, text="Baru.", key="nnnnnnnn")
    return renumber(replace(tree, children=(replace(body, children=(body.children[0], new, *body.children[1:])),)))


def test_a_reference_that_follows_is_told_apart():
    moved = with_new_pasal(OLD)
    new = rewritten(moved, rewrite(OLD, moved))
    changes = compare(OLD, new)
    assert "33333333" in {change.key for change in changes if "changed" in change.kinds}
    assert following(OLD, new, changes) == {"33333333"}


def test_a_number_somebody_changed_is_news():
    new = replace_at(OLD, (0, 3), replace(OLD.children[0].children[3], text="Denda lima hari menurut Pasal 2."))
    assert following(OLD, new, compare(OLD, new)) == frozenset()


def test_words_are_news():
    new = replace_at(OLD, (0, 0), replace(OLD.children[0].children[0], text="Satu saja."))
    assert following(OLD, new, compare(OLD, new)) == frozenset()
