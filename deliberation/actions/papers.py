"""papers_for, paper_of: which papers a meeting has, and the facts and words of each. Reads, writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from deliberation.actions.meetings import RapatRefused
from deliberation.actions.roll import INTERNAL, Roll, Seat, chairs_of, roll_of
from deliberation.core.quorum import quorum_min
from deliberation.core.sitting import AKD, tally
from deliberation.core.wording import clock, counted, day_and_date, spelled_day
from deliberation.models import Adjournment, AgendaItem, Body, Decision, MasaSidang, Rapat, Speaker, Vote
from deliberation.printing.paper import fill, standard
from deliberation.printing.papers import PAPERS
from documents.core.formal import tanggal
from documents.core.numbering import ordinal
from documents.models import Setting

_SHARE = {"b": "2/3 (dua per tiga) dari jumlah anggota", "c": "lebih dari 1/2 (satu per dua) dari jumlah anggota"}
_SHARE[AKD] = "lebih dari 1/2 (satu per dua) dari jumlah anggota dan lebih dari satu fraksi"
_OFFICERS = ("sekretaris_dprd", "kepala_daerah", "sekretaris_daerah")
_DOTS = ".........................."


def papers_for(rapat: Rapat, lines: Sequence[dict], pauses: Sequence[Adjournment]) -> dict[str, str]:
    """The papers this meeting has by now, by the name of their template; `lines` as the room has them."""
    decided = [line["decision"] for line in lines if line["decision"]]
    confirmed = bool(decided) and all(row.confirmed_at for row in decided)
    has = {
        "penundaan": any(row.kind == Adjournment.Kind.TUNDA for row in pauses),
        "hasil": confirmed,
        "persetujuan-bersama": confirmed and any(row.quorum == "b" and row.carried for row in decided),
        "tingkat-1": any(line["item"].raperda_id for line in lines),
    }
    return {slug: name for slug, name in PAPERS.items() if has.get(slug, True)}


def paper_of(rapat: Rapat, slug: str) -> str:
    """The filled text of that paper, the office's own wording where a setting surat_<slug> has one.

    Raises RapatRefused for a berita acara of what did not happen or was not confirmed yet.
    """
    items = list(rapat.items.select_related("raperda__deliberation", "decision"))
    pauses = list(rapat.adjournments.all())
    lines = [{"item": item, "decision": getattr(item, "decision", None)} for item in items]
    if slug not in papers_for(rapat, lines, pauses):
        raise RapatRefused(
            f"{PAPERS[slug]} belum dapat dibuat: rapat ini belum mempunyai hasil yang disahkan atau penundaan."
        )
    name = "surat_" + slug.replace("-", "_")
    chosen = _chosen(rapat, (name, *_OFFICERS, "kop_dprd", "pakaian_paripurna"))
    own = chosen.get(name)
    facts = _facts(rapat, items, pauses, chosen)
    return fill(own if isinstance(own, str) and own.strip() else standard(slug), facts)


def _chosen(rapat: Rapat, names: Sequence[str]) -> dict[str, object]:
    """What the office chose for these names on the day of the meeting, its own before everybody's; one query."""
    rows = Setting.objects.filter(Q(daerah=rapat.daerah_id) | Q(daerah__isnull=True), name__in=names)
    rows = rows.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=rapat.date))
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=rapat.date))
    best = sorted(rows, key=lambda row: (row.daerah_id is not None, str(row.valid_from or "")))
    return {row.name: row.value for row in best}


def _facts(rapat: Rapat, items: list[AgendaItem], pauses: list[Adjournment], chosen: dict) -> dict:
    roll = roll_of(rapat, items)
    chairs = chairs_of(rapat.daerah, rapat.date)
    agenda = _agenda(items)
    decided = [line for line in agenda if line["hasil"]]
    agreed = [line for line in decided if line["disetujui"] and line["jenis"] == "b" and line["tentang"]]
    officers = {name: _officer(chosen.get(name)) for name in _OFFICERS}
    first = chairs[0] if chairs else None
    return {
        "kop": _kop(rapat, chosen.get("kop_dprd")),
        "daerah": _region(rapat.daerah),
        "rapat": _meeting(rapat),
        "surat": _letter(chosen.get("pakaian_paripurna")),
        "zona": timezone.localtime(timezone.now()).tzname(),
        "acara": agenda,
        "keputusan": [line | {"urut": n} for n, line in enumerate(decided, 1)],
        "disetujui": [line | {"urut": n} for n, line in enumerate(agreed, 1)],
        "raperda": [line for line in agenda if line["tentang"]],
        "anggota": [_seat(seat) for seat in roll.seats],
        "absen": [_seat(seat) for seat in roll.seats if seat not in roll.present],
        "fraksi": _by_fraksi(roll),
        "tidak_hadir": _absent(roll),
        "kuorum": _quorum(roll),
        "skors": _pauses(pauses),
        "tunda": _put_off(pauses),
        "pimpinan": rapat.chair.lengkap if rapat.chair else _DOTS,
        "ketua": {"nama": first.member.lengkap if first else _DOTS, "jabatan": "KETUA DPRD"},
        "pimpinan_dprd": [
            {"nomor": f"{n}", "nama": row.member.lengkap, "jabatan": row.get_role_display()}
            for n, row in enumerate(chairs, 1)
        ],
        "sekwan": officers["sekretaris_dprd"],
        "kepala": officers["kepala_daerah"],
        "sekda": officers["sekretaris_daerah"],
    }


