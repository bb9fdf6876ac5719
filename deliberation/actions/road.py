"""begin, open_deliberation, move_to, enact, promulgate: the road of a Raperda, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from deliberation import bridge
from deliberation.core.stages import (
    DOCUMENTS,
    STAGES,
    Facts,
    Move,
    Refusal,
    Stage,
    check_move,
    entry_refusals,
    find_move,
    first_stage,
    matter_of,
    review_kind,
    way_of,
)
from deliberation.models import Decision, Deliberation, StageEntry
from documents import actions as text
from documents.actions.lock import lock
from documents.core.formal import NOREG, noreg_line
from documents.errors import DomainError
from documents.models import Attachment, Perda, Raperda, Setting


class MoveForbidden(DomainError):
    """A step the law or the table of stages does not allow; `refusals` are the rules, each with its article."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(" ".join(refusal.message for refusal in refusals))
        self.refusals = refusals


@transaction.atomic
def begin_blank(*, by, now, reason: str = "", **facts) -> Raperda:
    """A Raperda with the blank official frame, under way in the first stage of its track."""
    raperda = text.start(by=by, now=now, **facts)
    open_deliberation(raperda=raperda, by=by, now=now, in_propemperda=not reason, reason=reason)
    raperda.refresh_from_db()
    return raperda


@transaction.atomic
def begin_from_text(*, tree, source: str, original: bytes | None, by, now, reason: str = "", **facts) -> Raperda:
    """A Raperda with a text that was read, under way in the first stage; the file itself is kept with it."""
    raperda = text.import_text(tree=tree, source=source, by=by, now=now, **facts)
    open_deliberation(raperda=raperda, by=by, now=now, in_propemperda=not reason, reason=reason)
    if original is not None:
        text.attach(name=source, data=original, kind=Attachment.Kind.SUMBER, raperda=raperda, by=by, now=now)
    raperda.refresh_from_db()
    return raperda


@transaction.atomic
def enact(*, deliberation: Deliberation, facts: Mapping, jabatan: str, nama: str, by, now, today: date) -> Perda:
    """Penetapan: the move to pengundangan and the Perda itself, both or neither (UU 23/2014 Pasal 242-243)."""
    signed = deliberation.raperda.stage != "sah_tanpa_ttd"
    move_to(deliberation=deliberation, target="pengundangan", by=by, now=now, today=today, facts=facts)
    deliberation.refresh_from_db()
    return text.enact(
        raperda=deliberation.raperda,
        nomor=deliberation.nomor,
        tanggal=deliberation.enacted_on,
        jabatan=jabatan,
        nama=nama,
        noreg=deliberation.noreg,
        signed=signed,
        by=by,
        now=now,
    )


@transaction.atomic
def promulgate(*, deliberation: Deliberation, facts: Mapping, jabatan: str, nama: str, by, now, today: date) -> Perda:
    """Pengundangan: the move to autentifikasi and the full text of the Lembaran Daerah (UU 23/2014 Pasal 244)."""
    move_to(deliberation=deliberation, target="autentifikasi", by=by, now=now, today=today, facts=facts)
    deliberation.refresh_from_db()
    perda = Perda.objects.select_related("daerah").get(raperda_id=deliberation.raperda_id)
    daerah = perda.daerah
    line = noreg_line(
        Setting.objects.choice("noreg", daerah, deliberation.promulgated_on, NOREG[daerah.level == "provinsi"]),
        daerah=daerah.lengkap.upper(),
        provinsi=daerah.provinsi.upper(),
        nomor=perda.nomor,
        register=perda.noreg,
        tahun=perda.tahun,
    )
    return text.promulgate(
        perda=perda,
        tanggal=deliberation.promulgated_on,
        jabatan=jabatan,
        nama=nama,
        nomor_ld=deliberation.nomor_ld,
        nomor_tld=deliberation.nomor_tld,
        noreg_line=line,
        by=by,
        now=now,
    )


@transaction.atomic
def open_deliberation(*, raperda: Raperda, by, now, in_propemperda: bool = True, reason: str = "") -> Deliberation:
    """The deliberation of a Raperda in the first stage of its track, with that stage entered.

    Its matter follows from its subject. Raises MoveForbidden for a Raperda already under way, for one outside
    Propemperda without one of the reasons of UU 23/2014 Pasal 239 ayat (7), and for one of the DPRD on a matter that
    only the head of region submits.
    """
    raperda = Raperda.objects.select_for_update().get(pk=raperda.pk)
    if Deliberation.objects.filter(raperda=raperda).exists():
        raise MoveForbidden(Refusal("sudah_dibuka", "Perjalanan Raperda ini sudah dimulai.", ""))
    day = timezone.localdate(now)
    matter = matter_of(raperda.subject)
    facts = Facts(
        today=day, initiator=raperda.initiator, matter=matter, in_propemperda=in_propemperda,
        out_of_program_reason=reason,
    )  # fmt: skip
    if refusals := entry_refusals(facts):
        raise MoveForbidden(*refusals)
    deliberation = Deliberation.objects.create(
        raperda=raperda,
        track=raperda.initiator,
        matter=matter,
        review_kind=review_kind(raperda.subject),
        in_propemperda=in_propemperda,
        out_of_program_reason="" if in_propemperda else reason,
    )
    _enter(deliberation, first_stage(way_of(raperda.initiator, matter)), by=by, at=now, since=day)
    return deliberation


