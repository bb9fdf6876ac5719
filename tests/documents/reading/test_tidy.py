from documents.reading.tidy import shown_name, tidy


def test_line_ends_become_one():
    assert tidy("a\r\nb\rc\x0bd\x85e\u2028f\u2029g") == "a\nb\nc\nd\ne\nf\ng"


def test_invisible_characters_go_and_pages_stay():
    assert tidy("\ufeffper\u00aduntukan\0 \x02kota\u200b\n\fPasal 1 \t\n") == "peruntukan kota\n\fPasal 1\n"


def test_lone_surrogates_and_non_characters_cannot_reach_the_database():
    assert tidy("a\ud800b\uffffc\ufdd0d").encode() == b"abcd"


def test_many_blanks_before_a_word_are_quick():
    assert tidy(" " * 2_000_000 + "x  ").endswith(" x")


def test_a_name_in_a_message_is_its_last_part_in_one_short_line():
    assert shown_name("C:\\Dokumen\\perda.pdf") == "perda.pdf"
    assert shown_name("../../etc/naskah\n\x1b[31m.docx") == "naskah [31m.docx"
    assert len(shown_name("a" * 300)) == 80
    assert shown_name("") == ""
