"""The papers of the project say what the code does: settings, commands, versions, rooms."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in ROOT.glob("docs/**/*.md")}
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = sorted(
    set(re.findall(r"\b(?:RAPERDA_[A-Z_]+|DATABASE_URL)\b", (ROOT / "raperda/settings.py").read_text(encoding="utf-8")))
    - {"RAPERDA_"}
)
COMMANDS = sorted(
    path.stem
    for room in ("documents", "deliberation", "raperda")
    for path in ROOT.glob(f"{room}/**/management/commands/[!_]*.py")
)
SCRIPTS = sorted(path.name for path in (ROOT / "bin").iterdir())


@pytest.mark.parametrize("name", SETTINGS)
def test_each_setting_is_told_to_operators(name):
    assert f"`{name}`" in DOCS["docs/operators.md"]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_in_the_docs(name):
    assert any(f"manage.py {name}" in text for text in DOCS.values())


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_script_is_told_to_developers(name):
    assert f"`bin/{name}" in DOCS["docs/developers.md"]


def test_readme_names_the_two_commands():
    assert "./bin/demo" in README
    assert "./bin/test" in README


@pytest.mark.parametrize("paper", ["README.md", "bin/demo"])
def test_the_log_ins_of_the_example_are_named(paper):
    folder = ROOT / "raperda" / "demo"
    people = json.loads((folder / "texts" / "people.json").read_text(encoding="utf-8"))["orang"]
    password = re.search(r'^PASSWORD = "(.+?)"', (folder / "story.py").read_text(encoding="utf-8"), re.MULTILINE)
    text = (ROOT / paper).read_text(encoding="utf-8")
    assert [
        word for word in (password.group(1), *(p["username"] for p in people)) if not re.search(rf"\b{word}\b", text)
    ] == []


def test_changelog_opens_with_the_version_of_the_project():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest.group(1) == version


@pytest.mark.parametrize("name", ["README.md", *sorted(DOCS)])
def test_links_between_papers_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    assert [t for t in targets if not (ROOT / name).parent.joinpath(t).exists()] == []


def test_paths_named_in_the_developers_guide_exist():
    named = re.findall(
        r"`((?:bin|docs|tests|documents|deliberation|raperda|templates|static)/[\w./-]+)`", DOCS["docs/developers.md"]
    )
    assert [path for path in named if not (ROOT / path).exists()] == []
