"""References of a tree: targets by the rules of Lampiran II angka 271-283, and what is wrong with them."""

from dataclasses import replace

import pytest

from documents.core.address import address_of
from documents.core.references import Reference, references
from documents.core.tree import Kind, Node, at, replace_at, walk_paths


def unit(kind: Kind, number: str = "", text: str = "", *children: Node) -> Node:
    return Node(kind, number, "", text, children)


FIRST = (
    unit(
        Kind.PASAL,
        "1",
        "Dalam Peraturan Daerah ini yang dimaksud dengan:",
        unit(Kind.ANGKA, "1", "Daerah adalah Kota Serang."),
        unit(Kind.ANGKA, "2", "Izin adalah persetujuan."),
    ),
    unit(
        Kind.PASAL,
        "2",
        "",
        unit(
            Kind.AYAT,
            "1",
            "Jenis:",
            unit(
                Kind.HURUF,
                "a",
                "satu:",
                unit(Kind.ANGKA, "1", "x:", unit(Kind.HURUF, "a", "dalam."), unit(Kind.HURUF, "b", "dalam.")),
                unit(Kind.ANGKA, "2", "y;"),
            ),
            unit(Kind.HURUF, "b", "dua;"),
            unit(Kind.HURUF, "c", "tiga."),
        ),
        unit(Kind.AYAT, "1a", "Sisipan."),
        unit(Kind.AYAT, "2", "Dihapus."),
        unit(Kind.AYAT, "3", "Isi."),
    ),
    unit(Kind.PASAL, "2A", "Sisipan."),
    unit(Kind.PASAL, "3", "Meliputi:", unit(Kind.HURUF, "a", "satu;"), unit(Kind.HURUF, "b", "dua.")),
    unit(Kind.PASAL, "4", "Dihapus."),
)


def act(*, body: tuple[Node, ...] = (), text: str = "", **parts: tuple[Node, ...]) -> Node:
    """Five pasal, the text under test as Pasal 5 ayat (3); other parts as given."""
    pasal = (
        *FIRST,
        unit(
            Kind.PASAL,
            "5",
            "",
            unit(Kind.AYAT, "1", "Isi."),
            unit(Kind.AYAT, "2", "Rincian:", unit(Kind.HURUF, "a", "satu;"), unit(Kind.HURUF, "b", "dua.")),
            unit(Kind.AYAT, "3", text),
            unit(Kind.AYAT, "4", "Isi."),
        ),
        unit(Kind.PASAL, "6", "Isi."),
    )
    bab = Node(Kind.BAB, "I", "UMUM", "", (Node(Kind.BAGIAN, "Kesatu", "Umum", "", pasal[:3]), *pasal[3:], *body))
    opening = (
        unit(Kind.MENIMBANG, "", "", unit(Kind.HURUF, "a", "bahwa satu;"), unit(Kind.HURUF, "b", "bahwa dua;")),
        *parts.get("opening", ()),
    )
    return Node(
        Kind.PERDA,
        children=(
            unit(Kind.JUDUL, "", "PERATURAN DAERAH KOTA SERANG"),
            unit(Kind.PEMBUKAAN, "", "", *opening),
            unit(Kind.BATANG_TUBUH, "", "", bab),
            *parts.get("rest", ()),
        ),
    )


def found(tree: Node, address: str) -> list[Reference]:
    return [reference for reference in references(tree) if reference.address == address]


