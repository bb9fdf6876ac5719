"""The queue's work: a gazette is printed once, the same bytes every time, and a certified copy beside it."""

import hashlib
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from documents.actions import enact, freeze, promulgate, resume, store_gazette
from documents.models import Attachment, Perda
from documents.tasks import (
    LONGEST,
    PAPERS,
    ask,
    ask_gazette,
    failed_gazettes,
    has_failed,
    is_printing,
    print_copy,
    print_gazette,
    print_paper,
    progress_of,
)
from tests.documents.drafts import draft_of
from tests.people import NOW, sari, short_raperda

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
SIGNED = date(2022, 10, 24)


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def perda(by) -> Perda:
    raperda = short_raperda(by)
    freeze(naskah=draft_of(raperda), name="Disetujui", by=by, now=NOW)
    given = {"tanggal": SIGNED, "nama": "Nama", "by": by, "now": NOW}
    signed = enact(raperda=raperda, nomor=6, jabatan="WALI KOTA SERANG", noreg="6/2022", **given)
    return promulgate(
        perda=signed, jabatan="SEKRETARIS DAERAH", nomor_ld=6, nomor_tld=123, noreg_line="NOREG (6/2022)", **given
    )


def test_a_gazette_is_printed_once(perda, by):
    digest = print_gazette.call(perda_id=perda.pk, by_id=by.pk)
    stored = Perda.objects.get().gazette
    with stored.file.open() as file:
        data = file.read()
    assert data.startswith(b"%PDF-")
    assert digest == stored.sha256 == hashlib.sha256(data).hexdigest()
    assert print_gazette.call(perda_id=perda.pk, by_id=by.pk) == digest
    assert Attachment.objects.count() == 1


def test_a_second_print_gives_the_same_bytes(perda, by):
    first = print_gazette.call(perda_id=perda.pk, by_id=by.pk)
    QuerySet(Perda).update(gazette=None)
    assert print_gazette.call(perda_id=perda.pk, by_id=by.pk) == first


def test_a_certified_copy_is_a_document_of_its_own(perda, by):
    digest = print_copy.call(perda_id=perda.pk, by_id=by.pk, office="KEPALA BAGIAN HUKUM", name="Budi")
    found = Attachment.objects.get(sha256=digest)
    assert (found.kind, found.document, found.perda, found.raperda) == ("dokumen", "salinan", perda, perda.raperda)
    assert Perda.objects.get().gazette is None


def test_a_print_is_asked_for_once_until_it_failed(perda, by):
    assert ask_gazette(perda, by.pk)
    assert not ask_gazette(perda, by.pk)
    assert is_printing(print_gazette, perda_id=perda.pk)
    DBTaskResult.objects.update(status="FAILED")
    assert has_failed(print_gazette, perda_id=perda.pk)
    assert failed_gazettes([perda.pk, perda.pk + 1]) == {perda.pk}
    assert ask_gazette(perda, by.pk)
    assert not has_failed(print_gazette, perda_id=perda.pk)
    assert failed_gazettes([perda.pk]) == set()
    assert DBTaskResult.objects.count() == 2


def test_a_print_whose_worker_stopped_has_failed(perda, by):
    ask_gazette(perda, by.pk)
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())
    assert is_printing(print_gazette, perda_id=perda.pk)
    DBTaskResult.objects.update(started_at=timezone.now() - LONGEST * 2)
    assert has_failed(print_gazette, perda_id=perda.pk)


def test_what_is_printed_is_not_asked_for_again(perda, by):
    print_gazette.call(perda_id=perda.pk, by_id=by.pk)
    perda.refresh_from_db()
    assert not ask_gazette(perda, by.pk)
    assert not DBTaskResult.objects.exists()


def test_copies_with_other_names_are_other_prints(perda, by):
    given = {"perda_id": perda.pk, "office": "KEPALA BAGIAN HUKUM"}
    assert ask(print_copy, by_id=by.pk, name="Budi", **given)
    assert not ask(print_copy, by_id=by.pk, name="Budi", **given)
    assert ask(print_copy, by_id=by.pk, name="Sari", **given)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_other_papers_are_kept_with_the_documents(perda, by, paper):
    digest = print_paper.call(perda_id=perda.pk, by_id=by.pk, paper=paper)
    found = Attachment.objects.get(sha256=digest)
    assert (found.kind, found.document, found.name) == ("dokumen", paper, f"{paper}-perda-6-2022.pdf")
    assert Perda.objects.get().gazette is None


