"""Loading a meeting for its screens: who may see it, who may write in it, and the sitting as it stands."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from deliberation.actions.decisions import four_eyes
from deliberation.actions.roll import Roll, roll_of
from deliberation.core.decided import steps_after
from deliberation.core.quorum import MAX_ADJOURNMENTS
from deliberation.core.sitting import count
from deliberation.core.stages import STAGES
from deliberation.models import Adjournment, AgendaItem, Rapat

_DENIED = "Peran Anda tidak dapat mencatat rapat ini. Hubungi operator."


def rapat_for(request, pk: int, permission: str) -> Rapat:
    """The meeting with body, daerah, and chair. Raises Http404 for who may not see it, PermissionDenied otherwise."""
    rapat = get_object_or_404(Rapat.objects.select_related("body", "daerah", "chair"), pk=pk)
    return allowed(request, rapat, permission)


def item_for(request, pk: int, permission: str) -> AgendaItem:
    """The item with its meeting, Raperda, and decision; as rapat_for."""
    rows = AgendaItem.objects.select_related(
        "rapat__body", "rapat__daerah", "rapat__chair", "raperda", "decision__by", "decision__confirmed_by"
    )
    item = get_object_or_404(rows, pk=pk)
    allowed(request, item.rapat, permission)
    return item


def allowed(request, rapat: Rapat, permission: str) -> Rapat:
    """The meeting itself for who has the right to it."""
    if not request.user.has_perm(permission, rapat):
        if permission == "lihat":
            raise Http404
        raise PermissionDenied(_DENIED)
    return rapat


def items_of(rapat: Rapat) -> list[AgendaItem]:
    """The agenda with what was decided; one query."""
    rows = rapat.items.select_related("raperda", "decision__by", "decision__confirmed_by")
    return list(rows.defer("raperda__keterangan"))


def sitting_of(rapat: Rapat, user) -> dict:
    """What the room shows of a meeting: list, quorum, agenda with decisions, pauses. Eight or nine queries."""
    items = items_of(rapat)
    roll = roll_of(rapat, items)
    pauses = list(rapat.adjournments.all())
    skors = [row for row in pauses if row.kind == Adjournment.Kind.SKORS]
    lines = [line_of(item, roll) for item in items]
    waiting = [line["decision"] for line in lines if line["decision"] and not line["decision"].confirmed_at]
    own = bool(waiting) and all(row.by_id == user.pk for row in waiting) and four_eyes(rapat)
    return {
        "rapat": rapat,
        "roll": roll,
        "tally": roll.tally,
        "groups": _groups(roll),
        "figures": _figures(roll),
        "lines": lines,
        "waiting": waiting,
        "waiting_for_other": own,
        "pauses": pauses,
        "pauses_left": MAX_ADJOURNMENTS - len(skors),
        "open": rapat.status == Rapat.Status.DIBUKA,
        "coming": rapat.status == Rapat.Status.DIJADWALKAN,
        "may_write": user.has_perm("jadwalkan", rapat),
        "may_confirm": user.has_perm("kukuhkan", rapat),
    }


def line_of(item: AgendaItem, roll: Roll) -> dict:
    """One item with its stage, its quorum, and its decision with the sum."""
    decision = getattr(item, "decision", None)
    stage = item.raperda.stage if item.raperda_id else ""
    moves = bool(decision and decision.confirmed_at and steps_after(item.decides, stage, decision.carried))
    by_vote = decision and decision.method == decision.Method.SUARA
    return {
        "item": item,
        "stage": STAGES.get(item.stage),
        "tally": roll.tally_for(item.decides) if item.decides else None,
        "decision": decision,
        "moves": moves,
        "count": count(decision.quorum, decision.present, decision.yes, decision.no, decision.abstain)
        if by_vote
        else None,
    }


def _groups(roll: Roll) -> list[tuple[str, list, int]]:
    """The seats by fraksi, with how many of each are there."""
    found: dict[str, list] = {}
    for seat in roll.seats:
        found.setdefault(seat.fraksi.nama if seat.fraksi else "", []).append(seat)
    return [(name, seats, sum(seat.counts(roll.basis) for seat in seats)) for name, seats in found.items()]


def _figures(roll: Roll) -> dict[str, int]:
    """How many are in which state."""
    states = [seat.state for seat in roll.seats]
    absent = sum(states.count(name) for name in ("izin", "sakit", "tugas", "tanpa"))
    there = states.count("fisik") + states.count("duduk")
    return {
        "hadir": there, "paraf": states.count("paraf"), "tidak": absent, "pulang": states.count("pulang"),
        "belum": states.count(""),
    }  # fmt: skip
