"""The blank frames: complete, right for each level, and readable by our own parser."""

import pytest

from documents.core.layout import layout
from documents.core.parse import parse
from documents.core.tree import Kind, Node, walk
from documents.frames import blank_frame

SCENES = {
    "provinsi": ("Banten", "Banten", "Serang", "GUBERNUR BANTEN", "PROVINSI BANTEN"),
    "kabupaten": ("Sleman", "Daerah Istimewa Yogyakarta", "Sleman", "BUPATI SLEMAN", "KABUPATEN SLEMAN"),
    "kota": ("Serang", "Banten", "Serang", "WALI KOTA SERANG", "KOTA SERANG"),
}


def frame(level: str, judul: str = "Penyelenggaraan Pelayanan Publik", initiator: str = "dprd") -> Node:
    nama, provinsi, ibu_kota, _, _ = SCENES[level]
    return blank_frame(level=level, nama=nama, provinsi=provinsi, ibu_kota=ibu_kota, judul=judul, initiator=initiator)


def part(tree: Node, kind: Kind) -> Node:
    return next(node for node in walk(tree) if node.kind is kind)


@pytest.mark.parametrize("level", SCENES)
def test_every_part_of_the_official_form_is_there(level: str) -> None:
    tree = frame(level)
    assert [child.kind for child in tree.children] == [
        Kind.JUDUL,
        Kind.PEMBUKAAN,
        Kind.BATANG_TUBUH,
        Kind.PENUTUP,
        Kind.PENJELASAN,
    ]
    assert [child.kind for child in part(tree, Kind.PEMBUKAAN).children] == [
        Kind.MENIMBANG,
        Kind.MENGINGAT,
        Kind.DIKTUM,
    ]
    headings = [(bab.number, bab.heading) for bab in part(tree, Kind.BATANG_TUBUH).children]
    assert headings == [("I", "KETENTUAN UMUM"), ("II", "[MATERI POKOK]"), ("III", "KETENTUAN PENUTUP")]


@pytest.mark.parametrize("level", SCENES)
def test_names_of_the_level_stand_where_the_form_wants_them(level: str) -> None:
    _, _, ibu_kota, kepala, daerah = SCENES[level]
    tree = frame(level)
    assert part(tree, Kind.JUDUL).text == (
        f"RANCANGAN PERATURAN DAERAH {daerah}\nNOMOR ... TAHUN ...\nTENTANG\nPENYELENGGARAAN PELAYANAN PUBLIK"
    )
    assert part(tree, Kind.PEMBUKAAN).text == f"DENGAN RAHMAT TUHAN YANG MAHA ESA\n{kepala},"
    diktum = part(tree, Kind.DIKTUM).text.split("\n")
    assert diktum[1] == f"DEWAN PERWAKILAN RAKYAT DAERAH {daerah}"
    assert diktum[3] == kepala
    assert diktum[5] == "Menetapkan: PERATURAN DAERAH TENTANG PENYELENGGARAAN PELAYANAN PUBLIK."
    penutup = part(tree, Kind.PENUTUP).text.split("\n")
    assert penutup[1] == f"Ditetapkan di {ibu_kota}"
    assert f"{kepala}," in penutup
    assert f"SEKRETARIS DAERAH {daerah}," in penutup
    assert part(tree, Kind.PENJELASAN).text == "PENJELASAN\nATAS\n" + part(tree, Kind.JUDUL).text


@pytest.mark.parametrize("level", SCENES)
def test_no_brace_and_no_empty_place_is_left(level: str) -> None:
    for node in walk(frame(level)):
        words = f"{node.number} {node.heading} {node.text}"
        assert not set("{}") & set(words)
        assert "  " not in node.text
        assert node.text.strip() == node.text


def test_closing_consideration_names_all_letters_and_the_title() -> None:
    last = part(frame("kota"), Kind.MENIMBANG).children[-1]
    assert last.text == (
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, huruf b, dan huruf c, "
        "perlu menetapkan Peraturan Daerah tentang Penyelenggaraan Pelayanan Publik;"
    )


def test_definitions_follow_the_level() -> None:
    texts = [item.text for item in part(frame("kabupaten"), Kind.PASAL).children]
    assert texts[0] == "Daerah adalah Kabupaten Sleman."
    assert texts[2] == "Bupati adalah Bupati Sleman."
    assert texts[3].endswith("Dewan Perwakilan Rakyat Daerah Kabupaten Sleman.")


def test_a_law_forming_a_kota_is_asked_for_within_its_province() -> None:
    assert "Pembentukan Kota Serang di Provinsi Banten" in part(frame("kota"), Kind.MENGINGAT).children[1].text
    assert "Pembentukan Provinsi Banten, " in part(frame("provinsi"), Kind.MENGINGAT).children[1].text


def test_level_word_in_the_name_is_not_doubled() -> None:
    tree = blank_frame(
        level="kota", nama="Kota Serang", provinsi="Provinsi Banten", ibu_kota="Serang", judul="Pasar", initiator="kdh"
    )
    assert tree == blank_frame(
        level="kota", nama="Serang", provinsi="Banten", ibu_kota="Serang", judul="Pasar", initiator="kdh"
    )


@pytest.mark.parametrize(
    ("typed", "in_sentence"),
    [
        ("PENGELOLAAN PASAR DAN PEDAGANG", "Pengelolaan Pasar dan Pedagang"),
        ("Retribusi Jasa Umum.", "Retribusi Jasa Umum"),
        ("pajak  daerah", "pajak daerah"),
    ],
)
def test_title_runs_in_a_sentence(typed: str, in_sentence: str) -> None:
    last = part(frame("kota", judul=typed), Kind.MENIMBANG).children[-1]
    assert last.text.endswith(f"Peraturan Daerah tentang {in_sentence};")


def test_initiator_changes_whose_draft_the_penjelasan_speaks_of() -> None:
    assert "usul prakarsa DPRD" in part(frame("kota"), Kind.UMUM).text
    assert "prakarsa Wali Kota" in part(frame("kota", initiator="kdh"), Kind.UMUM).text


def test_penjelasan_covers_every_pasal_once() -> None:
    tree = frame("kota")
    body = [node.number for node in walk(part(tree, Kind.BATANG_TUBUH)) if node.kind is Kind.PASAL]
    explained = [node.number for node in part(tree, Kind.PENJELASAN).children if node.kind is Kind.PASAL]
    assert body == explained == ["1", "2", "3"]


@pytest.mark.parametrize("level", SCENES)
def test_the_printed_frame_reads_back_as_the_same_tree(level: str) -> None:
    tree = frame(level)
    read = parse(layout(tree))
    assert read.tree == tree
    assert [row.text for row in read.noise] == ["Menimbang:", "Mengingat:", "I. UMUM", "II. PASAL DEMI PASAL"]
    assert read.findings == ()


def test_unknown_level_is_a_bug() -> None:
    with pytest.raises(KeyError):
        blank_frame(level="desa", nama="X", provinsi="Y", ibu_kota="Z", judul="Pasar", initiator="dprd")
