"""package: files under their names as one ZIP, the same bytes for the same files."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DAY = (1980, 1, 1, 0, 0, 0)  # no clock in the bytes


def package(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The ZIP of these files in their order; a name that comes twice gets a number."""
    out, taken = BytesIO(), set[str]()
    with ZipFile(out, "w", ZIP_DEFLATED) as book:
        for name, data in files:
            unique, n = name, 1
            while unique in taken:
                n += 1
                stem, dot, ending = name.rpartition(".")
                unique = f"{stem}-{n}{dot}{ending}" if dot else f"{name}-{n}"
            taken.add(unique)
            book.writestr(ZipInfo(unique, _DAY), data, ZIP_DEFLATED)
    return out.getvalue()
