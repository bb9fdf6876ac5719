"""The road of a text, measured: queries, time against the bare work of the same run, peak memory. Prints JSON.

.venv/bin/python bench/road.py [--quick] [--sizes 41 600] [--rounds 9]
bin/postgres .venv/bin/python bench/road.py
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.house import thrown_away

OPEN_QUERIES = SAVE_QUERIES = 10
GROWTH = 1.3
PRINT_RATIO = 1.5
WEB_MB = 250
ROOMS = 150, 600  # pasal

Figures = dict[str, dict[str, object]]


def main() -> None:
    """Measure both sizes and print the figures."""
    parser = argparse.ArgumentParser(description="Measure import, open, save, freeze, compare, print.")
    parser.add_argument("--sizes", type=int, nargs=2, default=[41, 600], help="pasal of the small and the large act")
    parser.add_argument("--rounds", type=int, default=9, help="rounds of each step (a third of them for prints)")
    parser.add_argument("--quick", action="store_true", help="5 and 10 pasal, one round: only to see that it runs")
    given = parser.parse_args()
    sizes, rounds = ([5, 10], 1) if given.quick else (given.sizes, given.rounds)
    with thrown_away():
        figures = measured(sizes, rounds, sizes if given.quick else ROOMS)
        report = {"machine": machine(), "figures": figures}
    print(json.dumps(report, ensure_ascii=False, indent=1))


def measured(sizes: list[int], count: int, rooms: Sequence[int]) -> Figures:
    """All figures for acts of these sizes, smallest first; those of the drafting room for `rooms`."""
    from bench.memory import web_peak, worker_peak
    from bench.room import room_figures
    from bench.scene import drafted, person, published
    from bench.steps import PRINT, STEPS

    by = person()
    tell("texts")
    texts = [drafted(pasal, by) for pasal in sizes]
    figures: Figures = {}
    for pasal in rooms:
        tell(f"room of {pasal} pasal")
        figures |= room_figures(pasal, by, figure)
    for step in STEPS:
        tell(step.name)
        figures |= step_figures(step, texts, count)
    for text in texts:
        tell(f"memory at {text.pasal} pasal")
        perda = published(drafted(text.pasal, by), nomor=text.pasal + 1000)
        against = "VmHWM of a gunicorn worker after every room, an import, and the public page"
        figures[f"web_peak_{text.pasal}"] = figure(web_peak(text, perda), "MB", WEB_MB, against)
        against = "VmHWM of a queue worker after one gazette"
        figures[f"print_peak_{text.pasal}"] = figure(worker_peak(perda, by.pk), "MB", None, against)
    tell(PRINT.name)
    return figures | step_figures(PRINT, texts, max(1, count // 3))


def step_figures(step, texts, count: int) -> Figures:
    """Queries, ratio to the bare work, and growth of one step."""
    from bench.stopwatch import median, queries, ratio, rounds

    made = {text.pasal: step.make(text) for text in texts}
    asked = {pasal: len(queries(work)) for pasal, (work, _) in made.items()}  # also the round that warms up
    works = {}
    for pasal, (work, bare) in made.items():
        works |= {f"work {pasal}": work, f"bare {pasal}": bare}
    times = rounds(works, count)
    small, large = texts[0].pasal, texts[-1].pasal
    figures: Figures = {}
    for pasal in made:
        work, bare = times[f"work {pasal}"], times[f"bare {pasal}"]
        goal = PRINT_RATIO if step.name == "print" else None
        against = f"{step.against}: {median(work):.2f} ms to {median(bare):.2f} ms"
        figures[f"{step.name}_ratio_{pasal}"] = figure(ratio(work, bare), "x", goal, against)
        if step.name != "print":
            goal, against = query_goal(step.name, asked[small])
            figures[f"{step.name}_queries_{pasal}"] = figure(asked[pasal], "queries", goal, against)
    goal = GROWTH if step.name.startswith("save") else None
    grown = ratio(times[f"work {large}"], times[f"work {small}"])
    against = f"the same step at {small} pasal, this one at {large}"
    figures[f"{step.name}_growth"] = figure(grown, "x", goal, against)
    return figures


def query_goal(name: str, small: int) -> tuple[int | None, str]:
    """The most queries a step may take, and why; taking in a text writes its rows in batches, so it has no limit."""
    if name == "import":
        return None, "nothing: rows and their history go in batches"
    fixed = {"open": OPEN_QUERIES, "save": SAVE_QUERIES, "save_action": SAVE_QUERIES}.get(name, small)
    return min(fixed, small), "the smaller act, without transaction statements, session, and person"


def figure(value: float, unit: str, goal: float | None, against: str) -> dict[str, object]:
    """One figure; a goal is the most it may be, and a figure without one always holds."""
    value = round(value, 2)
    return {"value": value, "unit": unit, "goal": goal, "holds": goal is None or value <= goal, "against": against}


def machine() -> dict[str, object]:
    """Where it was measured."""
    import weasyprint
    from django import get_version
    from django.db import connection

    return {
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "django": get_version(),
        "weasyprint": weasyprint.__version__,
        "database": connection.vendor,
        "clock": "processor seconds" if connection.vendor == "sqlite" else "wall seconds",
    }


def tell(words: str) -> None:
    """One line about what is being measured now, beside the JSON."""
    print(words, file=sys.stderr)


if __name__ == "__main__":
    main()
