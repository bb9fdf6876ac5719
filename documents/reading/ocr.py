"""Pages that are only pictures, read by the program tesseract where this machine has it, without a file on disk."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from typing import NamedTuple

import pypdfium2

from documents.reading.grid import Printed, of_words
from documents.reading.sheet import STRIP, Sheet

LANGUAGE = "ind"

_SCAN = "adalah hasil pindai tanpa lapisan teks; jalankan pengenalan teks (OCR)"
_OR_WORD = "atau unggah naskah Word-nya (.docx)"
_NO_PROGRAM = f"{_SCAN} setelah pengelola memasang paket tesseract-ocr dan tesseract-ocr-ind di peladen, {_OR_WORD}"
_NO_LANGUAGE = f"{_SCAN} setelah pengelola memasang paket tesseract-ocr-ind di peladen, {_OR_WORD}"
NOTHING = f"{_SCAN} di program lain karena di sini tidak ada kata yang dikenali, {_OR_WORD}"
TOO_SLOW = f"{_SCAN} di program lain karena di sini terlalu lama, {_OR_WORD}"

_DPI = 300
_ONE_BLOCK = "6"  # any other mode leaves out labels that stand apart from their words
_POINTS = 72
_MOST_PIXELS = 30_000_000
_ASK_SECONDS = 20
_SURE = 50  # per cent; below it a mark without a letter or a digit is a speck
_TWICE = re.compile(r"^([COSUVWXZ])([cosuvwxz])\.$")  # a label whose letter looks alike in both sizes


class Picture(NamedTuple):
    """A page as a grey picture in PGM, its size in points, and how many pixels a point takes."""

    data: bytes
    width: float
    height: float
    scale: float


class TooSlow(Exception):
    """The page was not read in the time given."""


def obstacle() -> str:
    """Why no page can be read from a picture here, as the rest of a sentence on the file; "" where it can."""
    program = shutil.which("tesseract")
    if program is None:
        return _NO_PROGRAM
    try:
        known = _run([program, "--list-langs"], b"", _ASK_SECONDS).decode(errors="replace").split()
    except TooSlow:
        return TOO_SLOW
    return "" if LANGUAGE in known else _NO_LANGUAGE


def picture_of(page: pypdfium2.PdfPage) -> Picture:
    """What the page looks like at 300 dots an inch, fewer where it is very large."""
    width, height = page.get_size()
    scale = min(_DPI / _POINTS, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        grey = memoryview(bitmap.buffer).cast("B")
        rows = [grey[row * bitmap.stride :][: bitmap.width] for row in range(bitmap.height)]
        data = b"".join([b"P5 %d %d 255\n" % (bitmap.width, bitmap.height), *rows])
    finally:
        bitmap.close()
    return Picture(data, width, height, scale)


def read_picture(picture: Picture, seconds: float) -> Sheet:
    """The sheet with the words that are recognised, none where there are none; raises TooSlow after `seconds`."""
    program = shutil.which("tesseract") or "tesseract"
    found = _run([program, "stdin", "stdout", "-l", LANGUAGE, "--psm", _ONE_BLOCK, "tsv"], picture.data, seconds)
    rows = csv.DictReader(found.decode(errors="replace").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [_word(row, picture.scale) for row in rows if row["level"] == "5" and _is_word(row)]
    wide = picture.width > picture.height
    middle = picture.width / 2
    split = wide and words and all(abs((w.left if w.left > middle else w.right) - middle) > STRIP / 2 for w in words)
    halves = None
    if split and not any(w.left < middle < w.right for w in words):
        right = tuple(line.moved(-middle) for line in _lines([w for w in words if w.left > middle]))
        halves = (_lines([w for w in words if w.left <= middle]), right)
    return Sheet(_lines(words), len(words), wide, halves, picture=True, guessed=True)


class _Word(NamedTuple):
    line: tuple[str, str, str]
    text: str
    left: float
    right: float
    down: float


def _is_word(row: dict[str, str]) -> bool:
    """Whether it is more than a rule, a fold, or a speck on the paper."""
    text = (row["text"] or "").strip()
    return any(char.isalnum() for char in text) or (bool(text.strip("|¦")) and float(row["conf"]) >= _SURE)


def _word(row: dict[str, str], scale: float) -> _Word:
    left, top, width, height = (int(row[name]) / scale for name in ("left", "top", "width", "height"))
    line = (row["block_num"], row["par_num"], row["line_num"])
    text = _TWICE.sub(lambda match: match[0][1:] if match[1].lower() == match[2] else match[0], row["text"].strip())
    return _Word(line, text, left, left + width, top + height)


def _lines(words: list[_Word]) -> tuple[Printed, ...]:
    grouped: dict[tuple[str, str, str], list[_Word]] = {}
    for word in words:
        grouped.setdefault(word.line, []).append(word)
    return tuple(
        of_words([(word.text, word.left, word.right) for word in line], sorted(w.down for w in line)[len(line) // 2])
        for line in grouped.values()
    )


def _run(command: list[str], data: bytes, seconds: float) -> bytes:
    """What the program says; one thread is all it gets, or it slows the other work of a small server."""
    try:
        return subprocess.run(  # noqa: S603
            command,
            input=data,
            capture_output=True,
            check=False,
            timeout=max(seconds, 0.1),
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        ).stdout
    except subprocess.TimeoutExpired:
        raise TooSlow
