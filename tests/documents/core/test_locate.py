"""The line on which each unit of a typed text begins."""

from documents.core.address import addresses
from documents.core.layout import layout
from documents.core.locate import lines_of
from documents.core.parse import parse
from tests.people import SHORT


def located(text: str) -> dict[str, str]:
    """The line each address is found on."""
    tree = parse(text).tree
    rows, names = text.split("\n"), addresses(tree)
    return {names[path]: rows[line - 1].strip() for path, line in lines_of(tree, text).items()}


def test_each_unit_is_found_on_its_own_line():
    found = located(layout(parse(SHORT).tree))
    assert found["Pasal 3"] == "Pasal 3"
    assert found["Pasal 2 ayat (1)"].startswith("(1)")
    assert found["Pasal 2 ayat (2) huruf b"].startswith("b.")
    assert found["BAB II"] == "BAB II"


def test_equal_words_are_told_apart_by_their_order():
    tree = parse(SHORT).tree
    text = layout(tree)
    lines = list(lines_of(tree, text).values())
    assert lines == sorted(lines)
    names = addresses(tree)
    notes = {names[path]: line for path, line in lines_of(tree, text).items() if "Penjelasan Pasal" in names[path]}
    assert len(set(notes.values())) == len(notes) > 1


def test_broken_lines_and_windows_line_ends_are_no_hindrance():
    text = layout(parse(SHORT).tree).replace(" diselenggarakan ", "\n diselenggarakan ").replace("\n", "\r\n")
    found = located(text)
    assert found["Pasal 3"] == "Pasal 3"


def test_what_stands_nowhere_has_no_line():
    tree = parse(SHORT).tree
    assert lines_of(tree, "") == {}
    assert lines_of(tree, "lain sama sekali") == {}
