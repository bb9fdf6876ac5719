"""What of a source is neither in the tree nor in the noise: the one promise every reading must keep."""

import re
from collections import Counter

from documents.core.layout import layout
from documents.core.parse import Parsed
from documents.core.parse.lines import split
from documents.core.tree import walk

LABELS = {"bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka", "butir", "lampiran", "s", "d", "dan"}


def lost_signs(source: str, parsed: Parsed) -> Counter[str]:
    """Letters and digits of the source that the printed tree and the noise together have fewer of."""
    kept = _signs(layout(parsed.tree)) + _signs("".join(noise.text for noise in parsed.noise))
    return _signs("".join(line.text for line in split(source))) - kept


def lost_words(source: str, parsed: Parsed) -> Counter[str]:
    """Words of the source missing in tree and noise, hyphens at line ends joined, labels and numbers of units apart."""
    said = [part for node in walk(parsed.tree) for part in (node.number, node.heading, node.text)]
    lines = split(source)
    whole = {(line.number, line.text) for line in lines}
    dropped = {(noise.line, noise.text) for noise in parsed.noise}
    said += [text for number, text in dropped - whole]  # the label of a section, cut from its line
    kept = [line.text for line in lines if (line.number, line.text) not in dropped]
    missing = _words("\n".join(kept)) - _words("\n".join(said))
    return Counter({word: n for word, n in missing.items() if word not in LABELS})


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text.casefold() if sign.isalnum())


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", re.sub(r"(?<=[^\W\d])[-–]\s*(?=[^\W\d])", "", text.lower())))
