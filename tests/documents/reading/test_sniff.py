import io
import struct
import zipfile

import pytest

from documents.reading.outcome import Unreadable
from documents.reading.sniff import MAX_BYTES, MAX_TEXT_BYTES, MB, sniff
from tests.documents.reading import samples

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def open_document():
    mimetype = "application/vnd.oasis.opendocument.text"
    return samples.packed({"mimetype": mimetype, "content.xml": "<x/>"})


def macros():
    return samples.word(samples.p("Pasal 1"), **{"word/vbaProject.bin": b"\xcc\x61"})


def bomb():
    return samples.word(samples.p("Pasal 1"), **{"word/media/image1.png": bytes(61 * MB)})


def tight_bomb():
    return samples.word(samples.p("Pasal 1"), **{"word/comments.xml": b"<a>" + b" " * (6 * MB) + b"</a>"})


def many_parts():
    return samples.packed({f"word/{number}.xml": "" for number in range(5_001)})


def locked_zip():
    data = bytearray(samples.word(samples.p("Pasal 1")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            struct.pack_into("<H", data, at + offset, 1)
            at = data.find(signature, at + 4)
    return bytes(data)


def test_a_type_is_seen_in_the_content():
    assert sniff(b"%PDF-1.7\n") == "pdf"
    assert sniff(b"\r\n\0 \n%PDF-1.4\n") == "pdf"
    assert sniff(samples.word(samples.p("Pasal 1"))) == "docx"
    assert sniff("BAB I\nKETENTUAN UMUM".encode("utf-16")) == "text"
    assert sniff(b"BMKG adalah badan meteorologi.") == "text"


@pytest.mark.parametrize(
    ("data", "wrong", "advice"),
    [
        (b"", "kosong", "pilih berkas"),
        (b"\xef\xbb\xbf \r\n\0", "kosong", "pilih berkas"),
        (samples.jpeg(), "gambar", "OCR"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "gambar", "OCR"),
        (b"\0\0\0\x1cftypheic" + b"\0" * 20, "gambar", "OCR"),
        (b"BM\x36\x10\0\0\0\0\0\0\x36\0\0\0", "gambar", "OCR"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "gambar", "OCR"),
        (OLE, "Word lama (.doc)", ".docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi", "hapus kata sandinya"),
        (b"{\\rtf1\\ansi Pasal 1}", "RTF", ".docx"),
        (b"\r\n<!DOCTYPE HTML><html><body>Pasal 1", "halaman web", ".docx"),
        (b'<?xml version="1.0"?><pkg/>', "XML", ".docx"),
        (open_document(), "OpenDocument", "LibreOffice"),
        (macros(), "makro", ".docx tanpa makro"),
        (samples.packed({"xl/workbook.xml": "<x/>"}), "bukan dokumen Word", ".docx"),
        (samples.word(samples.p("Pasal 1"))[:300], "rusak atau terpotong", "salin ulang"),
        (locked_zip(), "kata sandi", "hapus kata sandinya"),
        (bomb(), "terlalu banyak data", "hapus gambar"),
        (tight_bomb(), "terlalu banyak data", "hapus gambar"),
        (many_parts(), "terlalu banyak data", "hapus gambar"),
        (b"%PDF-1.4\n" + b"x" * MAX_BYTES, "terlalu besar (25,0 MB, paling besar 25 MB)", "bagi"),
        (b"Pasal 1\n" * (20 * MB // 8), "terlalu besar (20,0 MB, paling besar 5 MB)", "bagi"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_advice(data, wrong, advice):
    with pytest.raises(Unreadable) as refusal:
        sniff(data)
    assert wrong in refusal.value.reason
    assert advice in refusal.value.reason.partition("; ")[2]


def test_a_text_at_the_limit_is_still_taken():
    assert sniff(b"a" * MAX_TEXT_BYTES) == "text"


def test_a_package_that_lies_about_its_sizes_gives_no_more_than_it_declared():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" + b"x" * 1000 + b"</a>")
    data = bytearray(stream.getvalue())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.find(signature) + offset, 10)
    assert sniff(bytes(data)) == "docx"
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package, pytest.raises(zipfile.BadZipFile):
        package.read("word/document.xml")
