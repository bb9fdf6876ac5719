"""naskah compare: two files in, lines, JSON, or a page out."""

import json
import re
from io import StringIO

import pytest
from django.core.management import call_command

from tests.people import SHORT

KINDS = {"changed", "inserted", "deleted", "moved", "renumbered", "split", "joined"}


@pytest.fixture
def files(tmp_path):
    old, new = tmp_path / "lama.txt", tmp_path / "baru.txt"
    old.write_text(SHORT)
    new.write_text(SHORT.replace("tanpa biaya", "dengan biaya ringan <b>"))
    return str(old), str(new)


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("naskah", "compare", *arguments, stdout=out)
    return out.getvalue()


def test_json(files):
    told = json.loads(said(*files, "--json"))
    (change,) = told["changes"]
    assert (change["kinds"], change["old"], change["new"]) == (["changed"], "Pasal 3", "Pasal 3")
    assert set(change["kinds"]) <= KINDS
    assert "".join(text for sign, text in change["edit"] if sign != "+") == "Pelayanan diselenggarakan tanpa biaya."
    assert (told["words_deleted"], told["words_inserted"]) == (1, 3)
    assert (change["only"], change["follows"]) == ("", False)


def test_case_and_references_that_follow_are_told_apart(tmp_path):
    old, new = tmp_path / "lama.txt", tmp_path / "baru.txt"
    text = "Pasal {}\nWali Kota menetapkan lokasi.\nPasal {}\nKetentuan dalam Pasal {} berlaku.\n"
    old.write_text(text.format(1, 2, 1))
    new.write_text("Pasal 1\nCamat membina warga.\n" + text.format(2, 3, 2).replace("Kota", "kota"))
    told = {change["new"]: change for change in json.loads(said(str(old), str(new), "--json"))["changes"]}
    assert [told[name]["only"] for name in ("Pasal 1", "Pasal 2", "Pasal 3")] == ["", "case", ""]
    assert [told[name]["follows"] for name in ("Pasal 1", "Pasal 2", "Pasal 3")] == [False, False, True]


def test_a_page_that_needs_nothing_else(files):
    page = said(*files, "--html")
    assert "<del>tanpa</del><ins>dengan</ins>" in page
    assert "&lt;b&gt;" in page
    assert not re.search(r"(src|href)=", page)
    assert "1 bagian berubah" in page


def test_lines(files):
    assert "Pasal 3\tchanged\tPelayanan diselenggarakan [-tanpa-][+dengan+] biaya" in said(*files)


def test_the_same_text(files):
    assert "sama" in said(files[0], files[0])
    assert json.loads(said(files[0], files[0], "--json"))["changes"] == []
    assert "sama" in said(files[0], files[0], "--html")


def test_a_file_that_is_not_there(files, capsys):
    with pytest.raises(SystemExit) as left:
        call_command("naskah", "compare", files[0], "tidak-ada.txt", stderr=StringIO())
    assert left.value.code == 2


BEFORE = """Pasal 1
(1) Pengelola menyimpan denah gedung di kantor pengelola.
(2) Penghuni membayar iuran setiap bulan kepada bendahara gedung.
(3) Pengelola wajib menjaga kebersihan tangga.
Pasal 2
Pengelola menyimpan daftar penghuni di kantor dan penghuni melapor kepada ketua setiap kali berganti alamat surat.
Pasal 3
Denda sebagaimana dimaksud dalam Pasal 1 dibayar tunai.
Pasal 4
Hewan peliharaan dijaga oleh pemiliknya.
"""
AFTER = """Pasal 1
Setiap gedung bertingkat mempunyai satu pengelola.
Pasal 2
(1) Penghuni membayar iuran setiap bulan kepada bendahara gedung.
(2) Pengelola wajib menjaga kebersihan tangga dan halaman.
(3) Pengelola menyimpan denah gedung di kantor pengelola.
Pasal 3
Pengelola menyimpan daftar penghuni di kantor.
Pasal 4
Penghuni melapor kepada ketua setiap kali berganti alamat surat.
Pasal 5
Denda sebagaimana dimaksud dalam Pasal 2 dibayar tunai.
"""


def test_every_kind_in_the_form_other_tools_read(tmp_path):
    old, new = tmp_path / "lama.txt", tmp_path / "baru.txt"
    old.write_text(BEFORE)
    new.write_text(AFTER)
    there, back = (json.loads(said(*map(str, pair), "--json")) for pair in ((old, new), (new, old)))
    for told in (there, back):
        assert set(told) == {"changes", "words_deleted", "words_inserted"}
        for change in told["changes"]:
            assert {"kinds", "old", "new", "edit"} <= set(change)
            assert change["kinds"]
            assert set(change["kinds"]) <= KINDS
            assert change["old"] or change["new"]
            assert all(sign in ("=", "-", "+") and text for sign, text in change["edit"])
    kinds = {kind for told in (there, back) for change in told["changes"] for kind in change["kinds"]}
    assert kinds == KINDS
    assert (there["words_deleted"], there["words_inserted"]) == (back["words_inserted"], back["words_deleted"])
    page, lines = said(str(old), str(new), "--html"), said(str(old), str(new))
    assert "dipindah dari Pasal 1 ayat (1)" in page
    assert "Denda sebagaimana dimaksud dalam Pasal 2 dibayar tunai." in re.sub(r"<[^>]+>", "", page)
    assert "rujukan menyesuaikan nomor" in lines
