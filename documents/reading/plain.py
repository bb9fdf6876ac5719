"""Plain text and Markdown in any encoding become text."""

import re

from charset_normalizer import from_bytes

from documents.reading.outcome import Reading, Unreadable

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 64 * 1024
_CONTROL_SHARE = 0.01

# What Indonesian typists reach on a Windows keyboard; other letters mean another code page.
_EXPECTED = frozenset("“”‘’„‚«»–—…•·°§¶©®™±²³¹ºª¼½¾×÷€£¥µˆ˜¨¯´¸\u00a0\u00adéèêëÉÈÊËáàâäãåÁÀÂÄçÇíìîïñÑóòôöõÓÖúùûüÚÜ")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")
_ESCAPE = re.compile(r"\\([.()\[\]#*_-])")


def read_plain(data: bytes) -> Reading:
    """The decoded text without heading and bold marks of Markdown; raises Unreadable for bytes that are not text."""
    text = _decode(data)
    if "\0" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise _binary()
    return Reading(without_markdown(text))


def is_wide(data: bytes) -> bool:
    """Whether the bytes are text that takes two or four of them a sign, as Notepad saves "Unicode"."""
    try:
        return "\0" not in _decode(data)
    except Unreadable:
        return False


def without_markdown(text: str) -> str:
    """The text without "#" before headings, "**" around words and backslashes before marks; "*" stays."""
    text = _HEADING.sub("", text)
    text = _BOLD.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)


def _decode(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    if b"\0" in data:
        return _utf16_without_bom(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte(data)


def _utf16_without_bom(data: bytes) -> str:
    even, odd = data[0:_SAMPLE:2], data[1:_SAMPLE:2]
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high.count(0) > 0.8 * len(high) and 0 not in low:
            return data.decode(encoding, errors="replace")
    raise _binary()


def _one_byte(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
        if all(c < "\x80" or c in _EXPECTED for c in text):
            return text
    except UnicodeDecodeError:
        pass
    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is None:
        raise _binary()
    return data.decode(guess.encoding, errors="replace")


def _binary() -> Unreadable:
    return Unreadable("bukan dokumen teks; unggah naskah sebagai .docx, .pdf, atau .txt")
