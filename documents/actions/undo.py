"""undo: one Edit of any verb taken back by a new one, when nothing later stands on what it did."""

from django.db import transaction

from documents import bridge, history
from documents.actions.edit import Arranged, rename
from documents.actions.follow import follow, write
from documents.actions.lock import lock, new_edit
from documents.actions.places import TextRefused, seat
from documents.core.references import rewrite
from documents.core.tree import Kind
from documents.models import Clause, Edit, Naskah

SOURCE = "suntingan"
VERB, BEGINNING = "urung", "mulai"
BEGUN = "Suntingan ini tidak dapat diurungkan, karena dengan itulah naskah dimulai."
SAID = {
    "sunting": "suntingan", "sisip": "penyisipan", "pindah": "pemindahan", "hapus": "penghapusan",
    "pecah": "pemecahan", "gabung": "penggabungan", "urut": "pengurutan definisi", "bubar": "pembubaran judul",
    "jelas": "penambahan penjelasan", "ganti": "penggantian kata", "pulihkan": "pemulihan versi",
    VERB: "pengurungan",
}  # fmt: skip


@transaction.atomic
def undo(*, naskah: Naskah, edit: Edit, by, now, reason="") -> Arranged:
    """What taking back the edit did: every row as it stood before it, in a new Edit whose source is the old one.

    Units that come back cite what they cited then, by the numbers of now. Raises TextRefused when a later edit touched
    the same rows, or stands on them; the sentence names it.
    """
    naskah = lock(naskah)
    if edit.naskah_id != naskah.pk or edit.verb == BEGINNING:
        raise TextRefused(BEGUN)
    changed = history.changed_by(edit)
    rows = {row.pk: row for row in Clause.objects.filter(naskah=naskah, pk__in=changed)}
    _refuse_blocked(naskah, edit, changed)
    before = bridge.tree_of(naskah)
    taken = new_edit(
        naskah, by=by, now=now, verb=VERB, unit=edit.unit, address=edit.address, reason=reason,
        source=(SOURCE, str(edit.pk)),
    )  # fmt: skip
    back = [_returned(rows.get(pk), old) for pk, (old, _) in changed.items() if old is not None]
    _seat_where_spread(naskah, edit, back, changed, taken)
    history.create([row for row in back if row.pk not in rows], taken)
    history.update([row for row in back if row.pk in rows], taken)
    history.delete([rows[pk] for pk, (old, _) in changed.items() if old is None], taken)
    judul = next((row for row in back if row.kind == Kind.JUDUL), None)
    if judul:
        rename(naskah, judul.text)
    followed = follow(naskah, before, taken)
    if Edit.objects.filter(naskah=naskah, pk__gt=edit.pk, pk__lt=taken.pk).exists():
        followed += _caught_up(naskah, edit, {row.key for row in back}, taken)
    return Arranged(taken, followed)


def in_the_way(naskah: Naskah, edit: Edit) -> Edit | None:
    """The later edit that touched what this one touched, or stands on it; None when it can be taken back."""
    return _blocker(naskah, edit, history.changed_by(edit))


def _refuse_blocked(naskah: Naskah, edit: Edit, changed) -> None:
    blocker = _blocker(naskah, edit, changed)
    if blocker is None:
        return
    if blocker.verb == VERB and blocker.source_id == str(edit.pk):
        raise TextRefused("Suntingan ini sudah diurungkan.")
    said = f"{SAID.get(blocker.verb, 'suntingan')} {blocker.address}".strip()
    raise TextRefused(
        f"Tidak dapat diurungkan, karena sesudahnya ada {said} oleh {blocker.by} yang mengenai bagian yang sama. "
        "Urungkan itu dahulu, atau sunting bagiannya."
    )


def _blocker(naskah: Naskah, edit: Edit, changed) -> Edit | None:
    found = history.first_after(edit)
    made = [(pk, now) for pk, (old, now) in changed.items() if old is None and now is not None]
    if found is None and made:
        # Parts put under a new unit, and words that explain one, would lose what they stand on.
        inside = Clause.objects.filter(naskah=naskah, parent_id__in=[pk for pk, _ in made])
        told = Clause.objects.filter(naskah=naskah, explains__in=[now.key for _, now in made])
        found = (inside | told).exclude(pk__in=changed).order_by("pk").values_list("edit_id", flat=True).first()
    if found is None:
        above = {old.parent_id for old, _ in changed.values() if old is not None and old.parent_id} - changed.keys()
        gone = above - set(Clause.objects.filter(pk__in=above).values_list("pk", flat=True))
        found = history.last_of(list(gone)) if gone else None
    return Edit.objects.select_related("by").get(pk=found) if found is not None else None


def _returned(row: Clause | None, old: Clause) -> Clause:
    """The row as it was; its revision goes on, so that who has it open meets the change."""
    old.revision = (row or old).revision + (old.key == old.unit)
    return old


def _seat_where_spread(naskah: Naskah, edit: Edit, back: list[Clause], changed, taken: Edit) -> None:
    """Units that come back where the siblings were spread anew since are put after the neighbour they had."""
    for parent in {row.parent_id for row in back if row.key == row.unit}:
        siblings = list(Clause.objects.filter(naskah=naskah, parent_id=parent).exclude(pk__in=changed))
        then = history.positions(edit, [sibling.pk for sibling in siblings], parent)
        if all(then.get(sibling.pk, sibling.position) == sibling.position for sibling in siblings):
            continue
        for row in sorted((row for row in back if row.parent_id == parent), key=lambda row: row.position):
            left = [sibling for sibling in siblings if then.get(sibling.pk, row.position) < row.position]
            index = max((siblings.index(sibling) + 1 for sibling in left), default=0)
            then[row.pk] = row.position
            seat(row, siblings, index, taken)
            siblings.insert(index, row)


def _caught_up(naskah: Naskah, edit: Edit, keys: set[str], taken: Edit):
    """References in the words that came back, written before later edits moved the numbers they name."""
    then = bridge.assembled(naskah, history.replay(naskah.pk, before=edit.pk))
    found = [each for each in rewrite(then, bridge.tree_of(naskah)) if each.key in keys]
    write(naskah, {each.key: each.new_text for each in found if each.new_text != each.old_text}, taken)
    return tuple(found)
