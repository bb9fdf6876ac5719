"""Each checker of the house rules bites a bad snippet and leaves a good one alone."""

import pytest

from tests import architecture as rules

BAD = [
    (rules.downward, {"documents/bridge.py": "from deliberation import models"}, "from above"),
    (rules.downward, {"deliberation/core/dim.py": "import raperda.settings"}, "from above"),
    (rules.downward, {"documents/models.py": "from .actions import start"}, "models imports actions"),
    (
        rules.downward,
        {"documents/printing/a.py": "def f():\n    from documents.views import page"},
        "printing imports views",
    ),
    (rules.downward, {"documents/stuff.py": ""}, "has no floor"),
    (rules.pure_core, {"documents/core/tree.py": "import django"}, "core imports django"),
    (
        rules.pure_core,
        {"documents/core/tree.py": "from documents.models import Clause"},
        "core imports documents.models",
    ),
    (rules.pure_core, {"documents/core/tree.py": "import random"}, "core imports random"),
    (rules.pure_core, {"documents/core/tree.py": "from datetime import date\nx = date.today()"}, "clock"),
    (rules.pure_core, {"documents/core/tree.py": "@dataclass\nclass A: ..."}, "not frozen"),
    (rules.pure_core, {"documents/core/tree.py": "@dataclass(slots=True)\nclass A: ..."}, "not frozen"),
    (rules.pure_core, {"documents/__init__.py": "import django"}, "__init__ imports"),
    (rules.libraries, {"documents/actions.py": "import weasyprint"}, "weasyprint"),
    (rules.libraries, {"documents/reading/pdf.py": "from weasyprint.text import x"}, "weasyprint"),
    (rules.libraries, {"raperda/portal/views.py": "from docx import Document"}, "docx"),
    (
        rules.libraries,
        {"documents/views/a.py": "from simple_history.models import HistoricalRecords"},
        "simple_history",
    ),
    (rules.libraries, {"documents/models.py": "from django.db.models.signals import post_save"}, "signals"),
    (rules.writes, {"documents/views/clause.py": "Clause.objects.create(text=1)"}, "writes rows"),
    (rules.writes, {"documents/forms.py": "form.save()"}, "writes rows"),
    (rules.writes, {"documents/bridge.py": "naskah.clause_set.all().delete()"}, "writes rows"),
    (rules.writes, {"documents/models.py": "Clause.objects.filter(a=1).update(b=2)"}, "writes rows"),
    (rules.writes, {"raperda/portal/views.py": "Saved.objects.bulk_create([])"}, "writes rows"),
    (rules.writes, {"deliberation/management/commands/x.py": "row.save(update_fields=['a'])"}, "writes rows"),
    (rules.history_readers, {"documents/views/clause.py": "clause.history.all()"}, "reads .history"),
    (rules.history_readers, {"documents/actions.py": "Clause.plain.filter()"}, "reads .plain"),
    (
        rules.history_readers,
        {"documents/models.py": "class A:\n    h = HistoricalRecords()\n    b = FK(SET_NULL)"},
        "SET_NULL",
    ),
    (rules.history_readers, {"documents/actions.py": "from django.db.models import F"}, "F()"),
    (rules.catch_alls, {"documents/views/a.py": "try: ...\nexcept Exception: ..."}, "everything"),
    (rules.catch_alls, {"documents/views/a.py": "try: ...\nexcept: ..."}, "everything"),
    (
        rules.catch_alls,
        {"documents/reading/__init__.py": "try: ...\nexcept (OSError, Exception): ...\ntry: ...\nexcept: ..."},
        "everything",
    ),
    (rules.sizes, {"documents/core/tree.py": "\n" * 400}, "401 lines"),
    (rules.sizes, {"documents/core/tree.py": "def f():\n" + "    x = 1\n" * 50}, "f has 51 lines"),
    (rules.sizes, {"documents/views/a.py": "def f():\n" + "    x = 1\n" * 39}, "f has 40 lines"),
    (rules.sizes, {"documents/core/utils.py": ""}, "says nothing"),
    (rules.sizes, {"documents/apps.py": "class A:\n    def ready(self): ..."}, "ready()"),
    (rules.verbs, {"documents/actions.py": "def f(naskah, *, by) -> Edit:\n    atomic()"}, "positional"),
    (rules.verbs, {"documents/actions.py": "def f(*, naskah) -> Edit:\n    atomic()"}, "does not take `by`"),
    (
        rules.verbs,
        {
            "documents/actions/__init__.py": "from documents.actions.a import f",
            "documents/actions/a.py": "def f(x): ...",
        },
        "positional",
    ),
    (rules.verbs, {"documents/actions.py": "def f(*, by):\n    atomic()"}, "does not say"),
    (rules.verbs, {"documents/actions.py": "def f(*, by) -> Edit: ..."}, "not atomic"),
    (
        rules.cycles,
        {"documents/a.py": "from documents import b", "documents/b.py": "import documents.a"},
        "documents.a > documents.b",
    ),
    (
        rules.cycles,
        {"documents/c/__init__.py": "from .x import y", "documents/c/x.py": "from documents.c import z"},
        "cycle",
    ),
    (rules.reversible, {"documents/migrations/0002.py": "migrations.RunPython(fill)"}, "no way back"),
]


