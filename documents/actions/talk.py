"""comment, resolve, suggest, accept, reject: what people say about a unit and the words they propose for it."""

from django.db import transaction

from documents import bridge
from documents.actions.edit import StaleEdit, insert_unit, is_explaining, move_unit, remove_unit, rewrite_clause
from documents.actions.lock import lock
from documents.core.address import address_of
from documents.core.diff import merge3
from documents.core.layout import layout_unit
from documents.core.tree import Kind, path_of
from documents.errors import DomainError
from documents.models import Attachment, Clause, Comment, Naskah, Suggestion

SOURCE = "usulan"


class TalkRefused(DomainError):
    """A comment or a suggestion that cannot be taken, or no longer."""


@transaction.atomic
def comment(
    *, naskah: Naskah, key: str, text: str, by, now, answers: Comment | None = None, author="", upload=None
) -> Comment:
    """The Comment on the unit, or the answer to one; answers to answers join the same thread.

    Raises TalkRefused for a unit that is gone, an empty text, and a thread of another text.
    """
    words = text.strip()
    if not words:
        raise TalkRefused("Komentar masih kosong. Tulis komentarnya, lalu kirim lagi.")
    top = (answers.answers or answers) if answers else None
    if top and top.naskah_id != naskah.pk:
        raise TalkRefused("Komentar yang dijawab bukan dari naskah ini.")
    if top and top.resolved_at:
        raise TalkRefused("Percakapan ini sudah diselesaikan. Buka lagi untuk menjawab.")
    address = top.address if top else _address(naskah, key)
    made = Comment(naskah=naskah, key=top.key if top else key, address=address, answers=top, text=words)
    made.by, made.at, made.author, made.upload = by, now, author[:120], upload
    made.save()
    return made


@transaction.atomic
def resolve_comment(*, comment: Comment, by, now) -> Comment:
    """The thread, closed; an answer closes the thread it stands in. Closing twice changes nothing."""
    top = Comment.objects.select_for_update().get(pk=comment.answers_id or comment.pk)
    if top.resolved_at is None:
        top.resolved_by, top.resolved_at = by, now
        top.save(update_fields=["resolved_by", "resolved_at"])
    return top


@transaction.atomic
def reopen_comment(*, comment: Comment, by) -> Comment:
    """The thread, open again."""
    top = Comment.objects.select_for_update().get(pk=comment.answers_id or comment.pk)
    top.resolved_by = top.resolved_at = None
    top.save(update_fields=["resolved_by", "resolved_at"])
    return top


@transaction.atomic
def suggest(
    *, naskah: Naskah, key: str, by, now, verb=Suggestion.Verb.UBAH, text="", reason="", kind="", where="", place="",
    author="", upload: Attachment | None = None,
) -> Suggestion:  # fmt: skip
    """The Suggestion: other words for the unit, its removal or move, or a unit of `kind` that comes `where` beside it.

    `place` is the unit beside which it moves. Raises TalkRefused for a unit that is gone and for words that change
    nothing.
    """
    printed, revision, name = printed_unit(naskah, key)
    if verb == Suggestion.Verb.UBAH and _same(text, printed):
        raise TalkRefused("Usulan sama dengan teks sekarang. Ubah teksnya, lalu kirim lagi.")
    if verb in (Suggestion.Verb.UBAH, Suggestion.Verb.SISIP) and not text.strip():
        raise TalkRefused("Isi usulan masih kosong. Untuk membuang bagian ini, pilih usul menghapus.")
    base = printed if verb != Suggestion.Verb.SISIP else ""
    return Suggestion.objects.create(
        naskah=naskah, key=key, address=name[:200], verb=verb, kind=kind, where=where, place=place, base=base,
        base_revision=revision, text=text, reason=reason[:400], by=by, author=author[:120], at=now, upload=upload,
    )  # fmt: skip


@transaction.atomic
def withdraw_suggestion(*, suggestion: Suggestion, by, now) -> Suggestion:
    """The suggestion, taken back by who made it. Raises TalkRefused for anybody else's and for a decided one."""
    suggestion = _open(suggestion)
    if suggestion.by_id != by.pk:
        raise TalkRefused("Hanya pengusul yang dapat menarik usulannya.")
    return _close(suggestion, Suggestion.Status.DITARIK, by, now, "")


@transaction.atomic
def reject_suggestion(*, suggestion: Suggestion, reason: str, by, now) -> Suggestion:
    """The suggestion, turned down with its reason. Raises TalkRefused without one and for a decided suggestion."""
    if not reason.strip():
        raise TalkRefused("Tulis alasan penolakan, agar pengusul mengetahuinya.")
    return _close(_open(suggestion), Suggestion.Status.DITOLAK, by, now, reason)


