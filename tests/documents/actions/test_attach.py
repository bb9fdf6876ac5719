"""Files: told by their content, stored under a name nobody can guess, gone when the transaction is."""

import hashlib
import os
import re
import time

import pytest
from django.core.files.storage import default_storage
from django.db import transaction

from documents.actions import UploadRefused, attach
from documents.actions.attach import MAX_PICTURE, content_type, discard, stash, stashed
from documents.models import Attachment
from documents.reading import Unreadable
from tests.documents.reading.samples import p, word
from tests.people import NOW, sari, short_raperda

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%contoh\n"
JPEG = b"\xff\xd8\xff\xe0contoh"
PNG = b"\x89PNG\r\n\x1a\ncontoh"


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def raperda(by):
    return short_raperda(by)


def put(raperda, by, name="surat.pdf", data=PDF, **given) -> Attachment:
    given = {"kind": Attachment.Kind.DOKUMEN, **given}
    return attach(name=name, data=data, raperda=raperda, by=by, now=NOW, **given)


def stored() -> set[str]:
    """Every file in the storage, relative to its root."""
    root = default_storage.location
    return {os.path.relpath(os.path.join(folder, name), root) for folder, _, names in os.walk(root) for name in names}


@pytest.mark.parametrize(
    ("name", "data", "content_type", "suffix"),
    [
        ("surat.pdf", PDF, "application/pdf", ".pdf"),
        ("gambar.pdf", JPEG, "image/jpeg", ".jpg"),
        ("gambar", PNG, "image/png", ".png"),
        ("catatan.exe", b"Rapat dibuka.", "text/plain", ".txt"),
    ],
)
def test_the_content_tells_what_a_file_is(raperda, by, name, data, content_type, suffix):
    found = put(raperda, by, name, data, document="surat_pengantar")
    assert (found.content_type, found.size, found.name) == (content_type, len(data), name)
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert found.document == "surat_pengantar"
    assert re.fullmatch(rf"([0-9a-f]{{2}})/\1[0-9a-f]{{30}}{re.escape(suffix)}", found.file.name)
    with found.file.open() as file:
        assert file.read() == data


def test_a_word_file_is_told_from_its_parts(raperda, by):
    assert put(raperda, by, "naskah.docx", word(p("Pasal 1"))).file.name.endswith(".docx")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", Unreadable),
        (b" \n\t", Unreadable),
        (b"<html><script>", Unreadable),
        (b"GIF89a", Unreadable),
        (b"PK\x03\x04 rusak", Unreadable),
        (b"x" * (5 * 1024 * 1024 + 1), Unreadable),
        (PDF + b"x" * 25 * 1024 * 1024, Unreadable),
        (JPEG + b"x" * MAX_PICTURE, UploadRefused),
    ],
    ids=["empty", "blank", "html", "gif", "broken zip", "long text", "big pdf", "big picture"],
)
def test_what_is_refused_leaves_nothing(raperda, by, data, error):
    with pytest.raises(error):
        put(raperda, by, data=data)
    assert stored() == set()
    assert not Attachment.objects.exists()


def test_macros_are_refused(raperda, by):
    with pytest.raises(Unreadable, match="makro"):
        put(raperda, by, data=word(p("Pasal 1"), **{"word/vbaProject.bin": b"makro"}))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\sari\\surat.pdf", "surat.pdf"),
        ("../../etc/surat.pdf", "surat.pdf"),
        ("surat\r\nX-Lain: 1\x00\u202e.pdf", "suratX-Lain: 1.pdf"),
        ("", "berkas.pdf"),
        ("folder/", "berkas.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_the_name_is_for_people_only(raperda, by, given, kept):
    found = put(raperda, by, given)
    assert found.name == kept
    assert "surat" not in found.file.name


def test_two_files_of_one_name_do_not_meet(raperda, by):
    first, second = put(raperda, by), put(raperda, by)
    assert first.file.name != second.file.name
    assert stored() == {first.file.name, second.file.name}


def test_a_file_lies_outside_what_the_web_server_hands_out(raperda, by, settings):
    path = put(raperda, by).file.path
    assert path.startswith(str(settings.MEDIA_ROOT))
    assert not path.startswith(str(settings.STATIC_ROOT))


@pytest.mark.django_db(transaction=True)
def test_a_file_goes_with_its_transaction(raperda, by):
    with transaction.atomic():
        put(raperda, by)
        assert len(stored()) == 1
        transaction.set_rollback(True)
    assert stored() == set()
    kept = put(raperda, by)
    assert stored() == {kept.file.name}


@pytest.mark.django_db(transaction=True)
def test_a_file_goes_with_a_part_of_its_transaction(raperda, by):
    with transaction.atomic():
        kept = put(raperda, by)
        with transaction.atomic():
            put(raperda, by)
            transaction.set_rollback(True)
        assert stored() == {kept.file.name}
    assert stored() == {kept.file.name}


@pytest.mark.django_db(transaction=True)
def test_a_row_the_database_refuses_leaves_no_file(by):
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        put(None, by)
    assert stored() == set()


def test_a_stash_keeps_its_bytes_until_they_are_discarded():
    token = stash(b"naskah")
    assert re.fullmatch("[0-9a-f]{32}", token)
    assert stashed(token) == b"naskah"
    assert stashed(token) == b"naskah"
    discard(token)
    assert stashed(token) is None


@pytest.mark.parametrize("token", ["", "x" * 32, "../../secret_key", "0" * 32, "0" * 33])
def test_a_stash_knows_only_its_own_tokens(token):
    assert stashed(token) is None


def test_a_stash_is_cleared_after_a_day():
    old, young = stash(b"lama"), stash(b"baru")
    day_before_yesterday = time.time() - 2 * 24 * 3600
    os.utime(default_storage.path(f"titipan/{old}"), (day_before_yesterday, day_before_yesterday))
    stash(b"pemicu")
    assert stashed(old) is None
    assert stashed(young) == b"baru"


def test_a_program_is_not_text(db):
    with pytest.raises(UploadRefused, match="Jenis berkas"):
        content_type(b"MZ" + bytes(64) + b"This program")
