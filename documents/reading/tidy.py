"""Makes any extracted text clean enough to parse and to store, without touching its words."""

import re

_MAX_NAME = 80

# NUL and other control characters cannot be stored or printed; soft hyphens, zero-width blanks and byte order marks
# are invisible and would split a word in two when texts are compared.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")


def tidy(text: str) -> str:
    """The same words with "\\n" as the only line end, "\\f" as the only page end, and no invisible characters."""
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    return "\n".join(line.rstrip(" \t\u00a0") for line in text.split("\n"))


def shown_name(name: str) -> str:
    """The last part of a file name, printable and at most 80 characters long, fit for a message."""
    last = re.split(r"[/\\]", name)[-1]
    clean = " ".join("".join(c if c.isprintable() else " " for c in last).split())
    return clean if len(clean) <= _MAX_NAME else clean[: _MAX_NAME - 1] + "…"
