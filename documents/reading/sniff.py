"""Decides by content what a file is, and refuses what cannot be read before anything opens it."""

import io
import re
import zipfile
import zlib

from documents.reading.outcome import Unreadable

MB = 1024 * 1024
MAX_BYTES = 25 * MB
MAX_TEXT_BYTES = 5 * MB
MAX_UNPACKED = 60 * MB
MAX_PARTS = 5_000
_MAX_RATIO = 200  # Word's own XML packs 10 to 60 times; only a trap packs tighter
_RATIO_FROM = 5 * MB

_EMPTY = "kosong; pilih berkas yang berisi naskah"
_AS_DOCX = "buka di Word, pilih Simpan Sebagai “Dokumen Word (.docx)”, lalu unggah berkas .docx itu"
_LOCKED = "terkunci dengan kata sandi; buka di Word, hapus kata sandinya, simpan, lalu unggah lagi"
_OLD_WORD = f"tersimpan dalam format Word lama (.doc); {_AS_DOCX}"
_RTF = f"tersimpan dalam format RTF; {_AS_DOCX}"
_WEB = f"ternyata halaman web atau XML yang bukan Akoma Ntoso; {_AS_DOCX}"
_OPEN_DOCUMENT = f"tersimpan dalam format OpenDocument; {_AS_DOCX.replace('di Word', 'di LibreOffice')}"
_IMAGE = "ternyata gambar, bukan dokumen; jalankan pengenalan teks (OCR) atau unggah naskah Word-nya (.docx)"
_BROKEN = "rusak atau terpotong; salin ulang dari sumbernya atau simpan ulang di Word, lalu unggah lagi"
_MACROS = "memuat makro, yang tidak diterima; simpan di Word sebagai .docx tanpa makro, lalu unggah lagi"
_NOT_WORD = "bukan dokumen Word; unggah naskah sebagai .docx, .pdf, atau .txt"
_BOMB = "berisi terlalu banyak data setelah dibuka; hapus gambar yang besar, simpan ulang di Word, lalu unggah lagi"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\0", b"MM\0*", b"\0\0\x01\0", b"8BPS")
_ISO_IMAGES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_AKN = re.compile(rb"<(?:[\w.-]+:)?akomantoso[\s>/]", re.IGNORECASE)
_AKN_WITHIN = 8 * 1024  # comments may stand before the outermost element
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"mime-version:")


def sniff(data: bytes) -> str:
    """Returns "pdf", "docx", "akn" or "text"; raises Unreadable for empty, large, locked, foreign or trapped files."""
    if not data.strip(b"\0 \t\r\n\f\xef\xbb\xbf"):
        raise Unreadable(_EMPTY)
    head = data[:1024]
    if b"%PDF-" in head:
        _limit(data, MAX_BYTES)
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _limit(data, MAX_BYTES)
        return _zip_kind(data)
    if is_akn(data):
        _limit(data, MAX_BYTES)
        return "akn"
    _refuse_foreign(head, data)
    _limit(data, MAX_TEXT_BYTES)
    return "text"


def is_akn(data: bytes) -> bool:
    """Whether the bytes begin as XML whose outermost element is named akomaNtoso, in UTF-8 or UTF-16."""
    start = data[:_AKN_WITHIN]
    if start.startswith(_UTF16):
        start = start.decode("utf-16", errors="ignore").encode()
    start = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and _AKN.search(start) is not None


def _limit(data: bytes, most: int) -> None:
    if len(data) > most:
        size = f"{len(data) / MB:.1f}".replace(".", ",")
        advice = "unggah naskahnya saja atau bagi menjadi beberapa berkas"
        raise Unreadable(f"terlalu besar ({size} MB, paling besar {most // MB} MB); {advice}")


def _refuse_foreign(head: bytes, data: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_OLE):
        raise Unreadable(_LOCKED if _ENCRYPTED_PACKAGE in data else _OLD_WORD)
    if start.startswith(b"{\\rtf"):
        raise Unreadable(_RTF)
    if _is_image(head):
        raise Unreadable(_IMAGE)
    if start.startswith(_MARKUP):
        raise Unreadable(_WEB)


def _is_image(head: bytes) -> bool:
    if head.startswith(_IMAGES) or head[4:12] in _ISO_IMAGES:
        return True
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WEBP"
    return head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            _refuse_bomb(parts)
            names = {part.filename.lower() for part in parts}
            mimetype = package.read("mimetype") if "mimetype" in package.namelist() else b""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise Unreadable(_BROKEN)
    if b"opendocument" in mimetype:
        raise Unreadable(_OPEN_DOCUMENT)
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Unreadable(_MACROS)
    if not any(name.startswith("word/document") and name.endswith(".xml") for name in names):
        raise Unreadable(_NOT_WORD)
    return "docx"


def _refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    """Goes by the sizes the package declares; reading never gives more than was declared."""
    unpacked = sum(part.file_size for part in parts)
    tight = any(p.file_size > _RATIO_FROM and p.file_size > _MAX_RATIO * max(p.compress_size, 1) for p in parts)
    if unpacked > MAX_UNPACKED or len(parts) > MAX_PARTS or tight:
        raise Unreadable(_BOMB)
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(_LOCKED)