def test_whoever_waits_is_told_where_the_print_stands(perda, by):
    asked = {"perda_id": perda.pk}
    assert progress_of(print_gazette, **asked).state == ""
    ask(print_paper, by_id=by.pk, paper="asli", **asked)
    ask_gazette(perda, by.pk)
    waits = progress_of(print_gazette, **asked)
    assert (waits.state, waits.words) == ("menunggu", "Menunggu giliran, 1 pekerjaan di depan.")
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())
    assert progress_of(print_gazette, **asked).state == "dicetak"
    DBTaskResult.objects.update(status="SUCCESSFUL")
    assert progress_of(print_gazette, **asked).state == "jadi"


@pytest.mark.parametrize(
    ("path", "said", "words"),
    [
        ("builtins.OSError", "OSError: [Errno 28] No space left on device", "penyimpanan penuh"),
        (
            "documents.printing.sound.FontMissing",
            "documents.printing.sound.FontMissing: Huruf hilang.",
            "Huruf hilang.",
        ),
        ("builtins.KeyError", "KeyError: 'x'", "kesalahan pada sistem"),
    ],
)
def test_a_failed_print_says_why(perda, by, path, said, words):
    ask_gazette(perda, by.pk)
    DBTaskResult.objects.update(status="FAILED", exception_class_path=path, traceback=f"Traceback\n  x\n{said}\n")
    progress = progress_of(print_gazette, perda_id=perda.pk)
    assert progress.state == "gagal"
    assert words in progress.words
    assert not progress.under_way


KILLED = """
import os, signal, sys, types
from pathlib import Path
from django.conf import settings
settings.configure(VAR_DIR=Path(sys.argv[1]), INSTALLED_APPS=["django_tasks_db"], USE_TZ=True)
import django; django.setup()
from importlib.util import module_from_spec, spec_from_file_location
spec = spec_from_file_location("running", sys.argv[2])
running = module_from_spec(spec); spec.loader.exec_module(running)
with running.held(types.SimpleNamespace(module_path=sys.argv[3]), perda_id=int(sys.argv[4])):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_print_whose_worker_was_killed_is_told_at_once_and_resumed(perda, by, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    ask_gazette(perda, by.pk)
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now(), worker_ids=["satu"])
    given = [str(tmp_path), resume.__file__, print_gazette.module_path, str(perda.pk)]
    done = subprocess.run([sys.executable, "-c", KILLED, *given], capture_output=True, text=True, cwd=Path.cwd())
    assert done.returncode == -9, done.stderr
    progress = progress_of(print_gazette, perda_id=perda.pk)
    assert (progress.state, "berhenti" in progress.words) == ("gagal", True)
    call_command("resume_prints", verbosity=0)
    assert progress_of(print_gazette, perda_id=perda.pk).state == "menunggu"
    assert resume.resume_prints() == 0
    print_gazette.call(perda_id=perda.pk, by_id=by.pk)
    assert Perda.objects.get().gazette
    assert not list((tmp_path / "cetak").iterdir()), "no lock is left behind"


def test_a_print_that_lost_three_workers_stays_failed(perda, by, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    ask_gazette(perda, by.pk)
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now(), worker_ids=["a", "b", "c"])
    with resume.held(print_gazette, perda_id=perda.pk):
        assert is_printing(print_gazette, perda_id=perda.pk)
        lock = next((tmp_path / "cetak").iterdir())
    lock.touch()
    assert resume.resume_prints() == 0
    assert has_failed(print_gazette, perda_id=perda.pk)
    assert ask_gazette(perda, by.pk), "whoever waits may ask again"


def test_a_full_disk_leaves_nothing_half_published(perda, by, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "berkas")
    large = b"%PDF-1.7\n" + bytes(24 * MEGABYTE)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * MEGABYTE, hard))  # the database stays below
    try:
        with pytest.raises(OSError, match="File too large"):
            store_gazette(perda=perda, data=large, by=by, now=NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert Perda.objects.get().gazette is None
    assert not Attachment.objects.exists()
    assert [path for path in (tmp_path / "berkas").rglob("*") if path.is_file()] == []
    print_gazette.call(perda_id=perda.pk, by_id=by.pk)
    assert Perda.objects.get().gazette
