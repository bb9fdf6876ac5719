"""A calendar file (iCalendar, RFC 5545) of days and meetings, for whatever calendar program an office uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_LINE = 75  # octets of one line of the file
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Event:
    """One entry: a whole day, or a moment in UTC with its length in minutes. `uid` stays the same when it is moved."""

    uid: str
    title: str
    day: date
    start: datetime | None = None
    minutes: int = 120
    place: str = ""
    text: str = ""
    url: str = ""


def calendar_file(name: str, events: Iterable[Event], stamp: datetime) -> str:
    """The file with one VEVENT an entry; `stamp` is the moment (UTC) it was made. Lines end in CR LF."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Raperda//Tenggat dan rapat//ID", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{name.translate(_ESCAPES)}", "X-PUBLISHED-TTL:PT6H"]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: Event, stamp: datetime) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}")
    if event.start:
        yield from (f"DTSTART:{event.start:%Y%m%dT%H%M%SZ}", f"DURATION:PT{event.minutes}M")
    else:
        yield from (
            f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        )
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{event.title.translate(_ESCAPES)}"
    for label, words in (("LOCATION", event.place), ("DESCRIPTION", event.text)):
        if words:
            yield f"{label}:{words.translate(_ESCAPES)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "END:VEVENT"


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets; every part but the first begins with a space."""
    part, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _LINE:
            yield part
            part, size = " ", 1
        part += sign
        size += width
    yield part
