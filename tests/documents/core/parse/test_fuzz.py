"""Random and mutated texts: a tree without an exception, no word lost, and nothing changes when it is printed again."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from documents.core.layout import layout
from documents.core.parse import parse
from tests.documents.core.parse.fuzz import bases, faults, fuzzed, lost_tokens

ROOT = Path(__file__).resolve().parents[4]
TEXTS = 300


def test_no_text_fails_or_loses_a_word() -> None:
    found = bases()
    for seed in range(TEXTS):
        text = fuzzed(random.Random(seed), found)
        assert not faults(text), f"seed {seed}"


@pytest.mark.parametrize(
    "label",
    [
        "Huruf a dan huruf b",
        "Ayat (1), ayat (2), dan ayat (3)",
        "Angka 1 sampai dengan angka 4",
    ],
)
def test_every_word_of_the_label_of_a_range_is_kept(label: str) -> None:
    text = (
        f"Pasal 1\nSatu.\n\nPENJELASAN\nATAS\nPERATURAN DAERAH X\n\nPASAL DEMI PASAL\nPasal 1\n{label} : Cukup jelas.\n"
    )
    parsed = parse(text)
    assert not lost_tokens(text, parsed)
    words = [left.text for left in parsed.noise if left.label and left.text != "PASAL DEMI PASAL"]
    assert words == label.split()[0].lower().split() * (len(words))
    assert layout(parse(layout(parsed.tree)).tree) == layout(parsed.tree)


def test_the_check_sees_a_lost_word() -> None:
    text = "Pasal 1\nSetiap orang wajib melapor.\n"
    assert lost_tokens(text, parse("Pasal 1\nSetiap orang wajib.\n")) == {"melapor": 1}


def test_the_command_prints_its_figures() -> None:
    command = [sys.executable, "bench/fuzz.py", "--texts", "40"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=True)
    figures = json.loads(done.stdout)["figures"]
    assert {name: figure["value"] for name, figure in figures.items() if name != "seconds"} == {
        "exceptions": 0,
        "texts_with_lost_words": 0,
        "texts_that_change_when_printed_again": 0,
    }
    assert all(figure["holds"] for figure in figures.values())
