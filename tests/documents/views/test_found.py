"""What a preview shows of a text before it is kept: doubts that lead to their places, and a limit told in time."""

import pytest

from documents.core.parse import parse
from documents.core.tree import Kind, Node
from documents.forms import PerdaForm
from documents.reading import Unreadable
from documents.views import found
from documents.views.found import found_in, laid_out
from tests.documents.actions.test_archive import OLD


def shown(text: str) -> dict:
    return found_in(parse(text), PerdaForm(initial={"text": text}), ())


def test_a_doubt_leads_to_its_line_and_to_its_unit_in_print():
    text = OLD.replace("Pasal 3\n", "Pasal 7\n")
    context = shown(text)
    doubt = next(doubt for doubt in context["findings"] if doubt.address == "Pasal 7")
    assert text.split("\n")[doubt.line - 1] == doubt.quote == "Pasal 7"
    assert f'id="{doubt.anchor}"' in context["law"]
    number = [each.anchor for each in context["findings"]].index(doubt.anchor) + 1
    assert f'href="#hal-{number}">Meragukan</a>' in context["law"]


def test_of_two_units_with_one_number_the_second_is_meant():
    text = OLD.replace("Pasal 3\n", "Pasal 2\n")
    doubts = [doubt for doubt in shown(text)["findings"] if doubt.address == "Pasal 2"]
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line == "Pasal 2"]
    assert doubts
    assert {doubt.line for doubt in doubts} <= {lines[1]}
    assert {doubt.anchor for doubt in doubts} == {"pasal-2-2"}


def test_of_two_units_with_one_number_the_first_is_meant_where_it_is_out_of_order():
    text = OLD.replace("Pasal 2\n", "Pasal 4\n", 1)  # before Pasal 3 and Pasal 4
    doubt = next(each for each in shown(text)["findings"] if each.message.startswith("Pasal 4 berdiri setelah 1."))
    assert doubt.line == text.split("\n").index("Pasal 4") + 1
    assert doubt.anchor == "pasal-4"


def test_a_sound_text_has_no_marks():
    context = shown(OLD)
    assert "Meragukan" not in context["law"]


def test_a_text_that_grows_too_long_in_its_layout_is_refused_at_once(monkeypatch):
    monkeypatch.setattr(found, "MAX_TEXT", 30)
    tree = Node(Kind.PERDA, children=(Node(Kind.JUDUL, text="PERATURAN DAERAH KOTA SERANG"),))
    assert laid_out(tree, "a.txt").startswith("PERATURAN")
    with pytest.raises(Unreadable, match="“panjang.txt” menjadi terlalu panjang setelah disusun"):
        laid_out(Node(Kind.PERDA, children=(Node(Kind.JUDUL, text="PERATURAN " * 5),)), "map/panjang.txt")
