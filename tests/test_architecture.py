"""The rules of the rooms hold in every file, and each checker bites."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests import architecture as rules

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = {"var", "node_modules", "__pycache__"}
OVER_MODULES = [
    rules.downward,
    rules.pure_core,
    rules.libraries,
    rules.writes,
    rules.history_readers,
    rules.sizes,
    rules.verbs,
    rules.cycles,
    rules.reversible,
]


@cache
def files() -> tuple[str, ...]:
    """Every file of the project, relative, without what is made at run time."""
    found = []
    stack = [ROOT]
    while stack:
        for entry in stack.pop().iterdir():
            if entry.name in LEFT_OUT or (entry.name.startswith(".") and entry.name not in {".ci", ".gitignore"}):
                continue
            if entry.is_dir():
                stack.append(entry)
            else:
                found.append(entry.relative_to(ROOT).as_posix())
    return tuple(sorted(found))


@cache
def modules() -> tuple[rules.Module, ...]:
    """Every Python file, parsed."""
    return tuple(rules.module(f, (ROOT / f).read_text(encoding="utf-8")) for f in files() if f.endswith(".py"))


def none(found) -> None:
    """Fails with one violation a line."""
    assert not (lines := list(found)), "\n".join(["", *lines])


@pytest.mark.parametrize("rule", OVER_MODULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps(rule):
    none(rule(list(modules())))


def test_a_catch_all_stands_once():
    ours = [mod for mod in modules() if mod.parts[0] != "tests"]
    none(rules.catch_alls(ours))


def test_each_module_of_a_core_has_its_test():
    none(rules.mirrored(list(modules()), set(files())))


def test_pages_and_static_files():
    kinds = (".html", ".txt", ".xml", ".css", ".js", ".svg")
    pages = [
        f for f in files() if f.startswith(("templates/", "static/")) and f.endswith(kinds) and "/vendor/" not in f
    ]
    none(line for f in pages for line in rules.page(f, (ROOT / f).read_text(encoding="utf-8")))


def test_no_file_names_one_machine_or_a_registry():
    found = []
    for name in files():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += rules.traces(name, text)
    none(found)


def test_both_cores_load_without_django():
    names = sorted(mod.name for mod in modules() if mod.in_core)
    code = f"import sys\nfor name in {names!r}: __import__(name)\nprint(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert loaded & {"django", "simple_history", "weasyprint", "docx", "lxml", "environ"} == set()


def test_the_numbers_of_the_guard_are_those_of_the_house():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r"^strict = true$", text, re.MULTILINE), "mypy stays strict"
