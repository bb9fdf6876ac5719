"""The files of one person's import, kept a day between the pages: what was read, what is doubtful, what was typed."""

import hashlib
import json
import time

from django import forms
from django.core.serializers.json import DjangoJSONEncoder

from documents.actions.archive import doubts_of
from documents.actions.attach import discard, stash, stashed
from documents.core.act import ActFacts, facts_of
from documents.core.parse import parse
from documents.fields import SizedFileField
from documents.models import Attachment, Daerah
from documents.reading import WEB_SCAN_PAGES, Unreadable, read
from documents.views.found import laid_out
from documents.views.once import new_token

SESSION = "impor_perda"
READING = 15  # seconds one request may read; the rest is read when it is looked at
KEPT = 60  # files on the list, the newest


def take_all(request, files) -> list[dict]:
    """The uploaded files on the list of the session, read as far as time allows; a bad one stops nothing."""
    until = time.monotonic() + READING
    taken = [_take(file, until) for file in files]
    rows = request.session.get(SESSION, [])
    _save(request, [*(row for row in rows if row["digest"] not in {new["digest"] for new in taken}), *taken])
    return taken


def listed(request, daerah: Daerah) -> list[dict]:
    """The list of the session, each file with the Perda of the archive it has become, if any."""
    rows = request.session.get(SESSION, [])
    kinds = (Attachment.Kind.SUMBER, Attachment.Kind.GAZET)
    digests = [row["digest"] for row in rows]
    kept = Attachment.objects.filter(kind__in=kinds, sha256__in=digests, perda__daerah=daerah)
    perda = {one.sha256: one.perda for one in kept.select_related("perda__daerah")} if rows else {}
    return [row | {"perda": perda.get(row["digest"])} for row in rows]


def is_listed_as_filed(request, daerah: Daerah, token: str) -> bool:
    """Whether the file of the list with that token is in the archive already."""
    return any(row["perda"] for row in listed(request, daerah) if row["token"] == token)


def row_of(request, token: str) -> dict | None:
    """The file of the list with that token."""
    return next((row for row in request.session.get(SESSION, []) if token and row["token"] == token), None)


def sheet_of(request, row: dict) -> dict:
    """Values of the form and remarks of the reader, as read or last typed. Raises Unreadable for a file that is not."""
    known = stashed(row["sheet"]) if row["sheet"] else None
    if known is not None:
        return json.loads(known)
    data = stashed(row["token"])
    if data is None:
        raise Unreadable("sudah tidak disimpan; unggah lagi", row["name"])
    row |= _read(row["name"], data)
    _put(request, row)
    return json.loads(stashed(row["sheet"]))


def reader_notes(row: dict) -> list[str]:
    """What the reader remarked on the file, as long as that is kept."""
    known = stashed(row["sheet"]) if row["sheet"] else None
    return json.loads(known)["notes"] if known is not None else []


def keep_typed(request, row: dict, values: dict[str, str], doubts: int) -> None:
    """What the person typed, in place of what was read, and how many doubts are left."""
    sheet = {"values": values, "notes": reader_notes(row)}
    discard(row["sheet"])
    row |= {"sheet": _stash(sheet), "doubts": doubts}
    _put(request, row)


def drop(request, token: str) -> None:
    """The file off the list, with what was kept of it."""
    for row in request.session.get(SESSION, []):
        if row["token"] == token:
            discard(row["token"])
            discard(row["sheet"])
    _save(request, [row for row in request.session.get(SESSION, []) if row["token"] != token])


def _take(file, until: float) -> dict:
    row = {"name": file.name[-80:], "token": "", "sheet": "", "digest": "", "about": "", "doubts": 0, "error": ""}
    try:
        SizedFileField(allow_empty_file=True).clean(file)
        data = file.read()
        row |= {"digest": hashlib.sha256(data).hexdigest(), "token": stash(data)}
        return row | (_read(file.name, data) if time.monotonic() < until else {})
    except forms.ValidationError as refused:
        return row | {"token": new_token(), "error": refused.messages[0]}
    except Unreadable as unreadable:
        discard(row["token"])
        return row | {"token": new_token(), "error": str(unreadable)}


def _read(name: str, data: bytes) -> dict:
    """What the list tells of a file, with the token of its sheet. Raises Unreadable."""
    reading = read(name, data, WEB_SCAN_PAGES)
    parsed = parse(reading.text)
    facts = facts_of(parsed.tree)
    values = {each: getattr(facts, each) for each in ActFacts.__dataclass_fields__ if each != "jenis"}
    doubts = len(reading.doubts) + len(doubts_of(facts)) + len(parsed.findings)
    about = f"Nomor {facts.nomor or '?'} Tahun {facts.tahun or '?'} tentang {facts.nama or '?'}"[:200]
    sheet = {"values": values | {"text": laid_out(parsed.tree, name)}, "notes": list(reading.doubts)}
    return {"sheet": _stash(sheet), "about": about, "doubts": doubts}


def _stash(sheet: dict) -> str:
    return stash(json.dumps(sheet, cls=DjangoJSONEncoder).encode())


def _put(request, row: dict) -> None:
    _save(request, [row if each["token"] == row["token"] else each for each in request.session.get(SESSION, [])])


def _save(request, rows: list[dict]) -> None:
    request.session[SESSION] = rows[-KEPT:]
