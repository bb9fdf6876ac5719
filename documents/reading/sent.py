"""The text that a Word file was made of, as the file carries it along; it comes from outside and is checked."""

from __future__ import annotations

import base64
import re
import zipfile
import zlib
from dataclasses import dataclass

from documents.core.canon import loads
from documents.core.tree import Kind, Node, walk_paths
from documents.reading.ooxml import MAX_XML, name_of, xml

_ITEM = re.compile(r"customXml/item[0-9]+\.xml")
_KEY = re.compile(r"[a-z2-7]{8}")
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Sent:
    """What the file says it was made of: the naskah, the name of its state, and the text that was sent."""

    naskah: int
    name: str
    tree: Node


def sent_text(package: zipfile.ZipFile) -> Sent | None:
    """What the file says it was made of; None where it does not say, or not soundly."""
    for path in package.namelist():
        if not _ITEM.fullmatch(path):
            continue
        root = xml(package, path)
        if name_of(root) != "asal" or "raperda" not in root.tag:
            continue
        try:
            tree = loads(_unpacked(base64.b64decode(root.get("teks", ""), validate=True)))
            return Sent(int(root.get("naskah", "")), root.get("nama", ""), tree) if _is_sound(tree) else None
        except (ValueError, TypeError, KeyError, RecursionError, zlib.error):  # not of our making, or damaged
            return None
    return None


def _unpacked(data: bytes) -> bytes:
    """The packed bytes, refused above MAX_XML: the file comes from outside."""
    unpacker = zlib.decompressobj()
    found = unpacker.decompress(data, MAX_XML)
    if unpacker.unconsumed_tail:
        raise ValueError("terlalu besar")
    return found


def _is_sound(tree: Node) -> bool:
    """Whether it is an act of no more levels than there are, each unit with a key of its own."""
    keys = set()
    for path, node in walk_paths(tree):
        if len(path) > _DEEPEST or not _KEY.fullmatch(node.key) or node.key in keys:
            return False
        keys.add(node.key)
    return tree.kind is Kind.PERDA
