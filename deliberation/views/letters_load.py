"""Loading letters for their screens: who may open the register, who may write in it, what a letter looks like."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from deliberation.actions.letters import words_of
from deliberation.models import Letter
from deliberation.printing.paper import finish
from deliberation.printing.papers import FORMS
from deliberation.printing.pdf import paper_html
from documents.core.formal import tanggal
from documents.errors import DomainError
from documents.models import Daerah
from documents.views.hosts import daerah_for, daerah_of

DENIED = "Peran Anda tidak dapat mencatat surat. Hubungi operator."


def office_for(request) -> Daerah:
    """The daerah whose letters the person writes. Raises PermissionDenied for who writes none."""
    return daerah_for(request, "surat", DENIED)


def register_for(request) -> Daerah:
    """The daerah whose register the person may read: who writes letters, and who confirms them."""
    home = daerah_of(request)
    if home and may_read(request.user, home):
        return home
    return next((row for row in Daerah.objects.all() if may_read(request.user, row)), None) or office_for(request)


def may_read(user, daerah: Daerah) -> bool:
    """Whether the person may read the register of that daerah."""
    return user.has_perm("surat", daerah) or user.has_perm("kukuhkan", daerah)


def letter_for(request, pk: int, *, to_write: bool = False) -> Letter:
    """The letter with what it is about. Raises Http404 for who may not read, PermissionDenied for who may not write."""
    rows = Letter.objects.select_related(
        "daerah", "series", "raperda", "rapat__body", "rapat__daerah", "rapat__chair", "scan", "by", "confirmed_by"
    )
    letter = get_object_or_404(rows.defer("raperda__keterangan"), pk=pk)
    if not may_read(request.user, letter.daerah):
        raise Http404
    if to_write and not request.user.has_perm("surat", letter.daerah):
        raise PermissionDenied(DENIED)
    return letter


def known_of(letter: Letter) -> dict[str, str]:
    """What the text of a letter takes up in double brackets, as far as it is known by now."""
    return {
        "hal": letter.subject, "kepada": letter.recipient, "nomor": letter.nomor,
        "tanggal": tanggal(letter.date) if letter.date else "",
    }  # fmt: skip


def printed(letter: Letter) -> str:
    """The words of the letter as they print by now."""
    return finish(words_of(letter, letter.date or timezone.localdate()), known_of(letter))


def standing(words: Callable[[], str]) -> tuple[str, str]:
    """The words as the record fills them now, and why it no longer does, where it does not: a page must open all the
    same, so that what was typed is kept and a letter can be voided.
    """
    try:
        return words(), ""
    except DomainError as refused:
        return "", str(refused)


def looks(text: str) -> str:
    """The words on a page, every one escaped."""
    return paper_html(text, title="p")


def name_of(letter: Letter) -> str:
    """What kind of letter it is."""
    paper = FORMS.get(letter.paper)
    return paper.nama if paper else "Surat lain"