@pytest.mark.parametrize(("rule", "sources", "complaint"), BAD, ids=lambda v: v.__name__ if callable(v) else None)
def test_each_checker_bites(rule, sources, complaint):
    found = list(rule([rules.module(path, text) for path, text in sources.items()]))
    assert found, "the violation passed"
    assert complaint in "\n".join(found)


GOOD = [
    (
        rules.downward,
        {"deliberation/actions.py": "from documents.actions import set_stage\nfrom deliberation.core import stages"},
    ),
    (rules.downward, {"raperda/urls.py": "import documents.urls"}),
    (
        rules.pure_core,
        {"documents/core/a.py": "from documents.core.tree import Node\n@dataclass(frozen=True)\nclass A: ..."},
    ),
    (
        rules.libraries,
        {"documents/printing/gazette.py": "import weasyprint", "documents/reading/docx.py": "import docx"},
    ),
    (
        rules.writes,
        {"documents/actions.py": "Clause.objects.create()", "documents/printing/docx.py": "document.save(stream)"},
    ),
    (rules.writes, {"documents/views/a.py": "context.update(a=1)\nseen.add(2)\ndigest.update(b'')"}),
    (rules.writes, {"deliberation/models.py": "super().save()"}),
    (rules.catch_alls, {"documents/reading/__init__.py": "try: ...\nexcept Exception as e: raise Unreadable from e"}),
    (
        rules.verbs,
        {"documents/actions.py": "@transaction.atomic\ndef freeze(*, naskah, by) -> Version: ...\ndef _inner(a): ..."},
    ),
    (rules.verbs, {"documents/actions/__init__.py": "", "documents/actions/lock.py": "def lock(naskah): ..."}),
    (rules.reversible, {"documents/migrations/0002.py": "migrations.RunPython(fill, empty)"}),
]


@pytest.mark.parametrize(("rule", "sources"), GOOD, ids=lambda v: v.__name__ if callable(v) else None)
def test_no_checker_bites_the_innocent(rule, sources):
    assert list(rule([rules.module(path, text) for path, text in sources.items()])) == []


def test_a_core_module_without_a_test_is_named():
    mods = [
        rules.module("documents/core/diff.py", "def f(): ..."),
        rules.module("documents/core/parse/lines.py", "def f(): ..."),
    ]
    assert len(list(rules.mirrored(mods, set()))) == 2
    assert list(rules.mirrored(mods, {"tests/documents/core/test_diff.py", "tests/documents/core/test_parse.py"})) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("templates/a.html", "<script>alert(1)</script>"),
        ("templates/a.html", "<style>p {}</style>"),
        ("templates/a.html", '<p class="x" style="color: red">'),
        ("templates/a.html", '<button onclick="go()">'),
        ("templates/a.html", '<button\n  type="button"\n  onclick="go()">'),
        ("templates/a.html", '<a href="javascript:go()">'),
        ("templates/a.html", '<img src="https://example.org/a.png">'),
        ("templates/a.html", '<link rel="stylesheet" href="//example.org/a.css">'),
        ("templates/a.html", "{% for c in naskah.clause_set.all %}"),
        ("templates/a.html", "<p>\n" * 150),
        ("static/a.css", "p { background: url(https://example.org/a.png) }"),
        ("static/a.js", "fetch('https://example.org/')"),
        ("static/ui.css", "\n" * 699),
    ],
)
def test_a_bad_page_is_named(path, text):
    assert list(rules.page(path, text))


def test_a_good_page_passes():
    text = '<script src="{% static "x.js" %}" defer></script><a href="https://example.org/">luar</a><p class="style">'
    assert list(rules.page("templates/a.html", text)) == []
    assert list(rules.page("templates/print/a.html", "<style>@page {}</style>")) == []
    assert list(rules.page("static/a.svg", '<svg xmlns="http://www.w3.org/2000/svg">')) == []


def test_a_trace_of_a_machine_is_named():
    assert list(rules.traces("a.md", "lihat /" + "work/main")) == ["a.md:1: a path of one machine"]
    assert list(rules.traces("a.md", "https://pypi." + "org/simple")) == ["a.md:1: a host of a package registry"]
    assert list(rules.traces("a.md", "templates/" + "home/a.html dan /srv/raperda")) == []