@transaction.atomic
def move_to(
    *,
    deliberation: Deliberation,
    target: str,
    by,
    now,
    today: date,
    note: str = "",
    facts: Mapping[str, object] | None = None,
    decision: Decision | None = None,
) -> StageEntry:
    """The entry into the stage `target` on the day `today`, with the latest frozen version.

    `facts` holds what the move asks for, by name, and under "documents" the ids of documents that are now at hand;
    `decision` is that of a meeting the move rests on. Raises MoveForbidden with every rule that forbids the move.
    """
    # The text is locked before the Raperda, as an edit of the judul does it; the other way round they would deadlock.
    if draft := bridge.draft_of(deliberation):
        lock(draft, to_edit=False)
    locked = Deliberation.objects.select_for_update(of=("self", "raperda")).select_related("raperda__daerah")
    deliberation = locked.get(pk=deliberation.pk)
    raperda = deliberation.raperda
    move = find_move(raperda.stage, target, way_of(deliberation.track, deliberation.matter))
    stated = {name: value for name, value in (facts or {}).items() if value not in (None, "")}
    if move:
        _check_names(move, stated)
    refusals = check_move(raperda.stage, target, bridge.facts_of(deliberation, today, stated))
    refusals += _refusals_of_entry(deliberation, move, note, today)
    if refusals:
        raise MoveForbidden(*refusals)
    columns = {name: value for name, value in stated.items() if name in bridge.COLUMNS}
    for name, value in columns.items():
        setattr(deliberation, name, value)
    if columns:
        deliberation.save(update_fields=list(columns))
    return _enter(
        deliberation, STAGES[target], by=by, at=now, since=today, verb=move.verb, note=note.strip(), stated=stated,
        decision=decision,
    )  # fmt: skip


def _enter(
    deliberation: Deliberation, stage: Stage, *, by, at, since, verb="", note="", stated=None, decision=None
) -> StageEntry:
    """The new entry; the Raperda's own columns follow it. The only place that sets the stage of a Raperda."""
    stated = stated or {}
    raperda = deliberation.raperda
    entry = StageEntry.objects.create(
        deliberation=deliberation,
        stage=stage.id,
        since=since,
        by=by,
        at=at,
        move_verb=verb,
        note=note,
        version=bridge.latest_version(deliberation),
        stated={name: _plain(value) for name, value in stated.items() if name != "documents"},
        documents=sorted(stated.get("documents", ())),
        decision=decision,
    )
    # A draft once open stays open when it is sent back; one that ends before it was opened stays closed.
    public = raperda.is_public or (stage.public and not stage.terminal)
    text.set_stage(raperda=raperda, stage=stage.id, editable=stage.editable, is_public=public, by=by)
    return entry


def _check_names(move: Move, stated: Mapping[str, object]) -> None:
    """Raises TypeError for a fact the move does not ask for or a document that is none: a bug of the caller."""
    documents = set(stated.get("documents", ()))
    unknown = set(stated) - {"documents", *move.asks} | documents - set(DOCUMENTS)
    if unknown:
        raise TypeError(f"{move.source} > {move.target} does not ask for {', '.join(sorted(unknown))}")


def _refusals_of_entry(deliberation: Deliberation, move: Move | None, note: str, today: date) -> tuple[Refusal, ...]:
    """What the record itself forbids: a step without the reason it needs, or dated before the one it follows."""
    found = []
    if move and move.needs_note and not note.strip():
        message = f'Tuliskan alasan dalam catatan untuk langkah "{move.verb}" ({move.legal_basis}).'
        found.append(Refusal("perlu_alasan", message, move.legal_basis))
    last = deliberation.entries.order_by("-pk").first()
    if last and today < last.since:
        found.append(Refusal("urutan_tanggal", "Tanggal langkah ini mendahului tanggal tahap yang sekarang.", ""))
    return tuple(found)


def _plain(value: object) -> object:
    """The value as JSON keeps it: dates as 2023-03-15."""
    return value.isoformat() if isinstance(value, date) else value
