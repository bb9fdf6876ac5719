"""The parser, measured: cost per pasal, growth, references, hostile texts, the peers' plain-text grammar. Prints JSON.

.venv/bin/python bench/parse.py [--quick] [--megabytes 10] [--rounds 5]
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.acts import act, tree
from documents.core.parse import parse
from documents.core.references import Reference, references
from documents.core.tree import Kind, Node

SMALL, LARGE, LARGEST = 30, 600, 2000
PEER = "bluebell-akn==3.1.1"
PEER_SHARE = 15
GROWTH = 1.3
REFERENCES = 3
SECONDS_A_MEGABYTE = 3

HOSTILE = {
    "one_line": "Setiap orang wajib ",
    "brackets": "(",
    "nested_lists": "a. x:\n1. y:\n",
    "one_sign_lines": "x\n",
    "one_sign_pages": "x\f",
    "references": "(1) huruf ",
    "pasal_lines": "Pasal 2\n",
    "joined_items": "; a. x",
    "instructions": "1. Ketentuan Pasal 1 diubah sebagai berikut:\n",
    "quoted_headings": "“Pasal 4\n",
}

_UNITS = {
    Kind.BAB: "CHAPTER", Kind.BAGIAN: "PART", Kind.PARAGRAF: "SUBPART", Kind.PASAL: "SECTION",
    Kind.AYAT: "SUBSECTION", Kind.HURUF: "PARAGRAPH", Kind.ANGKA: "SUBPARAGRAPH",
}  # fmt: skip

Figures = dict[str, dict[str, object]]


def main() -> None:
    """Measure and print the figures."""
    parser = argparse.ArgumentParser(description="Measure the parser of plain texts.")
    parser.add_argument("--megabytes", type=float, default=10, help="size of each hostile text")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="small texts, no peer: only to see that it runs")
    given = parser.parse_args()
    megabytes, rounds = (0.05, 1) if given.quick else (given.megabytes, given.rounds)
    figures = growth(rounds) | linked(rounds) | peer(rounds, given.quick) | hostile(megabytes)
    print(json.dumps({"machine": machine(), "figures": figures}, ensure_ascii=False, indent=1))


def growth(rounds: int) -> Figures:
    """The cost of a pasal in acts of three sizes; the fastest of some rounds that take turns."""
    texts = {pasal: act(pasal) for pasal in (SMALL, LARGE, LARGEST)}
    best = dict.fromkeys(texts, float("inf"))
    for _ in range(rounds):
        for pasal, text in texts.items():
            count = max(1, 300 // pasal)  # short texts several times over, or the clock is too coarse
            best[pasal] = min(best[pasal], seconds(text, count) / count)
    cost = {pasal: best[pasal] * 1000 / pasal for pasal in texts}
    figures = {f"ms_per_pasal_{p}": figure(cost[p], "ms", None, "whole act with its penjelasan") for p in texts}
    for pasal in (LARGE, LARGEST):
        against = f"the same parser at {SMALL} pasal: {cost[SMALL]:.3f} ms"
        figures[f"growth_{pasal}"] = figure(cost[pasal] / cost[SMALL], "x", GROWTH, against)
    return figures


def linked(rounds: int) -> Figures:
    """References of the large act found and resolved, against the time of parsing it."""
    text = act(LARGE)
    parsed = parse(text).tree
    reading, linking = float("inf"), float("inf")
    found: tuple[Reference, ...] = ()
    for _ in range(rounds):
        reading = min(reading, seconds(text, 1))
        gc.collect()
        start = time.process_time()
        found = references(parsed)
        linking = min(linking, time.process_time() - start)
    said = f"{len(found)} references in {LARGE} pasal: {linking * 1000:.0f} ms; parsing them: {reading * 1000:.0f} ms"
    return {f"references_{LARGE}": figure(linking / reading, "x", REFERENCES, said)}


def peer(rounds: int, quick: bool) -> Figures:
    """The same act in the peers' grammar, parsed in an environment that is made for it and thrown away."""
    if quick:
        return {}
    own = min(seconds(act(LARGE), 1) for _ in range(rounds)) * 1000
    try:
        peers = peer_times("BODY\n\n" + "\n".join(_peer_lines(_body(LARGE), 0)) + "\n")
    except (OSError, subprocess.SubprocessError) as error:
        absent = f"absent: {PEER} could not be installed and run ({type(error).__name__})"
        missing = {"value": None, "unit": "x", "goal": round(1 / PEER_SHARE, 4), "holds": False, "against": absent}
        return {"share_of_peer_600": missing}
    after = min(seconds(act(LARGE), 1) for _ in range(rounds)) * 1000
    own = min(own, after)
    said = f"{PEER}, body alone, text to parse tree: {peers['tree']:.0f} ms ({peers['xml']:.0f} ms with its XML), "
    said += f"own parser, body and penjelasan: {own:.0f} ms; {peers['nodes']:.0f} of {LARGE} pasal came out"
    return {
        "share_of_peer_600": figure(own / peers["tree"], "x", 1 / PEER_SHARE, said),
        "peer_ms_per_pasal_600": figure(peers["tree"] / LARGE, "ms", None, PEER),
    }


