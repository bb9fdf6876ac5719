"""The parts of an address: `<whole:pk>` a number the store can hold, `<unit:key>` the key of a unit,
`<picture:name>` that of a picture.

Importing this module makes both known to `path`; an address that does not fit is not found.
"""

from django.urls import register_converter

from documents.core.keys import LENGTH
from documents.core.tables import PICTURE_KEY


class Whole:
    """A whole number from 0 that fits a BIGINT."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Its digits."""
        return str(value)


class UnitKey:
    """The key of a unit, or a stand-in of the same shape."""

    regex = f"[a-z0-9]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        """The key."""
        return value

    def to_url(self, value: str) -> str:
        """The key."""
        return value


class PictureKey(UnitKey):
    """The first signs of the SHA-256 of a picture, by which a lampiran names it."""

    regex = f"[0-9a-f]{{{PICTURE_KEY}}}"


register_converter(PictureKey, "picture")
register_converter(Whole, "whole")
register_converter(UnitKey, "unit")
