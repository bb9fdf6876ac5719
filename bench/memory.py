"""Peak memory of fresh processes: a gunicorn worker that serves the rooms of one text, a queue worker that prints."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from bench.house import ROOT
from bench.scene import Text
from documents.models import Perda
from documents.tasks import print_gazette

PATIENCE = 60.0  # seconds until the web server must answer


def high_water(pid: int | str) -> float:
    """The most memory a running process has held so far, in MB (VmHWM)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


def web_peak(text: Text, perda: Perda) -> float:
    """MB of a web process after it opened, edited, froze, compared, imported, and showed that act to the public."""
    with _server() as (port, process):
        visitor = _Visitor(port, text)
        key, words, revision = text.unit()
        edit, room = text.url("edit_unit", key), text.url("naskah")
        visitor.get(reverse("tasks"))
        for path in (room, edit, text.url("unit_history", key), text.url("freeze")):
            visitor.get(path)
        visitor.post(text.url("preview_unit", key), {"text": words, "revision": revision}, wanted=200)
        visitor.post(edit, {"text": words, "revision": revision, "reason": "Jangka waktu"})
        visitor.get(room)
        visitor.post(text.url("freeze"), {"name": "Versi web"})
        for path in (text.url("versions"), text.url("version", 1), text.url("compare") + "?lama=1&baru=kini"):
            visitor.get(path)
        visitor.upload(reverse("raperda_import"), "naskah.txt", text.source)
        facts = {"judul": "Impor", "initiator": "dprd", "tahun": 2026, "subject": "umum", "source": "naskah.txt"}
        visitor.post(reverse("raperda_import_save"), {"text": text.source, **facts})
        visitor.get(reverse("perda_read", args=[perda.tahun, perda.nomor]))
        return high_water(process)


def worker_peak(perda: Perda, by_id: int) -> float:
    """MB of a queue worker that printed the gazette of that act."""
    print_gazette.enqueue(perda_id=perda.pk, by_id=by_id)
    done = subprocess.run([sys.executable, "-m", "bench.printer"], cwd=ROOT, check=True, capture_output=True, text=True)
    perda.refresh_from_db()
    if not perda.gazette_id:
        raise RuntimeError(f"the worker printed nothing: {done.stderr}")
    return float(done.stdout.split()[-1])


@contextmanager
def _server() -> Iterator[tuple[int, int]]:
    """The port of a gunicorn with one worker, and the process number of that worker."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "raperda.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    master = subprocess.Popen([*command, "--timeout", "600", "--log-level", "warning"], cwd=ROOT)
    try:
        end = time.monotonic() + PATIENCE
        while not _answers(port):
            if master.poll() is not None or time.monotonic() > end:
                raise RuntimeError("gunicorn does not answer")
            time.sleep(0.2)
        children = Path(f"/proc/{master.pid}/task/{master.pid}/children").read_text(encoding="ascii").split()
        yield port, int(children[0])
    finally:
        master.terminate()
        master.wait()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


class _Visitor:
    """Requests of one logged-in person; an unexpected answer ends the measurement."""

    def __init__(self, port: int, text: Text) -> None:
        self.port = port
        text.client.get(text.url("edit_unit", text.unit()[0]))  # leaves the token of its form with the client
        cookies = {name: text.client.cookies[name].value for name in (settings.SESSION_COOKIE_NAME, "csrftoken")}
        self.headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": cookies["csrftoken"],
        }

    def get(self, path: str) -> None:
        self._ask("GET", path, wanted=200)

    def post(self, path: str, form: dict[str, object], wanted: int = 302) -> None:
        self._ask("POST", path, urlencode(form).encode(), "application/x-www-form-urlencoded", wanted)

    def upload(self, path: str, name: str, text: str) -> None:
        from django.core.files.uploadedfile import SimpleUploadedFile

        data = encode_multipart(BOUNDARY, {"file": SimpleUploadedFile(name, text.encode(), "text/plain")})
        self._ask("POST", path, data, MULTIPART_CONTENT, 200)

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "", wanted: int = 200) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        connection.request(method, path, body, self.headers | ({"Content-Type": kind} if kind else {}))
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != wanted:
            raise RuntimeError(f"{method} {path}: {answer.status}")
