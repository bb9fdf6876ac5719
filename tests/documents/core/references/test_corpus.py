"""References of real acts: nearly all are parsed, and of 200 drawn by lot and checked by eye nearly all are right.

The 200 were drawn with a fixed seed from all references of the corpus that stand in the opening, body, or explanation
of an act. Left out are uu-11-2020, whose scan lost most paragraph marks, so that there is no tree to resolve in, and
text that stands in a closing block. `targets` and `status` in rujukan_200.json are what the source means; `right` is
false where the resolver said something else when they were checked. The words themselves stay in the corpus: `words`
is their digest, as is a target that cites another act by its name.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from documents.core.parse import parse
from documents.core.references import Reference, references
from documents.core.tree import walk_paths

pytestmark = pytest.mark.corpus

SAMPLE = Path(__file__).with_name("rujukan_200.json")
_MEANT = re.compile(r"(?i)\bsebagaimana\s+dimaksud\b")
_INSTRUCTION = re.compile(r"^Pasal I angka \d+ (?=Pasal)")  # new text is cited by the numbers of the amended act


def _texts(corpus: Path) -> list[Path]:
    return sorted(
        path
        for pattern in ("perda/*/teks.txt", "perubahan/*/teks.txt", "uu/*/source.md")
        for path in corpus.glob(pattern)
    )


@cache
def _references(folder: Path) -> tuple[Reference, ...]:
    path = next(path for name in ("teks.txt", "source.md") if (path := folder / name).exists())
    return references(parse(path.read_text()).tree)


def test_98_of_100_references_are_parsed(corpus: Path) -> None:
    found = parsed = 0
    for path in _texts(corpus):
        tree = parse(path.read_text()).tree
        read: dict[tuple[int, ...], list[Reference]] = {}
        for reference in references(tree):
            if reference.status != "unread":
                read.setdefault(reference.path, []).append(reference)
        for place, node in walk_paths(tree):
            for match in _MEANT.finditer(node.text):
                found += 1
                parsed += any(r.mention.start <= match.start() < r.mention.end for r in read.get(place, ()))
    print(f"sebagaimana dimaksud: {parsed} of {found} parsed ({parsed / found:.2%})")
    assert found > 5_000
    assert parsed / found >= 0.98


def _is_right(item: dict[str, Any], found: tuple[Reference, ...]) -> bool:
    """Whether the reference at that address says what was checked; the words alone where the address has changed."""
    same = [reference for reference in found if _digest(reference.text) == item["words"]]
    placed = [reference for reference in same if reference.address == item["address"]] or same
    return any(_says(reference, item) for reference in placed)


def _says(reference: Reference, item: dict[str, Any]) -> bool:
    cited = [_INSTRUCTION.sub("", target) for target in reference.targets]
    said = zip(cited, item["targets"], strict=False)
    same = all(wanted in (target, f"sha256:{_digest(target)}") for target, wanted in said)
    return same and len(cited) == len(item["targets"]) and reference.status == item["status"]


def _digest(words: str) -> str:
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:16]


def test_195_of_200_references_are_resolved_right(corpus: Path) -> None:
    sample = json.loads(SAMPLE.read_text())
    assert len(sample) == 200
    wrong = [item for item in sample if not _is_right(item, _references(corpus / item["file"]))]
    print(f"resolved right: {200 - len(wrong)} of 200")
    assert len(wrong) <= 5, wrong
