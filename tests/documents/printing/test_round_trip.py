"""What is printed can be read back: the text of every print, parsed again, is the same act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.acts import tree as made_up
from documents.core.layout import layout
from documents.core.parse import parse
from documents.core.tree import Kind, Node
from documents.models import Daerah
from documents.printing.form import SHEET
from documents.printing.gazette import gazette
from documents.printing.sample import sample_act
from documents.reading import read_text
from tests.documents.printing.test_sound import FACTS

SERANG = Daerah(kode="36.73", level="kota", nama="Serang", provinsi="Banten", ibu_kota="Serang")
FORMS = ["lembaran_daerah", "salinan", "asli", "rancangan"]
CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "perda"
# Acts of six publishers and thirty years; the penutup of old ones is compared without its line ends.
ACTS = [
    "kulonprogo-19-2003", "kulonprogo-1-2005", "kulonprogo-10-2005", "kulonprogo-20-2007", "kulonprogo-17-2008",
    "kulonprogo-10-2011", "kulonprogo-6-2012", "kulonprogo-19-2012", "kulonprogo-5-2014",
    "kulonprogo-9-2014", "kulonprogo-13-2015", "kulonprogo-11-2016", "kulonprogo-14-2016", "kulonprogo-3-2017",
    "kulonprogo-12-2017", "kulonprogo-10-2019", "sulut-2-2014", "sulut-3-2016", "sulut-4-2017", "surabaya-4-2025",
]  # fmt: skip


def read_back(tree: Node, form: str, **given: object) -> Node:
    """The act as a reader finds it in its print."""
    return parse(read_text("cetakan.pdf", gazette(tree, replace(FACTS, form=form, **given)))).tree


def words(tree: Node, *, closing: bool = True) -> list[str]:
    """The canonical lines without the marks of italics and of signatures; the penutup on one line where asked."""
    parts = [
        replace(part, text=" ".join(part.text.split())) if part.kind is Kind.PENUTUP and not closing else part
        for part in tree.children
    ]
    lines = layout(tree.with_children(tuple(parts))).replace("*", "").split("\n")
    return [line.replace("Salinan sesuai dengan aslinya", "").rstrip() for line in lines if line.strip() != "ttd"]


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_act_comes_back(form: str) -> None:
    act = sample_act(SERANG)
    assert words(read_back(act, form)) == words(act)


def test_line_numbers_catchwords_and_the_version_do_not_come_back() -> None:
    act = sample_act(SERANG)
    look = replace(SHEET, catchword=True)
    found = read_back(act, "rancangan", numbered=1, version="Versi 3: Hasil Pansus II", look=look)
    assert words(found) == words(act)


def test_an_act_with_penjelasan_and_every_level_comes_back() -> None:
    act = made_up(30)
    assert words(read_back(act, "lembaran_daerah")) == words(act)


def test_the_words_of_a_table_come_back_in_their_order(act_of: Callable[[int], Node]) -> None:
    rows = "\n".join(f"| {n} | Layanan nomor {n} | {n * 500} |" for n in range(1, 80))
    heading = "PERATURAN DAERAH KOTA SERANG\nNOMOR 1 TAHUN 2026\nTENTANG\nCONTOH BENTUK CETAK"
    annex = Node(Kind.LAMPIRAN, "", heading, f"DAFTAR LAYANAN\n| NO | LAYANAN | TARIF |\n| --- | --- | ---: |\n{rows}")
    act = sample_act(SERANG)
    found = read_back(act.with_children((*act.children, annex)), "salinan").first(Kind.LAMPIRAN)
    assert found is not None
    said = f"{found.heading} {found.text}".split()
    wanted = [word for n in range(1, 80) for word in (str(n), "Layanan", "nomor", str(n), str(n * 500))]
    heads = ("NO", "LAYANAN", "TARIF")
    cells = [word for word in said if word not in heads]
    start = cells.index("1", cells.index("DAFTAR"))
    assert cells[start : start + len(wanted)] == wanted


@pytest.mark.corpus
@pytest.mark.parametrize("name", ACTS)
def test_acts_of_other_publishers_come_back(name: str) -> None:
    source = parse(read_text("asal.pdf", (CORPUS / name / "source.pdf").read_bytes())).tree
    act = source.with_children(tuple(part for part in source.children if part.kind is not Kind.LAMPIRAN))
    assert words(read_back(act, "salinan"), closing=False) == words(act, closing=False)
