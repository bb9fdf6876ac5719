"""receive_word, accept_upload: what a Word file that came back proposes, filed beside the text and carried out."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils.formats import date_format

from documents import bridge
from documents.actions.attach import attach
from documents.actions.lock import lock
from documents.actions.talk import TalkRefused, accept_suggestion, comment, who
from documents.actions.word_plan import NOTE, Plan, Proposal, likeness, plan
from documents.core.layout import layout_unit
from documents.core.tree import Kind, Node, walk
from documents.errors import DomainError
from documents.models import Attachment, Clause, Comment, Naskah, Suggestion
from documents.reading.returned import Returned, read_returned

_LEAST = 0.25  # share of a file that must be of this text
_FIRST = (Suggestion.Verb.SISIP, Suggestion.Verb.PINDAH, Suggestion.Verb.UBAH, Suggestion.Verb.HAPUS)


class ForeignFile(DomainError):
    """A file that does not seem to be of this text; the person may still let it be compared with it."""


class AlreadyReceived(DomainError):
    """The same file, or one that says nothing new; carries what it became the first time."""

    def __init__(self, upload: Attachment) -> None:
        day = date_format(upload.at, "j F Y")
        super().__init__(f"Isi berkas ini sudah pernah diunggah pada {day}. Usulannya tidak digandakan.")
        self.upload = upload


class NothingReturned(DomainError):
    """A file that changes nothing."""


@dataclass(frozen=True, slots=True)
class Received:
    """The stored file, how many proposals and comments it made, and what of it could not be proposed."""

    upload: Attachment
    proposals: int
    comments: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """How many proposals were carried out, and those that were not, each with the reason."""

    accepted: int
    collided: tuple[tuple[Suggestion, str], ...]


@transaction.atomic
def receive_word(*, naskah: Naskah, name: str, data: bytes, by, now, anyway: bool = False) -> Received:
    """The proposals and comments of a .docx, each under the name of its author, beside the text it was made of.

    Raises Unreadable, ForeignFile unless `anyway`, AlreadyReceived, and NothingReturned; then nothing is kept.
    """
    naskah = lock(naskah, to_edit=False)
    before = Attachment.objects.filter(raperda=naskah.raperda_id, kind=Attachment.Kind.EDARAN)
    known = before.filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if known:
        raise AlreadyReceived(known)
    returned = read_returned(name, data)
    now_tree = bridge.tree_of(naskah)
    found = plan(_base(naskah, returned, now_tree, anyway), returned)
    proposals = _new_proposals(naskah, found.proposals, now_tree)
    remarks = _new_remarks(naskah, found, now_tree)
    if not proposals and not any(remarks):
        last = before.first()
        if last and (found.proposals or found.remarks):
            raise AlreadyReceived(last)
        same = "Isi berkas sama dengan naskah, dan tidak ada komentar di dalamnya. Tidak ada yang diusulkan."
        raise NothingReturned(" ".join((same, *returned.doubts)))
    kind = Attachment.Kind.EDARAN
    upload = attach(name=name, data=data, kind=kind, by=by, now=now, raperda=naskah.raperda)
    _propose(naskah, proposals, upload, by, now)
    comments = _comment(naskah, remarks, upload, by, now)
    return Received(upload, len(proposals), comments, (*found.notes, *returned.doubts))


@transaction.atomic
def accept_returned(*, suggestion: Suggestion, by, now, text: str | None = None, reason: str = "") -> Suggestion:
    """The suggestion, carried out; one of a Word file that rests on another of the same file comes after that one.

    Raises what accept_suggestion raises.
    """
    ready = _settled(suggestion) if suggestion.upload_id else suggestion
    return accept_suggestion(suggestion=ready, text=text, reason=reason, by=by, now=now)


@transaction.atomic
def accept_upload(*, upload: Attachment, by, now) -> Settled:
    """All open proposals of a file, new units first, then moves, words, and removals; what collides stays open."""
    waiting = upload.suggestions.filter(status=Suggestion.Status.TERBUKA).select_related("naskah", "by").order_by("pk")
    accepted, collided = 0, []
    for suggestion in sorted(waiting, key=lambda one: _FIRST.index(one.verb)):
        try:
            accept_returned(suggestion=suggestion, by=by, now=now)
        except DomainError as refused:
            collided.append((suggestion, str(refused)))
        else:
            accepted += 1
    return Settled(accepted, tuple(collided))


def _base(naskah: Naskah, returned: Returned, now_tree: Node, anyway: bool) -> Node:
    """The text the file was made of; the present one where the file does not say."""
    sent = returned.sent
    if sent and sent.naskah == naskah.pk:
        return sent.tree
    if anyway:
        return now_tree
    if sent:
        raise ForeignFile("Berkas ini diunduh dari naskah Raperda lain. Periksa apakah berkasnya tertukar.")
    if likeness(now_tree, returned) < _LEAST:
        raise ForeignFile("Isi berkas ini hampir tidak ada yang sama dengan naskah Raperda ini. Periksa berkasnya.")
    return now_tree


def _new_proposals(naskah: Naskah, found: tuple[Proposal, ...], tree: Node) -> list[Proposal]:
    """Without those the text says already, and those that wait for a decision already."""
    present = {node.key: node for node in walk(tree)}
    notes = {note.key for part in tree.children if part.kind is Kind.PENJELASAN for note in part.children}
    fresh = {one.place for one in found if one.verb == Suggestion.Verb.SISIP}
    waiting = Suggestion.objects.filter(naskah=naskah, status=Suggestion.Status.TERBUKA, upload__isnull=False)
    known = {(one.verb, one.text, one.base, one.address) for one in waiting}

    def said(one: Proposal) -> bool:
        if (one.verb, one.text, one.base, one.address) in known:
            return True
        if one.verb == Suggestion.Verb.HAPUS:
            return one.key not in present
        if one.verb != Suggestion.Verb.UBAH or one.key in fresh or one.key not in present:
            return False
        return layout_unit(present[one.key], one.key in notes).split() == one.text.split()

    return [one for one in found if not said(one)]


def _propose(naskah: Naskah, found: list[Proposal], upload: Attachment, by, now) -> None:
    rows = Clause.objects.filter(naskah=naskah, key__in={one.key for one in found})
    revisions = dict(rows.values_list("key", "revision"))
    Suggestion.objects.bulk_create(
        Suggestion(
            naskah=naskah, key=one.key, address=one.address[:200], verb=one.verb, kind=one.kind, where=one.where,
            place=one.place, base=one.base, base_revision=revisions.get(one.key, 0), text=one.text,
            reason=f"Berkas Word {upload.name}"[:400], by=by, author=one.author[:120], at=now, upload=upload,
        )
        for one in found
    )  # fmt: skip


def _new_remarks(naskah: Naskah, found: Plan, tree: Node) -> list[tuple[str, str, str, int] | None]:
    """The comments with a unit of the text each, None for one that is here already."""
    present = {node.key for node in walk(tree)}
    judul = next((part.key for part in tree.children if part.kind is Kind.JUDUL), tree.key)
    earlier = Comment.objects.filter(naskah=naskah, upload__isnull=False)
    known = set(earlier.values_list("author", "text"))
    return [
        None if (author[:120], text.strip()) in known else (key if key in present else judul, author, text, answers)
        for key, author, text, answers in found.remarks
    ]


def _comment(naskah: Naskah, remarks: list, upload: Attachment, by, now) -> int:
    """Files the comments, answers under what they answer; how many."""
    made: list[Comment | None] = []
    for remark in remarks:
        if remark is None:
            made.append(None)
            continue
        key, author, text, answers = remark
        top = made[answers] if answers >= 0 else None
        given = {"answers": top, "author": author, "upload": upload, "by": by, "now": now}
        made.append(comment(naskah=naskah, key=key, text=text, **given))
    return sum(one is not None for one in made)


def _settled(suggestion: Suggestion) -> Suggestion:
    """The proposal with the keys that the new units it stands beside were given when they were accepted."""
    others = Suggestion.objects.filter(upload=suggestion.upload_id).select_related("edit", "by")
    if suggestion.verb == Suggestion.Verb.HAPUS:
        _leave_nothing_behind(suggestion, others)
    changed = []
    for name in ("key",) if suggestion.verb == Suggestion.Verb.SISIP else ("key", "place"):
        key = getattr(suggestion, name)
        if not key or Clause.objects.filter(naskah=suggestion.naskah_id, key=key).exists():
            continue
        new = others.filter(verb=Suggestion.Verb.SISIP, place=key).first()
        if new and new.edit is None:
            raise TalkRefused(f"Terima dahulu usulan {who(new)} menyisipkan {new.address}, tempat usulan ini berdiri.")
        if new:
            setattr(suggestion, name, new.edit.unit)
            changed.append(name)
    if suggestion.kind == NOTE:
        note = Clause.objects.filter(naskah=suggestion.naskah_id, kind=Kind.PASAL, explains=suggestion.key).first()
        if note is None:
            raise TalkRefused("Naskah ini tidak mempunyai penjelasan, sehingga usulan ini tidak dapat dijalankan.")
        suggestion.key, suggestion.kind = note.key, ""
        changed = ["key", "kind"]
    if changed:
        suggestion.save(update_fields=changed)
    return suggestion


def _leave_nothing_behind(suggestion: Suggestion, others) -> None:
    """Raises TalkRefused while units that are to move out of the unit still stand in it: they would go with it."""
    moving = others.filter(verb=Suggestion.Verb.PINDAH, status=Suggestion.Status.TERBUKA)
    for other in moving:
        if bridge.lies_in(suggestion.naskah, other.key, suggestion.key):
            raise TalkRefused(f"Terima dahulu usulan memindahkan {other.address}, agar tidak ikut terhapus.")
