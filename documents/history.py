"""The only place that knows simple-history: recorded saves of clauses, and what history tells of one unit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from documents.models import Clause, Edit

_COLUMNS = ("unit", "kind", "parent", "position", "number", "heading", "text", "explains", "revision", "edit")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of one unit as they stood after one edit; empty when the edit removed the unit."""

    edit_id: int
    rows: tuple[Clause, ...]


def create(clauses: Sequence[Clause], edit: Edit) -> None:
    """Insert new rows and their history, in two bulk writes. Parents must be saved before their children."""
    if not clauses:
        return
    for clause in clauses:
        clause.edit = edit
    Clause.plain.bulk_create(clauses)
    _record(clauses, edit)


def create_levels(levels: Sequence[Sequence[Clause]], edit: Edit) -> None:
    """Insert new rows by depth, parents first, and the history of all in one bulk write."""
    made = [clause for level in levels for clause in level]
    for clause in made:
        clause.edit = edit
    for level in levels:
        Clause.plain.bulk_create(level)
    if made:
        _record(made, edit)


def update(clauses: Sequence[Clause], edit: Edit, *, reason: str = "", columns: Sequence[str] = _COLUMNS) -> None:
    """Write changed rows and their history, in two bulk writes; `reason` where it is not the edit's own.

    `columns` may name the only ones that changed; fewer columns are fewer writes.
    """
    if not clauses:
        return
    for clause in clauses:
        clause.edit = edit
    Clause.plain.bulk_update(clauses, sorted({*columns, "edit"}), batch_size=200)
    _record(clauses, edit, update=True, reason=reason)


def delete(clauses: Sequence[Clause], edit: Edit) -> None:
    """Remove rows, whole subtrees only, leaving one last history row each that names the edit."""
    if not clauses:
        return
    historical = Clause.history.model
    tracked = [field.attname for field in historical.tracked_fields]
    for clause in clauses:
        clause.edit = edit
    historical.objects.bulk_create(
        historical(
            history_date=edit.at,
            history_user_id=edit.by_id,
            history_change_reason=edit.reason,
            history_type="-",
            **{name: getattr(clause, name) for name in tracked},
        )
        for clause in clauses
    )
    # The raw delete skips the signals that would write these rows a second time; foreign keys are checked at commit.
    doomed = Clause.plain.filter(pk__in=[clause.pk for clause in clauses])
    doomed._raw_delete(doomed.db)


def snapshots(naskah_id: int, unit: str) -> Iterator[Snapshot]:
    """How the unit stood after each edit that touched it, oldest first: one query, replayed in memory."""
    state: dict[int, Clause] = {}
    edit_id = None
    for row in Clause.history.filter(naskah_id=naskah_id, unit=unit).order_by("history_id"):
        if edit_id is not None and row.edit_id != edit_id:
            yield Snapshot(edit_id, tuple(state.values()))
        edit_id = row.edit_id
        if row.history_type == "-":
            state.pop(row.id, None)
        else:
            state[row.id] = row.instance
    if edit_id is not None:
        yield Snapshot(edit_id, tuple(state.values()))


def texts(naskah_id: int, keys: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """For each key the words it had (the heading where there is no text), one after another, with the edits: one query.

    It follows the key, also from one unit to another.
    """
    found: dict[str, list[tuple[str, int]]] = {key: [] for key in keys}
    rows = Clause.history.filter(naskah_id=naskah_id, key__in=keys).exclude(history_type="-").order_by("history_id")
    for key, text, heading, edit in rows.values_list("key", "text", "heading", "edit_id"):
        found[key].append((text or heading, edit))
    return found


def replay(naskah_id: int, before: int | None = None) -> list[Clause]:
    """The rows of a whole text as history alone tells them, now or right before the edit `before`: one query."""
    state: dict[int, Clause] = {}
    rows = Clause.history.filter(naskah_id=naskah_id)
    if before is not None:
        rows = rows.filter(edit_id__lt=before)
    for row in rows.order_by("history_id"):
        if row.history_type == "-":
            state.pop(row.id, None)
        else:
            state[row.id] = row.instance
    return list(state.values())


def changed_by(edit: Edit) -> dict[int, tuple[Clause | None, Clause | None]]:
    """Each row the edit touched, by its id: as it stood before (None: the edit made it) and after (None: removed)."""
    after: dict[int, Clause | None] = {}
    first = None
    for row in Clause.history.filter(edit=edit).order_by("history_id"):
        first = first or row.history_id
        after[row.id] = None if row.history_type == "-" else row.instance
    before: dict[int, Clause | None] = {}
    ids = Clause.history.filter(edit=edit).values("id")
    for row in Clause.history.filter(id__in=ids, history_id__lt=first or 0).order_by("history_id"):
        before[row.id] = None if row.history_type == "-" else row.instance
    return {id: (before.get(id), now) for id, now in after.items()}


def first_after(edit: Edit) -> int | None:
    """The first later edit that touched a row this edit touched, by its id; None when none did."""
    ids = Clause.history.filter(edit=edit).values("id")
    later = Clause.history.filter(id__in=ids, naskah_id=edit.naskah_id, edit_id__gt=edit.pk)
    return later.order_by("history_id").values_list("edit_id", flat=True).first()


def positions(edit: Edit, ids: Sequence[int], parent: int | None) -> dict[int, int]:
    """Where those of the rows stood, before the edit, that stood under the parent then."""
    found: dict[int, tuple[int, int]] = {}
    rows = Clause.history.filter(id__in=ids, edit_id__lt=edit.pk).order_by("history_id")
    for pk, position, above in rows.values_list("id", "position", "parent_id"):
        found[pk] = position, above
    return {pk: position for pk, (position, above) in found.items() if above == parent}


def last_of(ids: Sequence[int]) -> int | None:
    """The last edit that touched one of the rows with these ids, by its id."""
    rows = Clause.history.filter(id__in=ids).order_by("-history_id")
    return rows.values_list("edit_id", flat=True).first()


def touched(edits: Sequence[int], ids: Sequence[int]) -> int | None:
    """The last of these edits that touched one of the rows, or a row right below one; None when none did."""
    rows = Clause.history.filter(edit_id__in=edits).filter(Q(id__in=ids) | Q(parent_id__in=ids))
    return rows.order_by("-history_id").values_list("edit_id", flat=True).first()


def written(naskah_id: int, first: int, last: int) -> Iterable[tuple[str, int]]:
    """Key and edit of every row written by an edit from `first` to `last` (pk), each pair once: one query."""
    rows = Clause.history.filter(naskah_id=naskah_id, edit_id__gte=first, edit_id__lte=last)
    return rows.order_by().values_list("key", "edit_id").distinct()


def _record(clauses: Sequence[Clause], edit: Edit, *, update: bool = False, reason: str = "") -> None:
    Clause.history.bulk_history_create(
        clauses,
        batch_size=200,
        update=update,
        default_user=edit.by,
        default_change_reason=reason or edit.reason,
        default_date=edit.at,
    )
