"""agree, vote, confirm_decisions: what a meeting decided, how, on which quorum, and who confirmed the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from deliberation.actions.meetings import RapatRefused, locked
from deliberation.actions.roll import Roll, roll_of
from deliberation.core.sitting import Tally, count
from deliberation.models import AgendaItem, Decision, Rapat, Vote
from documents.models import Setting


class NoQuorum(RapatRefused):
    """A decision without enough members there; `tally` is the sum that shows it."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(f"Keputusan tidak dapat diambil. {tally.sentence} {'; '.join(tally.proof)}.")
        self.tally = tally


@dataclass(frozen=True, slots=True)
class _Ready:
    """An item that may be decided now, in its open meeting."""

    item: AgendaItem
    rapat: Rapat
    roll: Roll
    tally: Tally


@transaction.atomic
def agree(*, item: AgendaItem, by, now, note: str = "", carried: bool = True) -> Decision:
    """The decision by musyawarah mufakat (UU 23/2014 Pasal 128 and Pasal 182); `carried` False is a common no.

    Raises NoQuorum, and RapatRefused when the meeting is not open or the decision was confirmed.
    """
    ready = _ready(item)
    ready.item.votes.all().delete()
    figures = {"yes": 0, "no": 0, "abstain": 0, "carried": carried}
    return _record(ready, Decision.Method.MUFAKAT, figures, note, by, now)


@transaction.atomic
def vote(*, item: AgendaItem, choices: Mapping[int, str], tried: bool, by, now, note: str = "") -> Decision:
    """The decision by suara terbanyak, from the vote of every member there (id of the member: choice).

    `tried`: mufakat was sought first and not found. Raises NoQuorum, and RapatRefused when it was not, when somebody
    there has no vote or somebody else has one, and when the meeting is not open or the decision was confirmed.
    """
    ready = _ready(item)
    if not tried:
        raise RapatRefused(
            "Pemungutan suara baru dilakukan bila musyawarah tidak mencapai mufakat (UU 23/2014 Pasal 182). Nyatakan "
            "bahwa musyawarah sudah ditempuh."
        )
    there = {seat.member.pk: seat for seat in ready.roll.present}
    if missing := [seat for pk, seat in there.items() if pk not in choices]:
        names = ", ".join(f"{seat.number} {seat.member.nama}" for seat in missing[:5])
        raise RapatRefused(f"{len(missing)} anggota yang hadir belum tercatat suaranya: {names}. Lengkapi dahulu.")
    if set(choices) - set(there):
        raise RapatRefused("Hanya anggota yang hadir yang dapat memberikan suara. Periksa daftar hadir.")
    ready.item.votes.all().delete()
    Vote.objects.bulk_create(
        Vote(item=ready.item, member=seat.member, fraksi=seat.fraksi, choice=choices[pk], by=by, at=now)
        for pk, seat in there.items()
    )
    given = list(choices.values())
    yes, no, abstain = (given.count(choice) for choice in Vote.Choice.values)
    result = count(ready.item.decides, len(there), yes, no, abstain)
    figures = {"yes": yes, "no": no, "abstain": abstain, "carried": result.carried}
    return _record(ready, Decision.Method.SUARA, figures, note, by, now)


@transaction.atomic
def confirm_decisions(*, rapat: Rapat, by, now) -> list[Decision]:
    """The decisions of the meeting that were not confirmed yet, confirmed by somebody who did not record them.

    Raises RapatRefused when there are none, and for who recorded them (setting empat_mata, on by default).
    """
    rapat = locked(rapat)
    rows = list(Decision.objects.select_for_update().filter(item__rapat=rapat, confirmed_at__isnull=True))
    if not rows:
        raise RapatRefused("Tidak ada hasil yang menunggu pengukuhan.")
    if four_eyes(rapat):
        rows = [row for row in rows if row.by_id != by.pk]
        if not rows:
            raise RapatRefused(
                "Hasil yang Anda catat dikukuhkan oleh orang lain. Minta rekan atau pimpinan rapat memeriksanya."
            )
    for row in rows:
        row.confirmed_by, row.confirmed_at = by, now
        row.save(update_fields=["confirmed_by", "confirmed_at"])
    return rows


def four_eyes(rapat: Rapat) -> bool:
    """Whether who recorded a result may not confirm it (process.md §1.1; setting empat_mata)."""
    return bool(Setting.objects.choice("empat_mata", rapat.daerah, rapat.date, True))


def _ready(item: AgendaItem) -> _Ready:
    """The item, held with its meeting. Raises RapatRefused or NoQuorum when it cannot be decided."""
    rapat = locked(item.rapat)
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("decision").get(pk=item.pk)
    if rapat.status != Rapat.Status.DIBUKA:
        raise RapatRefused("Keputusan hanya diambil dalam rapat yang sedang dibuka. Buka rapat lebih dahulu.")
    if not item.decides:
        raise RapatRefused("Mata acara ini tidak memerlukan keputusan. Ubah jenis keputusannya bila perlu.")
    if hasattr(item, "decision") and item.decision.confirmed_at:
        raise RapatRefused("Hasil mata acara ini sudah dikukuhkan dan tidak dapat diubah.")
    roll = roll_of(rapat)
    found = roll.tally_for(item.decides)
    if not found.holds:
        raise NoQuorum(found)
    return _Ready(item, rapat, roll, found)


def _record(ready: _Ready, method: str, figures: Mapping, note: str, by, now) -> Decision:
    """The decision with the quorum it rests on; one not confirmed yet is written anew."""
    return Decision.objects.update_or_create(
        item=ready.item,
        defaults={
            **figures, "method": method, "quorum": ready.item.decides, "members": ready.roll.members,
            "present": ready.tally.present, "note": note, "by": by, "at": now,
        },
    )[0]  # fmt: skip
