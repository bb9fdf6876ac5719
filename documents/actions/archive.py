"""import_perda: an act of the archive, with the file it was read from."""

import hashlib
from dataclasses import replace

from django.db import transaction

from documents import bridge
from documents.actions.attach import attach
from documents.actions.freeze import append_version
from documents.actions.lock import lock, new_edit
from documents.core.act import ActFacts
from documents.core.address import link_explains
from documents.core.tree import Node
from documents.errors import DomainError
from documents.models import Attachment, Daerah, Naskah, Perda
from documents.reading.sniff import sniff


class ActIncomplete(DomainError):
    """A text that does not say which act it is, so that it cannot be filed."""


class AlreadyFiled(DomainError):
    """An act, or the very file, that is in the archive already."""


@transaction.atomic
def import_perda(*, daerah: Daerah, tree: Node, facts: ActFacts, source: str, data: bytes | None, by, now) -> Perda:
    """The Perda with its text frozen as printed. It is in force when its promulgation is known, else only enacted.

    Raises ActIncomplete without number, year, name, or any date; AlreadyFiled for a number or a file known already.
    """
    daerah = Daerah.objects.select_for_update().get(pk=daerah.pk)
    facts = _dated(facts)
    _refuse_known(daerah, facts, data)
    naskah = lock(Naskah.objects.create(daerah=daerah, kind=Naskah.Kind.PERDA), to_edit=False)
    new_edit(naskah, by=by, now=now, verb="mulai", reason="Impor Perda", source=("berkas", source[:80]))
    keyed = link_explains(bridge.fresh_keys(naskah, tree))
    version = append_version(naskah, keyed, name="Naskah arsip", by=by, now=now)
    complete = bool(facts.promulgated_on and facts.nomor_ld and facts.secretary)
    perda = Perda.objects.create(
        daerah=daerah,
        nomor=facts.nomor,
        tahun=facts.tahun,
        judul=facts.nama[:400],
        version=version,
        status=Perda.Status.BERLAKU if complete else Perda.Status.DITETAPKAN,
        tanggal_penetapan=facts.enacted_on,
        jabatan_kepala=facts.office[:80],
        nama_kepala=facts.signer[:120],
        noreg=facts.noreg,
        tanggal_pengundangan=facts.promulgated_on,
        jabatan_sekda=facts.secretary_office[:80],
        nama_sekda=facts.secretary[:120],
        nomor_ld=facts.nomor_ld,
        nomor_tld=facts.nomor_tld,
    )
    if data is not None:
        _keep_file(perda, source, data, by, now)
    return perda


def doubts_of(facts: ActFacts) -> list[str]:
    """One sentence for each fact of the archive that the text does not state or not legibly."""
    asked = (
        (facts.nomor, "Nomor tidak terbaca."),
        (facts.tahun, "Tahun tidak terbaca."),
        (facts.nama, "Nama setelah kata tentang tidak terbaca."),
        (facts.enacted_on, "Tanggal penetapan tidak terbaca."),
        (facts.signer, "Nama penanda tangan tidak terbaca."),
        (facts.promulgated_on, "Tanggal pengundangan tidak terbaca."),
        (facts.secretary, "Nama yang mengundangkan tidak terbaca."),
        (facts.nomor_ld, "Nomor Lembaran Daerah tidak terbaca."),
    )
    return [sentence for value, sentence in asked if not value]


def _dated(facts: ActFacts) -> ActFacts:
    """The facts with at least the date of enactment. Raises ActIncomplete when the act cannot be told from others."""
    day = facts.enacted_on or facts.promulgated_on
    if not (facts.nomor and facts.tahun and facts.nama and day):
        missing = [
            s for s in doubts_of(facts)[:4] if s.startswith(("Nomor tidak", "Tahun", "Nama setelah", "Tanggal pen"))
        ]
        raise ActIncomplete(" ".join([*missing, "Lengkapi di halaman Impor Perda, lalu simpan."]))
    if facts.promulgated_on and facts.promulgated_on < day:
        raise ActIncomplete("Tanggal pengundangan mendahului tanggal penetapan. Periksa kedua tanggal.")
    return replace(facts, enacted_on=day)


def _refuse_known(daerah: Daerah, facts: ActFacts, data: bytes | None) -> None:
    if data is not None and is_filed(daerah, data):
        raise AlreadyFiled("Berkas ini sudah ada dalam arsip.")
    if Perda.objects.filter(daerah=daerah, tahun=facts.tahun, nomor=facts.nomor).exists():
        raise AlreadyFiled(f"Perda Nomor {facts.nomor} Tahun {facts.tahun} sudah ada dalam arsip.")
    if facts.nomor_ld and facts.promulgated_on:
        same_year = Perda.objects.filter(daerah=daerah, tanggal_pengundangan__year=facts.promulgated_on.year)
        if same_year.filter(nomor_ld=facts.nomor_ld).exists():
            raise AlreadyFiled(f"Lembaran Daerah Nomor {facts.nomor_ld} tahun itu sudah dipakai. Periksa nomornya.")
    if facts.nomor_tld and Perda.objects.filter(daerah=daerah, nomor_tld=facts.nomor_tld).exists():
        raise AlreadyFiled(
            f"Tambahan Lembaran Daerah Nomor {facts.nomor_tld} sudah dipakai Perda lain. Periksa nomornya."
        )


def is_filed(daerah: Daerah, data: bytes) -> bool:
    """Whether this very file was imported for the daerah before."""
    digest = hashlib.sha256(data).hexdigest()
    kinds = (Attachment.Kind.SUMBER, Attachment.Kind.GAZET)
    return Attachment.objects.filter(kind__in=kinds, sha256=digest, perda__daerah=daerah).exists()


def _keep_file(perda: Perda, source: str, data: bytes, by, now) -> None:
    """The file with its act; a PDF of the archive is the Lembaran Daerah itself and is handed out as such."""
    kind = Attachment.Kind.GAZET if sniff(data) == "pdf" else Attachment.Kind.SUMBER
    kept = attach(name=source, data=data, kind=kind, perda=perda, by=by, now=now)
    if kind is Attachment.Kind.GAZET:
        perda.gazette = kept
        perda.save(update_fields=["gazette"])
