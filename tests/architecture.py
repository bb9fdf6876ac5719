"""Checkers of the house rules: each takes parsed modules or pages and gives one line per violation."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

ROOMS = ("raperda", "deliberation", "documents")  # from above to below
# The floors of a room from above to below; modules of one floor may be named together.
FLOORS = (
    {"urls"},
    {"views", "admin", "management", "tasks", "templatetags"},
    {"forms", "fields"},
    {"actions"},
    {"printing", "reading"},
    {"comparing"},
    {"bridge", "history", "frames", "prose", "standard"},
    {"models"},
    {"core", "errors"},
)
FLOOR_OF = {name: depth for depth, names in enumerate(FLOORS) for name in names}
FREE = {"apps", "migrations", "__init__"}  # wired by Django, imported by nobody
LIBRARIES = {
    "weasyprint": {"printing"},
    "lxml": {"printing", "reading"},  # a .docx is XML
    "docx": {"printing", "reading"},
    "openpyxl": {"printing", "reading"},
    "pypdfium2": {"reading"},
    "charset_normalizer": {"reading"},
    "markdown": {"prose"},
    "nh3": {"prose"},
    "simple_history": {"history", "models", "migrations"},
}
IMPURE = {  # the clock, chance, the machine
    "os", "time", "random", "secrets", "uuid", "socket", "sqlite3", "subprocess", "threading", "logging", "urllib",
}  # fmt: skip
CREATORS = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "acreate", "abulk_create"}
QUERYSETS = {"objects", "filter", "exclude", "all", "select_for_update", "_base_manager", "_default_manager"}
BROAD = {"Exception", "BaseException"}
CLOCK = {"now", "today", "utcnow"}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "services", "service", "common", "misc", "selectors"}


@dataclass(frozen=True)
class Module:
    """One parsed source file; `path` is relative to the project root with slashes."""

    path: str
    tree: ast.Module
    lines: int

    @property
    def parts(self) -> tuple[str, ...]:
        return PurePosixPath(self.path).with_suffix("").parts

    @property
    def name(self) -> str:
        parts = self.parts[:-1] if self.parts[-1] == "__init__" else self.parts
        return ".".join(parts)

    @property
    def room(self) -> str:
        return self.parts[0] if self.parts[0] in ROOMS else ""

    @property
    def in_core(self) -> bool:
        return bool(self.room) and "core" in self.parts[1:]

    def inside(self, *names: str) -> bool:
        """Whether a folder or the file itself carries one of those names."""
        return bool(set(self.parts[1:]) & set(names))


def module(path: str, text: str) -> Module:
    """The file at that path, parsed."""
    return Module(path, ast.parse(text), text.count("\n") + 1)


def imports(mod: Module) -> Iterator[tuple[int, str]]:
    """Every import of the module, also those inside functions, as line and full dotted name."""
    package = mod.name.split(".") if mod.parts[-1] == "__init__" else mod.name.split(".")[:-1]
    for node in ast.walk(mod.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{stem}.{alias.name}") for alias in node.names)


def downward(mods: list[Module]) -> Iterator[str]:
    """Rooms know only the rooms below, floors only the floors below (design: imports point down)."""
    for mod in mods:
        if not mod.room:
            continue
        here = mod.parts[1] if len(mod.parts) > 1 else "__init__"
        if mod.room != "raperda" and here not in FLOOR_OF and here not in FREE:
            yield f"{mod.path}: the module has no floor; name it in FLOORS"
        for line, target in imports(mod):
            room, _, rest = target.partition(".")
            if room in ROOMS and ROOMS.index(room) < ROOMS.index(mod.room):
                yield f"{mod.path}:{line}: {mod.room} imports {target} from above"
            there = rest.split(".")[0]
            if room == mod.room != "raperda" and here not in FREE and FLOOR_OF.get(there, 99) < FLOOR_OF.get(here, 0):
                yield f"{mod.path}:{line}: {here} imports {there} from above"


def pure_core(mods: list[Module]) -> Iterator[str]:
    """core/ rests on the standard library and itself; no clock, no chance; what it hands out is frozen."""
    for mod in mods:
        if mod.room and len(mod.parts) == 2 and mod.parts[1] == "__init__" and mod.room != "raperda":
            yield from (f"{mod.path}:{line}: the room's __init__ imports {target}" for line, target in imports(mod))
        if not mod.in_core:
            continue
        for line, target in imports(mod):
            root = target.split(".")[0]
            own = target.startswith(("documents.core", "deliberation.core"))
            if not own and (root not in sys.stdlib_module_names or root in IMPURE):
                yield f"{mod.path}:{line}: core imports {target}"
        for node in ast.walk(mod.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK:
                yield f"{mod.path}:{node.lineno}: core reads the clock"
            # A private value may change while it is being built; what leaves the module is frozen.
            if isinstance(node, ast.ClassDef) and node.name[0] != "_" and any(map(_thaws, node.decorator_list)):
                yield f"{mod.path}:{node.lineno}: dataclass {node.name} is not frozen"


def _thaws(mark: ast.expr) -> bool:
    name = mark.func if isinstance(mark, ast.Call) else mark
    if "dataclass" not in ast.unparse(name):
        return False
    words = mark.keywords if isinstance(mark, ast.Call) else []
    return not any(w.arg == "frozen" and isinstance(w.value, ast.Constant) and w.value.value is True for w in words)


def libraries(mods: list[Module]) -> Iterator[str]:
    """Each file or history library is touched in its own module only."""
    for mod in mods:
        if not mod.room:
            continue
        for line, target in imports(mod):
            allowed = LIBRARIES.get(target.split(".")[0])
            if allowed is not None and not mod.inside(*allowed):
                yield f"{mod.path}:{line}: imports {target} outside {', '.join(sorted(allowed))}"
            if target.startswith(("django.dispatch", "django.db.models.signals")):
                yield f"{mod.path}:{line}: signals of our own"


def writes(mods: list[Module]) -> Iterator[str]:
    """Only actions and history write rows."""
    for mod in mods:
        if not mod.room or mod.in_core or mod.inside("actions", "history", "migrations"):
            continue
        for node in ast.walk(mod.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _writes(node, node.func, mod):
                yield f"{mod.path}:{node.lineno}: writes rows with {ast.unparse(node.func)[-60:]}()"


def _writes(call: ast.Call, func: ast.Attribute, mod: Module) -> bool:
    if mod.inside("models") and ast.unparse(func.value) == "super()":
        return False  # a row that refuses or checks its own saving
    chain = {n.attr for n in ast.walk(func.value) if isinstance(n, ast.Attribute)}
    managed = bool(chain & QUERYSETS) or any(name.endswith("_set") for name in chain)
    if func.attr in CREATORS:
        return True
    if func.attr in {"save", "delete", "adelete"}:
        return managed or not call.args  # document.save(stream) of a paper is no row
    return func.attr in {"update", "aupdate"} and managed


def history_readers(mods: list[Module]) -> Iterator[str]:
    """history.py alone uses `.history` and `.plain`; recorded models never SET_NULL; writers use no F()."""
    for mod in mods:
        if not mod.room or mod.inside("migrations"):
            continue
        for node in ast.walk(mod.tree):
            if isinstance(node, ast.Attribute) and _reads_history(node) and not mod.inside("history"):
                yield f"{mod.path}:{node.lineno}: reads .{node.attr}"
            if isinstance(node, ast.ClassDef) and {"HistoricalRecords", "SET_NULL"} <= _words(node):
                yield f"{mod.path}:{node.lineno}: recorded model {node.name} uses SET_NULL"
        for line, target in imports(mod):
            if mod.inside("actions", "history") and target.startswith("django.db.models") and target.endswith(".F"):
                yield f"{mod.path}:{line}: F() slips past history"


def _reads_history(node: ast.Attribute) -> bool:
    """Whether it is `row.history` (not the module `documents.history`) or the unguarded manager `Clause.plain`."""
    base = node.value.id if isinstance(node.value, ast.Name) else ""
    return (node.attr == "history" and base not in ROOMS) or (node.attr == "plain" and base[:1].isupper())


def _words(tree: ast.AST) -> set[str]:
    """Every plain and dotted name that stands in the code."""
    nodes = list(ast.walk(tree))
    return {n.id for n in nodes if isinstance(n, ast.Name)} | {n.attr for n in nodes if isinstance(n, ast.Attribute)}


def catch_alls(mods: list[Module]) -> Iterator[str]:
    """A catch-all stands once, in documents/reading/__init__.py."""
    seen = 0
    for mod in mods:
        for node in ast.walk(mod.tree):
            if isinstance(node, ast.ExceptHandler) and (node.type is None or _words(node.type) & BROAD):
                seen += 1
                if mod.path != "documents/reading/__init__.py" or seen > 1:
                    yield f"{mod.path}:{node.lineno}: catches everything"


def sizes(mods: list[Module]) -> Iterator[str]:
    """Files up to 400 lines, functions up to 50, view functions below 40; no module with a name that says nothing."""
    for mod in mods:
        if mod.inside("migrations"):
            continue
        if mod.lines > 400:
            yield f"{mod.path}: {mod.lines} lines"
        if BANNED_NAMES & set(mod.parts):
            yield f"{mod.path}: a name that says nothing"
        limit = 39 if mod.room and mod.inside("views") else 50
        for node in ast.walk(mod.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > limit:
                    yield f"{mod.path}:{node.lineno}: {node.name} has {length} lines"
                if mod.room and node.name == "ready":
                    yield f"{mod.path}:{node.lineno}: work in ready()"


def verbs(mods: list[Module]) -> Iterator[str]:
    """A verb is keyword-only, takes `by`, runs in one transaction, and says what it returns.

    Verbs are the functions that `actions/__init__.py` hands out, or all public ones where actions is one file.
    """
    handed_out = {mod.name: _exports(mod) for mod in mods if mod.parts[-2:] == ("actions", "__init__")}
    for mod in mods:
        package = mod.name.rpartition(".")[0]
        if not mod.room or not (mod.name.endswith(".actions") or package in handed_out):
            continue
        for node in mod.tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if package in handed_out and node.name not in handed_out[package]:
                continue
            where = f"{mod.path}:{node.lineno}: {node.name}"
            if node.args.args or node.args.posonlyargs:
                yield f"{where} takes positional arguments"
            if "by" not in {arg.arg for arg in node.args.kwonlyargs}:
                yield f"{where} does not take `by`"
            if node.returns is None:
                yield f"{where} does not say what it returns"
            if "atomic" not in ast.unparse(node):
                yield f"{where} is not atomic"


def _exports(mod: Module) -> set[str]:
    lists = [node.names for node in mod.tree.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name for names in lists for alias in names}


def cycles(mods: list[Module]) -> Iterator[str]:
    """No module reaches itself through its imports."""
    names = {mod.name for mod in mods if mod.room}
    edges: dict[str, set[str]] = {}
    for mod in mods:
        if mod.room:
            targets = {t if t in names else t.rpartition(".")[0] for _, t in imports(mod)}
            edges[mod.name] = {t for t in targets if t in names and t != mod.name}
    state: dict[str, int] = {}

    def visit(name: str, trail: tuple[str, ...]) -> Iterator[str]:
        state[name] = 1
        for target in sorted(edges[name]):
            if state.get(target) == 1:
                yield "cycle: " + " > ".join((*trail[trail.index(target) :], target))
            elif target not in state:
                yield from visit(target, (*trail, target))
        state[name] = 2

    for name in sorted(edges):
        if name not in state:
            yield from visit(name, (name,))


def reversible(mods: list[Module]) -> Iterator[str]:
    """Every migration can be taken back."""
    for mod in mods:
        if not mod.inside("migrations"):
            continue
        for node in ast.walk(mod.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"RunPython", "RunSQL"}:
                backward = {word.arg for word in node.keywords} & {"reverse_code", "reverse_sql"}
                if len(node.args) < 2 and not backward:
                    yield f"{mod.path}:{node.lineno}: no way back"


def mirrored(mods: list[Module], tests: set[str]) -> Iterator[str]:
    """Each module of a core has its test at the mirrored path; a package inside core may be tested as one."""
    for mod in mods:
        does_something = any(isinstance(node, ast.FunctionDef) for node in ast.walk(mod.tree))
        if not mod.in_core or not does_something:
            continue
        folder, name = PurePosixPath("tests", *mod.parts[:-1]), mod.parts[-1]
        wanted = {f"{folder.parent}/test_{folder.name}.py"} if name == "__init__" else {f"{folder}/test_{name}.py"}
        if folder.name != "core":  # inside a package such as core/parse
            wanted |= {f"{folder.parent}/test_{folder.name}.py"} | {t for t in tests if t.startswith(f"{folder}/test_")}
        if not wanted & tests:
            yield f"{mod.path}: no test at {sorted(wanted)[0]}"


def page(path: str, text: str) -> Iterator[str]:
    """A template or static file: no inline code or style, nothing from another host, short, no query behind a dot."""
    paper, lines = "/print/" in path, text.count("\n") + 1
    limit = 150 if path.endswith(".html") else 699
    if path.endswith((".html", ".css")) and lines > limit:
        yield f"{path}: {lines} lines"
    for pattern, complaint in _PAGE:
        for hit in re.finditer(pattern, text, re.IGNORECASE):
            if not (paper and "style" in complaint):
                yield f"{path}:{text.count(chr(10), 0, hit.start()) + 1}: {complaint}"
    if path.endswith((".css", ".js", ".svg")):
        for number, line in enumerate(text.replace("http://www.w3.org/", "").splitlines(), 1):
            if re.search(r"(https?:)?//[\w-]+\.\w", line):
                yield f"{path}:{number}: names another host"


_PAGE = (
    (r"<script(?![^>]*\bsrc=)", "inline script"),
    (r"<style\b", "inline style element"),
    (r"<[^>]*\sstyle\s*=", "inline style"),
    (r"<[^>]*\son[a-z]+\s*=\s*[\"']", "inline handler"),
    (r"javascript:", "inline script"),
    (r"\b(src|srcset|poster|action|data)\s*=\s*[\"']?(https?:)?//", "loads from another host"),
    (r"<link\b[^>]*\bhref\s*=\s*[\"']?(https?:)?//", "loads from another host"),
    (r"(url\(|@import)\s*[\"']?(https?:)?//", "loads from another host"),
    (r"\{[{%][^}]*\.(all|objects|history|\w+_set)\b", "a query behind a dot"),
)


def traces(path: str, text: str) -> Iterator[str]:
    """No absolute path of one machine and no host of a package registry in any file."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r"(?<![\w.~*-])/(work|root|home)/\w", line):
            yield f"{path}:{number}: a path of one machine"
        if re.search(_REGISTRIES, line):
            yield f"{path}:{number}: a host of a package registry"


_REGISTRIES = r"\b(pypi\.(org|python)|pythonhosted\.|registry\.npm|(deb|security)\.debian\.|files\.python)"
