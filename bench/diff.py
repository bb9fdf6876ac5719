"""Comparing, measured: twenty versions of 600 pasal against fast-diff-match-patch, and what hurts. Prints JSON.

.venv/bin/python bench/diff.py [--pasal 600] [--rounds 60]
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.acts import tree
from bench.parse import figure, machine, tell
from documents.core.address import link_explains
from documents.core.canon import dumps, loads
from documents.core.diff import Change, compare, following
from documents.core.diff.wording import count
from documents.core.keys import keyed
from documents.core.layout import layout
from documents.core.numbering import renumber
from documents.core.parse import parse
from documents.core.references import rewrite, rewritten
from documents.core.sides import comparable
from documents.core.tree import Kind, Node, at, replace_at, walk_paths

PEER = "fast-diff-match-patch==2.1.0"
VERSIONS, EDITS = 20, 25
ENDING = ["dilaksanakan", "menurut", "tata", "cara", "yang", "ditetapkan", "setiap", "tahun."]
Figures = dict[str, dict[str, object]]


def main() -> None:
    """Measure and print the figures."""
    parser = argparse.ArgumentParser(description="Measure the comparison of texts.")
    parser.add_argument("--pasal", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--quick", action="store_true", help="no peer and no hostile text: only to see that it runs")
    given = parser.parse_args()
    made = [
        loads(dumps(text)) for text in versions(given.pasal)
    ]  # as they are read: no unit is one object in two texts
    gc.collect()
    gc.freeze()  # the texts are the scene: collecting them is not part of what is measured
    figures = own(made, given.rounds) | marks(made[0], given.rounds)
    if not given.quick:
        figures |= hostile() | peer(made, figures)
    print(json.dumps({"machine": machine(), "figures": figures}, ensure_ascii=False, indent=1))


def versions(pasal: int) -> list[Node]:
    """Twenty versions: in each clauses change, two pasal come in, one goes, one moves."""
    chance = random.Random(600)
    found = [link_explains(keyed(renumber(tree(pasal)), (), chance.randrange))]
    while len(found) < VERSIONS:
        after = edited(found[-1], EDITS, chance)
        for step in (1, 1, 2, 3):
            after = arranged(after, step, chance)
        moved = renumber(after)
        found.append(rewritten(moved, rewrite(found[-1], moved)))
    return found


def edited(text: Node, many: int, chance: random.Random) -> Node:
    """The text with so many clauses changed: two words, or every fifth time the second half of the sentence."""
    body = [path for path, node in walk_paths(text) if node.kind is Kind.AYAT and len(node.text.split()) > 8]
    for number, path in enumerate(chance.sample(body, many)):
        node = at(text, path)
        said = node.text.split(" ")
        place = chance.randrange(3, len(said) - 2)
        if number % 5:
            said[place : place + 2] = ["segera", "mungkin"]
        else:
            said[len(said) // 2 :] = ENDING
        text = replace_at(text, path, replace(node, text=" ".join(said)))
    return text


def arranged(text: Node, step: int, chance: random.Random) -> Node:
    """The text with a pasal more (1), less (2), or elsewhere (3); a new one has the words of another act."""
    babs = [path for path, node in walk_paths(text) if node.kind is Kind.BAB and len(node.children) > 2]
    path = chance.choice(babs)
    bab = at(text, path)
    units, place = list(bab.children), chance.randrange(1, len(bab.children))
    if step == 1:
        found = [node for _, node in walk_paths(tree(40)) if node.kind is Kind.PASAL and node.children]
        bare = replace(chance.choice(found[20:40]), key="")
        units.insert(place, keyed(bare, (), chance.randrange))
    elif step == 2:
        units.pop(place)
    else:
        units.append(units.pop(0))
    return replace_at(text, path, replace(bab, children=tuple(units)))


def own(made: list[Node], rounds: int) -> Figures:
    """Milliseconds of neighbours, of first and last, and of two uploaded files without keys."""
    first, last = layout(made[0]), layout(made[1])
    files = parse(first).tree, parse(last).tree
    return {
        "neighbours_ms": figure(best(lambda: compare(made[0], made[1]), rounds), "ms", None, "by key"),
        "first_last_ms": figure(best(lambda: compare(made[0], made[-1]), rounds), "ms", None, "by key"),
        "files_ms": figure(best(lambda: compare(*files), rounds), "ms", None, "aligned by words, then told"),
        "first_last_words": figure(edit(compare(made[0], made[-1])), "words", None, "words that went and came"),
    }


def marks(text: Node, rounds: int) -> Figures:
    """The same edits with and without pasal that come in before them: time and marks for a true change."""
    plain = edited(text, EDITS, random.Random(7))
    shifted = arranged(plain, 1, random.Random(8))
    shifted = renumber(shifted)
    shifted = rewritten(shifted, rewrite(plain, shifted))
    texts = {"plain": loads(dumps(plain)), "shifted": loads(dumps(shifted))}
    # In turns, so that a busy moment of the machine does not fall on one of the two alone.
    turns = [{name: best(lambda new=new: compare(text, new), 1) for name, new in texts.items()} for _ in range(rounds)]
    spent = {name: min(turn[name] for turn in turns) for name in texts}
    changes = [change for change in compare(text, shifted) if change.kinds != ("renumbered",)]
    silent = following(text, shifted, changes)
    shown = [change for change in changes if change.key not in silent and not _goes_along(change, changes)]
    return {
        "shifted_time": figure(spent["shifted"] / spent["plain"], "x", 1.3, f"edits alone: {spent['plain']:.1f} ms"),
        "marks_per_change": figure(len(shown) / (EDITS + 1), "x", 1.1, f"{EDITS} edits and one new pasal"),
    }


def _goes_along(change: Change, changes: list[Change]) -> bool:
    """Whether it came in as a part of a unit that came in whole."""
    whole = [each.new for each in changes if "inserted" in each.kinds and each.new and each is not change]
    return "inserted" in change.kinds and any((change.new or "").startswith(f"{name} ") for name in whole)


def hostile() -> Figures:
    """Seconds of texts made to hurt."""
    equal = Node(Kind.PASAL, "1", text="kata " * 5000), Node(Kind.PASAL, "1", text="kata " * 4990 + "lain " * 10)
    huge = " ".join(f"kata{n % 997}" for n in range(50_000))
    long = Node(Kind.PASAL, "1", text=huge), Node(Kind.PASAL, "1", text=huge.replace("kata5 ", "lain ", 400))
    foreign = parse(layout(tree(100))).tree, parse(layout(tree(100)).replace("a", "o").replace("e", "u")).tree
    texts = {"equal_words": equal, "long_clause": long, "unrelated_acts": foreign}
    return {
        f"hostile_{name}": figure(best(lambda pair=pair: compare(*comparable(*pair)), 1) / 1000, "s", 10, "bounded")
        for name, pair in texts.items()
    }


def peer(made: list[Node], figures: Figures) -> Figures:
    """The peer over the whole texts as words, in an environment that is made for it and thrown away."""
    texts = [layout(made[0]), layout(made[1]), layout(made[-1])]
    try:
        found = peer_times(texts)
    except (OSError, subprocess.SubprocessError) as error:
        absent = f"absent: {PEER} could not be installed and run ({type(error).__name__})"
        return {"share_of_peer": {"value": None, "unit": "x", "goal": 0.2, "holds": False, "against": absent}}
    near, far = found["near_ms"], found["far_ms"]
    words = found["far_words"]
    return {
        "neighbours_share": figure(value(figures, "neighbours_ms") / near, "x", 1 / 5, f"{PEER}: {near:.1f} ms"),
        "first_last_share": figure(value(figures, "first_last_ms") / far, "x", 1 / 20, f"{PEER}: {far:.1f} ms"),
        "files_share": figure(value(figures, "files_ms") / near, "x", 1, f"{PEER}: {near:.1f} ms"),
        "edit_share": figure(value(figures, "first_last_words") / words, "x", 1, f"{PEER}: {words:.0f} words"),
    }


def peer_times(texts: list[str]) -> dict[str, float]:
    """Milliseconds and words of the peer; raises OSError or SubprocessError where it cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "bin", "python"))
        tell(f"installing {PEER}")
        subprocess.run([python, "-m", "pip", "install", "--quiet", PEER], check=True, capture_output=True, timeout=600)
        script = str(Path(__file__).with_name("peer_diff.py"))
        given = json.dumps(texts)
        done = subprocess.run([python, script], input=given, check=True, capture_output=True, text=True, timeout=600)
        found: dict[str, float] = json.loads(done.stdout)
        return found


def best(work, rounds: int) -> float:
    """Processor milliseconds of the fastest of some runs."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def edit(changes: tuple[Change, ...]) -> int:
    """How many words all changes show."""
    return sum(count(text) for change in changes for sign, text in change.edit if sign != "=")


def value(figures: Figures, name: str) -> float:
    """The value of a figure measured before."""
    return float(str(figures[name]["value"]))


if __name__ == "__main__":
    main()