def peer_times(text: str) -> dict[str, float]:
    """Milliseconds of the peers' parser over the text; raises OSError or SubprocessError where it cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "bin", "python"))
        tell(f"installing {PEER}")
        subprocess.run([python, "-m", "pip", "install", "--quiet", PEER], check=True, capture_output=True, timeout=600)
        tell("parsing with it")
        script = str(Path(__file__).with_name("peer_parse.py"))
        run = [python, script, "2"]
        done = subprocess.run(run, input=text, check=True, capture_output=True, text=True, timeout=600)
        found: dict[str, float] = json.loads(done.stdout)
        return found


def hostile(megabytes: float) -> Figures:
    """Seconds a megabyte of texts made to hurt."""
    figures: Figures = {}
    for name, piece in HOSTILE.items():
        tell(name)
        size = int(megabytes * 1_000_000)
        head = "Pasal I\n" if name in ("instructions", "quoted_headings") else "Pasal 1\n"
        text = head + (piece * (size // len(piece) + 1))[:size]
        against = f"a text of {len(text) / 1_000_000:.2f} MB"
        spent = seconds(text, 1) / (len(text) / 1_000_000)
        figures[f"hostile_{name}"] = figure(spent, "s/MB", SECONDS_A_MEGABYTE, against)
    return figures


def seconds(text: str, count: int) -> float:
    """Processor seconds of parsing the text so many times."""
    gc.collect()
    start = time.process_time()
    for _ in range(count):
        parse(text)
    return time.process_time() - start


def figure(value: float, unit: str, goal: float | None, against: str) -> dict[str, object]:
    """One figure; a goal is the most it may be, and a figure without one always holds."""
    return {
        "value": round(value, 4),
        "unit": unit,
        "goal": goal and round(goal, 4),
        "holds": goal is None or value <= goal,
        "against": against,
    }


def machine() -> dict[str, object]:
    """Where it was measured."""
    return {
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "clock": "processor seconds",
    }


def tell(words: str) -> None:
    """One line about what is being measured now, beside the JSON."""
    print(words, file=sys.stderr)


def _body(pasal: int) -> Node:
    body = tree(pasal).first(Kind.BATANG_TUBUH)
    assert body is not None
    return body


def _peer_lines(node: Node, level: int) -> Iterator[str]:
    """The units below a node as the peers write them: an indented block under each label."""
    margin = "  " * level
    for child in node.children:
        if child.kind is Kind.LANJUTAN:
            yield margin + child.text
            continue
        listed = child.kind in (Kind.AYAT, Kind.HURUF, Kind.ANGKA)
        number = f"({child.number})" if listed else child.number
        yield f"{margin}{_UNITS[child.kind]} {number}" + (f" - {child.heading}" if child.heading else "")
        if child.text:
            yield from ("", f"{margin}  {child.text}", "")
        yield from _peer_lines(child, level + 1)


if __name__ == "__main__":
    main()
