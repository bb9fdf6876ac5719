"""The words of one clause: exact when joined again, and fit to be read by people."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.core.diff import words
from documents.core.diff.wording import bag, count, plain

PIECES = [
    "Wali Kota",
    "yang",
    "dan",
    "dan/atau",
    "ayat",
    "(",
    ")",
    "1",
    "2",
    ".",
    ";",
    ",",
    "undang-undang",
    "Rp4.500,00",
]
SPACES = [" ", " ", " ", "  ", "\n", ""]
clauses = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(SPACES)), max_size=25).map(
    lambda found: "".join(piece + space for piece, space in found)
)
italics = st.lists(st.sampled_from(["*", "*online*", " ", "yang", "layanan", ".", "\n", "*a b*"]), max_size=15).map(
    "".join
)


def marked(old: str, new: str) -> str:
    """The ops as one line: [-deleted-]{+inserted+}."""
    frames = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(frames[sign].format(text) for sign, text in words(old, new))


def side(ops, signs: str) -> str:
    return "".join(text for sign, text in ops if sign in signs)


@given(clauses | st.text(alphabet="ab .,\n\té²_-/", max_size=30), clauses)
def test_both_texts_come_back_exactly(old, new):
    ops = words(old, new)
    assert side(ops, "=-") == old
    assert side(ops, "=+") == new


@given(italics, italics)
def test_with_italics_the_new_text_comes_back_exactly_and_the_old_up_to_its_marks(old, new):
    ops = words(old, new)
    assert side(ops, "=+") == new
    assert plain(side(ops, "=-")) == plain(old)


@given(clauses, clauses)
def test_ops_are_never_empty_never_double_and_delete_before_they_insert(old, new):
    signs = [sign for sign, text in words(old, new)]
    assert all(text for _, text in words(old, new))
    assert all(
        pair in {("=", "-"), ("=", "+"), ("-", "+"), ("-", "="), ("+", "=")}
        for pair in zip(signs, signs[1:], strict=False)
    )


@given(clauses)
def test_a_text_equals_itself(text):
    assert words(text, text) == ((("=", text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Penyelenggara wajib menyusun standar pelayanan paling lambat 3 (tiga) bulan.",
            "Penyelenggara wajib menyusun standar pelayanan paling lambat 6 (enam) bulan.",
            "Penyelenggara wajib menyusun standar pelayanan paling lambat [-3 (tiga)-]{+6 (enam)+} bulan.",
        ),
        (
            "Masyarakat berhak mengadukan pelayanan.",
            "Masyarakat berhak mengadukan pelayanan yang menyimpang.",
            "Masyarakat berhak mengadukan pelayanan{+ yang menyimpang+}.",
        ),
        (
            "dimaksud pada ayat (1) diatur dalam Peraturan Wali Kota.",
            "dimaksud pada ayat (2) dan ayat (3) diatur dengan Peraturan Wali Kota.",
            "dimaksud pada [-ayat (1)-]{+ayat (2) dan ayat (3)+} diatur [-dalam-]{+dengan+} Peraturan Wali Kota.",
        ),
        (
            "Anggaran paling banyak Rp4.500.000.000,00 per tahun.",
            "Anggaran paling banyak Rp5.000.000.000,00 per tahun.",
            "Anggaran paling banyak [-Rp4.500.000.000,00-]{+Rp5.000.000.000,00+} per tahun.",
        ),
        (
            "Setiap orang dilarang merokok di ruang pelayanan.",
            "orang dilarang merokok di ruang pelayanan.",
            "[-Setiap -]orang dilarang merokok di ruang pelayanan.",
        ),
        ("", "Cukup jelas.", "{+Cukup jelas.+}"),
        ("Cukup jelas.", "", "[-Cukup jelas.-]"),
        (
            "Pelayanan melalui sistem *online* dibuka.",
            "Pelayanan melalui sistem online wajib dibuka.",
            "Pelayanan melalui sistem online{+ wajib+} dibuka.",
        ),
    ],
)
def test_a_clause_reads_well(old, new, expected):
    assert marked(old, new) == expected


def test_unrelated_sentences_are_one_deletion_and_one_insertion():
    old = "Pemerintah Daerah menyediakan ruang tunggu yang layak bagi lanjut usia dan penyandang disabilitas."
    new = "Wali Kota menetapkan pejabat pengelola informasi yang bertugas melayani permohonan dan keberatan."
    assert words(old, new) == (("-", old), ("+", new))


def test_a_small_word_between_two_replacements_is_drawn_in():
    old = "Pelayanan diberikan oleh dinas kesehatan dan rumah sakit daerah setiap hari kerja."
    new = "Pelayanan diberikan oleh badan pendapatan dan kantor pajak daerah setiap hari kerja."
    assert marked(old, new) == (
        "Pelayanan diberikan oleh [-dinas kesehatan dan rumah sakit-]{+badan pendapatan dan kantor pajak+}"
        " daerah setiap hari kerja."
    )


def test_a_paragraph_that_stays_is_not_drawn_into_its_neighbours():
    old = "Paragraf lama yang pertama.\nTetap.\nParagraf lama yang kedua."
    new = "Uraian baru sama sekali.\nTetap.\nUraian baru lainnya lagi."
    assert ("=", "\nTetap.\n") in words(old, new)


def test_texts_that_differ_in_italics_only_are_equal_and_shown_as_the_new_one():
    assert words("layanan *online single submission*", "layanan online single submission") == (
        ("=", "layanan online single submission"),
    )
    assert words("layanan daring", "layanan *daring*") == (("=", "layanan *daring*"),)


def test_marks_go_with_the_words_they_slant():
    ops = words("sistem (*online*) dibuka setiap hari", "sistem dibuka setiap hari")
    assert ops == (("=", "sistem"), ("-", " (*online*)"), ("=", " dibuka setiap hari"))


def test_a_long_repetitive_text_is_answered():
    draw = random.Random(7)
    some = ["pelayanan", "publik", "yang", "dan", "wajib", "Daerah", "sebagaimana"]
    old = [draw.choice(some) for _ in range(10_000)]
    new = [draw.choice(some) if draw.random() < 0.2 else word for word in old]
    ops = words(" ".join(old), " ".join(new))
    assert side(ops, "=-") == " ".join(old)
    assert side(ops, "=+") == " ".join(new)
    assert any(sign == "=" for sign, _ in ops)


def test_words_are_counted_without_marks():
    assert count("Undang-Undang Nomor 12, dan/atau *Perda* (1).") == 6
    assert bag("Daerah daerah, *DAERAH*!") == {"daerah": 3}
