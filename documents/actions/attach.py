"""attach: store a file, checked by its content, under a name nobody can guess, outside the web root."""

import contextlib
import hashlib
import re
import secrets
import weakref
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from documents.errors import DomainError
from documents.models import Attachment
from documents.reading.plain import is_wide
from documents.reading.sniff import sniff


class UploadRefused(DomainError):
    """A file of a kind that may not be stored."""


PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AKN = "application/akn+xml"
TYPES = {"pdf": PDF, "docx": DOCX, "akn": AKN, "text": "text/plain"}
PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
SUFFIXES = {PDF: ".pdf", DOCX: ".docx", AKN: ".xml", "text/plain": ".txt", "image/jpeg": ".jpg", "image/png": ".png"}
MAX_PICTURE = 10 * 1024 * 1024
STASH = "titipan"
TOKEN = re.compile("[0-9a-f]{32}")


@transaction.atomic
def attach(*, name: str, data: bytes, kind: str, by, now, raperda=None, perda=None, document: str = "") -> Attachment:
    """The stored Attachment of a PDF, .docx, picture, Akoma Ntoso file, or text. Raises Unreadable or UploadRefused.

    Where the transaction does not end well, neither the row nor the file stays.
    """
    found = content_type(data)
    attachment = Attachment(
        raperda=raperda,
        perda=perda,
        kind=kind,
        document=document,
        name=_plain_name(name) or f"berkas{SUFFIXES[found]}",
        content_type=found,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        by=by,
        at=now,
    )
    token = secrets.token_hex(16)
    path = f"{token[:2]}/{token}{SUFFIXES[found]}"
    try:
        attachment.file.save(path, ContentFile(data), save=False)
    except OSError:
        default_storage.delete(path)  # a full disk leaves the beginning of a file
        raise
    _delete_on_rollback(attachment.file.name)
    attachment.save(force_insert=True)
    return attachment


def content_type(data: bytes) -> str:
    """What the file is, told from its content. Raises Unreadable or UploadRefused for what may not be stored."""
    for mark, picture in PICTURES.items():
        if data.startswith(mark):
            if len(data) > MAX_PICTURE:
                raise UploadRefused("Gambar terlalu besar (paling besar 10 MB). Perkecil gambarnya, lalu unggah lagi.")
            return picture
    kind = sniff(data)
    if kind == "text" and b"\0" in data and not is_wide(data):
        raise UploadRefused("Jenis berkas ini tidak dapat disimpan. Unggah PDF, .docx, JPEG, PNG, atau teks.")
    return TYPES[kind]


def _plain_name(name: str) -> str:
    """The name without folders and invisible signs, at most 200 characters, its ending kept."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable()).strip()[-200:]


def _delete_on_rollback(name: str) -> None:
    def keep() -> None:
        finalizer.detach()

    # A rollback says nothing, but it drops the callbacks of its transaction: the file goes with this one, uncalled.
    finalizer = weakref.finalize(keep, default_storage.delete, name)
    transaction.on_commit(keep)


def stash(data: bytes) -> str:
    """A token for bytes kept a day while the person looks at what was read from them; old ones are cleared."""
    _clear_stash()
    token = secrets.token_hex(16)
    default_storage.save(f"{STASH}/{token}", ContentFile(data))
    return token


def stashed(token: str) -> bytes | None:
    """The bytes kept under a token; None when they are no longer there."""
    path = f"{STASH}/{token}"
    if not TOKEN.fullmatch(token) or not default_storage.exists(path):
        return None
    with default_storage.open(path) as file:
        return file.read()


def discard(token: str) -> None:
    """Forget the bytes kept under a token, once they have found their place."""
    if TOKEN.fullmatch(token):
        default_storage.delete(f"{STASH}/{token}")


def _clear_stash() -> None:
    if not default_storage.exists(STASH):
        return
    limit = timezone.now() - timedelta(days=1)
    for name in default_storage.listdir(STASH)[1]:
        # Two people may clear at once; what the other one took is gone all the same.
        with contextlib.suppress(FileNotFoundError):
            if default_storage.get_modified_time(f"{STASH}/{name}") < limit:
                default_storage.delete(f"{STASH}/{name}")
