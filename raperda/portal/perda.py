"""One published Perda as its page shows it: the law, its contents, its facts, its road, what it does to others."""

import hashlib
import json

from django.db.models import Count, Max, Q, QuerySet
from django.utils.formats import date_format

from deliberation.core.stages import STAGES
from deliberation.models import StageEntry
from documents.core.address import anchors
from documents.core.tree import Kind, Node, Path
from documents.models import Daerah, Perda, Raperda
from documents.printing.contents import contents_html
from documents.printing.html import law_html
from documents.prose import prose_html
from documents.tasks import has_failed, print_gazette
from raperda.portal.templatetags.frame import icon

_LD = {Daerah.Level.PROVINSI: "PROVINSI", Daerah.Level.KABUPATEN: "KAB.", Daerah.Level.KOTA: "KOTA"}


def with_marks(perda: QuerySet[Perda]) -> QuerySet[Perda]:
    """Each with its version (without the tree), gazette, and the marks from which `state_of` reads what has changed."""
    rows = perda.select_related("daerah", "version", "gazette", "raperda").defer("version__tree", "raperda__keterangan")
    published = Q(affected_by__perda__published_at__isnull=False)
    # A count beside each maximum: what was recorded early may be published late.
    return rows.annotate(
        relations_made=Count("relations", distinct=True),
        last_relation=Max("relations"),
        targets_open=Count("relations", filter=Q(relations__target__published_at__isnull=False), distinct=True),
        effects_made=Count("affected_by", filter=published, distinct=True),
        last_effect=Max("affected_by", filter=published),
        entries_made=Count("raperda__deliberation__entries", distinct=True),
        last_entry=Max("raperda__deliberation__entries"),
    )


def state_of(perda: Perda) -> str:
    """A digest of everything the public page of a marked Perda depends on."""
    shown = [
        perda.version.digest, perda.status, perda.ringkasan, str(perda.daerah),
        perda.gazette.sha256 if perda.gazette else "", perda.relations_made, perda.last_relation, perda.targets_open,
        perda.effects_made, perda.last_effect, perda.entries_made, perda.last_entry, print_failed(perda),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()


def print_failed(perda: Perda) -> bool:
    """Whether its gazette was asked for, is not there, and is not on its way."""
    waits = perda.published_at and perda.raperda_id and not perda.gazette_id
    return bool(waits) and has_failed(print_gazette, perda_id=perda.pk)


def page_of(perda: Perda) -> dict[str, object]:
    """What the page shows, as values for its template."""
    tree = perda.version.unpacked()
    ids = anchors(tree)
    effects = perda.affected_by.filter(perda__published_at__isnull=False).select_related("perda__daerah")
    return {
        "perda": perda,
        "daerah": perda.daerah,
        "law": law_html(tree, anchors=ids, decorate=_links(ids)),
        "contents": contents_html(tree, ids),
        "facts": facts_of(perda),
        "ringkasan": prose_html(perda.ringkasan) if perda.ringkasan else "",
        "road": _road(perda),
        "relations": list(perda.relations.select_related("target__daerah")),
        "effects": list(effects),
        "failed": print_failed(perda),
    }


def facts_of(perda: Perda) -> list[tuple[str, str]]:
    """The metadata a JDIH publishes (Permenkumham 8/2019), as label and value; empty values are left out."""
    promulgated = perda.tanggal_pengundangan
    found = [
        ("Jenis", "Peraturan Daerah"),
        ("T.E.U.", heading_of(perda.daerah)),
        ("Penetapan", _day(perda.tanggal_penetapan)),
        ("Pengundangan", _day(promulgated)),
        ("Sumber", _source(perda)),
        ("Tambahan LD", f"Nomor {perda.nomor_tld}" if perda.nomor_tld else ""),
        ("Nomor register", perda.noreg),
        ("Penanda tangan", ", ".join(filter(None, (perda.nama_kepala, perda.jabatan_kepala)))),
        ("Prakarsa", _initiator(perda)),
        ("Bahasa", "Indonesia"),
    ]
    return [(label, value) for label, value in found if value]


def heading_of(daerah: Daerah) -> str:
    """Tajuk Entri Utama: "Serang (Kota)", "Bogor (Kabupaten)", "Jawa Barat" (Permenkumham 8/2019)."""
    if daerah.level == Daerah.Level.PROVINSI:
        return daerah.nama
    return f"{daerah.nama} ({daerah.get_level_display()})"


def _initiator(perda: Perda) -> str:
    if not perda.raperda_id:
        return ""
    return "DPRD" if perda.raperda.initiator == Raperda.Initiator.DPRD else perda.daerah.kepala


def _source(perda: Perda) -> str:
    if not (perda.tanggal_pengundangan and perda.nomor_ld):
        return ""
    return f"LD {_region(perda.daerah)} {perda.tanggal_pengundangan.year} ({perda.nomor_ld})"


def _region(daerah: Daerah) -> str:
    return f"{_LD[Daerah.Level(daerah.level)]} {daerah.nama.upper()}"


def _day(day) -> str:
    return date_format(day, "j F Y") if day else ""


def _road(perda: Perda) -> list[tuple[str, object]]:
    """The stages the public could follow, newest first, as name and day."""
    if not perda.raperda_id:
        return []
    entries = StageEntry.objects.filter(deliberation__raperda_id=perda.raperda_id).order_by("-pk")
    pairs = entries.values_list("stage", "since")
    return [(STAGES[stage].nama, since) for stage, since in pairs if stage in STAGES and STAGES[stage].public]


def _links(ids: dict[Path, str]):
    """For law_html: a link to itself on each pasal of the body."""
    chain = icon("tautan")

    def link(node: Node, path: Path) -> str:
        if node.kind is not Kind.PASAL or not ids.get(path, "").startswith("pasal-"):
            return ""
        return (
            f'<div class="bar"><a class="button plain" href="#{ids[path]}" data-copy '
            f'aria-label="Tautan ke Pasal {node.number}">{chain}</a></div>'
        )

    return link
