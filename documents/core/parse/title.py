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
        if state == "name":
            out[-1].append(text)
        elif text.upper() == "TENTANG":
            out += [[text], []]
            state = "name"
        elif _NOMOR.match(text):
            text = _COLON.sub(" ", text).rstrip()
            if state != "nomor":
                out.append([])
            out[-1].append(text)
            state = "nomor"
        elif text in ("PENJELASAN ATAS", "PENJELASAN", "ATAS"):
            out += [[word] for word in text.split()]
            state = ""
        elif state == "jenis" and (out[-1] == ["RANCANGAN"] or not JENIS.match(text)):
            out[-1].append(text)
        else:
            out.append([text])
            state = "jenis" if JENIS.match(text) else ""
    return [glue(part) for part in out if part]


def title_start(lines: Sequence[Line]) -> int | None:
    """Where the title begins: the first line that names a kind of regulation and is set in capitals, or None."""
    for place, line in enumerate(lines):
        text = unspaced(line.text)
        if JENIS.match(text) and not any(sign.islower() for sign in text):
            return place
    return None


def unspaced(text: str) -> str:
    """ "T E N T A N G" as "TENTANG"; other words as they are."""
    match = _SPACED.match(text)
    return text[: match.end()].replace(" ", "") + text[match.end() :] if match else text
