"""The canonical bytes of a tree, and the digest that links one frozen version to the next."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping

from documents.core.tree import Kind, Node


def dumps(tree: Node) -> bytes:
    """Canonical JSON of the tree with its keys, UTF-8: the same tree always gives the same bytes."""
    return _canonical(_plain(tree))


def loads(data: bytes) -> Node:
    """The tree that `dumps` wrote. Raises ValueError or KeyError for anything else."""
    return _node(json.loads(data))


def pack(tree: Node) -> bytes:
    """The compressed canonical JSON, as a Version stores it."""
    return zlib.compress(dumps(tree), 9)


def unpack(data: bytes) -> Node:
    """The tree that `pack` wrote. Raises ValueError for bytes that are not of its making."""
    try:
        return loads(zlib.decompress(data))
    except (zlib.error, KeyError, UnicodeDecodeError) as error:
        raise ValueError("bukan naskah beku") from error


def digest(stated: Mapping[str, object], tree: Node, previous: str) -> str:
    """SHA-256 (hex) over everything a version states, its tree, and the digest before it ("" for the first)."""
    whole = {"stated": dict(stated), "tree": hashlib.sha256(dumps(tree)).hexdigest(), "previous": previous}
    return hashlib.sha256(_canonical(whole)).hexdigest()


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(node: Node) -> dict[str, object]:
    return {
        "kind": node.kind.value,
        "number": node.number,
        "heading": node.heading,
        "text": node.text,
        "key": node.key,
        "explains": node.explains,
        "children": [_plain(child) for child in node.children],
    }


def _node(data: Mapping[str, object]) -> Node:
    children = data["children"]
    if not isinstance(children, list):
        raise ValueError("children bukan daftar")
    number, heading, text, key, explains = (
        str(data[name]) for name in ("number", "heading", "text", "key", "explains")
    )
    return Node(
        Kind(str(data["kind"])), number, heading, text, tuple(_node(child) for child in children), key, explains
    )
