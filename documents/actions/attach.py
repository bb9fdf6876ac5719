"""attach: store a file, checked by its content, under a name nobody can guess, outside the web root."""

import hashlib
import re
import secrets
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from documents.errors import DomainError
from documents.models import Attachment
from documents.reading.sniff import sniff


class UploadRefused(DomainError):
    """A file of a kind that may not be stored."""


PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {"pdf": (PDF, ".pdf"), "docx": (DOCX, ".docx"), "text": ("text/plain", ".txt")}
PICTURES = {b"\xff\xd8\xff": ("image/jpeg", ".jpg"), b"\x89PNG\r\n\x1a\n": ("image/png", ".png")}
MAX_PICTURE = 10 * 1024 * 1024
STASH = "titipan"
TOKEN = re.compile("[0-9a-f]{32}")


@transaction.atomic
def attach(*, name: str, data: bytes, kind: str, by, now, raperda=None, perda=None, document: str = "") -> Attachment:
    """The stored Attachment. Raises Unreadable or UploadRefused for what is not a PDF, .docx, picture, or plain text."""
    content_type, suffix = _type_of(data)
    attachment = Attachment(
        raperda=raperda,
        perda=perda,
        kind=kind,
        document=document,
        name=name[-200:] or f"berkas{suffix}",
        content_type=content_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        by=by,
        at=now,
    )
    token = secrets.token_hex(16)
    attachment.file.save(f"{token[:2]}/{token}{suffix}", ContentFile(data), save=False)
    attachment.save(force_insert=True)
    return attachment


def _type_of(data: bytes) -> tuple[str, str]:
    for mark, found in PICTURES.items():
        if data.startswith(mark):
            if len(data) > MAX_PICTURE:
                raise UploadRefused("Gambar terlalu besar (paling besar 10 MB). Perkecil gambarnya, lalu unggah lagi.")
            return found
    return TYPES[sniff(data)]


def stash(data: bytes) -> str:
    """A token for bytes kept a day while the person looks at what was read from them; old ones are cleared."""
    _clear_stash()
    token = secrets.token_hex(16)
    default_storage.save(f"{STASH}/{token}", ContentFile(data))
    return token


def unstash(token: str) -> bytes | None:
    """The bytes kept under a token, once; None when they are gone."""
    path = f"{STASH}/{token}"
    if not TOKEN.fullmatch(token) or not default_storage.exists(path):
        return None
    with default_storage.open(path) as file:
        data = file.read()
    default_storage.delete(path)
    return data


def _clear_stash() -> None:
    if not default_storage.exists(STASH):
        return
    limit = timezone.now() - timedelta(days=1)
    for name in default_storage.listdir(STASH)[1]:
        if default_storage.get_modified_time(f"{STASH}/{name}") < limit:
            default_storage.delete(f"{STASH}/{name}")
