"""Two savers of one unit: what does not meet is joined, what meets is shown, nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.core.diff import Conflict, has_marks, merge3
from documents.core.diff.merging import END, MINE, THEIRS

BASE = (
    "(1) Penyelenggara wajib menyusun standar pelayanan.\n"
    "(2) Standar pelayanan sebagaimana dimaksud pada ayat (1) paling sedikit memuat:\n"
    "    a. persyaratan;\n"
    "    b. jangka waktu; dan\n"
    "    c. biaya.\n"
    "(3) Standar pelayanan ditetapkan oleh kepala perangkat daerah."
)
texts = st.text(alphabet="ab \n*", max_size=20)


@given(texts, texts)
def test_a_side_that_did_nothing_takes_the_other(base, other):
    for merged in (merge3(base, base, other), merge3(base, other, base), merge3(base, other, other)):
        assert merged.text == other
        assert merged.clean
        assert merged.conflicts == ()


@given(st.lists(st.sampled_from("abc"), min_size=9, max_size=9), st.data())
def test_changes_of_far_lines_join_cleanly(letters, data):
    lines = [f"({n}) Ketentuan {letter} berlaku." for n, letter in enumerate(letters, 1)]
    mine, theirs = lines[:], lines[:]
    mine[data.draw(st.integers(0, 3))] = "Baris pengganti pertama."
    theirs[data.draw(st.integers(5, 8))] = data.draw(st.sampled_from(["Baris pengganti kedua.", "Satu.\nDua."]))
    both = [m if m != line else t for line, m, t in zip(lines, mine, theirs, strict=True)]
    merged = merge3("\n".join(lines), "\n".join(mine), "\n".join(theirs))
    assert merged.clean
    assert merged.text == "\n".join(both)


@given(texts, texts, texts)
def test_nothing_of_either_side_is_lost(base, mine, theirs):
    merged = merge3(base, mine, theirs)
    assert merged.clean == (not merged.conflicts) == (not has_marks(merged.text))
    for conflict in merged.conflicts:
        for side in (conflict.mine, conflict.theirs):
            assert side in merged.text


def test_two_ayat_changed_by_two_people():
    mine = BASE.replace("wajib menyusun", "menyusun dan menetapkan")
    theirs = BASE.replace("c. biaya.", "c. biaya atau tarif.")
    merged = merge3(BASE, mine, theirs)
    assert merged.clean
    assert merged.text == mine.replace("c. biaya.", "c. biaya atau tarif.")


def test_neighbouring_lines_are_two_places():
    mine = BASE.replace("a. persyaratan;", "a. persyaratan administratif;")
    theirs = BASE.replace("b. jangka waktu;", "b. jangka waktu penyelesaian;")
    merged = merge3(BASE, mine, theirs)
    assert merged.clean
    assert "a. persyaratan administratif;\n    b. jangka waktu penyelesaian; dan" in merged.text


def test_different_words_of_one_line_are_joined():
    mine = BASE.replace("(3) Standar pelayanan", "(3) Standar pelayanan publik")
    theirs = BASE.replace("kepala perangkat daerah", "Wali Kota")
    merged = merge3(BASE, mine, theirs)
    assert merged.clean
    assert merged.text.endswith("(3) Standar pelayanan publik ditetapkan oleh Wali Kota.")


def test_an_ayat_put_in_front_and_a_word_changed_behind():
    mine = BASE.replace("(3) Standar", "(3) Penyelenggara mengumumkan biaya.\n(4) Standar")
    theirs = BASE.replace("kepala perangkat daerah", "Wali Kota")
    merged = merge3(BASE, mine, theirs)
    assert merged.clean
    assert merged.text.endswith(
        "(3) Penyelenggara mengumumkan biaya.\n(4) Standar pelayanan ditetapkan oleh Wali Kota."
    )


def test_the_same_words_changed_twice_are_a_conflict_of_that_line_only():
    mine = BASE.replace("kepala perangkat daerah", "Wali Kota").replace("persyaratan", "syarat")
    theirs = BASE.replace("kepala perangkat daerah", "Sekretaris Daerah")
    merged = merge3(BASE, mine, theirs)
    line = "(3) Standar pelayanan ditetapkan oleh {}."
    assert not merged.clean
    assert merged.conflicts == (
        Conflict(line.format("kepala perangkat daerah"), line.format("Wali Kota"), line.format("Sekretaris Daerah")),
    )
    assert merged.text.split("\n")[5:] == [
        MINE,
        line.format("Wali Kota"),
        THEIRS,
        line.format("Sekretaris Daerah"),
        END,
    ]
    assert "a. syarat;" in merged.text
    assert has_marks(merged.text)


def test_two_new_lines_at_one_place_are_a_conflict_that_keeps_both():
    mine, theirs = BASE + "\n(4) Standar diumumkan.", BASE + "\n(4) Standar dievaluasi setiap tahun."
    merged = merge3(BASE, mine, theirs)
    assert merged.conflicts == (Conflict("", "(4) Standar diumumkan.", "(4) Standar dievaluasi setiap tahun."),)
    assert merged.text.startswith(BASE)


def test_a_line_rewritten_by_one_side_is_not_mixed_with_words_of_the_other():
    base = "Penyelenggara wajib mengumumkan biaya pelayanan kepada masyarakat."
    mine = "Wali Kota menetapkan tarif retribusi setelah mendapat persetujuan pelayanan DPRD."
    theirs = base.replace("masyarakat", "seluruh masyarakat")
    assert not merge3(base, mine, theirs).clean


def test_a_line_deleted_here_and_changed_there_is_a_conflict():
    mine = BASE.replace("    b. jangka waktu; dan\n", "")
    theirs = BASE.replace("jangka waktu", "waktu penyelesaian")
    merged = merge3(BASE, mine, theirs)
    assert not merged.clean
    assert "waktu penyelesaian" in merged.text


@pytest.mark.parametrize("text", [BASE, "", "<<<<<<<", "Versi Anda"])
def test_an_ordinary_text_has_no_marks(text):
    assert not has_marks(text)
