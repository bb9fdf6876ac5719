"""Change: one clause that differs between two texts, as a plain value."""

from __future__ import annotations

from typing import NamedTuple

from documents.core.diff.wording import Ops, plain

CHANGED, INSERTED, DELETED, MOVED, RENUMBERED = "changed", "inserted", "deleted", "moved", "renumbered"
SPLIT, JOINED = "split", "joined"


class Change(NamedTuple):
    """One clause that differs.

    `kinds` has one or more of changed, inserted, deleted, moved, renumbered, split, joined; `old` and `new` are its
    addresses (None where it does not stand), `edit` the words of its own heading and text (empty when they are the
    same), `key` its identity, and `unit` the address, in the new text where it still stands, of the pasal or the like
    it belongs to. `follows` is told by `following.told` alone: its words only go along with units that got another
    number.
    """

    kinds: tuple[str, ...]
    old: str | None
    new: str | None
    edit: Ops
    key: str = ""
    unit: str = ""
    follows: bool = False

    @property
    def is_news(self) -> bool:
        """Whether it is more than another number: of the unit itself, or of what its words refer to."""
        return any(kind != RENUMBERED and not (kind == CHANGED and self.follows) for kind in self.kinds)

    @property
    def only(self) -> str:
        """ "case" where nothing but the size of letters differs, "spacing" nothing but white space, or ""."""
        if CHANGED not in self.kinds:
            return ""
        old, new = (plain("".join(text for each, text in self.edit if each != sign)) for sign in "+-")
        if "".join(old.split()) == "".join(new.split()):
            return "spacing"
        return "case" if old.casefold().split() == new.casefold().split() else ""
