"""The only place that knows simple-history: recorded saves of clauses, and what history tells of one unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def update(clauses: Sequence[Clause], edit: Edit, *, reason: str = "") -> None:
    """Write changed rows and their history, in two bulk writes; `reason` where it is not the edit's own."""
    if not clauses:
        return
    for clause in clauses:
        clause.edit = edit
    Clause.plain.bulk_update(clauses, _COLUMNS, batch_size=100)
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


def _record(clauses: Sequence[Clause], edit: Edit, *, update: bool = False, reason: str = "") -> None:
    Clause.history.bulk_history_create(
        clauses,
        batch_size=200,
        update=update,
        default_user=edit.by,
        default_change_reason=reason or edit.reason,
        default_date=edit.at,
    )
