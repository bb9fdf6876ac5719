"""naskah print: a file as PDF and Word, without a database."""

import subprocess
import sys
from pathlib import Path

import pytest

from documents.core.parse import parse
from documents.reading import read_act, read_text
from tests.people import SHORT

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def draft(tmp_path) -> Path:
    path = tmp_path / "naskah.txt"
    path.write_text(SHORT)
    return path


def run(*given) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", "naskah", "print", *map(str, given)], cwd=ROOT, capture_output=True, text=True
    )


def test_a_file_becomes_pdf_word_and_akoma_ntoso(draft, tmp_path):
    pdf, word, akn = (tmp_path / f"keluar.{end}" for end in ("pdf", "docx", "xml"))
    done = run(draft, "-o", pdf, "--docx", word, "--akn", akn)
    assert (done.returncode, done.stderr) == (0, "")
    assert "WALI KOTA SERANG" in read_text("keluar.pdf", pdf.read_bytes())
    assert parse(read_text("keluar.docx", word.read_bytes())).tree == parse(SHORT).tree
    assert read_act("keluar.xml", akn.read_bytes()).tree == parse(SHORT).tree


def test_what_cannot_be_done_is_one_sentence_and_code_2(draft, tmp_path):
    for given, said in (
        ((draft, "-o", tmp_path / "x.pdf", "--akn", tmp_path / "tidak" / "ada.xml"), "tidak dapat ditulis"),
        ((draft, "-o", tmp_path / "tidak" / "ada.pdf"), "tidak dapat ditulis"),
        ((tmp_path / "hilang.txt", "-o", tmp_path / "x.pdf"), "tidak ada atau tidak boleh dibuka"),
    ):
        done = run(*given)
        assert done.returncode == 2
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
