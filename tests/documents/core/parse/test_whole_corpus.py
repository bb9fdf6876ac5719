"""Every real text there is, tables and lists included: printed once it stays so, and no needless backslash shows."""

from pathlib import Path

import pytest

from documents.core.layout import layout
from documents.core.parse import parse

pytestmark = pytest.mark.corpus

DOUBLE = "2up"  # two pages side by side: lines of both are mixed, and what they give is no act


def _texts(corpus: Path) -> list[Path]:
    return sorted(path for name in ("teks*.txt", "source.md", "source.txt") for path in corpus.glob(f"*/*/{name}"))


def test_every_text_is_printed_again_as_it_was(corpus: Path) -> None:
    texts = _texts(corpus)
    assert len(texts) >= 80
    for path in texts:
        tree = parse(path.read_text(errors="replace")).tree
        printed = layout(tree)
        again = parse(printed).tree
        assert again == tree, path
        assert layout(again) == printed, path


def test_backslashes_show_only_where_the_source_has_them(corpus: Path) -> None:
    for path in _texts(corpus):
        if DOUBLE in path.name:
            continue
        source = path.read_text(errors="replace")
        assert layout(parse(source).tree).count("\\") <= source.count("\\"), path
