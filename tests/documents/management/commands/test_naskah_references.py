"""manage.py naskah references: every reference of a file, as JSON or as lines."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

TEXT = (
    "PERATURAN DAERAH\nNOMOR 1 TAHUN 2027\nTENTANG\nX\n\nPasal 1\nSatu norma.\n\nPasal 2\n"
    "Norma sebagaimana dimaksud dalam Pasal 1 dan melanggar Pasal 7 ayat (2).\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "perda.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _run(*args: str) -> str:
    out = StringIO()
    call_command("naskah", "references", *args, stdout=out)
    return out.getvalue()


def test_json_names_place_words_targets_and_status(file: Path) -> None:
    assert json.loads(_run(str(file), "--json")) == {
        "references": [
            {
                "address": "Pasal 2",
                "text": "sebagaimana dimaksud dalam Pasal 1",
                "targets": ["Pasal 1"],
                "status": "ok",
            },
            {"address": "Pasal 2", "text": "Pasal 7 ayat (2)", "targets": ["Pasal 7 ayat (2)"], "status": "dangling"},
        ]
    }


def test_lines_hold_the_same(file: Path) -> None:
    assert _run(str(file)).splitlines() == [
        "Pasal 2\tsebagaimana dimaksud dalam Pasal 1\tPasal 1\tok",
        "Pasal 2\tPasal 7 ayat (2)\tPasal 7 ayat (2)\tdangling",
    ]
