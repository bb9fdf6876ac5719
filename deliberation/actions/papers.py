"""papers_for, paper_of: which papers a meeting has, and the facts and words of each. Reads, writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import cache, partial

from django.utils import timezone

from deliberation.actions.meetings import RapatRefused
from deliberation.actions.office import chosen, head_of, house_of, kind_of, office_facts, setting_of
from deliberation.actions.roll import INTERNAL, Roll, Seat, roll_of
from deliberation.core.quorum import quorum_min
from deliberation.core.sitting import AKD, tally
from deliberation.core.wording import clock, counted, day_and_date, spelled_day
from deliberation.models import Adjournment, AgendaItem, Decision, MasaSidang, Rapat, Speaker, Vote
from deliberation.printing.paper import DOTS, fill, standard
from deliberation.printing.papers import FORMS, PAPERS
from documents.core.formal import tanggal
from documents.core.numbering import ordinal

_SHARE = {"b": "2/3 (dua per tiga) dari jumlah anggota", "c": "lebih dari 1/2 (satu per dua) dari jumlah anggota"}
_SHARE[AKD] = "lebih dari 1/2 (satu per dua) dari jumlah anggota dan lebih dari satu fraksi"


def papers_for(rapat: Rapat, lines: Sequence[dict], pauses: Sequence[Adjournment]) -> dict[str, str]:
    """The papers this meeting has by now, by the name of their template; `lines` as the room has them."""
    decided = [line["decision"] for line in lines if line["decision"]]
    confirmed = bool(decided) and all(row.confirmed_at for row in decided)
    has = {
        "penundaan": any(row.kind == Adjournment.Kind.TUNDA for row in pauses),
        "hasil": confirmed,
        "naskah-pimpinan": rapat.kind == Rapat.Kind.PARIPURNA,
        "persetujuan-bersama": confirmed and any(row.quorum == "b" and row.carried for row in decided),
        "tingkat-1": any(line["item"].raperda_id for line in lines),
    }
    return {slug: name for slug, name in PAPERS.items() if has.get(slug, True)}


def paper_of(rapat: Rapat, slug: str, surat: Mapping[str, str] | None = None) -> str:
    """The filled text of that paper, the office's own wording where a setting surat_<slug> has one.

    `surat` is laid over what stands on a letter. Raises RapatRefused for a berita acara of what did not happen or was
    not confirmed yet, PaperBroken for a wording that cannot be filled.
    """
    items = list(rapat.items.select_related("raperda__deliberation", "decision"))
    pauses = list(rapat.adjournments.all())
    lines = [{"item": item, "decision": getattr(item, "decision", None)} for item in items]
    if slug not in papers_for(rapat, lines, pauses):
        raise RapatRefused(
            f"{PAPERS[slug]} belum dapat dibuat: rapat ini belum mempunyai hasil yang disahkan atau penundaan."
        )
    own = chosen(rapat.daerah, rapat.date, [setting_of(slug)])
    facts = meeting_facts(rapat, items, pauses, own)
    facts["surat"] |= head_of(FORMS[slug], rapat.daerah, judul=_judul(items), rapat=rapat) | (surat or {})
    wording = own.get(setting_of(slug))
    return fill(wording if isinstance(wording, str) and wording.strip() else standard(slug), facts)


def meeting_facts(rapat: Rapat, items: list[AgendaItem], pauses: list[Adjournment], own: dict) -> dict:
    """What the papers of a meeting say; what a text does not name is not asked for."""
    roll, agenda = cache(lambda: roll_of(rapat, items)), cache(lambda: _agenda(items))
    return office_facts(rapat.daerah, rapat.date, own) | {
        "rapat": lambda: facts_of_meeting(rapat),
        "surat": _letter(own.get("pakaian_paripurna")),
        "acara": agenda,
        "keputusan": lambda: [line | {"urut": n} for n, line in enumerate(_decided(agenda()), 1)],
        "disetujui": lambda: [line | {"urut": n} for n, line in enumerate(_agreed(agenda()), 1)],
        "raperda": lambda: [line for line in agenda() if line["tentang"]],
        "anggota": lambda: [_seat(seat) for seat in roll().seats],
        "absen": lambda: [_seat(seat) for seat in roll().seats if seat not in roll().present],
        "fraksi": lambda: _by_fraksi(roll()),
        "tidak_hadir": lambda: _absent(roll()),
        "kuorum": lambda: _quorum(roll()),
        "skors": _pauses(pauses),
        "tunda": _put_off(pauses),
        "pimpinan": rapat.chair.lengkap if rapat.chair else DOTS,
    }


def facts_of_meeting(rapat: Rapat) -> dict:
    """The meeting itself in words."""
    body, kind = house_of(rapat), kind_of(rapat)
    return {
        "jenis": kind, "JENIS": kind.upper(), "lembaga": body, "LEMBAGA": body.upper(),
        "paripurna": rapat.kind == Rapat.Kind.PARIPURNA,
        "sifat": "tertutup" if rapat.closed or rapat.kind in INTERNAL else "terbuka",
        "penerima": f"Sdr. Pimpinan dan Anggota {body}", "acara": rapat.title, "tempat": rapat.place,
        "tanggal": tanggal(rapat.date), "hari_tanggal": day_and_date(rapat.date), "terbilang": spelled_day(rapat.date),
        "pukul": clock(rapat.time) if rapat.time else "....", "dibuka": _at(rapat.opened_at),
        "ditutup": _at(rapat.closed_at), "masa_sidang": lambda: _session(rapat), "catatan": rapat.notes,
    }  # fmt: skip


def _session(rapat: Rapat) -> str:
    days = {"start__lte": rapat.date, "end__gte": rapat.date}
    session = MasaSidang.objects.filter(daerah=rapat.daerah, **days).first()
    return str(session) if session else ""


def _letter(dress: object) -> dict[str, str]:
    """What stands on a letter besides the meeting; number and date are dots until they are taken from the register."""
    return {
        "nomor": DOTS, "nomor_dprd": DOTS, "nomor_kdh": DOTS, "tanggal": "....................",
        "dasar": "Berdasarkan jadwal yang ditetapkan Badan Musyawarah", "rangkap": counted(4),
        "pakaian": str(dress or "Pakaian Sipil Resmi (PSR)"),
    }  # fmt: skip


def _judul(items: list[AgendaItem]) -> str:
    """The names of the Raperda on the agenda, as a heading of a letter takes them."""
    return "; ".join(dict.fromkeys(item.raperda.judul for item in items if item.raperda))


def _decided(agenda: list[dict]) -> list[dict]:
    return [line for line in agenda if line["hasil"]]


def _agreed(agenda: list[dict]) -> list[dict]:
    return [line for line in _decided(agenda) if line["disetujui"] and line["jenis"] == "b" and line["tentang"]]


def _agenda(items: list[AgendaItem]) -> list[dict]:
    abstained: dict[int, list[str]] = {}
    votes = Vote.objects.filter(item__in=items, choice=Vote.Choice.ABSTAIN).select_related("member")
    for row in votes:
        abstained.setdefault(row.item_id, []).append(row.member.lengkap)
    spoke = cache(lambda: _speakers(items))
    return [_item(item, abstained.get(item.pk, [])) | {"pembicara": partial(_of, spoke, item.pk)} for item in items]


def _of(found: Callable[[], dict[int, list[dict]]], pk: int) -> list[dict]:
    return found().get(pk, [])


def _speakers(items: list[AgendaItem]) -> dict[int, list[dict]]:
    """Who spoke on each item, and when; one query."""
    found: dict[int, list[dict]] = {}
    for row in Speaker.objects.filter(item__in=items, started_at__isnull=False).select_related("member"):
        found.setdefault(row.item_id, []).append({"nama": str(row), "pukul": _at(row.started_at)})
    return found


def _item(item: AgendaItem, abstained: list[str]) -> dict:
    paragraphs = [line.strip().lstrip("#->* ").strip() for line in item.minutes.splitlines() if line.strip()]
    raperda = item.raperda
    facts = {
        "nomor": str(item.order), "judul": item.title, "risalah": paragraphs,
        "pokok": paragraphs[0] if paragraphs else "", "tentang": raperda.judul if raperda else "", "hasil": "",
        "TENTANG": raperda.judul.upper() if raperda else "", "catatan": "", "abstain": ", ".join(abstained),
    }  # fmt: skip
    if raperda:
        road = getattr(raperda, "deliberation", None)
        facts["prakarsa"] = "DPRD" if raperda.initiator == "dprd" else "Pemerintah Daerah"
        facts["fasilitasi"] = road is None or road.review_kind == "fasilitasi"
    decision = getattr(item, "decision", None)
    return facts | decision_facts(decision) if decision else facts


def decision_facts(row: Decision) -> dict:
    """What was decided, how, and on which quorum, in words."""
    if row.method == Decision.Method.MUFAKAT:
        how = "secara musyawarah mufakat"
    else:
        how = (
            f"dengan suara terbanyak, {counted(row.yes)} setuju, {counted(row.no)} tidak setuju, "
            f"{counted(row.abstain)} abstain"
        )
    needed = row.members // 2 + 1 if row.quorum == AKD else quorum_min(row.quorum, row.members)
    return {
        "hasil": "disetujui" if row.carried else "tidak disetujui", "disetujui": row.carried, "jenis": row.quorum,
        "cara": how, "hadir": row.present, "anggota": row.members, "perlu": needed, "catatan": row.note,
        "dasar": tally(row.quorum, row.members, row.present, 2).legal_basis, "hadir_terbilang": counted(row.present),
        "anggota_terbilang": counted(row.members), "perlu_terbilang": counted(needed), "setuju": row.yes,
        "tolak": row.no, "abstain_jumlah": row.abstain,
    }  # fmt: skip


def _seat(seat: Seat) -> dict[str, str]:
    place = f"{seat.role}, {seat.fraksi}" if seat.role and seat.fraksi else seat.role or str(seat.fraksi or "Anggota")
    row = seat.attendance
    at = row and (row.signed_at or row.present_at)
    note = f"{seat.words}, {_at(at)}" if at and seat.state != "pulang" else seat.words if seat.state else ""
    return {"nomor": str(seat.number), "nama": seat.member.lengkap, "jabatan": place, "keterangan": note}


def _by_fraksi(roll: Roll) -> list[dict[str, str]]:
    names: dict[str, list[str]] = {}
    for seat in roll.seats:
        names.setdefault(seat.fraksi.nama if seat.fraksi else "Tanpa fraksi", [])
    for seat in roll.present:
        names[seat.fraksi.nama if seat.fraksi else "Tanpa fraksi"].append(seat.member.lengkap)
    return [{"nama": name, "hadir": "; ".join(there)} for name, there in names.items()]


def _absent(roll: Roll) -> list[dict[str, str]]:
    names: dict[str, list[str]] = {}
    for seat in roll.seats:
        if seat not in roll.present:
            names.setdefault(seat.words.capitalize() if seat.state else "Tanpa keterangan", []).append(
                seat.member.lengkap
            )
    return [{"sebab": why, "nama": "; ".join(who)} for why, who in names.items()]


def _quorum(roll: Roll) -> dict:
    found = roll.tally
    return {
        "anggota": found.members, "hadir": found.present, "perlu": found.needed, "kalimat": found.sentence,
        "anggota_terbilang": counted(found.members), "perlu_terbilang": counted(found.needed),
        "dasar": found.legal_basis, "bagian": _SHARE[found.kind],
    }  # fmt: skip


def _pauses(pauses: list[Adjournment]) -> list[dict]:
    rows = [row for row in pauses if row.kind == Adjournment.Kind.SKORS]
    return [
        {
            "nomor": str(n), "urutan": ordinal(n).lower(), "mulai": _at(row.at),
            "sampai": _at(row.at + timedelta(minutes=row.minutes or 0)), "hadir": row.present, "catatan": row.note,
        }
        for n, row in enumerate(rows, 1)
    ]  # fmt: skip


def _put_off(pauses: list[Adjournment]) -> dict:
    row = next((row for row in pauses if row.kind == Adjournment.Kind.TUNDA), None)
    if row is None:
        return {}
    return {"pukul": _at(row.at), "hadir": row.present, "sampai": day_and_date(row.until), "catatan": row.note}


def _at(moment) -> str:
    """The clock of a moment where the office is; dots for none."""
    return clock(timezone.localtime(moment).time()) if moment else "...."
