"""The founding case walked through the real actions: two Raperda of Kota Serang, from usul to where each stands."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from deliberation import actions as procedure
from deliberation import bridge as facts_bridge
from deliberation.actions import AgendaLine
from deliberation.core.stages import STAGES, find_move
from deliberation.models import Body, Deliberation, Rapat
from documents import actions as text
from documents import bridge
from documents.core.address import find_address
from documents.core.parse import parse
from documents.core.tree import Kind, Node, at
from documents.models import Clause, Daerah, Naskah, Perda, Raperda
from raperda.accounts.actions import add_person
from raperda.accounts.models import User

TEXTS = Path(__file__).parent / "texts"
PASSWORD = "serang-2021"  # noqa: S105 - the example's log-in, printed by the command
FIRST, SECOND = "pelayanan-publik", "standar-pelayanan-minimal"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens in the story: an edit, a freeze, or a stage."""

    at: datetime
    kind: str
    data: dict


def data(name: str) -> dict:
    """One of the example's data files."""
    return json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))


def region() -> Daerah:
    """Kota Serang."""
    return text.add_daerah(**data("facts")["daerah"])


def people(daerah: Daerah) -> dict[str, User]:
    """The cast by user name, all made up; accounts that exist keep their passwords."""
    return {
        row["username"]: add_person(
            username=row["username"],
            nama=row["nama"],
            jabatan=row["jabatan"][:120],
            role=row["peran"],
            daerah=daerah,
            password=PASSWORD,
            email=f"{row['username']}@contoh.invalid",
            operator=row["peran"] == "operator",
        )
        for row in data("people")["orang"]
    }


def bodies(daerah: Daerah, by: User) -> dict[str, Body]:
    """The bodies of the council that appear in the story, by kind."""
    names = {
        "dprd": f"DPRD {daerah.lengkap}",
        "bapemperda": "Badan Pembentukan Peraturan Daerah",
        "banmus": "Badan Musyawarah",
        "pansus": "Panitia Khusus Pelayanan Publik",
    }
    return {kind: procedure.add_body(daerah=daerah, kind=kind, nama=nama, by=by) for kind, nama in names.items()}


@transaction.atomic
def raperda(slug: str, daerah: Daerah, cast: dict[str, User]) -> tuple[Raperda, bool]:
    """The Raperda of that text with its whole story, and whether it was made now."""
    facts = data("facts")["raperda"][slug]
    there = Raperda.objects.filter(daerah=daerah, judul=facts["judul"]).first()
    if there:
        return there, False
    first, *rest = _events(slug, facts)
    source = (TEXTS / f"{slug}.txt").read_text(encoding="utf-8")
    made = procedure.begin_from_text(
        tree=parse(source).tree,
        source=f"{slug}.txt",
        original=source.encode(),
        by=cast["sari"],
        now=first.at,
        daerah=daerah,
        judul=facts["judul"],
        initiator=facts["initiator"],
        tahun=facts["propemperda"]["tahun"],
        keterangan=facts["keterangan"],
        opd=facts["opd_pelaksana"]["nama"],
        anggaran=facts["anggaran"]["rupiah"],
        catatan_anggaran=facts["anggaran"]["catatan"],
        menggantikan=facts["menggantikan"]["teks"],
    )
    naskah = Naskah.objects.get(raperda=made, kind=Naskah.Kind.RANCANGAN)
    for event in rest:
        if event.kind == "edit":
            edit(naskah, event, cast)
        elif event.kind == "version":
            text.freeze(naskah=naskah, name=event.data["name"], by=cast[event.data["by"]], now=event.at)
        else:
            step(naskah, event, facts, cast)
    made.refresh_from_db()
    return made, True


def meeting(daerah: Daerah, both: list[Raperda], by: User) -> Rapat:
    """The paripurna of 11 January 2021 with both Raperda on its agenda."""
    facts = data("facts")["rapat"][0]
    day = date.fromisoformat(facts["tanggal"])
    there = Rapat.objects.filter(daerah=daerah, date=day, kind=facts["jenis"]).first()
    if there:
        return there
    rapat = procedure.schedule_rapat(
        daerah=daerah,
        body=bodies(daerah, by)["dprd"],
        kind=facts["jenis"],
        title=facts["acara"],
        date=day,
        place="Ruang rapat paripurna DPRD Kota Serang",
        by=by,
        items=[AgendaLine(f"Penjelasan atas Raperda tentang {r.judul}", r, "penjelasan_dprd") for r in both],
    )
    return procedure.close_rapat(rapat=rapat, by=by)


