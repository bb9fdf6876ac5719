"""Small papers as a person meets them, one irregularity each: what units come out, and that no word is lost."""

import re
from pathlib import Path

import pytest

from documents.core.parse import parse
from documents.core.tree import Kind, Node
from tests.documents.core.parse.fuzz import faults
from tests.documents.core.parse.test_odd import outline

TITLES = {
    "HEAD": "PENGELOLAAN TAMAN KOTA",
    "AMEND": "PERUBAHAN ATAS PERATURAN DAERAH NOMOR 2\n               TAHUN 2015 TENTANG TAMAN KOTA",
}
HEAD = """                 PERATURAN DAERAH KABUPATEN CONTOH
                      NOMOR 7 TAHUN 2022
                           TENTANG
                   NAME

              DENGAN RAHMAT TUHAN YANG MAHA ESA

                      BUPATI CONTOH,

Menimbang : a. bahwa taman kota memberi ruang bagi warga untuk
               berkumpul dan beristirahat;
            b. bahwa berdasarkan pertimbangan sebagaimana dimaksud
               dalam huruf a, perlu menetapkan Peraturan Daerah;
Mengingat : 1. Pasal 18 ayat (6) Undang-Undang Dasar Negara
               Republik Indonesia Tahun 1945;
            2. Undang-Undang Nomor 23 Tahun 2014 tentang
               Pemerintahan Daerah;

                  Dengan Persetujuan Bersama
        DEWAN PERWAKILAN RAKYAT DAERAH KABUPATEN CONTOH
                           dan
                     BUPATI CONTOH
                      MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG NAME.

"""
TAIL = """
Agar setiap orang mengetahuinya, memerintahkan pengundangan
Peraturan Daerah ini dengan penempatannya dalam Lembaran Daerah
Kabupaten Contoh.
                         Ditetapkan di Contoh
                         pada tanggal 3 Mei 2022
                         BUPATI CONTOH,
                         ttd
                         NAMA ORANG
LEMBARAN DAERAH KABUPATEN CONTOH TAHUN 2022 NOMOR 7
"""
EXPLAINED = """
                       PENJELASAN
                          ATAS
          PERATURAN DAERAH KABUPATEN CONTOH
                 NOMOR 7 TAHUN 2022
                      TENTANG
              PENGELOLAAN TAMAN KOTA

I.  UMUM
    Taman kota adalah ruang terbuka yang dipakai bersama oleh warga
    dan dijaga bersama.
II. PASAL DEMI PASAL
"""


def _variants() -> dict[str, tuple[str, str, str]]:
    """By name: the source text, the units of its body, and those of its penjelasan."""
    found = {}
    text = Path(__file__).with_name("variants.txt").read_text(encoding="utf-8")
    for block in re.split(r"^@ ", text, flags=re.MULTILINE)[1:]:
        first, body, *rest = block.split("\n")
        name, head = first.split()
        explained = rest.pop(0)[2:] if rest[0].startswith("~ ") else ""
        said, _, penjelasan = "\n".join(rest).replace("<FF>", "\f").partition("\n@@\n")
        source = HEAD.replace("NAME", TITLES[head]) + said + "\n" + TAIL
        source += EXPLAINED + penjelasan if explained else ""
        found[name] = (source, body[2:], explained)
    return found


VARIANTS = _variants()


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_is_read_as_a_person_reads_it(name):
    source, body, explained = VARIANTS[name]
    tree = parse(source).tree
    assert [child.kind for child in tree.children[:3]] == [Kind.JUDUL, Kind.PEMBUKAAN, Kind.BATANG_TUBUH]
    assert outline(tree.first(Kind.BATANG_TUBUH)) == body
    if explained:
        assert outline(tree.first(Kind.PENJELASAN)) == explained
    assert faults(source) == []


