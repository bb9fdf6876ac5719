"""The calendar file: what any calendar program accepts, whatever stands in a title."""

from datetime import UTC, date, datetime

from deliberation.core.ics import Event, calendar_file

STAMP = datetime(2023, 3, 16, 1, 0, tzinfo=UTC)


def lines(*events):
    text = calendar_file("Raperda Kota Serang", events, STAMP)
    assert text.endswith("END:VCALENDAR\r\n")
    return text.replace("\r\n ", "").split("\r\n")


def test_a_deadline_is_a_whole_day():
    found = lines(Event("tenggat-1@contoh.test", "Tenggat: Penandatanganan", date(2023, 5, 9)))
    assert "DTSTART;VALUE=DATE:20230509" in found
    assert "DTEND;VALUE=DATE:20230510" in found
    assert found.count("BEGIN:VEVENT") == found.count("END:VEVENT") == 1


def test_a_meeting_is_a_moment_with_a_length():
    start = datetime(2023, 3, 15, 2, 30, tzinfo=UTC)
    found = lines(Event("rapat-1@contoh.test", "Paripurna", start.date(), start, place="Ruang paripurna"))
    assert "DTSTART:20230315T023000Z" in found
    assert "DURATION:PT120M" in found
    assert "LOCATION:Ruang paripurna" in found


def test_signs_that_mean_something_in_the_file_are_told_apart():
    found = lines(Event("a@b", "Satu; dua, tiga\\empat\r\nBEGIN:VEVENT", date(2023, 5, 9), text="x\ny"))
    assert "SUMMARY:Satu\\; dua\\, tiga\\\\empat\\nBEGIN:VEVENT" in found
    assert "DESCRIPTION:x\\ny" in found
    assert found.count("BEGIN:VEVENT") == 1


def test_long_lines_are_folded_at_75_octets_without_cutting_a_sign():
    text = calendar_file("é" * 200, [Event("a@b", "ñ" * 300, date(2023, 5, 9))], STAMP)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "ñ" * 300 in text.replace("\r\n ", "")
