"""start, import_text: a new Raperda from the blank official frame or from a text that was read."""

from dataclasses import replace

from django.db import transaction

from documents import bridge, history
from documents.actions.lock import lock, new_edit
from documents.core.address import link_explains
from documents.core.titles import name_in, renamed, same_name
from documents.core.tree import Kind, Node
from documents.frames import blank_frame
from documents.models import Naskah, Raperda


@transaction.atomic
def start(*, daerah, judul: str, initiator: str, tahun: int, by, now, **facts) -> Raperda:
    """A Raperda with the complete official frame of its level already filled in (UU 12/2011 Lampiran II angka 1)."""
    frame = blank_frame(
        level=daerah.level,
        nama=daerah.nama,
        provinsi=daerah.provinsi,
        ibu_kota=daerah.ibu_kota,
        judul=judul,
        initiator=initiator,
    )
    raperda = _raperda(daerah, judul, initiator, tahun, by, now, facts)
    _write(raperda, frame, by=by, now=now, reason="Kerangka resmi")
    return raperda


@transaction.atomic
def import_text(*, daerah, judul: str, initiator: str, tahun: int, tree: Node, by, now, source="", **facts) -> Raperda:
    """A Raperda whose text is the tree that was read from a file named `source`; its judul bears the name given."""
    tree = _named(tree, judul)
    raperda = _raperda(daerah, judul, initiator, tahun, by, now, facts)
    _write(raperda, tree, by=by, now=now, reason="Impor naskah", source=("berkas", source[:80]))
    return raperda


def _named(tree: Node, name: str) -> Node:
    title = tree.first(Kind.JUDUL)
    if title is None or not name_in(title.text) or same_name(name_in(title.text), name):
        return tree
    new = replace(title, text=renamed(title.text, name))
    return tree.with_children(tuple(new if part is title else part for part in tree.children))


def _raperda(daerah, judul, initiator, tahun, by, now, facts) -> Raperda:
    return Raperda.objects.create(daerah=daerah, judul=judul, initiator=initiator, tahun=tahun, by=by, at=now, **facts)


def _write(raperda: Raperda, tree: Node, *, by, now, reason: str, source=("", "")) -> Naskah:
    naskah = Naskah.objects.create(daerah=raperda.daerah, raperda=raperda, kind=Naskah.Kind.RANCANGAN)
    naskah = lock(naskah)
    edit = new_edit(naskah, by=by, now=now, verb="mulai", reason=reason, source=source)
    keyed = link_explains(bridge.fresh_keys(naskah, tree))
    for level in bridge.rows_for(naskah, bridge.unnumbered(keyed)):
        history.create(level, edit)
    return naskah
