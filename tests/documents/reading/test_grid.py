from documents.reading.grid import Page, Printed, joined, of_words, on_grid, pitch_of, printed


def line(text, left, down, stops=()):
    return Printed(text, left, left + 6 * len(text), down, stops)


def test_a_page_keeps_its_columns():
    words = (
        line("Menimbang : a. bahwa penduduk", 60, 100, ((12, 138), (15, 156))),
        line("berhak atas pelayanan yang baik;", 156, 114),
        line("b. bahwa perlu diatur dengan baik.", 138, 128, ((3, 156),)),
    )
    assert on_grid([Page(words, 0)]) == [
        "Menimbang :  a. bahwa penduduk\n"
        "                berhak atas pelayanan yang baik;\n"
        "             b. bahwa perlu diatur dengan baik."
    ]


def test_a_page_number_in_the_margin_does_not_move_the_page():
    one = Page((line("2", 30, 20), line("Setiap penduduk berhak atasnya.", 60, 100)), "kiri")
    other = Page((line("Pasal 2", 60, 100),), "kiri")
    assert on_grid([one, other])[1] == "Pasal 2"
    assert on_grid([one])[0].endswith("\nSetiap penduduk berhak atasnya.")


def test_sides_have_their_own_edge():
    pages = [Page((line("Setiap penduduk berhak atasnya.", left, 100),), left) for left in (60, 90)]
    assert on_grid(pages) == ["Setiap penduduk berhak atasnya."] * 2


def test_the_pitch_is_what_most_lines_have():
    lines = tuple(line("baris ini", 60, down) for down in (100, 114, 128, 180, 194))
    assert pitch_of([Page(lines, 0)]) == 14
    assert pitch_of([Page((), 0)]) == 0
    assert on_grid([Page(lines, 0)]) == ["baris ini\nbaris ini\nbaris ini\n\nbaris ini\nbaris ini"]


def test_a_line_of_blanks_is_none_and_another_label_may_lead():
    places = [(10.0, 5.0), (20.0, 5.0), (30.0, 5.0)]
    assert printed([(0, " "), (1, "\r")], {}, places.__getitem__, lambda index: 0.0) is None
    assert printed([(1, "a. x"), (2, "y")], {1: 0}, places.__getitem__, lambda index: 36.0) == Printed(
        "a. xy", 10, 36, 5, ((3, 20),)
    )


def test_words_and_pieces_of_a_line_are_joined_with_their_columns():
    words = of_words([("a.", 10, 16), ("bahwa", 30, 60)], 5)
    assert words == Printed("a. bahwa", 10, 60, 5, ((3, 30),))
    assert joined([words, Printed("Rp5,00", 90, 120, 5)]) == Printed("a. bahwa Rp5,00", 10, 120, 5, ((3, 30), (9, 90)))
