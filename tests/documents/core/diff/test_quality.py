"""Right answers, written by hand: what a comparison of two texts must show, and nothing more.

A line of `kata.txt` is one clause with what went in [-…-] and what came in {+…+}; `susunan.txt` has pasal whose lines
went (-), came (+), or stayed; `akta.txt` has changes to one whole act. Answers begin with ">".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from documents.core.diff import Change, compare, shifts, words
from documents.core.diff.wording import count
from documents.core.parse import parse
from documents.core.tree import Node

CASES = Path(__file__).parent / "cases"
BEFORE = "Pasal 3\nSetiap pemilik satuan memiliki hak suara.\nPasal 4\n(1) Gedung berdiri di atas tanah.\n(2) Disewa.\n"
AFTER = "Pasal 80\nWarga dapat menggugat keputusan pengelola.\nPasal 81\nKetentuan ini berlaku pada tahun berikutnya.\n"
ROOM = 1.2


def marked(ops: Iterable[tuple[str, str]]) -> str:
    frames = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(frames[sign].format(text) for sign, text in ops)


def unmarked(text: str) -> tuple[str, str]:
    """What a marked text was and what it became."""
    old = re.sub(r"\{\+.*?\+\}", "", text).replace("[-", "").replace("-]", "")
    new = re.sub(r"\[-.*?-\]", "", text).replace("{+", "").replace("+}", "")
    return old, new


def shown(text: str) -> int:
    """How many words of a marked text went or came."""
    return sum(count(one or other) for one, other in re.findall(r"\[-(.*?)-\]|\{\+(.*?)\+\}", text))


def read(name: str) -> tuple[str, dict[str, list[str]]]:
    """What stands before the first case, and the lines of each case by its name."""
    head, *blocks = (CASES / name).read_text(encoding="utf-8").split("\n### ")
    cases = {}
    for block in blocks:
        title, *lines = block.rstrip("\n").split("\n")
        cases[title] = lines
    return head.partition("\n")[2], cases


LINES = [line for line in (CASES / "kata.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
_, PASAL = read("susunan.txt")
ACT, PARTS = read("akta.txt")


def told(changes: tuple[Change, ...]) -> list[str]:
    """The changes as the answers are written; pure renumbering in runs."""
    rows = []
    for change in changes:
        if change.kinds == ("renumbered",):
            continue
        kinds = " ".join([*change.kinds, *([change.only] if change.only else [])])
        new = "=" if change.new == change.old else change.new or "-"
        rows.append(f"{kinds} | {change.old or '-'} | {new} | {marked(change.edit)}".replace("\n", "/").rstrip(" |"))
    return rows + [f"shifted | {shift.said}" for shift in shifts(changes)]


def answers(lines: list[str]) -> list[str]:
    """The right answers of a case; one unit that was renumbered is a run of one."""
    rows = [line.removeprefix("> ").rstrip(" |") for line in lines if line.startswith(">")]
    return [re.sub(r"^renumbered \| (.*) \| (.*)$", r"shifted | \1 menjadi \2", row) for row in rows]


def agrees(right: str, row: str) -> bool:
    """Whether a row is the right answer, in which an ellipsis leaves out what stays."""
    return re.fullmatch(".*".join(map(re.escape, right.split("…"))), row) is not None


def check(old: Node, new: Node, right: list[str]) -> None:
    rows = told(compare(old, new))
    assert len(rows) == len(right), rows
    missing = [answer for answer in right if not any(agrees(answer, row) for row in rows)]
    assert not missing, rows
    assert sum(map(shown, rows)) <= ROOM * sum(map(shown, right))


def replaced(lines: list[str]) -> tuple[str, str]:
    """The act with the lines of a case in the place of the line it names: as it was, and as it became."""
    groups: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("@ "):
            groups[line.removeprefix("@ ")] = []
        elif not line.startswith(">"):
            groups[list(groups)[-1]].append(line)
    assert set(groups) <= set(ACT.split("\n"))
    given = [text for line in ACT.split("\n") for text in groups.get(line, [line])]
    old = [unmarked(text)[0] for text in given if not re.fullmatch(r"\{\+.*\+\}", text)]
    new = [unmarked(text)[1] for text in given if not re.fullmatch(r"\[-.*-\]", text)]
    return "\n".join(old), "\n".join(new)


@pytest.mark.parametrize("line", LINES)
def test_the_words_of_a_clause(line):
    old, new = unmarked(line)
    assert marked(words(old, new)) == line
    assert words(new, old) == mirrored(words(old, new))


@pytest.mark.parametrize("name", PASAL)
def test_pasal(name):
    lines = PASAL[name]
    old, new = ("\n".join(line[2:] for line in lines if line[:1] in f" {sign}") for sign in "-+")
    check(*(parse(f"{BEFORE}{text}\n{AFTER}").tree for text in (old, new)), answers(lines))


@pytest.mark.parametrize("name", PARTS)
def test_a_whole_act(name):
    old, new = replaced(PARTS[name])
    check(parse(old).tree, parse(new).tree, answers(PARTS[name]))


def test_there_are_cases_enough():
    assert len(LINES) + len(PASAL) + len(PARTS) >= 80


def mirrored(ops: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The ops of the way back, a deletion before its insertion."""
    back: list[tuple[str, str]] = []
    for sign, text in ops:
        turned = {"-": "+", "+": "-", "=": "="}[sign]
        if turned == "-" and back and back[-1][0] == "+":
            back.insert(len(back) - 1, (turned, text))
        else:
            back.append((turned, text))
    return tuple(back)
