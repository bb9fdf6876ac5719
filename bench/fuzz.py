"""Random and mutated texts through the parser: exceptions, lost words, changes on a second printing. Prints JSON.

.venv/bin/python bench/fuzz.py [--texts 20000] [--seed 0] [--corpus ../shared/corpus]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.documents.core.parse.fuzz import bases, faults, fuzzed

KINDS = {
    "exceptions": "an exception out of parse or layout",
    "texts_with_lost_words": "a word or figure that is neither in the tree nor among the dropped lines",
    "texts_that_change_when_printed_again": "a printed form that is printed otherwise once read, or a misplaced unit",
}
MADE = "a tenth random signs, three tenths random pieces of acts, the rest mutated acts"
SHOWN = 20


def main() -> None:
    """Run the texts and print the figures; the seed of each text that fails goes to standard error."""
    parser = argparse.ArgumentParser(description="Fuzz the parser of plain texts.")
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0, help="seed of the first text; each text has its own")
    parser.add_argument("--corpus", type=Path, help="also mutate the teks.txt below this folder")
    given = parser.parse_args()
    found = bases()
    if given.corpus:
        found += [path.read_text(encoding="utf-8", errors="replace") for path in sorted(given.corpus.rglob("teks.txt"))]
    started = time.process_time()
    count = fuzz(found, range(given.seed, given.seed + given.texts))
    against = f"{given.texts} texts from {len(found)} acts, {MADE}"
    figures: dict[str, dict[str, object]] = {
        name: {
            "value": count[name],
            "unit": "texts",
            "goal": 0,
            "holds": not count[name],
            "against": f"{said}; {against}",
        }
        for name, said in KINDS.items()
    }
    spent = round(time.process_time() - started, 1)
    figures["seconds"] = {
        "value": spent,
        "unit": "s",
        "goal": None,
        "holds": True,
        "against": "processor seconds in all",
    }
    print(json.dumps({"machine": machine(), "figures": figures}, ensure_ascii=False, indent=1))


def fuzz(found: list[str], seeds: range) -> Counter[str]:
    """How many of the texts failed, by kind of failure."""
    count: Counter[str] = Counter()
    for seed in seeds:
        for kind, said in sorted(failures(fuzzed(random.Random(seed), found)).items()):
            count[kind] += 1
            if count.total() <= SHOWN:
                print(f"seed {seed}: {said}", file=sys.stderr)
    return count


def failures(text: str) -> dict[str, str]:
    """What went wrong with one text, by kind."""
    try:
        wrong = faults(text)
    except (
        RecursionError,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as error:
        return {"exceptions": repr(error)}
    return {
        "texts_with_lost_words" if "lost" in said else "texts_that_change_when_printed_again": said for said in wrong
    }


def machine() -> dict[str, object]:
    """Where it was run."""
    return {"system": platform.platform(), "processors": os.cpu_count(), "python": platform.python_version()}


if __name__ == "__main__":
    main()
