import pytest

from documents.reading.outcome import Unreadable
from documents.reading.plain import read_plain, without_markdown

TEXT = "Pasal 1\nPasien “rawat inap” – 15 m² – Café"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_gives_the_same_text(encoding):
    assert read_plain(TEXT.encode(encoding)).text == TEXT


def test_big_endian_marks_are_read():
    assert read_plain(b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


def test_a_foreign_code_page_is_guessed():
    text = "Настоящий закон вступает в силу со дня его официального опубликования. " * 5
    assert read_plain(text.encode("cp1251")).text == text


@pytest.mark.parametrize("data", [b"Pasal 1\0\0\x01\x02 ayat", bytes(range(256)) * 40, b"\x01\x02\x03abc" * 30])
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(Unreadable, match="bukan dokumen teks; unggah naskah sebagai"):
        read_plain(data)


def test_a_stray_control_character_does_not_refuse_a_text():
    assert "Pasal 1" in read_plain(b"Pasal 1\x02\n" + b"ketentuan umum " * 50).text


def test_markdown_marks_go_and_words_stay():
    source = "# BAB I\n## KETENTUAN UMUM\n\n**Pasal 1**\n\n1\\. Daerah adalah **Kota** Serang *in casu* #2.\n* butir"
    expected = "BAB I\nKETENTUAN UMUM\n\nPasal 1\n\n1. Daerah adalah Kota Serang *in casu* #2.\n* butir"
    assert without_markdown(source) == expected


def test_marks_that_are_no_markdown_stay():
    source = "#tagar\nNilai ** dan **\nNama: ____ tahun ____\n2 ** 3"
    assert without_markdown(source) == source


def test_a_hostile_line_is_quick():
    assert len(without_markdown("# " + " " * 500_000 + "x" + "**" * 500_000)) > 1_000_000
