"""References: find them in a text, resolve them in a tree, and rewrite them after an edit that moves numbers."""

from __future__ import annotations

from documents.core.references.grammar import find
from documents.core.references.mention import Mention, Step, Target
from documents.core.references.resolve import Link, Reference, references
from documents.core.references.rewrite import Rewrite, Span, rewrite, rewritten

__all__ = [
    "Link", "Mention", "Reference", "Rewrite", "Span", "Step", "Target", "find", "references", "rewrite", "rewritten",
]  # fmt: skip
