"""keep_clause, change_clause, drop_clause, insert_clause: the office's own clauses, and a clause put into a text."""

from django.db import transaction

from documents.actions.edit import Rewritten, insert_unit, rewrite_clause
from documents.core.parse import parse_unit
from documents.core.tree import Kind
from documents.errors import DomainError
from documents.models import Clause, Daerah, LibraryItem, Naskah


class LibraryRefused(DomainError):
    """A clause that cannot be kept."""


@transaction.atomic
def keep_clause(
    *, daerah: Daerah, group: str, title: str, text: str, by, now, explanation="", source=""
) -> LibraryItem:
    """The clause in the office's library. Raises LibraryRefused for a title in use and for text that is no pasal."""
    _check(daerah, group, title, text, None)
    return LibraryItem.objects.create(
        daerah=daerah, group=group, title=title.strip(), text=text.strip(), explanation=explanation.strip(),
        source=source[:200], by=by, at=now,
    )  # fmt: skip


@transaction.atomic
def change_clause(*, item: LibraryItem, group: str, title: str, text: str, by, now, explanation="") -> LibraryItem:
    """The clause with other words. Raises LibraryRefused as keep_clause does."""
    _check(item.daerah, group, title, text, item.pk)
    item.group, item.title, item.text, item.explanation = group, title.strip(), text.strip(), explanation.strip()
    item.by, item.at = by, now
    item.save()
    return item


@transaction.atomic
def drop_clause(*, item: LibraryItem, by) -> str:
    """The title of the clause, which is no longer in the library; texts that used it keep its words."""
    item.delete()
    return item.title


@transaction.atomic
def insert_clause(
    *, naskah: Naskah, anchor: str, where: str, text: str, source: tuple[str, str], by, now, explanation="", reason=""
) -> Rewritten:
    """The pasal with these words beside the unit `anchor`, its penjelasan with the explanation, the source on the Edit.

    Raises what insert_unit and rewrite_clause raise.
    """
    made = insert_unit(
        naskah=naskah, kind=Kind.PASAL, anchor=anchor, where=where, text=text, by=by, now=now, reason=reason,
        source=source,
    )  # fmt: skip
    note = Clause.objects.filter(naskah=naskah, explains=made.unit.key, kind=Kind.PASAL).first()
    if note and explanation.strip():
        rewrite_clause(
            naskah=naskah, key=note.key, text=explanation, expected_revision=note.revision, by=by, now=now,
            reason=reason, source=source,
        )  # fmt: skip
    return made


def _check(daerah: Daerah, group: str, title: str, text: str, own: int | None) -> None:
    if LibraryItem.objects.filter(daerah=daerah, title__iexact=title.strip()).exclude(pk=own).exists():
        raise LibraryRefused("Judul itu sudah dipakai klausul lain. Pilih judul lain.")
    if not text.strip():
        raise LibraryRefused("Isi klausul masih kosong.")
    if group == LibraryItem.Group.FRASA:
        return
    _, findings = parse_unit(Kind.PASAL, text)
    grave = [finding.message for finding in findings if finding.severity == "E"]
    if grave:
        raise LibraryRefused(" ".join(grave))