def _kop(rapat: Rapat, own: object) -> list[str]:
    """The head of the letters: the office's own lines (setting kop_dprd), else the name of the council."""
    if isinstance(own, list) and own:
        return [str(line) for line in own]
    return ["DEWAN PERWAKILAN RAKYAT DAERAH", rapat.daerah.lengkap.upper()]


def _officer(own: object) -> dict[str, str]:
    """Who holds that office on the day (a setting with nama and nip), dots where nobody is named."""
    own = own if isinstance(own, dict) else {}
    return {"nama": str(own.get("nama") or _DOTS), "nip": str(own.get("nip") or "")}


def _region(daerah) -> dict[str, str]:
    province = daerah.level == "provinsi"
    return {
        "judul": daerah.lengkap, "KAPITAL": daerah.lengkap.upper(), "nama": daerah.nama, "NAMA": daerah.nama.upper(),
        "kepala": daerah.kepala, "KEPALA": daerah.kepala.upper(), "ibu_kota": daerah.ibu_kota,
        "pemfasilitasi": "Menteri Dalam Negeri" if province
        else f"Gubernur {daerah.provinsi} sebagai Wakil Pemerintah Pusat di Daerah",
    }  # fmt: skip


def _meeting(rapat: Rapat) -> dict:
    house = rapat.body.kind == Body.Kind.DPRD
    body = f"DPRD {rapat.daerah.lengkap}" if house else f"{rapat.body.nama} DPRD {rapat.daerah.lengkap}"
    days = {"start__lte": rapat.date, "end__gte": rapat.date}
    session = MasaSidang.objects.filter(daerah=rapat.daerah, **days).first()
    kind = rapat.get_kind_display().title() if house else rapat.get_kind_display()
    return {
        "jenis": kind, "JENIS": kind.upper(), "lembaga": body, "LEMBAGA": body.upper(),
        "paripurna": rapat.kind == Rapat.Kind.PARIPURNA, "sifat": "tertutup" if rapat.kind in INTERNAL else "terbuka",
        "penerima": f"Sdr. Pimpinan dan Anggota {body}", "acara": rapat.title, "tempat": rapat.place,
        "tanggal": tanggal(rapat.date), "hari_tanggal": day_and_date(rapat.date), "terbilang": spelled_day(rapat.date),
        "pukul": clock(rapat.time) if rapat.time else "....", "dibuka": _at(rapat.opened_at),
        "ditutup": _at(rapat.closed_at), "masa_sidang": str(session) if session else "", "catatan": rapat.notes,
    }  # fmt: skip


def _letter(dress: object) -> dict[str, str]:
    """What stands on a letter besides the meeting; numbers are written by hand until they are reserved."""
    return {
        "nomor": _DOTS, "nomor_dprd": _DOTS, "nomor_kdh": _DOTS, "tanggal": "....................",
        "dasar": "Berdasarkan jadwal yang ditetapkan Badan Musyawarah", "rangkap": counted(4),
        "pakaian": str(dress or "Pakaian Sipil Resmi (PSR)"),
    }  # fmt: skip


def _agenda(items: list[AgendaItem]) -> list[dict]:
    abstained: dict[int, list[str]] = {}
    votes = Vote.objects.filter(item__in=items, choice=Vote.Choice.ABSTAIN).select_related("member")
    for row in votes:
        abstained.setdefault(row.item_id, []).append(row.member.lengkap)
    speakers: dict[int, list[dict]] = {item.pk: [] for item in items}
    for row in Speaker.objects.filter(item__in=items, started_at__isnull=False).select_related("member"):
        speakers[row.item_id].append({"nama": str(row), "pukul": _at(row.started_at)})
    return [_item(item, abstained.get(item.pk, []), speakers[item.pk]) for item in items]


def _item(item: AgendaItem, abstained: list[str], speakers: list[dict]) -> dict:
    paragraphs = [line.strip().lstrip("#->* ").strip() for line in item.minutes.splitlines() if line.strip()]
    raperda = item.raperda
    facts = {
        "nomor": str(item.order), "judul": item.title, "risalah": paragraphs, "pembicara": speakers,
        "pokok": paragraphs[0] if paragraphs else "", "tentang": raperda.judul if raperda else "", "hasil": "",
        "TENTANG": raperda.judul.upper() if raperda else "", "catatan": "", "abstain": ", ".join(abstained),
    }  # fmt: skip
    if raperda:
        road = getattr(raperda, "deliberation", None)
        facts["prakarsa"] = "DPRD" if raperda.initiator == "dprd" else "Pemerintah Daerah"
        facts["fasilitasi"] = road is None or road.review_kind == "fasilitasi"
    decision = getattr(item, "decision", None)
    return facts | _decision(decision) if decision else facts


def _decision(row: Decision) -> dict:
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
        "dasar": tally(row.quorum, row.members, row.present, 2).legal_basis,
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
