"""perda_facts, version_facts: what an Akoma Ntoso file says of an enacted Perda or of one version of a draft."""

from __future__ import annotations

from django.utils import timezone

from documents.core.akn import cited_acts, perda_uri
from documents.models import Naskah, Perda, Relation, Version
from documents.printing.akn.facts import AknFacts, Tie


def perda_facts(perda: Perda) -> AknFacts:
    """The facts of a Perda with its present text; one query for what it does to others."""
    daerah = perda.daerah
    relations = perda.relations.select_related("target__daerah").order_by("pk")
    return AknFacts(
        day=perda.tanggal_pengundangan or perda.tanggal_penetapan,
        name=perda.judul,
        kode=daerah.kode,
        region=daerah.lengkap,
        number=str(perda.nomor),
        tahun=perda.tahun,
        enacted_on=perda.tanggal_penetapan,
        signer=perda.nama_kepala.upper(),
        signer_office=perda.jabatan_kepala,
        promulgated_on=perda.tanggal_pengundangan,
        secretary=perda.nama_sekda.upper(),
        secretary_office=perda.jabatan_sekda,
        nomor_ld=perda.nomor_ld,
        version=perda.version.number,
        digest=perda.version.digest,
        ties=tuple(_tie(relation, perda) for relation in relations),
    )


def version_facts(version: Version) -> AknFacts:
    """The facts of one frozen version of a draft; its Work is named after the Raperda, its text after the day."""
    naskah: Naskah = version.naskah
    raperda, daerah = naskah.raperda, naskah.daerah
    return AknFacts(
        day=timezone.localdate(version.at),
        name=raperda.judul,
        kode=daerah.kode,
        region=daerah.lengkap,
        draft=True,
        initiator=raperda.initiator,
        number=str(raperda.pk),
        tahun=raperda.tahun,
        version=version.number,
        digest=version.digest,
    )


def _tie(relation: Relation, perda: Perda) -> Tie:
    target, kind = relation.target, relation.get_kind_display()
    if target:
        daerah = target.daerah
        return Tie(kind, perda_uri(daerah.kode, daerah.lengkap, target.tahun, target.nomor), str(target))
    cited = cited_acts(relation.citation, perda.daerah.kode, perda.daerah.lengkap)
    return Tie(kind, cited[0][2] if cited else "", relation.citation)
