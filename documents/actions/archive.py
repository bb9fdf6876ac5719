"""file_perda, import_perda, complete_archived: an act of the archive, with the file it was read from."""

import hashlib
from dataclasses import replace

from django.db import transaction

from documents import bridge
from documents.actions.attach import attach
from documents.actions.enact import publish
from documents.actions.freeze import append_version
from documents.actions.lock import lock, new_edit
from documents.core.act import ActFacts
from documents.core.address import link_explains
from documents.core.titles import same_name
from documents.core.tree import Node
from documents.errors import DomainError
from documents.models import Attachment, Daerah, Naskah, Perda
from documents.reading.sniff import sniff

DATES = "Tanggal pengundangan mendahului tanggal penetapan. Periksa kedua tanggal."


class ActIncomplete(DomainError):
    """A text that does not say which act it is, so that it cannot be filed."""


class AlreadyFiled(DomainError):
    """An act, or the very file, that is in the archive already."""


@transaction.atomic
def file_perda(
    *, daerah: Daerah, tree: Node, facts: ActFacts, source: str, data: bytes | None, publish_it: bool, by, now
) -> Perda:
    """The Perda imported and, where `publish_it` and its promulgation is known, open to the public: both or neither."""
    perda = import_perda(daerah=daerah, tree=tree, facts=facts, source=source, data=data, by=by, now=now)
    return publish(perda=perda, by=by, now=now) if publish_it and is_publishable(perda) else perda


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
    perda = Perda.objects.create(
        daerah=daerah,
        nomor=facts.nomor,
        tahun=facts.tahun,
        judul=facts.nama[:400],
        version=version,
        status=Perda.Status.BERLAKU if _is_complete(facts) else Perda.Status.DITETAPKAN,
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


@transaction.atomic
def complete_archived(*, perda: Perda, facts: ActFacts, by, now) -> Perda:
    """The archived Perda with its promulgation from the facts, in force; its text stays as it was filed.

    Raises ActIncomplete without day, name, and number of the Lembaran Daerah or with a day before the enactment;
    AlreadyFiled for a number used already, a Perda that is complete, and one whose Raperda is promulgated here.
    """
    perda = Perda.objects.select_for_update().get(pk=perda.pk)
    if not is_completable(perda):
        raise AlreadyFiled("Data pengundangan Perda ini sudah lengkap atau dicatat lewat tahapan Raperda-nya.")
    if not _is_complete(facts):
        raise ActIncomplete("Isi tanggal pengundangan, nama yang mengundangkan, dan nomor Lembaran Daerah.")
    if facts.promulgated_on < perda.tanggal_penetapan:
        raise ActIncomplete(DATES)
    _refuse_used(Daerah.objects.select_for_update().get(pk=perda.daerah_id), facts, perda.pk)
    naskah = lock(Naskah.objects.get(versions=perda.version_id), to_edit=False)
    new_edit(naskah, by=by, now=now, verb="lengkapi", reason="Data pengundangan Perda arsip")
    perda.tanggal_pengundangan, perda.noreg = facts.promulgated_on, facts.noreg
    perda.jabatan_sekda, perda.nama_sekda = facts.secretary_office[:80], facts.secretary[:120]
    perda.nomor_ld, perda.nomor_tld, perda.status = facts.nomor_ld, facts.nomor_tld, Perda.Status.BERLAKU
    perda.save()
    return perda


def is_completable(perda: Perda) -> bool:
    """Whether it is an act of the archive whose promulgation is not known yet."""
    return perda.raperda_id is None and perda.status == Perda.Status.DITETAPKAN


def is_publishable(perda: Perda) -> bool:
    """Whether it is an act of the archive that is complete and not yet open to the public."""
    return perda.raperda_id is None and perda.status != Perda.Status.DITETAPKAN and perda.published_at is None


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


def disagreements(given: ActFacts, stated: ActFacts) -> list[str]:
    """One sentence for each fact that a person gave otherwise than the text states it."""
    pairs = (
        ("Nomor", given.nomor, stated.nomor),
        ("Tahun", given.tahun, stated.tahun),
        ("Tanggal penetapan", given.enacted_on, stated.enacted_on),
        ("Tanggal pengundangan", given.promulgated_on, stated.promulgated_on),
        ("Nomor Lembaran Daerah", given.nomor_ld, stated.nomor_ld),
    )
    found = [f"{name} pada isian berbeda dari teksnya. Periksa keduanya." for name, a, b in pairs if a and b and a != b]
    if given.nama and stated.nama and not same_name(given.nama, stated.nama):
        found.append("Judul pada isian berbeda dari teksnya. Periksa keduanya.")
    return found


def _dated(facts: ActFacts) -> ActFacts:
    """The facts with at least the date of enactment. Raises ActIncomplete when the act cannot be told from others."""
    day = facts.enacted_on or facts.promulgated_on
    if not (facts.nomor and facts.tahun and facts.nama and day):
        missing = [
            s for s in doubts_of(facts)[:4] if s.startswith(("Nomor tidak", "Tahun", "Nama setelah", "Tanggal pen"))
        ]
        raise ActIncomplete(" ".join([*missing, "Lengkapi di halaman Impor Perda, lalu simpan."]))
    if facts.promulgated_on and facts.promulgated_on < day:
        raise ActIncomplete(DATES)
    return replace(facts, enacted_on=day)


def _is_complete(facts: ActFacts) -> bool:
    return bool(facts.promulgated_on and facts.nomor_ld and facts.secretary)


def _refuse_known(daerah: Daerah, facts: ActFacts, data: bytes | None) -> None:
    if data is not None and is_filed(daerah, data):
        raise AlreadyFiled("Berkas ini sudah ada dalam arsip.")
    if Perda.objects.filter(daerah=daerah, tahun=facts.tahun, nomor=facts.nomor).exists():
        raise AlreadyFiled(f"Perda Nomor {facts.nomor} Tahun {facts.tahun} sudah ada dalam arsip.")
    _refuse_used(daerah, facts, None)


def _refuse_used(daerah: Daerah, facts: ActFacts, own: int | None) -> None:
    """Raises AlreadyFiled when another Perda than `own` (a pk) has the place in the Lembaran Daerah."""
    others = Perda.objects.filter(daerah=daerah).exclude(pk=own)
    if facts.nomor_ld and facts.promulgated_on:
        year = facts.promulgated_on.year
        if others.filter(tanggal_pengundangan__year=year, nomor_ld=facts.nomor_ld).exists():
            raise AlreadyFiled(f"Lembaran Daerah Nomor {facts.nomor_ld} tahun itu sudah dipakai. Periksa nomornya.")
    if facts.nomor_tld and others.filter(nomor_tld=facts.nomor_tld).exists():
        raise AlreadyFiled(
            f"Tambahan Lembaran Daerah Nomor {facts.nomor_tld} sudah dipakai Perda lain. Periksa nomornya."
        )


def filed_as(daerah: Daerah, data: bytes) -> Perda | None:
    """The Perda that this very file was imported as before; None for a new file."""
    digest = hashlib.sha256(data).hexdigest()
    kinds = (Attachment.Kind.SUMBER, Attachment.Kind.GAZET)
    kept = Attachment.objects.filter(kind__in=kinds, sha256=digest, perda__daerah=daerah).select_related("perda")
    return next((row.perda for row in kept[:1]), None)


def is_filed(daerah: Daerah, data: bytes) -> bool:
    """Whether this very file was imported for the daerah before."""
    return filed_as(daerah, data) is not None


def _keep_file(perda: Perda, source: str, data: bytes, by, now) -> None:
    """The file with its act; a PDF of the archive is the Lembaran Daerah itself and is handed out as such."""
    kind = Attachment.Kind.GAZET if sniff(data) == "pdf" else Attachment.Kind.SUMBER
    kept = attach(name=source, data=data, kind=kind, perda=perda, by=by, now=now)
    if kind is Attachment.Kind.GAZET:
        perda.gazette = kept
        perda.save(update_fields=["gazette"])