TITLE = "PERATURAN DAERAH KABUPATEN CONTOH\nNOMOR 7 TAHUN 2022\nTENTANG\nTAMAN KOTA"
OPENING = "DENGAN RAHMAT TUHAN YANG MAHA ESA\nBUPATI CONTOH,\n"
GROUNDS = "Menimbang : bahwa taman perlu;\nMengingat : 1. Satu;\n"
ORDER = "MEMUTUSKAN:\nMenetapkan : PERATURAN DAERAH TENTANG TAMAN KOTA.\nPasal 1\nSatu.\nPasal 2\nDua.\n"


def _opening(head: str) -> Node:
    source = head + ORDER + TAIL
    assert faults(source) == []
    return parse(source).tree


@pytest.mark.parametrize(
    "printed",
    [
        TITLE.replace("\n", " "),
        TITLE.replace("2022\nTENTANG", "2022 TENTANG"),
        TITLE.replace("TENTANG\n", "TENTANG : "),
        TITLE.replace("NOMOR 7", "NOMOR : 7").replace("TENTANG", "T E N T A N G"),
        "SALINAN\nLEMBARAN DAERAH\nKABUPATEN CONTOH\nNOMOR : 7 TAHUN : 2022 SERI : E\n" + TITLE,
    ],
)
def test_a_title_over_any_lines_has_its_four_units(printed):
    tree = _opening(f"{printed}\n{OPENING}{GROUNDS}")
    assert tree.first(Kind.JUDUL).text == TITLE


def test_an_invocation_of_aceh_opens_the_pembukaan():
    lines = "BISMILLAHIRRAHMANIRRAHIM\nDENGAN NAMA ALLAH YANG MAHA PENGASIH\nATAS RAHMAT ALLAH YANG MAHA KUASA\n"
    tree = _opening(f"{TITLE}\n{lines}BUPATI CONTOH,\n{GROUNDS}")
    assert tree.first(Kind.JUDUL).text == TITLE
    assert tree.first(Kind.PEMBUKAAN).text == f"{lines}BUPATI CONTOH,"


@pytest.mark.parametrize(
    "grounds",
    [
        "                   a. bahwa taman memberi ruang bagi warga\n"
        "Menimbang     :       untuk berkumpul;\n"
        "                   b. bahwa perlu Peraturan Daerah;\n"
        "                   1. Pasal 18 ayat (6) Undang-Undang Dasar\n"
        "Mengingat     :       Republik Indonesia;\n"
        "                   2. Undang-Undang Nomor 23 Tahun 2014;\n",
        "Menimbang\nMengingat\n"
        "a. bahwa taman memberi ruang bagi warga\n   untuk berkumpul;\nb. bahwa perlu Peraturan Daerah;\n"
        "1. Pasal 18 ayat (6) Undang-Undang Dasar\n   Republik Indonesia;\n2. Undang-Undang Nomor 23 Tahun 2014;\n",
        "MENIMBANG\n:\na.\nbahwa taman memberi ruang bagi warga\nuntuk berkumpul;\nb.\nbahwa perlu Peraturan Daerah;\n"
        "MENGINGAT\n:\n1.\nPasal 18 ayat (6) Undang-Undang Dasar\nRepublik Indonesia;\n"
        "2.\nUndang-Undang Nomor 23 Tahun 2014;\n",
    ],
)
def test_labels_in_a_column_of_their_own_stand_before_their_items(grounds):
    tree = _opening(f"{TITLE}\n{OPENING}{grounds}")
    opening = tree.first(Kind.PEMBUKAAN)
    assert opening.text == OPENING.strip()
    said = [[item.text for item in part.children] for part in opening.children[:2]]
    assert said == [
        ["bahwa taman memberi ruang bagi warga untuk berkumpul;", "bahwa perlu Peraturan Daerah;"],
        ["Pasal 18 ayat (6) Undang-Undang Dasar Republik Indonesia;", "Undang-Undang Nomor 23 Tahun 2014;"],
    ]
    assert [part.text for part in opening.children[:2]] == ["", ""]
