"""Names of acts and headings: out of a judul, and from capitals into the words of a sentence."""

from __future__ import annotations

# Words that stay lower-case inside a title, unless they open it (UU 12/2011 Lampiran II angka 74).
PARTICLES = frozenset(
    ("atas", "atau", "antara", "bagi", "dalam", "dan", "dari", "dengan", "di", "ke", "kepada", "oleh")
    + ("pada", "secara", "sebagai", "serta", "tentang", "terhadap", "untuk", "yang")
)


def name_in(judul: str) -> str:
    """The words after the line TENTANG of a judul, on one line; empty when there is no such line."""
    lines = [line.strip() for line in judul.split("\n")]
    upper = [line.upper() for line in lines]
    return " ".join(lines[upper.index("TENTANG") + 1 :]).strip() if "TENTANG" in upper else ""


def renamed(judul: str, name: str) -> str:
    """The judul with that name after TENTANG, in capitals (UU 12/2011 Lampiran II angka 4); the head lines stay."""
    lines = judul.split("\n")
    upper = [line.strip().upper() for line in lines]
    head = lines[: upper.index("TENTANG")] if "TENTANG" in upper else [line for line in lines if line.strip()]
    return "\n".join([*head, "TENTANG", name.upper()])


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in nothing but capitals and blanks."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def readable(name: str) -> str:
    """A name set in capitals as a sentence writes it ("Hak dan Kewajiban"); mixed case stays as it is."""
    words = " ".join(name.split())
    if not words.isupper():
        return words
    parts = words.lower().split()
    return " ".join(part if i and part in PARTICLES else part[:1].upper() + part[1:] for i, part in enumerate(parts))
