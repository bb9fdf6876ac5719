"""Names that are printed over several centred lines: the judul, the title of a penjelasan, the head of a lampiran."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from documents.core.parse.lines import Line, glue

JENIS = re.compile(
    r"(?:RANCANGAN ?)?(?:PERATURAN|QANUN|UNDANG-UNDANG|KEPUTUSAN|INSTRUKSI|PERDASUS|PERDASI)\b|RANCANGAN$",
    re.IGNORECASE,
)
_NOMOR = re.compile(r"(?:NOMOR|NO\.|TAHUN|SERI)(?=[ :.]|$)", re.IGNORECASE)
_SPACED = re.compile(r"(?:[A-Z] ){3,}[A-Z](?= ?:?$)")
_COLON = re.compile(r" ?: ?")
_SEVERAL = re.compile(
    r"(|.*?\S )((?:NOMOR|NO\.) ?:? ?\S{1,12} ?TAHUN ?:? ?[0-9.…]{1,6})(?:$| (TENTANG)(?: ?: ?| |$)(.*)$)"
)
_ABOUT = re.compile(r"TENTANG ?[: ] ?(?=\S)(?=[^a-z]*$)")


def title_lines(lines: Iterable[Line]) -> list[str]:
    """One string per unit of a title: kind and region, number and year, TENTANG, and the name, each rejoined."""
    out: list[list[str]] = []
    state = ""
    for text in _parted(lines):
        text = text[:-1] if text == "TENTANG\u00ad" else text
        if state == "name":
            out[-1].append(text)
        elif text.upper() == "TENTANG":
            out += [[text], []]
            state = "name"
        elif match := _ABOUT.match(text):  # with the name on its line
            out += [["TENTANG"], [text[match.end() :]]]
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
    parts: list[str] = []
    for part in filter(None, out):
        pieces = [glue(part)] if "TENTANG" in parts else _cut(glue(part))
        named = "TENTANG" in parts[:-1]  # all that follows belongs to the name
        if parts and (named or (_NOMOR.match(pieces[0]) and _NOMOR.match(parts[-1]) and "TENTANG" not in parts)):
            parts[-1] = glue([parts[-1], pieces.pop(0)])
        parts += pieces
    return parts


def _parted(lines: Iterable[Line]) -> Iterator[str]:
    """The printed lines, one that holds several units of a title cut between them."""
    named = False
    for line in lines:
        text = unspaced(line.text)
        pieces = [text] if named else _cut(text)
        yield from pieces
        named = named or len(pieces) > 1 or text.upper().startswith("TENTANG")


def _cut(text: str) -> list[str]:
    """A line that holds kind and region, number, TENTANG, and the name, cut between them."""
    match = _SEVERAL.match(text)
    if match is None or not (not match[1] or JENIS.match(match[1]) or match[1].startswith("PENJELASAN ATAS ")):
        return [text]
    ahead = match[1].removeprefix("PENJELASAN ATAS").strip()
    atas = ["PENJELASAN", "ATAS"] if ahead != match[1].strip() else []
    return [*atas, *filter(None, (ahead, " ".join(_COLON.sub(" ", match[2]).split()), match[3], match[4]))]


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