CASES = [
    ("dalam Pasal 1 angka 2", ["Pasal 1 angka 2"], "ok"),
    ("pada ayat (1)", ["Pasal 5 ayat (1)"], "ok"),
    ("pada ayat (2) huruf a dan huruf b", ["Pasal 5 ayat (2) huruf a", "Pasal 5 ayat (2) huruf b"], "ok"),
    ("dalam Pasal 2 ayat (1) dan ayat (3)", ["Pasal 2 ayat (1)", "Pasal 2 ayat (3)"], "ok"),
    ("dalam Pasal 2 ayat (1) huruf a angka 1 huruf b)", ["Pasal 2 ayat (1) huruf a angka 1 huruf b)"], "ok"),
    ("dalam Pasal 2 sampai dengan Pasal 3", ["Pasal 2", "Pasal 2A", "Pasal 3"], "ok"),
    ("dalam Pasal 2 ayat (1) sampai dengan ayat (1a)", ["Pasal 2 ayat (1)", "Pasal 2 ayat (1a)"], "ok"),
    ("dalam Pasal 1 sampai dengan Pasal 3, kecuali Pasal 2A", ["Pasal 1", "Pasal 2", "Pasal 3"], "ok"),
    ("dalam Pasal ini", ["Pasal 5"], "ok"),
    ("pada ayat ini", ["Pasal 5 ayat (3)"], "ok"),
    ("dalam Pasal 2 ayat (1) huruf a sampai dengan huruf c", [f"Pasal 2 ayat (1) huruf {x}" for x in "abc"], "ok"),
    ("dalam Pasal IX angka 2", ["Pasal IX angka 2"], "external"),
    ("pada ayat (1) Pasal ini", ["Pasal 5 ayat (1)"], "ok"),
    ("dalam Pasal 3 Peraturan Daerah ini", ["Pasal 3"], "ok"),
    ("dalam BAB I", ["BAB I"], "ok"),
    ("dalam Bagian Kesatu", ["BAB I Bagian Kesatu"], "ok"),
    ("dalam Pasal 2 huruf c", ["Pasal 2 ayat (1) huruf c"], "ok"),
    ("dalam Peraturan Daerah ini", [], "ok"),
    ("dalam Pasal 9", ["Pasal 9"], "dangling"),
    ("dalam Pasal 3 huruf f", ["Pasal 3 huruf f"], "dangling"),
    ("pada ayat (7)", ["Pasal 5 ayat (7)"], "dangling"),
    ("dalam Pasal 3 dan Pasal 9", ["Pasal 3", "Pasal 9"], "dangling"),
    ("dalam Lampiran II", ["Lampiran II"], "dangling"),
    ("dalam Pasal 4", ["Pasal 4"], "deleted"),
    ("dalam Pasal 2 ayat (2)", ["Pasal 2 ayat (2)"], "deleted"),
    ("dalam Pasal 6", ["Pasal 6"], "forward"),
    ("pada ayat (4)", ["Pasal 5 ayat (4)"], "forward"),
    ("dalam Pasal 5 Undang-Undang Nomor 1 Tahun 2022", ["Pasal 5 Undang-Undang Nomor 1 Tahun 2022"], "external"),
    ("di atas", [], "unread"),
]


@pytest.mark.parametrize(("words", "targets", "status"), CASES)
def test_targets_and_status(words: str, targets: list[str], status: str) -> None:
    (reference,) = found(act(text=f"Izin sebagaimana dimaksud {words} berlaku."), "Pasal 5 ayat (3)")
    assert list(reference.targets) == targets
    assert reference.status == status


def test_a_capital_i_is_a_suffix_where_there_is_such_a_pasal_and_else_a_digit() -> None:
    tree = act(body=(unit(Kind.PASAL, "7I", "Isi."), unit(Kind.PASAL, "81", "Dalam Pasal 7I dan Pasal 8I.")))
    (reference,) = found(tree, "Pasal 81")
    assert reference.targets == ("Pasal 7I", "Pasal 81")


def test_targets_carry_paths_and_keys() -> None:
    tree = act(text="Izin sebagaimana dimaksud pada ayat (1) berlaku.")
    (path,) = [path for path, node in walk_paths(tree) if address_of(tree, path) == "Pasal 5 ayat (1)"]
    tree = replace_at(tree, path, replace(at(tree, path), key="abcdefgh"))
    (reference,) = found(tree, "Pasal 5 ayat (3)")
    assert reference.paths == (path,)
    assert reference.links[0].keys == ("abcdefgh",)


def test_considerations_cite_one_another() -> None:
    opening = unit(
        Kind.MENIMBANG,
        "",
        "",
        unit(Kind.HURUF, "a", "bahwa satu;"),
        unit(Kind.HURUF, "b", "bahwa sebagaimana dimaksud dalam huruf a perlu menetapkan Peraturan Daerah;"),
    )
    tree = replace_at(act(), (1, 0), opening)
    (reference,) = found(tree, "Menimbang huruf b")
    assert reference.targets == ("Menimbang huruf a",)
    assert reference.status == "ok"


def test_the_legal_basis_is_always_another_act() -> None:
    basis = unit(Kind.MENGINGAT, "", "", unit(Kind.ANGKA, "1", "Pasal 3 huruf a;"))
    (reference,) = found(act(opening=(basis,)), "Mengingat angka 1")
    assert reference.status == "external"


def test_an_explanation_speaks_of_the_pasal_it_explains() -> None:
    note = unit(
        Kind.PENJELASAN,
        "",
        "PENJELASAN",
        unit(Kind.UMUM, "I", "Lihat Pasal 3."),
        unit(
            Kind.PASAL,
            "5",
            "",
            unit(Kind.AYAT, "2", "Cukup jelas.", unit(Kind.HURUF, "b", "Berbeda dari huruf a dan ayat (1).")),
        ),
    )
    tree = act(rest=(note,))
    (general,) = found(tree, "Penjelasan Umum")
    assert general.targets == ("Pasal 3",)
    (item,) = found(tree, "Penjelasan Pasal 5 ayat (2) huruf b")
    assert item.targets == ("Pasal 5 ayat (2) huruf a", "Pasal 5 ayat (1)")
    assert {item.status, general.status} == {"ok"}


