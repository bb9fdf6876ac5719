import io
import logging
import pickle
import random
import re
import zipfile

import pytest
from django.conf import settings

from deliberation.forms import ConfirmForm
from documents.errors import DomainError
from documents.forms import PerdaForm
from documents.reading import MAX_TEXT, Unreadable, read, read_text
from tests.documents.reading import samples


def lzma_with_damage():
    """A package whose body is packed in a way no program for documents uses, and damaged inside."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("word/document.xml", random.Random(1).randbytes(5_000))
    data = bytearray(stream.getvalue())
    data[200:400] = bytes(200)
    return bytes(data)


def test_three_kinds_of_file_give_the_same_text():
    expected = "Pasal 1\nDaerah adalah Kota Serang.\n"
    assert read_text("a.txt", b"Pasal 1\r\nDaerah adalah Kota Serang.\r\n") == expected
    assert read_text("a.docx", samples.word(samples.p("Pasal 1") + samples.p("Daerah adalah Kota Serang."))) == expected
    assert read_text("a.pdf", samples.paper("<p>Pasal 1</p><p>Daerah adalah Kota Serang.</p>")) == expected + "\f"


def test_the_name_does_not_decide():
    data = samples.word(samples.p("Pasal 1"))
    assert read_text("naskah.pdf", data) == read_text("", data) == "Pasal 1\n"


def test_generated_numbers_without_words_leave_no_blank_at_the_line_end():
    numbering = samples.abstract(1, samples.level(0, "Pasal %1")) + samples.num(1, 1)
    data = samples.word(samples.p("", "1") + samples.p("Isi."), numbering=numbering)
    assert read_text("a.docx", data) == "Pasal 1\nIsi.\n"


def test_markdown_is_plain_text_with_its_marks_taken_off():
    assert read_text("uu.md", b"# BAB I\n\n**Pasal 1**\n") == "BAB I\n\nPasal 1\n"


def test_doubts_come_with_the_text():
    words = "<p>Pasal 1 berlaku sejak tanggal diundangkan.</p>"
    html = f'{words}<div class="baru">{samples.picture_tag()}</div>'
    assert len(read("a.pdf", samples.paper(html)).doubts) == 1


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "foto.pdf",
            samples.jpeg(),
            "Berkas “foto.pdf” ternyata gambar, bukan dokumen; "
            "jalankan pengenalan teks (OCR) atau unggah naskah Word-nya (.docx).",
        ),
        ("C:\\kosong.txt", b"", "Berkas “kosong.txt” kosong; pilih berkas yang berisi naskah."),
        (
            "",
            samples.word(samples.p("")),
            "Berkas ini tidak berisi teks; pilih berkas yang berisi naskah.",
        ),
        (
            "besar.txt",
            b"Pasal 1\n" * (20 * 1024 * 1024 // 8),
            "Berkas “besar.txt” terlalu besar (20,0 MB, paling besar 5 MB); "
            "unggah naskahnya saja atau bagi menjadi beberapa berkas.",
        ),
    ],
    ids=["gambar", "kosong", "tanpa-teks", "besar"],
)
def test_a_refusal_is_one_sentence_with_the_name(name, data, sentence):
    with pytest.raises(DomainError) as refusal:
        read_text(name, data)
    assert str(refusal.value) == sentence


def test_an_unforeseen_fault_is_logged_and_said_in_one_sentence(caplog):
    with caplog.at_level(logging.ERROR), pytest.raises(Unreadable) as refusal:
        read_text("aneh.docx", lzma_with_damage())
    assert str(refusal.value) == (
        "Berkas “aneh.docx” rusak atau disimpan dengan cara yang tidak lazim; "
        "buka di program asalnya, simpan ulang, lalu unggah lagi."
    )
    assert "Berkas tidak terbaca" in caplog.text
    assert caplog.records[0].exc_info


@pytest.mark.parametrize("kind", ["docx", "pdf", "text"])
def test_damaged_files_end_in_text_or_in_a_refusal(kind):
    whole = {
        "docx": samples.word(samples.p("Pasal 1") * 50),
        "pdf": samples.paper("<p>Pasal 1 berlaku sejak tanggal diundangkan.</p>"),
        "text": "Pasal 1\nDaerah adalah Kota Serang – “kota”.\n".encode("cp1252"),
    }[kind]
    dice = random.Random(7)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        del data[dice.randrange(len(data) // 2, len(data)) :]
        try:
            text = read_text("rusak", bytes(data))
        except Unreadable as refusal:
            text = str(refusal)
        assert text.strip()
        assert "\0" not in text


def test_a_refusal_survives_a_trip_to_another_process():
    refusal = Unreadable("kosong; pilih berkas yang berisi naskah", "a.txt")
    assert str(pickle.loads(pickle.dumps(refusal))) == str(refusal)  # noqa: S301


@pytest.mark.corpus
def test_national_laws_in_markdown_are_read_without_losing_a_word(corpus):
    for source in sorted(corpus.glob("uu/*/source.md")):
        data = source.read_bytes()
        assert re.findall(r"\w+", read_text(source.name, data)) == re.findall(r"\w+", data.decode())


def test_a_text_longer_than_any_form_takes_is_refused():
    whole = b"Pasal 1\n" * (MAX_TEXT // 8)
    assert len(read_text("a.txt", whole)) == MAX_TEXT
    with pytest.raises(Unreadable, match="memuat terlalu banyak teks .lebih dari 5 juta karakter."):
        read_text("a.txt", whole + b"x")


def test_forms_and_requests_hold_what_a_file_may():
    assert PerdaForm.base_fields["text"].max_length == ConfirmForm.base_fields["text"].max_length == MAX_TEXT
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE == 4 * MAX_TEXT + 1024 * 1024
    assert "maxlength" not in PerdaForm.base_fields["text"].widget.attrs
    assert "maxlength" not in ConfirmForm.base_fields["text"].widget.attrs
