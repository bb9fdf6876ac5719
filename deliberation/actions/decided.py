"""follow_decision: the steps of the road that a confirmed decision of a meeting brings, with its own figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from deliberation.actions.road import MoveForbidden, move_to
from deliberation.core.decided import steps_after
from deliberation.core.stages import Refusal, find_move, way_of
from deliberation.core.wording import day_and_date
from deliberation.models import Decision, Deliberation, StageEntry


@transaction.atomic
def follow_decision(
    *,
    decision: Decision,
    by,
    now,
    documents: Iterable[str] = (),
    note: str = "",
    facts: Mapping[str, object] | None = None,
) -> list[StageEntry]:
    """The entries made: every step the decision brings from the present stage, on the day of its meeting, or none.

    The figures come from the decision; `facts` adds what it cannot know, as the number of a letter. Raises
    MoveForbidden for a decision nobody has confirmed, one that moves nothing, and as move_to does.
    """
    decision = Decision.objects.select_for_update(of=("self",)).select_related("item__rapat").get(pk=decision.pk)
    deliberation = Deliberation.objects.select_related("raperda").get(raperda_id=decision.item.raperda_id)
    if refusal := refused(decision, deliberation):
        raise MoveForbidden(refusal)
    words, found = sentence(decision), []
    for target in targets(decision, deliberation):
        move = find_move(deliberation.raperda.stage, target, way_of(deliberation.track, deliberation.matter))
        if move is None:
            break
        given = {**known(decision), **(facts or {})}
        stated = {name: given[name] for name in move.asks if given.get(name) not in (None, "")}
        at_hand = sorted(set(documents) & set(move.documents))
        entry = move_to(
            deliberation=deliberation, target=target, by=by, now=now, today=decision.item.rapat.date,
            note=f"{words}\n\n{note}".strip(), facts=stated | {"documents": at_hand}, decision=decision,
        )  # fmt: skip
        found.append(entry)
        deliberation.raperda.refresh_from_db(fields=["stage"])
    return found


def targets(decision: Decision, deliberation: Deliberation) -> tuple[str, ...]:
    """The stages the decision leads to from where the Raperda stands."""
    return steps_after(decision.quorum, deliberation.raperda.stage, decision.carried)


def refused(decision: Decision, deliberation: Deliberation) -> Refusal | None:
    """Why the decision moves nothing: not confirmed by a second person, or not about the present stage."""
    if decision.confirmed_at is None:
        return Refusal(
            "belum_dikukuhkan", "Keputusan rapat belum dikukuhkan oleh orang kedua. Kukuhkan di ruang rapat.", ""
        )
    last = deliberation.entries.order_by("-pk").first()
    stale = last is None or (last.since > decision.item.rapat.date and last.decision_id != decision.pk)
    if stale or not targets(decision, deliberation):
        return Refusal("keputusan_lain", "Keputusan rapat ini tidak mengubah tahap Raperda yang sekarang.", "")
    return None


def known(decision: Decision) -> dict[str, object]:
    """What the decision itself says of the facts a move asks for."""
    figures = {"members": decision.members, "present": decision.present}
    return figures | {"agreed_on": decision.item.rapat.date}


def sentence(decision: Decision) -> str:
    """The decision in one sentence: by which meeting, how, with how many members there."""
    rapat = decision.item.rapat
    outcome = "disetujui" if decision.carried else "tidak disetujui"
    how = "secara mufakat"
    if decision.method == Decision.Method.SUARA:
        how = f"dengan {decision.yes} suara setuju, {decision.no} tidak setuju, dan {decision.abstain} abstain"
    there = f"dihadiri {decision.present} dari {decision.members} anggota"
    return f"{rapat.get_kind_display()} {day_and_date(rapat.date)}: {outcome} {how}, {there}."
