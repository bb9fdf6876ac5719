"""session_schedule: the decision on what the council does in one masa sidang, as Badan Musyawarah planned it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Q

from deliberation.actions.office import chosen, kind_of, office_facts, setting_of
from deliberation.core.letters import ROMAN
from deliberation.core.wording import clock, day_and_date
from deliberation.models import Body, Holiday, MasaSidang, Rapat
from deliberation.printing.paper import DOTS, fill, standard
from documents.core.formal import tanggal
from documents.core.numbering import letter

SLUG = "jadwal-banmus"
_OF_ANY = (Rapat.Kind.RAPAT_KERJA, Rapat.Kind.RDPU)  # meetings whose name does not tell whose they are


def session_schedule(session: MasaSidang, on: date) -> str:
    """The filled text on that day, the office's own wording first. Raises PaperBroken."""
    own = chosen(session.daerah, on, [setting_of(SLUG)])
    wording = own.get(setting_of(SLUG))
    facts = office_facts(session.daerah, on, own) | session_facts(session)
    return fill(wording if isinstance(wording, str) and wording.strip() else standard(SLUG), facts)


def session_facts(session: MasaSidang) -> dict:
    """What the decision says of the masa sidang: its days with meetings that stand, and its days off."""
    meetings = _meetings(session)
    planned = Rapat.objects.filter(daerah=session.daerah, body__kind=Body.Kind.BANMUS, date__lt=session.start)
    last = planned.exclude(status=Rapat.Status.DIBATALKAN).order_by("-date").first()
    return {
        "masa": {
            "romawi": ROMAN[session.nomor - 1], "tahun": session.tahun_sidang, "mulai": tanggal(session.start),
            "sampai": tanggal(session.end), "banmus": tanggal(last.date) if last else "",
        },
        "surat": {"nomor": DOTS, "tanggal": DOTS},
        "hari": lambda: _days(session, meetings),
    }  # fmt: skip


def _meetings(session: MasaSidang) -> list[Rapat]:
    rows = Rapat.objects.filter(daerah=session.daerah, date__range=(session.start, session.end))
    rows = rows.exclude(status=Rapat.Status.DIBATALKAN).select_related("body", "daerah")
    return list(rows.order_by("date", "time", "pk"))


def _days(session: MasaSidang, meetings: list[Rapat]) -> list[dict[str, str]]:
    """One row a day: what is done lettered where there is more of it, a day off by its name."""
    doing: dict[date, list[str]] = defaultdict(list)
    off = Holiday.objects.filter(Q(daerah=session.daerah) | Q(daerah__isnull=True))
    names = dict(off.filter(date__range=(session.start, session.end)).values_list("date", "name"))
    for rapat in meetings:
        at = f", pukul {clock(rapat.time)}" if rapat.time else ""
        doing[rapat.date].append(f"{_called(rapat)}: {rapat.title}{at}")
    return [
        {"tanggal": day_and_date(day), "uraian": _lettered(doing[day] or [names[day]]),
         "keterangan": ("Libur" if not doing[day] else names[day]) if day in names else ""}
        for day in sorted({*doing, *names})
    ]  # fmt: skip


def _called(rapat: Rapat) -> str:
    """ "Rapat Paripurna", "Rapat kerja Komisi I", "Rapat Badan Musyawarah"."""
    if rapat.body.kind == Body.Kind.DPRD:
        return kind_of(rapat)
    return f"{kind_of(rapat) if rapat.kind in _OF_ANY else 'Rapat'} {rapat.body.nama}"


def _lettered(lines: list[str]) -> str:
    if len(lines) == 1:
        return lines[0]
    return "; ".join(f"{letter(n)}. {line}" for n, line in enumerate(lines, 1))
