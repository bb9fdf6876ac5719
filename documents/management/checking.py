"""check: whether a file is the published one of a Perda, an older one, or unknown, by its bytes, then by its words."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from documents.actions.freeze import broken_links
from documents.core.act import facts_of
from documents.core.layout import layout
from documents.core.parse import parse
from documents.core.tree import Node
from documents.models import Attachment, Naskah, Perda
from documents.reading import Unreadable, read, read_act
from documents.reading.sniff import sniff

PUBLISHED, OLDER, UNKNOWN = "terbitan", "lama", "tidak_dikenal"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a check: the status, the SHA-256 of the file, the Perda it belongs to, and a sentence."""

    status: str
    sha256: str
    sentence: str
    perda: Perda | None = None


def check(name: str, data: bytes) -> Verdict:
    """The verdict on a PDF, Akoma Ntoso, Word, or text file. Raises Unreadable for what is none of them.

    Bytes that were stored as a gazette are known by their SHA-256. Otherwise the words are compared with those of the
    Perda whose number and year they bear; of a PDF these are no proof, for a PDF is published with its bytes.
    """
    digest = hashlib.sha256(data).hexdigest()
    rows = Attachment.objects.filter(sha256=digest, kind=Attachment.Kind.GAZET, perda__isnull=False)
    stored = rows.select_related("perda__daerah", "perda__version__naskah").first()
    if stored:
        return _stored(stored, digest)
    pdf = sniff(data) == "pdf"
    tree = _tree(name, data, pdf)
    found = next(_same_text(tree), None) if tree else None
    if found is None:
        return Verdict(UNKNOWN, digest, "Berkas ini tidak dikenal: bukan berkas atau teks yang diterbitkan di sini.")
    perda, present = found
    if pdf:
        sentence = f"Berkas PDF ini tidak dikenal. Teksnya sama dengan {perda}, tetapi bukan berkas yang diterbitkan."
        return Verdict(UNKNOWN, digest, sentence, perda)
    if present:
        return Verdict(PUBLISHED, digest, f"Teks berkas ini adalah teks {perda} yang {_since(perda)}.", perda)
    return Verdict(OLDER, digest, f"Teks berkas ini adalah teks lama {perda}; yang berlaku {_since(perda)}.", perda)


def broken_chain(perda: Perda) -> list[str]:
    """One sentence for each link of the versions of a Perda, and of the draft it came from, that does not hold."""
    naskah = perda.version.naskah
    rows = Naskah.objects.filter(pk__in=[naskah.pk, naskah.origin_id or naskah.pk]).order_by("pk")
    return [link for row in rows for link in broken_links(row)]


def _stored(file: Attachment, digest: str) -> Verdict:
    perda = file.perda
    if perda.published_at is None:
        return Verdict(UNKNOWN, digest, f"Berkas ini tersimpan untuk {perda}, yang belum diterbitkan.", perda)
    if perda.gazette_id != file.pk:
        return Verdict(OLDER, digest, f"Berkas ini terbitan lama {perda}; berkas yang berlaku sudah lain.", perda)
    return Verdict(PUBLISHED, digest, f"Berkas ini adalah terbitan resmi {perda} yang {_since(perda)}.", perda)


def _since(perda: Perda) -> str:
    day = date_format(timezone.localtime(perda.published_at), "j F Y")
    return f"diterbitkan {day}" + (" dan sudah dicabut" if perda.status == Perda.Status.DICABUT else "")


def _tree(name: str, data: bytes, pdf: bool) -> Node | None:
    """The act in the file; None for a PDF whose words would first have to be recognised."""
    if not pdf:
        return read_act(name, data).tree
    try:
        return parse(read(name, data, 0).text).tree
    except Unreadable:
        return None


def _same_text(tree: Node) -> Iterator[tuple[Perda, bool]]:
    """Published Perda with the words of the tree, and whether these are the words of their present text."""
    facts, words = facts_of(tree), _words(tree)
    if facts.nomor is None or facts.tahun is None:
        return
    shelf = Perda.objects.filter(nomor=facts.nomor, tahun=facts.tahun, published_at__isnull=False)
    for perda in shelf.select_related("daerah", "version__naskah").order_by("daerah__kode"):
        for version in perda.version.naskah.versions.order_by("-number"):
            if _words(version.unpacked()) == words:
                yield perda, version.pk == perda.version_id


def _words(tree: Node) -> list[str]:
    return layout(tree).split()
