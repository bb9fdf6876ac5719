"""The Perda and Raperda the public may read, and how a reader finds one."""

import re

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from deliberation.models import AgendaItem, Rapat
from documents.models import Daerah, Perda, Raperda, Relation

ORDERS = {"terbaru": ("-tahun", "-nomor"), "terlama": ("tahun", "nomor"), "judul": ("judul", "-tahun")}
STATES = {"berlaku": "Berlaku", "diubah": "Diubah", "dicabut": "Dicabut"}
# Meetings of leaders and of one fraksi are the house's own business; the others are announced.
INTERNAL = (Rapat.Kind.RAPAT_PIMPINAN, Rapat.Kind.RAPAT_BANMUS, Rapat.Kind.RAPAT_FRAKSI)

_NOT_WORDS = frozenset({"perda", "raperda", "nomor", "no", "tahun", "tentang"})


def published(daerah: Daerah | None) -> QuerySet[Perda]:
    """The published Perda of the daerah, each with `amended`: whether a published Perda changed part of it."""
    amending = Relation.objects.filter(
        target=OuterRef("pk"),
        kind__in=(Relation.Kind.MENGUBAH, Relation.Kind.MENCABUT_SEBAGIAN),
        perda__published_at__isnull=False,
    )
    return Perda.objects.filter(daerah=daerah, published_at__isnull=False).annotate(amended=Exists(amending))


def with_state(perda: QuerySet[Perda], states: list[str]) -> QuerySet[Perda]:
    """Only those in one of the states of STATES; all when none is named."""
    wanted = {
        "berlaku": Q(status=Perda.Status.BERLAKU, amended=False),
        "diubah": Q(status=Perda.Status.BERLAKU, amended=True),
        "dicabut": Q(status=Perda.Status.DICABUT),
    }
    chosen = [wanted[state] for state in states if state in wanted]
    if not chosen:
        return perda
    either = chosen[0]
    for other in chosen[1:]:
        either |= other
    return perda.filter(either)


def matching(perda: QuerySet[Perda], query: str) -> QuerySet[Perda]:
    """Those whose judul holds every word of the query; a number may also be the nomor or the tahun.

    "Perda Nomor 6 Tahun 2022", "6/2022" and "pelayanan publik" all find what they mean.
    """
    words = re.findall(r"[\w-]+", query.lower())
    if words[:2] == ["peraturan", "daerah"]:
        words = words[2:]
    for word in words[:12]:
        if word in _NOT_WORDS:
            continue
        here = Q(judul__icontains=word)
        if word.isdecimal() and len(word) <= 4:
            here |= Q(nomor=int(word)) | Q(tahun=int(word))
        perda = perda.filter(here)
    return perda


def open_raperda(daerah: Daerah | None) -> QuerySet[Raperda]:
    """The Raperda of the daerah that anybody may read."""
    return Raperda.objects.filter(daerah=daerah, is_public=True)


def announced(daerah: Daerah | None) -> QuerySet[Rapat]:
    """The meetings of the daerah that are on the public agenda."""
    return meetings_with_items(daerah).exclude(kind__in=INTERNAL)


def meetings_with_items(daerah: Daerah | None) -> QuerySet[Rapat]:
    """Every meeting of the daerah, with its body and its items as `agenda`."""
    items = AgendaItem.objects.select_related("raperda").defer("raperda__keterangan")
    meetings = Rapat.objects.filter(daerah=daerah).select_related("body")
    return meetings.prefetch_related(Prefetch("items", items, to_attr="agenda"))
