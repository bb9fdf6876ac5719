"""Random and mutated texts for the parser, and what each of them must keep: no exception, and not one word lost."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.acts import act
from documents.core.layout import layout
from documents.core.parse import Parsed, parse
from documents.core.parse.lines import split
from documents.core.tree import may_hold, walk
from tests.documents.core.parse.loss import lost_signs

PIECES = (
    "(1) ", "(2) ", "(2a) ", "(l) ", "a. ", "b. ", "aa. ", "1. ", "2. ", "a) ", "1) ", "A. ", "Pasal 1\n",
    "Pasal 2\n", "Pasal I\n", "Pasal II\n", "Pasal l2\n", "Pasal2\n", "Pasal 14A\n", "“Pasal 4\n", "BAB I\n",
    "BABX\n", "BAB VA\n", "Bagian Kesatu\n", "Bagian Keenam A\n", "Paragraf 1\n", "BUKU KESATU\n", "Menimbang : ",
    "Mengingat : ", "Memperhatikan : ", "MEMUTUSKAN:\n", "M E M U T U S K A N :\n", "Menetapkan : ",
    "PENJELASAN\nATAS\n", "PENJELASAN ATAS\n", "I. UMUM\n", "II. PASAL DEMI PASAL\n", "Ayat (1)\n",
    "Ayat (1) dan ayat (2) : ", "Huruf a\n", "Huruf a dan huruf b : Cukup jelas\n", "Angka 1\n",
    "Angka 1 dan angka 2\n", "Pasal 16 s/d Pasal 21 : Cukup jelas\n", "Pasal 3 ayat (1) : kata\n",
    "Pasal I dan Pasal II : Cukup jelas\n", "Cukup jelas.\n", "LAMPIRAN I\n", "LAMPIRAN\n",
    "Agar setiap orang mengetahuinya, memerintahkan", "Ditetapkan di Serang\n", "Diundangkan di Serang\n",
    "LEMBARAN DAERAH KOTA SERANG\n", "NOREG PERATURAN DAERAH\n", "TAMBAHAN LEMBARAN DAERAH\n",
    "Salinan sesuai dengan aslinya\n", "PERATURAN DAERAH KOTA SERANG\n", "RANCANGAN\n", "NOMOR 1 TAHUN 2027\n",
    "TENTANG\n", "T E N T A N G\n", "CONTOH NAMA\n", "DENGAN RAHMAT TUHAN YANG MAHA ESA\n", "WALI KOTA SERANG,\n",
    "Dengan Persetujuan Bersama\n", "diubah sebagai berikut:\n",
    "1. Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:\n", "A. Pasal 7 dihapus.\n", "Dihapus.\n",
    "setiap orang ", "kata ", "wajib: ", "pada ayat ", "dalam Pasal 5 ", "; dan ", "; ", ", ", ":\n", ".\n", ". ",
    "\n", "\n\n", "\f", "    ", "\t", "\\", "\u00ad", "-\n", "kelan-\ncaran ", ". . .\n", "- 5 -\n", "12\n", "...\n",
    "”", "“", "\u2028", "\u00a0", "é", "ﬁ", "\x00", "\ud800", "١", "Rp 1.000,00 ", "ooo000ooo\n",
    "ditandatangani secara elektronik BSrE\n", "NO   JENIS   TARIF\n",
)  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_]{3,}|\d+")
_HYPHEN = re.compile(r"(?:\S+[-–\u00ad]\s*\n\s*)+\S+|\S*[\u00ad\ufffd]\S*")
_GLUED = re.compile(r"(?:bab|bagi|pasa|hur|ayat|angk|para|menimb|mengin|menet|memut)\w+", re.IGNORECASE)
_LABELS = {
    "pasal", "ayat", "bab", "bagian", "paragraf", "buku", "huruf", "angka", "butir", "lampiran", "umum", "penjelasan",
    "tentang",
}  # fmt: skip


def fuzzed(chance: random.Random, bases: Sequence[str]) -> str:
    """One text: random signs, random pieces, or an act with lines cut, swapped, doubled, joined, and dirtied."""
    kind = chance.randrange(10)
    if kind == 0:
        signs = (chance.choice((chance.randrange(32, 127), chance.randrange(0x110000))) for _ in range(300))
        return "".join(map(chr, signs))[: chance.randrange(300)]
    if kind < 4:
        return "".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 80)))
    lines = chance.choice(bases).split("\n")
    if len(lines) > 160:
        start = chance.randrange(len(lines) - 120)
        lines = lines[: chance.randrange(30)] + lines[start : start + chance.randrange(20, 120)]
    for _ in range(chance.randrange(1, 30)):
        _mutate(lines, chance)
    return "\n".join(lines)


def _mutate(lines: list[str], chance: random.Random) -> None:
    """One change in place."""
    if len(lines) < 3:
        lines.append(chance.choice(PIECES))
        return
    at = chance.randrange(len(lines) - 1)
    line = lines[at]
    cut = chance.randrange(len(line) + 1)
    change = chance.randrange(11)
    if change == 0:
        del lines[at]
    elif change == 1:
        lines.insert(at, line)
    elif change == 2:
        lines[at], lines[at + 1] = lines[at + 1], line
    elif change == 3:
        lines[at : at + 2] = [f"{line} {lines[at + 1].strip()}"]
    elif change == 4:
        lines[at : at + 1] = [line[:cut], " " * chance.randrange(20) + line[cut:]]
    elif change == 5:
        lines.insert(at, chance.choice(PIECES).rstrip("\n"))
    elif change == 6:
        lines[at] = line[:cut] + chance.choice(PIECES) + line[cut:]
    elif change == 7:
        lines[at] = " " * chance.randrange(30) + line.strip()
    elif change == 8:
        lines[at] = line[:cut] + chance.choice("lI1O0.,;:()-–“”\f\u00ad'") + line[cut + 1 :]
    elif change == 9:
        lines.insert(at, "")
    else:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], line


def faults(text: str) -> list[str]:
    """What is wrong with the reading of a text; raises what the parser raises."""
    parsed = parse(text)
    found = []
    if lost := lost_signs(text, parsed):
        found.append(f"signs lost: {dict(lost)}")
    if gone := lost_tokens(text, parsed):
        found.append(f"words lost: {dict(gone)}")
    for node in walk(parsed.tree):
        found += [f"{child.kind} under {node.kind}" for child in node.children if not may_hold(node.kind, child.kind)]
    printed = layout(parsed.tree)
    if layout(parse(printed).tree) != printed:
        found.append("changes when printed again")
    return found


def lost_tokens(source: str, parsed: Parsed) -> Counter[str]:
    """Words and figures of the source that tree and noise have fewer of; words broken over lines are left out."""
    said = [part for node in walk(parsed.tree) for part in (node.kind.value, node.number, node.heading, node.text)]
    lines = split(source)
    whole = {(line.number, line.text) for line in lines}
    dropped = {(left.line, left.text) for left in parsed.noise}
    said += [left.text for left in parsed.noise if (left.line, left.text) not in whole]
    text = "\n".join(line.text for line in lines if (line.number, line.text) not in dropped)
    kept = _TOKEN.findall(_HYPHEN.sub(" ", text))
    missing = Counter(map(str.casefold, kept)) - Counter(map(str.casefold, _TOKEN.findall("\n".join(said))))
    return Counter({word: n for word, n in missing.items() if word not in _LABELS and not _GLUED.match(word)})


def bases() -> list[str]:
    """The acts that mutation begins with: one in official form and every odd one of ours."""
    odd = sorted(Path(__file__).with_name("odd").glob("*.txt"))
    return [act(12), *(path.read_text(encoding="utf-8") for path in odd)]
