"""The Perda and Raperda the public may read, and how a reader finds one."""

import re
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from deliberation.actions.roll import open_to_all
from deliberation.models import AgendaItem, Rapat
from documents.models import Attachment, Daerah, Perda, Raperda, Relation, Setting

ORDERS = {"terbaru": ("-tahun", "-nomor"), "terlama": ("tahun", "nomor"), "judul": ("judul", "-tahun")}
STATES = {"berlaku": "Berlaku", "diubah": "Diubah", "dicabut": "Dicabut"}
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


# What UU 12/2011 Pasal 96 ayat (4) opens, and what an open plenary heard; the setting `dokumen_publik` names others.
OPEN_PAPERS = (
    "keterangan_na", "naskah_penjelasan", "naskah_pendapat_kdh", "naskah_jawaban_fraksi", "naskah_pandangan_fraksi",
    "naskah_jawaban_kdh", "pendapat_akhir_fraksi", "laporan_tk2", "naskah_pendapat_akhir_kdh", "keputusan_usul",
    "keputusan_persetujuan", "ba_persetujuan_bersama",
)  # fmt: skip


def open_papers(raperda: Raperda, today: date) -> QuerySet[Attachment]:
    """The papers of a public Raperda that anybody may read, the oldest first."""
    chosen = Setting.objects.choice("dokumen_publik", raperda.daerah, today, list(OPEN_PAPERS))
    names = chosen if isinstance(chosen, list) else OPEN_PAPERS
    rows = Attachment.objects.filter(raperda=raperda, raperda__is_public=True, kind=Attachment.Kind.DOKUMEN)
    return rows.filter(document__in=names).order_by("at", "pk")


def announced(daerah: Daerah | None) -> QuerySet[Rapat]:
    """The meetings of the daerah that are on the public agenda."""
    return open_to_all(meetings_with_items(daerah))


def meetings_with_items(daerah: Daerah | None) -> QuerySet[Rapat]:
    """Every meeting of the daerah, with its body and its items as `agenda`."""
    items = AgendaItem.objects.select_related("raperda").defer("raperda__keterangan")
    meetings = Rapat.objects.filter(daerah=daerah).select_related("body")
    return meetings.prefetch_related(Prefetch("items", items, to_attr="agenda"))