def edit(naskah: Naskah, event: Event, cast: dict[str, User]) -> None:
    """One edit of the story through the action a person would use."""
    facts, tree = event.data, bridge.tree_of(naskah)
    unit = _unit(tree, facts["address"])
    given = {"naskah": naskah, "by": cast[facts["by"]], "now": event.at, "reason": facts["reason"]}
    if facts["verb"] == "move":
        anchor = _unit(tree, facts["before"]).key
        text.move_unit(key=unit.key, anchor=anchor, where="sebelum", address=facts["address"], **given)
    elif facts["verb"] == "insert_pasal":
        made = text.insert_unit(kind=Kind.PASAL, anchor=unit.key, where="sebelum", text=facts["text"], **given)
        _explain(naskah, made.unit.key, facts, given)
    else:
        revision = Clause.objects.get(naskah=naskah, key=unit.key).revision
        text.rewrite_clause(
            key=unit.key, text=facts["text"], expected_revision=revision, address=facts["address"], **given
        )


def step(naskah: Naskah, event: Event, facts: dict, cast: dict[str, User]) -> None:
    """One stage of the story: the move with all its papers at hand, or the enactment it stands for."""
    deliberation = Deliberation.objects.select_related("raperda").get(raperda_id=naskah.raperda_id)
    stage, day = event.data["stage"], timezone.localdate(event.at)
    move = find_move(deliberation.raperda.stage, stage, deliberation.track)
    if move and "naskah_beku" in move.guards and not facts_bridge.is_frozen(deliberation):
        text.freeze(naskah=naskah, name=STAGES[move.source].nama, by=cast["ratna"], now=event.at)
    by = cast["ratna"] if STAGES[stage].phase not in ("penetapan", "pengundangan") else cast["budi"]
    given = {"deliberation": deliberation, "by": by, "now": event.at, "today": day}
    stated = {"documents": move.documents} | _stated(move, day, facts)
    if stage == "pengundangan":
        perda = facts["perda"]
        procedure.enact(facts=stated, jabatan="WALI KOTA SERANG", nama=perda["kepala_daerah"], **given)
    elif stage == "autentifikasi":
        name = facts["perda"]["sekretaris_daerah"]
        procedure.promulgate(facts=stated, jabatan="SEKRETARIS DAERAH KOTA SERANG", nama=name, **given)
    else:
        procedure.move_to(target=stage, note=event.data.get("catatan", ""), facts=stated, **given)
    if stage == "publikasi":
        text.publish(perda=Perda.objects.get(raperda_id=naskah.raperda_id), by=by, now=event.at)


def _events(slug: str, facts: dict) -> list[Event]:
    told = data("edits")[slug]
    found = [Event(datetime.fromisoformat(row["when"]), "edit", row) for row in told["edits"]]
    found += [Event(datetime.fromisoformat(row["when"]), "version", row) for row in told["versions"]]
    zone = timezone.get_default_timezone()
    for order, row in enumerate(facts["stages"]):
        hour = time(8, order) if order == 0 else time(17, order)
        found.append(Event(datetime.combine(date.fromisoformat(row["on"]), hour, zone), "stage", row))
    return sorted(found, key=lambda event: event.at)


def _stated(move, day: date, facts: dict) -> dict:
    """What the story knows of the facts a move asks for."""
    perda = facts.get("perda", {})
    known = {
        "nomor_pokok": facts["stages"][0].get("catatan", "").partition("nomor pokok ")[2].partition(" ")[0],
        "agreed_on": day,
        "noreg": perda.get("noreg", "").rpartition("(")[2].rstrip(")"),
        "noreg_on": _day(perda.get("noreg_tanggal")),
        "nomor": perda.get("nomor"),
        "tahun": perda.get("tahun"),
        "enacted_on": _day(perda.get("tanggal_penetapan")),
        "promulgated_on": _day(perda.get("tanggal_pengundangan")),
        "nomor_ld": perda.get("ld_nomor"),
        "nomor_tld": perda.get("tld_nomor"),
        "effective_on": _day(perda.get("tanggal_pengundangan")),
    }
    letter = next((row for row in facts["surat"] if row["tanggal"] == day.isoformat()), None)
    if letter:
        known |= {"letter_number": letter["nomor"], "letter_on": day}
    return {name: known[name] for name in move.asks if known.get(name)}


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _unit(tree: Node, address: str) -> Node:
    path = find_address(tree, address)
    if path is None:
        raise LookupError(f"{address} tidak ada dalam naskah contoh")
    return at(tree, path)


def _explain(naskah: Naskah, pasal: str, facts: dict, given: dict) -> None:
    unit = Clause.objects.get(naskah=naskah, explains=pasal, kind=Kind.PASAL)
    if facts.get("penjelasan"):
        text.rewrite_clause(
            key=unit.key,
            text=facts["penjelasan"],
            expected_revision=unit.revision,
            address=f"Penjelasan {facts['address']}",
            **given,
        )


def newest_compare(made: Raperda) -> Iterator[str]:
    """One line for each change between the first and the last frozen version."""
    from documents.core.diff import compare, totals

    versions = list(Naskah.objects.get(raperda=made, kind=Naskah.Kind.RANCANGAN).versions.order_by("number"))
    changes = compare(versions[0].unpacked(), versions[-1].unpacked())
    deleted, inserted = totals(changes)
    yield f"{len(changes)} perubahan, {inserted} kata disisipkan, {deleted} kata dihapus"
