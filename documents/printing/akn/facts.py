"""AknFacts: what an Akoma Ntoso file says of an act beyond its text, and the addresses that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from documents.core.act import facts_of
from documents.core.akn import perda_uri, raperda_uri, slug
from documents.core.titles import name_in, readable
from documents.core.tree import Kind, Node

_DRAFT = re.compile(r"\s*RANCANGAN\b", re.IGNORECASE)
_REGION = re.compile(r"PERATURAN\s+DAERAH\s+(.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tie:
    """What the act does to another one: "mengubah", its address ("" where unknown), and how it is called."""

    kind: str
    uri: str
    name: str


@dataclass(frozen=True, slots=True)
class AknFacts:
    """What an Akoma Ntoso file says of an act.

    `day` is the date of this text (of the version, of promulgation), `kode` the Kemendagri code "36.73", `region` "Kota
    Serang", `number` the number of the act or of the draft ("" for none), `version` and `digest` those of the frozen
    Version the text comes from.
    """

    day: date
    name: str = ""
    kode: str = ""
    region: str = ""
    draft: bool = False
    initiator: str = ""  # of a draft: "dprd" or "kdh"
    number: str = ""
    tahun: int = 0
    enacted_on: date | None = None
    signer: str = ""
    signer_office: str = ""
    promulgated_on: date | None = None
    secretary: str = ""
    secretary_office: str = ""
    nomor_ld: int | None = None
    version: int | None = None
    digest: str = ""
    ties: tuple[Tie, ...] = ()

    @property
    def uri(self) -> str:
        """The address of the Work: "/akn/id-3673/act/perda/2022/6"."""
        tahun = self.tahun or self.day.year
        if self.draft or not self.number.isdecimal():
            return raperda_uri(self.kode, self.region, self.initiator, tahun, self.number or slug(self.name)[:80])
        return perda_uri(self.kode, self.region, tahun, int(self.number))

    @property
    def expression(self) -> str:
        """The address of this text of it: "/akn/id-3673/act/perda/2022/6/ind@2022-10-24"."""
        return f"{self.uri}/ind@{self.day.isoformat()}"

    @property
    def title(self) -> str:
        """How the act is called: "Peraturan Daerah Kota Serang Nomor 6 Tahun 2022 tentang …"."""
        sort = "Rancangan Peraturan Daerah" if self.draft else "Peraturan Daerah"
        words = [sort, self.region, f"Nomor {self.number} Tahun {self.tahun}" if self.number and not self.draft else ""]
        return " ".join(filter(None, [*words, f"tentang {self.name}" if self.name else ""]))


def facts_from(tree: Node, day: date) -> AknFacts:
    """What the text itself says; `day` is the date of a text that names none."""
    found = facts_of(tree)
    judul = tree.first(Kind.JUDUL)
    title = judul.text if judul else ""
    region = _REGION.search(title.split("\n", 1)[0])
    draft = bool(_DRAFT.match(title)) or found.nomor is None or found.tahun is None
    return AknFacts(
        day=found.promulgated_on or found.enacted_on or day,
        name=readable(name_in(title)),
        region=readable(region[1]) if region else "",
        draft=draft,
        number="" if draft else str(found.nomor),
        tahun=found.tahun or (found.enacted_on or day).year,
        enacted_on=found.enacted_on,
        signer=found.signer,
        signer_office=found.office,
        promulgated_on=found.promulgated_on,
        secretary=found.secretary,
        secretary_office=found.secretary_office,
        nomor_ld=found.nomor_ld,
    )