def test_a_nested_item_is_cited_from_beside_it_before_from_further_out() -> None:
    inner = unit(
        Kind.HURUF,
        "a",
        "satu:",
        unit(Kind.ANGKA, "1", "x;"),
        unit(Kind.ANGKA, "2", "seperti pada angka 1 dan dalam huruf b;"),
    )
    pasal = unit(Kind.PASAL, "7", "Meliputi:", inner, unit(Kind.HURUF, "b", "dua."))
    first, second = found(act(body=(pasal,)), "Pasal 7 huruf a angka 2")
    assert first.targets == ("Pasal 7 huruf a angka 1",)
    assert second.targets == ("Pasal 7 huruf b",)


def test_a_closing_phrase_cites_the_list_before_it() -> None:
    pasal = unit(
        Kind.PASAL,
        "7",
        "Setiap:",
        unit(Kind.HURUF, "a", "satu,"),
        unit(Kind.LANJUTAN, "", "yang dimaksud dalam huruf a dan ayat (1)."),
    )
    first = found(act(body=(pasal,)), "Pasal 7 lanjutan")[0]
    assert first.targets[0] == "Pasal 7 huruf a"


def test_lampiran_are_found_by_number_and_deeper_parts_stay_words() -> None:
    tree = act(
        text="tercantum dalam Lampiran I huruf A angka 3 dan dalam Lampiran Peraturan Daerah ini",
        rest=(unit(Kind.LAMPIRAN, "I", "A. Tarif huruf a"), unit(Kind.LAMPIRAN, "II", "B. Peta")),
    )
    deep, whole = found(tree, "Pasal 5 ayat (3)")
    assert (deep.targets, deep.status) == (("Lampiran I huruf A angka 3",), "ok")
    assert (whole.targets, whole.status) == (("Lampiran I", "Lampiran II"), "ok")
    assert [reference.status for reference in found(tree, "Lampiran I")] == ["external"]


AMENDED = unit(
    Kind.PASAL,
    "5",
    "",
    unit(Kind.AYAT, "1", "Isi."),
    unit(Kind.AYAT, "2", "Sebagaimana dimaksud pada ayat (1) dan dalam Pasal 3 tidak melanggar Pasal 99."),
)


def amending() -> Node:
    sentence = "Ketentuan ayat (2) Pasal 5 diubah sehingga Pasal 5 berbunyi sebagai berikut:"
    change = unit(Kind.PERUBAHAN, "1", sentence, AMENDED)
    opening = unit(Kind.PASAL, "I", "Beberapa ketentuan dalam Pasal 5 diubah.", change)
    closing = unit(Kind.PASAL, "II", "Sebagaimana dimaksud dalam Pasal I berlaku.")
    return Node(
        Kind.PERDA,
        children=(
            unit(Kind.JUDUL, "", "PERATURAN DAERAH\nTENTANG\nPERUBAHAN ATAS PERATURAN DAERAH NOMOR 1 TAHUN 2020"),
            unit(Kind.BATANG_TUBUH, "", "", opening, closing),
        ),
    )


def test_new_text_of_an_amending_act_cites_the_amended_act() -> None:
    tree = amending()
    sentence = found(tree, "Pasal I angka 1")
    assert [(reference.targets, reference.status) for reference in sentence] == [
        (("Pasal 5 ayat (2)",), "external"),
        (("Pasal 5",), "external"),
    ]
    same, other, nowhere = found(tree, "Pasal I angka 1 Pasal 5 ayat (2)")
    assert (same.targets, same.status) == (("Pasal I angka 1 Pasal 5 ayat (1)",), "ok")
    assert (other.targets, other.status) == (("Pasal 3",), "external")
    assert nowhere.status == "external"
    assert [reference.status for reference in found(tree, "Pasal I")] == ["external"]
    assert [reference.status for reference in found(tree, "Pasal II")] == ["ok"]


def test_the_amended_act_answers_when_it_is_given() -> None:
    statuses = {
        reference.targets: reference.status
        for reference in references(amending(), act())
        if reference.address != "Pasal II"
    }
    assert statuses[("Pasal 3",)] == "ok"
    assert statuses[("Pasal 99",)] == "dangling"
