"""replace_words: chosen places of a text get other words, all in one Edit."""

from collections import defaultdict

from django.db import transaction

from documents import bridge, history
from documents.actions.edit import Arranged, TextRefused, rename
from documents.actions.follow import follow
from documents.actions.lock import lock, new_edit
from documents.core.replace import Query, find, replaced
from documents.core.tree import Kind
from documents.errors import DomainError
from documents.models import Clause, Naskah


class TextMoved(DomainError):
    """The text was edited since the places were looked for; nothing was replaced."""


@transaction.atomic
def replace_words(
    *, naskah: Naskah, query: Query, chosen: frozenset[str], expected_revision: int, by, now, reason=""
) -> Arranged:
    """The Edit that put the replacement at the chosen hits (Hit.name).

    Raises TextMoved when the text's revision is not the expected one, TextRefused when nothing is chosen or a unit
    would be left without words, TextLocked at a closed stage.
    """
    naskah = lock(naskah)
    if naskah.revision != expected_revision:
        raise TextMoved("Naskah disunting sejak daftar ini dibuat. Periksa daftar terbaru di bawah, lalu ganti lagi.")
    before = bridge.tree_of(naskah)
    places = defaultdict(list)
    for hit in find(before, query):
        if hit.name in chosen and hit.replacement != hit.found:
            places[hit.key].append(hit)
    if not places:
        raise TextRefused("Belum ada tempat yang dipilih. Centang paling sedikit satu, lalu ganti lagi.")
    rows = {row.key: row for row in Clause.objects.filter(naskah=naskah, key__in=places)}
    for key, hits in places.items():
        row = rows[key]
        row.text = replaced(row.text, [hit for hit in hits if hit.field == "text"])
        row.heading = replaced(row.heading, [hit for hit in hits if hit.field == "heading"])
        if not (row.text.strip() or row.heading.strip()):
            raise TextRefused("Penggantian ini menghabiskan isi satu bagian. Hapus bagian itu lewat halaman Susun.")
    units = {row.key: row for row in Clause.objects.filter(naskah=naskah, key__in={row.unit for row in rows.values()})}
    changed = {row.pk: row for row in rows.values()}
    for unit in units.values():
        unit = changed.setdefault(unit.pk, unit)
        unit.revision += 1
    count = sum(map(len, places.values()))
    said = f"Ganti “{query.words}” dengan “{query.replacement}” di {count} tempat"
    edit = new_edit(naskah, by=by, now=now, verb="ganti", address=said, reason=reason)
    history.update(list(changed.values()), edit)
    judul = next((row for row in rows.values() if row.kind == Kind.JUDUL), None)
    if judul:
        rename(naskah, judul.text)
    return Arranged(edit, follow(naskah, before, edit))
