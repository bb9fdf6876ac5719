"""Names that are printed over several centred lines: the judul, the title of a penjelasan, the head of a lampiran."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from documents.core.parse.lines import Line, glue

JENIS = re.compile(
    r"(?:RANCANGAN ?)?(?:PERATURAN|QANUN|UNDANG-UNDANG|KEPUTUSAN|INSTRUKSI|PERDASUS|PERDASI)\b|RANCANGAN$",
    re.IGNORECASE,
)
_NOMOR = re.compile(r"(?:NOMOR|NO\.|TAHUN|SERI)(?=[ :.]|$)", re.IGNORECASE)
_SPACED = re.compile(r"(?:[A-Z] ){3,}[A-Z](?= ?:?$)")
_COLON = re.compile(r" ?: ?")


def title_lines(lines: Iterable[Line]) -> list[str]:
    """One string per unit of a title: kind and region, number and year, TENTANG, and the name, each rejoined."""
    out: list[list[str]] = []
    state = ""
    for line in lines:
        text = unspaced(line.text)
        text = text[:-1] if text == "TENTANG\u00ad" else text
        if state == "name":
            out[-1].append(text)
        elif text.upper() == "TENTANG":
            out += [[text], []]
            state = "name"
        elif _NOMOR.match(text):
            text = " ".join(_COLON.sub(" ", text).split())
            if state != "nomor":
                out.append([])
            out[-1].append(text)
            state = "nomor"
        elif text in ("PENJELASAN ATAS", "PENJELASAN", "ATAS"):
            out += [[word] for word in text.split()]
            state = ""
        elif state == "jenis" and _goes_on(out[-1], text):
            out[-1].append(text)
        else:
            out.append([text])
            state = "jenis" if JENIS.match(text) else ""
    return [glue(part) for part in out if part]


def _goes_on(part: list[str], text: str) -> bool:
    """Whether the line belongs to the kind and region that the title begins with."""
    if any(sign.islower() for sign in text):
        return False
    if part == ["RANCANGAN"]:
        return bool(JENIS.match(text)) and not text.startswith("RANCANGAN")
    return not JENIS.match(text)


def title_start(lines: Sequence[Line]) -> int | None:
    """Where the title begins: the first line that names a kind of regulation and is set in capitals, or None.

    Where a scanner has spoiled that word, it is the line before NOMOR above the line TENTANG.
    """
    for place, line in enumerate(lines):
        text = unspaced(line.text) if line.text[0] in "RPQUKIrpquki" else ""
        if text and JENIS.match(text) and not any(sign.islower() for sign in text):
            return place
    about = next((i for i, line in enumerate(lines) if line.text[0] in "Tt" and _is_about(line.text)), 0)
    number = next((place for place in range(about - 1, 0, -1) if _NOMOR.match(lines[place].text)), 0)
    return number - 1 if number and _is_spoiled(lines[number - 1].text) else None


def _is_spoiled(text: str) -> bool:
    """Whether the line begins with PERATURAN, some signs of it wrong."""
    return sum(a == b for a, b in zip(text, "PERATURAN", strict=False)) > 5


def _is_about(text: str) -> bool:
    return unspaced(text).upper() == "TENTANG"


def unspaced(text: str) -> str:
    """ "T E N T A N G" as "TENTANG"; other words as they are."""
    match = _SPACED.match(text) if text[1:2] == " " else None
    return text[: match.end()].replace(" ", "") + text[match.end() :] if match else text
