"""A public page stored whole and compressed once, answered from files: no rendering per reader."""

import gzip
import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import brotli
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda page: brotli.compress(page, quality=11),
    "gzip": lambda page: gzip.compress(page, compresslevel=9, mtime=0),
    "": lambda page: page,
}
MADE_BY = ("templates", "raperda", "deliberation", "documents", "requirements.txt")


def stored(request: HttpRequest, *, owner: str, state: str, render: Callable[[], str]) -> HttpResponse:
    """The page of `owner` in the best encoding the reader takes, or 304 when the reader has it.

    `state` is a digest of everything the page shows; with the build it names the files and the ETag, so a page
    is rendered once per state and build. Pages of older states of the same owner are thrown away.
    """
    encoding = best_encoding(request.headers.get("Accept-Encoding", ""))
    name = f"{owner}-{state[:32]}-{build()}"
    etag = f'"{name}-{encoding or "asli"}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(_bytes(name, owner, encoding, render))
        if encoding:
            response["Content-Encoding"] = encoding
    response["ETag"] = etag
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "public, no-cache"
    return response


def best_encoding(accepted: str) -> str:
    """The shortest of our encodings that an Accept-Encoding header allows: "br", "gzip", or "" for none."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        weights[name.strip()] = _weight(parameter)
    return next((name for name in ("br", "gzip") if weights.get(name, weights.get("*", 0)) > 0), "")


@cache
def build() -> str:
    """Eight characters that change with the code, templates, and static files that make a page."""
    seal = hashlib.sha256(str(getattr(staticfiles_storage, "manifest_hash", "")).encode())
    for name in MADE_BY:
        place = settings.BASE_DIR / name
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path == place or path.suffix in {".py", ".html"}:
                seal.update(path.read_bytes())
    return seal.hexdigest()[:8]


def _weight(parameter: str) -> float:
    key, _, value = parameter.strip().partition("=")
    try:
        return float(value) if key == "q" else 1.0
    except ValueError:
        return 0.0


def _bytes(name: str, owner: str, encoding: str, render: Callable[[], str]) -> bytes:
    if settings.DEBUG:
        return ENCODINGS[encoding](render().encode())
    folder = Path(settings.VAR_DIR) / "halaman"
    try:
        return _path(folder, name, encoding).read_bytes()
    except FileNotFoundError:
        return _make(folder, name, owner, render().encode())[encoding]


def _make(folder: Path, name: str, owner: str, page: bytes) -> dict[str, bytes]:
    folder.mkdir(parents=True, exist_ok=True)
    made = {encoding: compress(page) for encoding, compress in ENCODINGS.items()}
    for encoding, data in made.items():
        _write(_path(folder, name, encoding), data)
    for old in folder.glob(f"{owner}-*"):
        if not old.name.startswith(f"{name}."):
            old.unlink(missing_ok=True)
    return made


def _path(folder: Path, name: str, encoding: str) -> Path:
    return folder / f"{name}.{encoding or 'html'}"


def _write(path: Path, data: bytes) -> None:
    """The file appears whole or not at all, whoever else writes it at the same time."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix="baru.")
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    os.replace(temporary, path)