@transaction.atomic
def accept_suggestion(*, suggestion: Suggestion, by, now, text: str | None = None, reason="") -> Suggestion:
    """The suggestion, carried out by an Edit that names it as its source; with another `text` it is accepted in part.

    What others saved since it was written is joined with it where the two do not collide. Raises StaleEdit where they
    do, TalkRefused for a decided suggestion, TextRefused for words that cannot stand, TextLocked at a closed stage.
    """
    naskah = lock(suggestion.naskah)
    suggestion = _open(suggestion)
    why = f"Usulan {who(suggestion)}" + (f": {suggestion.reason}" if suggestion.reason else "")
    edit = _carry_out(naskah, suggestion, text, by=by, now=now, reason=why[:400])
    if edit is None:
        raise TalkRefused("Naskah sudah memuat isi usulan ini, sehingga tidak ada yang berubah. Tolak usulan ini.")
    edit.source_kind, edit.source_id = SOURCE, str(suggestion.pk)
    edit.save(update_fields=["source_kind", "source_id"])
    partly = text is not None and not _same(text, suggestion.text)
    suggestion.edit = edit
    return _close(suggestion, Suggestion.Status.SEBAGIAN if partly else Suggestion.Status.DITERIMA, by, now, reason)


def printed_unit(naskah: Naskah, key: str) -> tuple[str, int, str]:
    """The printed form of a unit, its revision, and its present name. Raises TalkRefused for one that is gone."""
    try:
        node, row = bridge.numbered_unit(naskah, key)
    except Clause.DoesNotExist:
        raise TalkRefused("Bagian itu sudah dihapus dari naskah. Muat ulang halaman untuk melihat susunan terbaru.")
    return layout_unit(node, is_explaining(row)), row.revision, _address(naskah, key)


def joined(suggestion: Suggestion, printed: str) -> tuple[str, bool]:
    """The suggestion's words with what others changed since, and whether the two can stand together."""
    merge = merge3(suggestion.base, suggestion.text, printed)
    return merge.text, merge.clean


def who(suggestion: Suggestion) -> str:
    """The name the suggestion came from: the author in a Word file, else the person."""
    return suggestion.author or str(suggestion.by)


def _carry_out(naskah: Naskah, suggestion: Suggestion, text: str | None, *, by, now, reason: str):
    """The Edit it became, None when nothing changed."""
    verb, given = suggestion.verb, {"naskah": naskah, "by": by, "now": now, "reason": reason}
    key, name = suggestion.key, suggestion.address
    if verb == Suggestion.Verb.SISIP:
        wanted = suggestion.text if text is None else text
        return insert_unit(kind=Kind(suggestion.kind), anchor=key, where=suggestion.where, text=wanted, **given).edit
    printed, revision, name = printed_unit(naskah, key)
    if verb == Suggestion.Verb.HAPUS:
        return remove_unit(key=key, address=name, **given).edit
    if verb == Suggestion.Verb.PINDAH:
        return move_unit(key=key, anchor=suggestion.place, where=suggestion.where, address=name, **given).edit
    if text is None:
        text, clean = joined(suggestion, printed)
        if not clean:
            merge = merge3(suggestion.base, suggestion.text, printed)
            raise StaleEdit(
                mine=suggestion.text, theirs=printed, base=suggestion.base, revision=revision, edit=None, merge=merge
            )
    return rewrite_clause(key=key, text=text, expected_revision=revision, address=name, **given).edit


def _open(suggestion: Suggestion) -> Suggestion:
    row = Suggestion.objects.select_for_update(of=("self",)).select_related("by", "naskah").get(pk=suggestion.pk)
    if row.status != Suggestion.Status.TERBUKA:
        raise TalkRefused(f"Usulan ini sudah diputuskan: {row.get_status_display().lower()}.")
    return row


def _close(suggestion: Suggestion, status: str, by, now, reason: str) -> Suggestion:
    suggestion.status, suggestion.decided_by, suggestion.decided_at = status, by, now
    suggestion.decision = reason.strip()[:400]
    suggestion.save()
    return suggestion


def _address(naskah: Naskah, key: str) -> str:
    spine = bridge.spine_of(naskah, key)
    path = path_of(spine, key)
    if path is None:
        raise TalkRefused("Bagian itu sudah dihapus dari naskah. Muat ulang halaman untuk melihat susunan terbaru.")
    return address_of(spine, path)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
