"""The redline: the new text with what went and came, at its place, safe to show."""

import re

import pytest

from documents.core.diff import compare, told
from documents.core.parse import parse
from documents.core.sides import comparable
from documents.printing.redline import redline_html, redline_page

OLD = """Pasal 1
(1) Penghuni memelihara bagian bersama gedung.
(2) Iuran dibayar di muka untuk satu tahun.
(3) Penghuni menjaga ketenangan pada malam hari.
Pasal 2
Rapat penghuni memilih pengurus <b> setiap tahun.
Pasal 3
Hewan peliharaan yang mengganggu ketertiban dipindahkan oleh pengelola.
Pasal 4
Warga dapat menggugat keputusan pengelola.
"""
NEW = """Pasal 1
(1) Penghuni memelihara bagian bersama gedung.
(2) Penghuni menjaga ketenangan pada malam hari.
Pasal 2
Rapat penghuni memilih pengurus <b> setiap dua tahun.
Pasal 3
Warga dapat menggugat keputusan pengelola.
Pasal 4
Hewan peliharaan yang mengganggu ketertiban dipindahkan oleh pengelola.
Pasal 5
Pengelola menyimpan denah gedung.
"""


def drawn(**how) -> str:
    old, new = comparable(parse(OLD).tree, parse(NEW).tree)
    return redline_html(old, new, compare(old, new), **how)


def paragraphs(html: str) -> list[str]:
    return re.findall(r"<p class=.*?</p>", html)


def test_what_went_stands_at_its_old_place():
    texts = [re.sub(r"<.*?>", "", line) for line in paragraphs(drawn())]
    assert texts[1:4] == [
        "(1) Penghuni memelihara bagian bersama gedung.",
        "(2) Iuran dibayar di muka untuk satu tahun. (dihapus)",
        "(2) Penghuni menjaga ketenangan pada malam hari. (semula Pasal 1 ayat (3))",
    ]
    assert "<del>(2)</del> <del>Iuran dibayar di muka untuk satu tahun.</del>" in drawn()


def test_changes_stand_inline_and_everything_is_escaped():
    html = drawn()
    assert "&lt;b&gt; setiap<ins> dua</ins> tahun." in html
    assert "<b>" not in html


def test_what_came_is_marked_with_its_number():
    assert "<ins>Pasal 5</ins><br><ins>Pengelola menyimpan denah gedung.</ins>" in drawn()


def test_what_moved_is_marked_and_not_struck():
    moved = next(line for line in paragraphs(drawn()) if "Warga dapat" in line or "pindah" in line)
    assert "pindah" in moved
    assert "dipindah dari Pasal" in moved
    assert "<del>" not in moved


@pytest.mark.parametrize(("context", "also"), [(0, False), (1, True)])
def test_only_what_changed_with_so_many_units_around(context, also):
    old, new = comparable(parse(OLD).tree, parse(OLD.replace("gedung", "rumah")).tree)
    html = redline_html(old, new, compare(old, new), only_changed=True, context=context)
    assert "<del>gedung</del><ins>rumah</ins>" in html
    assert ("Rapat penghuni" in html) is also
    assert "Warga dapat" not in html
    assert "…" in html


def test_references_that_follow_are_told():
    text = "Pasal {}\nSatu hal.\nPasal {}\nKetentuan dalam Pasal {} berlaku.\n"
    first, second = text.format(1, 2, 1), "Pasal 1\nBaru sama sekali di depan.\n" + text.format(2, 3, 2)
    old, new = comparable(parse(first).tree, parse(second).tree)
    html = redline_html(old, new, told(old, new))
    assert "rujukan mengikuti penomoran" in html
    assert "Ketentuan dalam Pasal 2 berlaku." in html


def test_a_page_tells_runs_of_numbers():
    first = "Pasal 1\nPengelola dipilih.\n"
    rest = "Pasal {}\nPenghuni memelihara bagian bersama gedung.\nPasal {}\nRapat penghuni memilih pengurus.\n"
    old, new = comparable(parse(rest.format(1, 2)).tree, parse(first + rest.format(2, 3)).tree)
    page = redline_page("Uji", ("lama.txt", "baru.txt"), old, new, compare(old, new))
    assert "Pasal 1 sampai dengan Pasal 2 menjadi Pasal 2 sampai dengan Pasal 3" in page
    assert "lama.txt dibandingkan dengan baru.txt: 1 bagian berubah" in page
    assert page.startswith('<!DOCTYPE html><html lang="id">')


def test_equal_texts():
    old, new = comparable(parse(OLD).tree, parse(OLD).tree)
    assert redline_html(old, new, (), only_changed=True) == '<p class="lewat">…</p>'
    assert "lama.txt dan baru.txt sama." in redline_page("Uji", ("lama.txt", "baru.txt"), old, new, ())
