"""manage.py naskah: files in, JSON or text out, one sentence and exit code 2 for what cannot be read."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

TEXT = "PERATURAN DAERAH\nNOMOR 1 TAHUN 2027\nTENTANG\nX\n\n- 1 -\n\nPasal 1\nSatu norma.\n\nPasal 3\nLain.\n"


def _run(*args: str) -> str:
    out = StringIO()
    call_command("naskah", *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "perda.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_parse_prints_tree_noise_and_findings(file: Path, flags: tuple[str, ...]) -> None:
    result = json.loads(_run("parse", str(file), *flags))
    assert set(result) == {"tree", "noise", "findings"}
    judul, body = result["tree"]["children"]
    assert set(judul) == {"kind", "number", "heading", "text", "key", "explains", "children"}
    assert [(node["kind"], node["number"], node["text"]) for node in body["children"]] == [
        ("pasal", "1", "Satu norma."),
        ("pasal", "3", "Lain."),
    ]
    assert result["noise"] == [{"line": 6, "text": "- 1 -"}]
    (found,) = result["findings"]
    assert (found["rule"], found["severity"], found["address"]) == ("urutan", "W", "Pasal 3")


def test_parse_prints_the_official_text(file: Path) -> None:
    assert _run("parse", str(file), "--text") == TEXT.replace("- 1 -\n\n", "")


@pytest.mark.parametrize("content", [None, b"\x00\x01\x02\xff" * 200])
def test_a_file_that_cannot_be_read_ends_with_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "berkas.pdf"
    if content is not None:
        path.write_bytes(content)
    error = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("naskah", "parse", str(path), stderr=error)
    assert left.value.code == 2
    assert error.getvalue().startswith("Berkas “berkas.pdf” ")
    assert error.getvalue().count("\n") == 1
