"""The parts of a Word package as safe XML, and the few ways its elements are asked for their names and values."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from documents.reading.outcome import Unreadable

MAX_XML = 20 * 1024 * 1024

BROKEN = "rusak atau terpotong; buka di Word, simpan ulang sebagai .docx, lalu unggah lagi"
_TOO_LONG = "terlalu panjang; bagi menjadi beberapa berkas atau unggah naskah dan lampirannya terpisah"
_OFF = ("0", "false", "off")


def main_part(package: zipfile.ZipFile) -> str:
    """The path of the part that holds the body."""
    return related_part(package, "", "officeDocument") or "word/document.xml"


def related_part(package: zipfile.ZipFile, part: str, kind: str) -> str:
    """The path of the part to which `part` points by a relation of this kind, "" where there is none in the package."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    parts = package.namelist()
    for relation in xml(package, relations) if relations in parts else ():
        if relation.get("Type", "").endswith("/" + kind) and relation.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            return path if path in parts else ""
    return ""


def xml(package: zipfile.ZipFile, part: str) -> etree._Element:
    """The root of a part, read without entities and without the network; raises Unreadable above MAX_XML bytes."""
    if package.getinfo(part).file_size > MAX_XML:
        raise Unreadable(_TOO_LONG)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(package.read(part), parser)
    if root.getroottree().docinfo.doctype:  # never in a real document, the door for entity tricks
        raise Unreadable(BROKEN)
    return root


def name_of(element: etree._Element) -> str:
    """The name without its namespace: transitional and strict documents read alike."""
    return element.tag.rpartition("}")[2]


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of that name; none of no element."""
    return iter(()) if element is None else (child for child in element if name_of(child) == name)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name, or None."""
    return next(children(element, name), None)


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of that name in any namespace, or ""."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def value(element: etree._Element | None, name: str) -> str:
    """The w:val of the first child of that name, or ""."""
    found = child(element, name)
    return "" if found is None else attribute(found, "val")


def is_on(element: etree._Element | None, name: str) -> bool:
    """Whether a switch such as w:vanish stands among the children and is not turned off."""
    found = child(element, name)
    return found is not None and attribute(found, "val") not in _OFF
