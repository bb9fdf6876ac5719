"""Sound files: PDF/A-3a and PDF/UA-1 as far as our own checks see, the source inside, the same bytes, a small size."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest

from documents.core.tree import Kind, Node
from documents.printing import sound as sounding
from documents.printing.form import SHEET, form_of
from documents.printing.gazette import GazetteFacts, gazette
from documents.printing.margins import Margins
from documents.printing.paper import style_sheets
from documents.printing.sound import FontMissing, Source, require_letters, sound
from tests.documents.printing.pictures import png
from tests.documents.printing.sound_checks import Sound

DAY = datetime.date(2022, 10, 24)
FACTS = GazetteFacts("kota", "WALI KOTA SERANG", "PROVINSI BANTEN", DAY, title="Perda 6/2022")
KEY = "0123456789abcdef"
ROWS = "\n".join(f"| {n} | Pemeriksaan kesehatan umum tingkat pertama | {n * 2500} |" for n in range(1, 150))
TABLE = f"| NO | JENIS PELAYANAN | TARIF (RP) |\n| --- | --- | ---: |\n{ROWS}"


@pytest.fixture(scope="module")
def rich(act: Node) -> Node:
    """The small act with a table over several pages and a picture."""
    heading = "PERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022\nTENTANG\nPENYELENGGARAAN PELAYANAN PUBLIK"
    text = f"DAFTAR TARIF\n{TABLE}\n![Peta wilayah](gambar:{KEY})"
    return act.with_children((*act.children[:-1], Node(Kind.LAMPIRAN, "I", heading, text)))


@pytest.mark.parametrize("form", ["lembaran_daerah", "tambahan", "asli", "salinan", "rancangan"])
def test_every_print_is_sound(rich: Node, form: str) -> None:
    look = replace(SHEET, catchword=True, contents=True) if form == "rancangan" else None
    given = {"version": "Versi 3", "numbered": 5} if form == "rancangan" else {}
    facts = replace(FACTS, form=form, look=look, pictures={KEY: ("image/png", png())}, **given)
    file = Sound(gazette(rich, facts))
    assert file.findings() == []
    assert {"/H1", "/P"} <= file.kinds()


def test_lists_tables_and_headings_are_tagged_and_not_broken_by_pages(rich: Node) -> None:
    file = Sound(gazette(rich, replace(FACTS, pictures={KEY: ("image/png", png())})))
    assert {"/H1", "/H2", "/H3", "/H4", "/P", "/L", "/LI", "/LBody", "/Table", "/TH", "/TD", "/Figure"} <= file.kinds()
    tables = [element for element, _ in file.elements if element.S == "/Table"]
    assert len(tables) == 1, "a table that goes on over pages is one table"
    assert sum(element.S == "/TR" for element, _ in file.elements) == 150, "its repeated heads are no rows"


def test_a_paragraph_that_goes_on_over_a_page_is_one_paragraph(act_of: Callable[[int], Node]) -> None:
    body = Node(Kind.PASAL, "1", text="Setiap orang berhak atas pelayanan yang layak dan terbuka. " * 120)
    judul = Node(Kind.JUDUL, text="PERATURAN DAERAH KOTA SERANG")
    tree = Node(Kind.PERDA, children=(judul, Node(Kind.BATANG_TUBUH, children=(body,))))
    file = Sound(gazette(tree, FACTS))
    assert len(file.pdf.pages) > 2
    assert sum(element.S == "/P" and len(element.K) > 20 for element, _ in file.elements) == 1
    assert file.findings() == []


def test_bookmarks_lead_to_every_bab_and_pasal(act_of: Callable[[int], Node]) -> None:
    found = Sound(gazette(act_of(12), FACTS)).bookmarks()
    assert [f"Pasal {n}" for n in range(1, 13)] == [name for name in found if name.startswith("Pasal ")][:12]
    assert any(name.startswith("BAB I") for name in found)
    assert any(name.startswith("PENJELASAN") for name in found)


def test_the_contents_lead_to_their_pages(act_of: Callable[[int], Node]) -> None:
    file = Sound(gazette(act_of(12), replace(FACTS, look=form_of({"daftar_isi": True}, issue=True))))
    assert file.findings() == []
    last = file.pdf.pages[-1]
    assert len(last.obj.Annots) == 14
    text = pypdfium2.PdfDocument(file.data)[len(file.pdf.pages) - 1].get_textpage().get_text_range()
    lines = text.replace("\u2005", " ").replace("\r", "").split("\n")
    assert lines[0] == "DAFTAR ISI"
    assert lines[-1] == str(len(file.pdf.pages)), "its pages are numbered on"
    assert any(line.startswith("Pasal 12 ") for line in lines)


def test_akoma_ntoso_lies_inside_as_the_source(act: Node) -> None:
    inside = Sound(gazette(act, FACTS)).attached()
    relation, data = inside["naskah.xml"]
    assert relation == "/Source"
    assert b"<akomaNtoso" in data
    own = Sound(gazette(act, replace(FACTS, source=Source("lain.xml", b"<lain/>", "Lain")))).attached()
    assert own == {"lain.xml": ("/Source", b"<lain/>")}


def test_line_numbers_and_catchwords_are_no_text(act: Node) -> None:
    facts = replace(FACTS, form="rancangan")
    plain = Sound(gazette(act, facts))
    marked = Sound(gazette(act, replace(facts, numbered=1, version="Versi 3", look=replace(SHEET, catchword=True))))
    assert len(marked.data) > len(plain.data)
    assert [len(page.obj.Contents.read_bytes()) for page in marked.pdf.pages] > [
        len(page.obj.Contents.read_bytes()) for page in plain.pdf.pages
    ]
    assert len(marked.elements) == len(plain.elements)


@pytest.mark.parametrize("count", [10, 60])
def test_a_print_is_small(act_of: Callable[[int], Node], count: int) -> None:
    data = gazette(act_of(count), FACTS)
    assert len(data) < 60_000 + 4_000 * len(Sound(data).pdf.pages)


def test_the_same_bytes_on_another_day_and_in_another_process(tmp_path) -> None:
    script = (
        "import datetime, hashlib, os, sys\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'raperda.settings'\n"
        "import django; django.setup()\n"
        "from documents.printing.gazette import GazetteFacts, gazette\n"
        "from tests.documents.printing.conftest import small_act\n"
        "facts = GazetteFacts('kota', 'WALI KOTA SERANG', 'PROVINSI BANTEN', datetime.date(2022, 10, 24))\n"
        "print(hashlib.sha256(gazette(small_act(), facts)).hexdigest())"
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("7", "Pacific/Kiritimati"), ("1", "Etc/GMT+12")):
        given = {"PYTHONHASHSEED": seed, "TZ": zone, "RAPERDA_VAR": str(tmp_path), "PATH": "/usr/bin:/bin"}
        done = subprocess.run([sys.executable, "-c", script], env=given, check=True, capture_output=True, text=True)
        digests.add(done.stdout.strip().splitlines()[-1])
    assert len(digests) == 1


def test_without_the_letters_of_the_form_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    require_letters.cache_clear()
    monkeypatch.setattr(sounding, "FACE", "Huruf Yang Tidak Ada")
    with pytest.raises(FontMissing, match="fonts-texgyre"):
        sound("<p>Isi", style_sheets(SHEET, issue=False), day=DAY, source=None, margins=Margins())
    monkeypatch.undo()
    require_letters.cache_clear()
    require_letters()
