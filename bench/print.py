"""The gazette, measured: time, memory, and size against the bare typesetter and against typst. Prints one JSON object.

.venv/bin/python bench/print.py [--quick] [--rounds 3] [--peer]

Each print runs in a process of its own. "Bare" is the same text on the same paper as plain paragraphs, without tags,
contents, page numbers, or an attachment; "full" is the gazette as it is published, with a contents.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from datetime import date
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.acts import tree
from bench.parse import figure, machine, tell
from documents.core.layout import layout

ROOT = Path(__file__).resolve().parent.parent
SMALL, MIDDLE, LARGE = 30, 150, 600
BARE, PEER, MEMORY, GROWTH = 1.35, 8.5, 1.25, 1.2
TYPST = "typst==0.15.2"
SIZE, A_PAGE = 60_000, 4_000  # bytes: of a print, and of each of its pages
_PAGE = {"width": 165, "height": 216, "margin": 18, "size": 11}

Runs = dict[str, list[dict[str, float]]]


def main() -> None:
    """Measure and print the figures; with --one make one print and tell what it cost."""
    parser = argparse.ArgumentParser(description="Measure the printing of gazettes.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="one round, without the largest act")
    parser.add_argument("--peer", action="store_true", help="measure typst too, installed for the occasion")
    parser.add_argument("--one", choices=["bare", "full"])
    parser.add_argument("--pasal", type=int, default=MIDDLE)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(made(given.one, given.pasal)))
        return
    rounds = 1 if given.quick else given.rounds
    figures = measured(rounds, large=not given.quick, peer=given.peer)
    print(json.dumps({"machine": machine(), "figures": figures}, indent=1))


def measured(rounds: int, *, large: bool, peer: bool) -> dict[str, dict[str, object]]:
    """The figures, each the median of the rounds; in a round everything runs once."""
    runs: Runs = {}
    works = [("full", SMALL), ("bare", MIDDLE), ("full", MIDDLE), *([("full", LARGE)] if large else [])]
    with tempfile.TemporaryDirectory(prefix="raperda-bench-") as folder:
        typst = _peer_python(Path(folder)) if peer else None
        for number in range(1, rounds + 1):
            tell(f"round {number} of {rounds}")
            for sort, pasal in works:
                runs.setdefault(f"{sort}-{pasal}", []).append(_child(sort, pasal))
            if typst:
                runs.setdefault("typst", []).append(_peer(typst, Path(folder)))
    bare, full = f"bare-{MIDDLE}", f"full-{MIDDLE}"
    page = _mid(runs, full, "size") / (SIZE + A_PAGE * _mid(runs, full, "pages"))
    figures = {
        "gazette_30": figure(_mid(runs, f"full-{SMALL}", "wall"), "s", 3, "what one waits for"),
        "gazette_150": figure(_mid(runs, full, "cpu"), "s", None, "processor seconds"),
        "over_bare": figure(_ratio(runs, full, bare, "cpu"), "x", BARE, "bare WeasyPrint of the same text, 150 pasal"),
        "memory_over_bare": figure(_ratio(runs, full, bare, "memory"), "x", MEMORY, "peak of the bare process"),
        "size": figure(page, "x", 1, "60 kB and 4 kB a page"),
    }
    if large:
        growth = _ratio(runs, f"full-{LARGE}", full, "cpu") / (LARGE / MIDDLE)
        figures["growth_600"] = figure(growth, "x", GROWTH, "four times the time of 150 pasal")
    if typst:
        against = "typst with an outline and PDF/UA-1, processor seconds"
        figures["over_typst"] = figure(_ratio(runs, full, "typst", "cpu"), "x", PEER, against)
    return figures


def made(sort: str, pasal: int) -> dict[str, float]:
    """One print in this process: seconds, peak of memory in MB, pages, and bytes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "raperda.settings")
    import django

    django.setup()
    from documents.printing.gazette import GazetteFacts, gazette
    from documents.printing.sound import require_letters
    from documents.reading.pages import page_count

    act = tree(pasal)
    look = _look()
    facts = GazetteFacts("kota", "WALI KOTA SERANG", "PROVINSI BANTEN", date(2026, 3, 2), look=look)
    text = layout(act)
    require_letters()
    cpu, wall = time.process_time(), time.perf_counter()
    data = gazette(act, facts) if sort == "full" else _bare(text)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu": cpu, "wall": wall, "memory": memory, "pages": page_count(data), "size": len(data)}


def _look():
    from documents.printing.form import form_of

    return form_of({"daftar_isi": True}, issue=True)


def _bare(text: str) -> bytes:
    """The text as plain paragraphs on the same paper."""
    from weasyprint import HTML

    style = (
        "@page{size:165mm 216mm;margin:21mm 18mm 22mm}html{font:11pt/1.17 'TeX Gyre Bonum';text-align:justify}"
        "p{margin:1.17em 0 0 2.54cm}"
    )
    lines = "".join(f"<p>{escape(line.strip())}</p>" for line in text.split("\n") if line.strip())
    page = f'<!DOCTYPE html><html lang="id"><title>Perda</title><style>{style}</style><body>{lines}</body></html>'
    return HTML(string=page).write_pdf()


def _child(sort: str, pasal: int) -> dict[str, float]:
    command = [sys.executable, str(ROOT / "bench" / "print.py"), "--one", sort, "--pasal", str(pasal)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return json.loads(done.stdout.strip().splitlines()[-1])


def _peer_python(folder: Path) -> Path:
    """The interpreter of an environment with typst."""
    tell(f"installing {TYPST}")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", TYPST], check=True)
    return python


def _peer(python: Path, folder: Path) -> dict[str, float]:
    lines = [line for line in layout(tree(MIDDLE)).split("\n") if line.strip()]
    task = folder / "lines.json"
    task.write_text(json.dumps({"page": _PAGE, "body": 25.4, "step": 6.4, "lines": lines}), encoding="utf-8")
    command = [python, str(ROOT / "bench" / "peer_print.py"), str(task)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _mid(runs: Runs, name: str, what: str) -> float:
    return statistics.median(run[what] for run in runs[name])


def _ratio(runs: Runs, over: str, under: str, what: str) -> float:
    """The median of the ratios of the rounds."""
    return statistics.median(a[what] / b[what] for a, b in zip(runs[over], runs[under], strict=True))


if __name__ == "__main__":
    main()
