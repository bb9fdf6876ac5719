"""The council of the example today: members, days off, masa sidang, a plenary to come, a task, letters."""

from datetime import date, datetime, timedelta

from django.db import transaction

from deliberation import actions as procedure
from deliberation.actions import AgendaLine, Newcomer
from deliberation.actions.office import head_of
from deliberation.bridge import holidays_of
from deliberation.core.naming import named_units
from deliberation.core.stages import STAGES
from deliberation.models import Assignment, Body, Letter, LetterSeries, MasaSidang, Member, Membership, Rapat
from deliberation.printing.papers import FORMS
from deliberation.reading.national import national_days
from documents import bridge
from documents.models import Daerah, Naskah, Raperda
from raperda.accounts.models import User
from raperda.demo.story import data
from raperda.notices.actions import follow, tell_news

STORY = (2020, 2021, 2022, 2023)  # the years in which the terms of the story ran
PLENARY = "Penyampaian laporan dan pembahasan dua Raperda"
TASK = "Mohon telaah Pasal 12-15"
OTHER = "Bahan rapat panitia khusus tentang jenis standar pelayanan minimal"
# The three masa sidang of a sitting year that begins on 2 September, as (month, day) of the first and the last day.
SESSIONS = (((9, 2), (12, 31)), ((1, 2), (4, 30)), ((5, 2), (8, 31)))


@transaction.atomic
def members(daerah: Daerah, by: User) -> int:
    """How many members the council has, in their fraksi, komisi, and Bapemperda; known ones stay as they are."""
    facts = data("council")
    start, end = (date.fromisoformat(day) for day in facts["masa_jabatan"])
    rows = [Newcomer(**row, valid_to=end) for row in facts["anggota"]]
    procedure.import_members(daerah=daerah, rows=rows, valid_from=start, by=by)
    body = Body.objects.get(daerah=daerah, kind=Body.Kind.BAPEMPERDA)
    if not body.memberships.exists():
        for n, nama in enumerate(facts["bapemperda"]):
            role = Membership.Role.ANGGOTA if n else Membership.Role.KETUA
            member = Member.objects.get(daerah=daerah, nama=nama)
            procedure.seat(member=member, body=body, role=role, valid_from=start, by=by)
    return len(rows)


@transaction.atomic
def calendar(daerah: Daerah, today: date, by: User) -> int:
    """How many days off were added: in the years of the story, this one, and the next; with this year's masa sidang."""
    years = sorted({*STORY, today.year, today.year + 1})
    added = sum(len(procedure.import_holidays(year=year, days=national_days(year), by=by)) for year in years)
    first = today.year if (today.month, today.day) >= (9, 2) else today.year - 1
    name = f"{first}/{first + 1}"
    if not MasaSidang.objects.filter(daerah=daerah, tahun_sidang=name).exists():
        for nomor, (start, end) in enumerate(SESSIONS, 1):
            year = first if nomor == 1 else first + 1
            given = {"start": date(year, *start), "end": date(year, *end)}
            procedure.add_session(daerah=daerah, tahun_sidang=name, nomor=nomor, by=by, **given)
    return added


@transaction.atomic
def at_work(daerah: Daerah, both: list[Raperda], cast: dict[str, User], now: datetime, today: date) -> Rapat:
    """The plenary to come with both Raperda, a task on the one still under way, and who follows it; once."""
    there = Rapat.objects.filter(daerah=daerah, title=PLENARY).first()
    if there:
        return there
    day = _working_day(daerah, today + timedelta(days=7))
    rapat = procedure.schedule_rapat(
        daerah=daerah,
        body=Body.objects.get(daerah=daerah, kind=Body.Kind.DPRD),
        kind=Rapat.Kind.PARIPURNA,
        title=PLENARY,
        date=day,
        time=datetime.min.time().replace(hour=9, minute=30),
        place="Ruang rapat paripurna DPRD Kota Serang",
        by=cast["ratna"],
        items=[_item(raperda) for raperda in both],
    )
    second = both[1]
    if not Assignment.objects.filter(raperda=second).exists():
        outline = bridge.outline_of(Naskah.objects.get(raperda=second, kind=Naskah.Kind.RANCANGAN))
        units = [key for key, _ in named_units(outline, TASK.removeprefix("Mohon telaah ")).units]
        due = _working_day(daerah, today + timedelta(days=3))
        given = {"raperda": second, "title": TASK, "units": units, "due": due, "now": now}
        procedure.give_work(to=cast["dewi"], by=cast["ratna"], **given)
    follow(raperda=second, by=cast["sari"], now=now)
    tell_news(now=now)
    return rapat


@transaction.atomic
def letters(daerah: Daerah, raperda: Raperda, cast: dict[str, User], now: datetime, today: date) -> int:
    """How many letters are about the Raperda: one that went out with its number, one still a draft; made once."""
    there = Letter.objects.filter(raperda=raperda)
    if there.exists():
        return there.count()
    books = LetterSeries.objects.filter(daerah=daerah, tahun=today.year, name="Setwan")
    book = books.first() or procedure.open_series(
        daerah=daerah, name="Setwan", tahun=today.year, kode="100.3.2", unit="DPRD",
        pattern="{kode}/{urut}/{unit}/{romawi}/{tahun}", first=1, by=cast["ratna"],
    )  # fmt: skip
    about = {"daerah": daerah, "raperda": raperda, "now": now}
    sent = procedure.draft_letter(paper="permohonan-fasilitasi", by=cast["ratna"], **_head(raperda), **about)
    sent = procedure.take_number(letter=sent, series=book, on=today, by=cast["ratna"], now=now)
    sent = procedure.confirm_letter(letter=sent, by=cast["hasan"], now=now)
    procedure.send_letter(letter=sent, by=cast["ratna"], now=now)
    words = {"subject": OTHER, "recipient": "Ketua Panitia Khusus DPRD Kota Serang", "text": ""}
    procedure.draft_letter(paper="surat-lain", by=cast["budi"], **words, **about)
    return there.count()


def _head(raperda: Raperda) -> dict[str, str]:
    """What the request for fasilitasi is about and to whom it goes; its words follow the form."""
    head = head_of(FORMS["permohonan-fasilitasi"], raperda.daerah, judul=raperda.judul)
    return {"subject": head["hal"], "recipient": head["kepada"], "text": ""}


def _item(raperda: Raperda) -> AgendaLine:
    """The Raperda in its stage; of one whose road has ended, how it is carried out."""
    stage = STAGES[raperda.stage]
    if stage.terminal:
        return AgendaLine(f"Laporan pelaksanaan Perda tentang {raperda.judul}"[:300], raperda)
    return AgendaLine(f"{stage.nama}: Raperda tentang {raperda.judul}"[:300], raperda, raperda.stage)


def _working_day(daerah: Daerah, day: date) -> date:
    """That day, or the next on which offices work."""
    while day.weekday() > 4 or day in holidays_of(daerah):
        day += timedelta(days=1)
    return day
