"""freeze: one whole text, unchangeable from now on, linked to the version before it."""

import json
import zlib
from datetime import UTC

from django.db import transaction

from documents import bridge
from documents.actions.lock import lock
from documents.core.canon import digest, pack, unpack
from documents.core.diff import ALGORITHM, to_data, told, totals
from documents.core.tree import Node
from documents.errors import DomainError
from documents.models import Comparison, Naskah, Version


class NothingToFreeze(DomainError):
    """The text has not changed since its last version."""


@transaction.atomic
def freeze(*, naskah: Naskah, name: str, by, now) -> Version:
    """The next Version of the naskah. Raises NothingToFreeze when nothing changed since the last one."""
    naskah = lock(naskah, to_edit=False)
    last = naskah.versions.order_by("-number").defer("tree").first()
    if last and last.revision == naskah.revision:
        raise NothingToFreeze(f"Naskah belum berubah sejak versi {last.number} ({last.name}).")
    return append_version(naskah, bridge.tree_of(naskah), name=name, by=by, now=now)


def append_version(naskah: Naskah, tree: Node, *, name: str, by, now) -> Version:
    """Freeze `tree` as the next link of a locked naskah's chain."""
    last = naskah.versions.order_by("-number").defer("tree").first() or _origin_version(naskah)
    own = last is not None and last.naskah_id == naskah.pk
    version = Version(
        naskah=naskah,
        number=last.number + 1 if own else 1,
        name=name.strip()[:160],
        stage=naskah.raperda.stage if naskah.raperda_id else "",
        revision=naskah.revision,
        by=by,
        at=now,
        tree=pack(tree),
        previous_digest=last.digest if last else "",
    )
    version.digest = digest(stated(version), tree, version.previous_digest)
    version.save(force_insert=True)
    if own:
        _tell(last, version, tree)
    return version


def _tell(old: Version, new: Version, tree: Node) -> None:
    """Keep what differs from the version before as it is told now; a later way of telling does not change it."""
    changes = told(Version.objects.get(pk=old.pk).unpacked(), tree)
    news = [change for change in changes if change.is_news]
    deleted, inserted = totals(change for change in news if not change.follows)
    Comparison.objects.create(
        old=old, new=new, algorithm=ALGORITHM, changes=zlib.compress(json.dumps(to_data(changes)).encode()),
        words_deleted=deleted, words_inserted=inserted, units_changed=len({change.unit for change in news}),
        at=new.at,
    )  # fmt: skip


def stated(version: Version) -> dict[str, object]:
    """What a version states about itself, as its digest covers it."""
    return {
        "naskah": version.naskah_id,
        "number": version.number,
        "name": version.name,
        "stage": version.stage,
        "revision": version.revision,
        "by": version.by_id,
        "at": version.at.astimezone(UTC).isoformat(timespec="microseconds"),
    }


def broken_links(naskah: Naskah) -> list[str]:
    """One sentence for each version whose digest or link to the version before does not hold, in order."""
    # An act goes on from one version of its draft, not always the last: a draft may be frozen again afterwards.
    origin = Version.objects.filter(naskah_id=naskah.origin_id).values_list("digest", flat=True)
    previous, number, broken = set(origin) or {""}, 0, []
    for version in naskah.versions.order_by("number").iterator(chunk_size=20):
        number += 1
        name = f"Naskah {naskah.pk} versi {version.number} ({version.name})"
        if version.number != number:
            broken.append(f"{name}: versi {number} hilang.")
            number = version.number
        if version.previous_digest not in previous:
            broken.append(f"{name}: tidak bersambung dengan versi sebelumnya.")
        if not _digest_holds(version):
            broken.append(f"{name}: isi tidak sesuai dengan sidiknya.")
        previous = {version.digest}
    return broken


def _digest_holds(version: Version) -> bool:
    try:
        tree = unpack(bytes(version.tree))
    except (ValueError, TypeError):  # no packed tree at all, or other JSON in its place
        return False
    return digest(stated(version), tree, version.previous_digest) == version.digest


def _origin_version(naskah: Naskah) -> Version | None:
    if not naskah.origin_id:
        return None
    return Version.objects.filter(naskah_id=naskah.origin_id).order_by("-number").defer("tree").first()
