"""A package is a ZIP with the same bytes for the same files, each name once."""

from io import BytesIO
from zipfile import ZipFile

from deliberation.printing.package import package


def test_files_under_their_names():
    files = [("a.txt", b"satu"), ("b.pdf", b"dua"), ("b.pdf", b"tiga"), ("b", b"4"), ("b", b"5")]
    data = package(files)
    assert data == package(files)
    with ZipFile(BytesIO(data)) as book:
        assert book.namelist() == ["a.txt", "b.pdf", "b-2.pdf", "b", "b-2"]
        assert book.read("b-2.pdf") == b"tiga"
        assert book.testzip() is None
