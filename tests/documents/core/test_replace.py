"""Words found in law text and what stands in their place: whole words, clitics, letters, units and fields."""

import pytest

from documents.core.replace import MOST, Query, find, replaced
from documents.core.tree import Kind, Node

TEXT = "Pelayanan dasar wajib. PELAYANAN diatur; pelayanannya dan pelayanan-pelayanan lain, serta kepelayanan."


def tree(text: str = TEXT, heading: str = "") -> Node:
    return Node(Kind.BATANG_TUBUH, children=(Node(Kind.PASAL, "1", heading, text, key="aaaaaaaa"),))


def after(query: Query, text: str = TEXT) -> str:
    return replaced(text, find(tree(text), query))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            Query("pelayanan", "layanan"),
            "Layanan dasar wajib. LAYANAN diatur; pelayanannya dan layanan-layanan lain, serta kepelayanan.",
        ),
        (
            Query("pelayanan", "layanan", clitics=True),
            "Layanan dasar wajib. LAYANAN diatur; layanannya dan layanan lain, serta kepelayanan.",
        ),
        (
            Query("pelayanan", "layanan", case=True),
            "Pelayanan dasar wajib. PELAYANAN diatur; pelayanannya dan layanan-layanan lain, serta kepelayanan.",
        ),
        (
            Query("pelayanan", "layanan", whole=False),
            "Layanan dasar wajib. LAYANAN diatur; layanannya dan layanan-layanan lain, serta kelayanan.",
        ),
    ],
)
def test_what_stands_in_its_place(query, expected):
    assert after(query) == expected


def test_a_phrase_is_found_over_any_white_space():
    assert after(Query("setiap orang", "Setiap Orang"), "bagi setiap\norang dan setiap  orang") == (
        "bagi Setiap Orang dan Setiap Orang"
    )


def test_a_title_keeps_its_capitals():
    assert after(Query("wali kota", "bupati"), "Wali Kota, WALI KOTA, wali kota") == "Bupati, BUPATI, bupati"


def test_names_typed_as_they_stand_come_as_typed():
    assert after(Query("Walikota", "Wali Kota"), "Walikota Serang") == "Wali Kota Serang"


def test_signs_of_patterns_are_only_signs():
    assert after(Query("(1)", "(2)", whole=False), "ayat (1) dan (11)") == "ayat (2) dan (11)"


def test_headings_are_searched_too():
    hits = find(tree("isi pelayanan", "PELAYANAN"), Query("pelayanan", "layanan"))
    assert [(hit.field, hit.found, hit.replacement) for hit in hits] == [
        ("heading", "PELAYANAN", "LAYANAN"),
        ("text", "pelayanan", "layanan"),
    ]
    assert len({hit.name for hit in hits}) == 2


@pytest.mark.parametrize("words", ["", "   "])
def test_nothing_is_not_searched(words):
    assert find(tree(), Query(words, "x")) == ()


def test_the_list_has_an_end():
    assert len(find(tree("kata " * (MOST + 5)), Query("kata"))) == MOST
