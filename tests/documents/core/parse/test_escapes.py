"""What looks like a label gets a doubt, what begins with a backslash another one, and the readers take them away."""

import pytest

from documents.core.layout import layout, layout_unit
from documents.core.parse import parse, parse_unit
from documents.core.parse.escapes import (
    DOUBT,
    PART,
    doubtful,
    escape,
    escape_row,
    open_command,
    open_joints,
    shut_command,
    shut_joints,
    unescape,
    unescape_row,
)
from documents.core.tree import Kind, Node

NORM = "Ayat ke-1 yang berbunyi demikian."


@pytest.mark.parametrize("text", ["(1) Daerah", "a. izin", "3) x", "(l) Daerah", "c, biaya"])
def test_what_looks_like_a_list_mark_is_in_doubt(text: str) -> None:
    assert doubtful(text) == DOUBT + text
    assert escape(text) == f"\\{text}"
    assert unescape(escape(text)) == text


@pytest.mark.parametrize("text", ["Pasal 5", "BAB II", "Bagian Kedua", "Pasal l2", "1. Pasal 5 dihapus.", "“Pasal 4"])
def test_what_looks_like_a_heading_or_an_instruction_is_in_doubt_for_the_whole_act(text: str) -> None:
    assert doubtful(text, whole=False) == PART + text


@pytest.mark.parametrize("text", ["\\", "\\(1) Daerah", "\\biasa"])
def test_a_backslash_of_the_text_itself_gets_another(text: str) -> None:
    assert escape(text) == f"\\{text}"
    assert unescape(escape(text)) == text


@pytest.mark.parametrize("text", ["Setiap orang wajib melapor.", NORM, "Pasal ini mengatur hal lain."])
def test_prose_is_left_alone(text: str) -> None:
    assert escape(text) == text
    assert unescape(f"\\{text}") is None


def test_labels_in_the_middle_of_a_line() -> None:
    said = "Meliputi: a. izin; b. biaya. (2) Hal"
    shut = shut_joints(said)
    assert shut.count(DOUBT) == 3
    assert open_joints(shut.replace(DOUBT, "\\")) == said


def test_commands_are_in_doubt_only_where_instructions_may_stand() -> None:
    said = "Ketentuan Pasal 5 diubah."
    assert shut_command(said) == PART + said
    assert shut_command(said, instructs=False) == said
    assert open_command(f"\\{said}") == said
    assert open_command("\\biasa") == "\\biasa"


def test_rows_of_a_lampiran_keep_their_spacing() -> None:
    assert escape_row("    LAMPIRAN II") == f"    {PART}LAMPIRAN II"
    assert unescape_row("    \\LAMPIRAN II") == "    LAMPIRAN II"
    assert unescape_row("  \\ /  ") == "  \\ /  "


def _act(*pasal: Node) -> Node:
    return Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=pasal),))


def test_words_that_only_look_like_labels_are_printed_plain() -> None:
    """No backslash where the place itself keeps the words from being read as a label."""
    ayat = tuple(
        Node(Kind.AYAT, str(n), "", said)
        for n, said in enumerate(
            (NORM, "Ketentuan ini dapat diubah.", "Wajib: c. izin. (7) Hal itu.", "Satu.\n(9) X"), 1
        )
    )
    tree = _act(Node(Kind.PASAL, "1", children=ayat), Node(Kind.PASAL, "2", text="Menimbang dan Mengingat.\n12"))
    printed = layout(tree)
    assert "\\" not in printed
    assert parse(printed).tree == tree


def test_words_that_would_be_read_as_labels_are_kept_from_it() -> None:
    tree = _act(Node(Kind.PASAL, "1", text="(1) Satu\nPasal 2\nBAB II"), Node(Kind.PASAL, "2", text="Dua: a. x; b. y."))
    printed = layout(tree)
    assert printed == "Pasal 1\n\\(1) Satu\n\n\\Pasal 2\n\n\\BAB II\n\nPasal 2\nDua: \\a. x; b. y.\n"
    assert parse(printed).tree == tree


def test_the_text_area_shows_no_needless_backslash() -> None:
    said = "\n".join(f"({n}) Ayat ke-{n} yang berbunyi demikian." for n in range(1, 40))
    assert layout_unit(parse_unit(Kind.PASAL, said)[0]) == said


def test_an_item_after_an_escaped_label_stays_an_item() -> None:
    parsed = parse("Menimbang BAB I\nPASAL DEMI PASAL\na) wajib:")
    pembukaan = parsed.tree.first(Kind.PEMBUKAAN)
    assert pembukaan is not None
    (menimbang,) = pembukaan.children
    assert menimbang == Node(
        Kind.MENIMBANG, text="BAB I\nPASAL DEMI PASAL", children=(Node(Kind.HURUF, "a", text="wajib:"),)
    )
    assert parse(layout(parsed.tree)).tree == parsed.tree
