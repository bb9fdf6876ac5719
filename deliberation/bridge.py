"""Rows to facts: what is known of one Raperda on a day, as the rules of deliberation.core read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from deliberation.core.stages import ASKS, Facts
from deliberation.models import Deliberation, StageEntry
from documents.models import Attachment, Naskah, Perda, Version

# What a person states and the deliberation keeps as a column of its own; the rest stays with the entry.
COLUMNS = tuple(name for name in ASKS if name in {field.name for field in Deliberation._meta.get_fields()})


def facts_of(deliberation: Deliberation, today: date, stated: Mapping[str, object] | None = None) -> Facts:
    """The facts of the deliberation on that day, with what a person states now laid over them. Five or six queries."""
    raperda = deliberation.raperda
    given = {name: value for name, value in (stated or {}).items() if name != "documents"}
    known = {name: getattr(deliberation, name) for name in COLUMNS} | given
    return Facts(
        today=today,
        initiator=deliberation.track,
        level=raperda.daerah.level,
        subject=raperda.subject,
        review_kind=deliberation.review_kind,
        in_propemperda=deliberation.in_propemperda,
        out_of_program_reason=deliberation.out_of_program_reason,
        frozen_version=is_frozen(deliberation),
        number_taken_by=_number_taken_by(deliberation, known["nomor"], known["tahun"]),
        documents=documents_of(deliberation) | frozenset((stated or {}).get("documents", ())),
        **known,
    )


def is_frozen(deliberation: Deliberation) -> bool:
    """Whether the draft has a version frozen since its last edit."""
    draft = draft_of(deliberation)
    return draft is not None and draft.versions.filter(revision=draft.revision).exists()


def draft_of(deliberation: Deliberation) -> Naskah | None:
    """The naskah of the draft, or None for a Raperda without a text."""
    return Naskah.objects.filter(raperda_id=deliberation.raperda_id, kind=Naskah.Kind.RANCANGAN).first()


def latest_version(deliberation: Deliberation) -> Version | None:
    """The version frozen last, of the draft or of the act that came from it, without its tree."""
    kinds = (Naskah.Kind.RANCANGAN, Naskah.Kind.PERDA)
    own = Version.objects.filter(naskah__raperda_id=deliberation.raperda_id, naskah__kind__in=kinds)
    return own.order_by("-pk").defer("tree").first()


def documents_of(deliberation: Deliberation) -> frozenset[str]:
    """Ids of the documents at hand: stated with a move, or stored as a file of the Raperda."""
    files = Attachment.objects.filter(raperda_id=deliberation.raperda_id, kind=Attachment.Kind.DOKUMEN)
    stated: Iterable[list[str]] = StageEntry.objects.filter(deliberation=deliberation).values_list(
        "documents", flat=True
    )
    return frozenset(files.values_list("document", flat=True)).union(*stated)


def _number_taken_by(deliberation: Deliberation, nomor: object, tahun: object) -> str:
    """Which other act of the daerah bears the number, in words; empty when none does or no number is known."""
    if not nomor or not tahun:
        return ""
    raperda = deliberation.raperda
    perda = Perda.objects.filter(daerah_id=raperda.daerah_id, tahun=tahun, nomor=nomor).exclude(raperda=raperda).first()
    if perda:
        return f"Peraturan Daerah tentang {perda.judul}"
    others = Deliberation.objects.filter(raperda__daerah_id=raperda.daerah_id, tahun=tahun, nomor=nomor)
    other = others.exclude(pk=deliberation.pk).select_related("raperda").first()
    return f"Raperda tentang {other.raperda.judul}" if other else ""
