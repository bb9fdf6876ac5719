"""The measured road runs and prints the JSON that its readers expect; the made-up acts are proper acts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.acts import act, reworded, tree
from documents.core.layout import layout_unit
from documents.core.parse import parse
from documents.core.tree import Kind, walk

ROOT = Path(__file__).resolve().parents[2]
STEPS = ("import", "open", "compare", "save", "save_action", "freeze", "print")


def pasal_of(text) -> dict[str, object]:
    """The pasal of the body by number."""
    return {node.number: node for node in walk(text.first(Kind.BATANG_TUBUH)) if node.kind is Kind.PASAL}


@pytest.mark.parametrize("pasal", [3, 41, 130])
def test_a_made_up_act_reads_back_as_written(pasal):
    parsed = parse(act(pasal))
    assert parsed.tree == tree(pasal)
    assert parsed.findings == ()
    assert len(pasal_of(parsed.tree)) == pasal


def test_a_pasal_reads_the_same_in_a_longer_act():
    short, long = pasal_of(tree(41)), pasal_of(tree(130))
    assert all(short[str(number)] == long[str(number)] for number in range(1, 41))


def test_a_pasal_is_reworded_and_a_definition_is_not():
    pasal = pasal_of(tree(5))
    words = layout_unit(pasal["3"])
    assert "paling lama 77 (tujuh puluh tujuh) hari kerja" in reworded(words, 77)
    assert reworded(words, 77).count("\n") == words.count("\n")
    with pytest.raises(ValueError, match="term"):
        reworded(layout_unit(pasal["1"]), 77)


def test_the_road_prints_its_figures(tmp_path):
    run = subprocess.run(
        [sys.executable, "bench/road.py", "--quick"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    report = json.loads(run.stdout)
    assert set(report) == {"machine", "figures"}
    figures = report["figures"]
    wanted = {f"{step}_ratio_{size}" for step in STEPS for size in (5, 10)}
    wanted |= {f"{step}_queries_{size}" for step in STEPS[:-1] for size in (5, 10)}
    wanted |= {f"{step}_growth" for step in STEPS} | {
        f"{who}_peak_{size}" for who in ("web", "print") for size in (5, 10)
    }
    room = ("open_queries", "open_size", "open_nodes", "save_queries", "save_up", "save_down", "insert_queries")
    wanted |= {f"room_{name}_{size}" for name in room for size in (5, 10)}
    assert set(figures) == wanted
    assert [name for name in figures if name.startswith("room_") and not figures[name]["holds"]] == []
    for figure in figures.values():
        assert set(figure) == {"value", "unit", "goal", "holds", "against"}
        assert figure["value"] > 0
        assert figure["holds"] is (figure["goal"] is None or figure["value"] <= figure["goal"])
    assert figures["save_queries_10"]["holds"]
    assert figures["open_queries_10"]["holds"]
    assert list(tmp_path.iterdir()) == []
