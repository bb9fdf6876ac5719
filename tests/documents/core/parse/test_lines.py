"""Signs, spaces, hyphens, and what a line break means."""

import pytest

from documents.core.parse.lines import glue, measure, paragraphs, runs_on, split


def test_odd_signs_become_plain_ones() -> None:
    (line,) = split("\u00a0\tkata\u2003ﬁnal\u200b \u2011 a\u00adkhir\x00")
    assert line.text == "kata final - akhir"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u0085"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    assert [(line.number, line.text) for line in split(f"satu{end}{end}dua")] == [(1, "satu"), (3, "dua")]


def test_pages_and_gaps_are_told_apart() -> None:
    lines = split("satu\n\ndua\n\n\ftiga\n  empat")
    assert [(line.text, line.gap, line.page, line.indent) for line in lines] == [
        ("satu", False, False, 0),
        ("dua", True, False, 0),
        ("tiga", False, True, 0),
        ("empat", False, False, 2),
    ]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["kelan-", "caran lalu-", "lintas"], "kelancaran lalulintas"),
        (["hak-", "haknya masing-", "masing"], "hak-haknya masing-masing"),
        (["Undang-", "Undang dan perundang-", "undangan"], "Undang-Undang dan perundang-undangan"),
        (["ruang dan/", "atau taman"], "ruang dan/atau taman"),
        (["pelaksa\u00ad", "naan"], "pelaksanaan"),
        (["satu -", "dua"], "satu - dua"),
    ],
)
def test_hyphens_at_line_ends(parts: list[str], whole: str) -> None:
    assert glue(parts) == whole


def test_prose_breaks_where_the_printer_broke_it() -> None:
    lines = split(
        "     Pelayanan publik adalah hak setiap\nwarga yang harus dipenuhi oleh Daerah\ndengan baik.\n"
        "     Oleh karena itu perlu pengaturan\nyang jelas. Hal itu juga\n\nmenyangkut taman.\n\nAkhirnya begitu."
    )
    assert paragraphs(lines, measure(lines)) == (
        "Pelayanan publik adalah hak setiap warga yang harus dipenuhi oleh Daerah dengan baik.\n"
        "Oleh karena itu perlu pengaturan yang jelas. Hal itu juga menyangkut taman.\nAkhirnya begitu."
    )


def test_text_set_with_a_blank_line_between_all_lines_is_still_one_paragraph() -> None:
    words = [f"baris yang ke {n} dari kalimat panjang" for n in range(12)]
    lines = split("\n\n".join(words))
    assert paragraphs(lines, measure(lines)) == " ".join(words)


@pytest.mark.parametrize(
    ("before", "text"),
    [("PASAL DEMI PASAL", "a. wajib:"), ("BAB II", "diubah"), ("Huruf a", "cukup"), ("pada ayat", "(1) dan")],
)
def test_a_backslash_does_not_change_what_goes_on(before: str, text: str) -> None:
    assert runs_on(f"\\{before}", text) is runs_on(before, text)
