"""The meta of an Akoma Ntoso file: identification by FRBR, publication, life cycle, and the people and bodies named."""

from __future__ import annotations

from documents.core.akn import slug
from documents.printing.akn.facts import AknFacts
from documents.printing.akn.markup import Element, add, own

MAIN = "main"
_OFFICE, _COUNCIL, _HEAD, _SECRETARY = "pemerintah-daerah", "dprd", "kepala-daerah", "sekretaris-daerah"
_MAKER = "raperda"
_FORMAT = "application/akn+xml"


def meta(parent: Element, facts: AknFacts, key: str) -> None:
    """The meta of the whole act; `key` is that of its root."""
    made = add(parent, "meta")
    _identification(made, facts, MAIN, key=key)
    if facts.promulgated_on:
        publication = {
            "date": facts.promulgated_on.isoformat(),
            "name": "Lembaran Daerah",
            "number": str(facts.nomor_ld or ""),
            "showAs": " ".join(
                filter(None, ("Lembaran Daerah", facts.region, "Tahun", str(facts.promulgated_on.year)))
            ),
        }
        add(made, "publication", publication)
    if facts.enacted_on:
        life = add(made, "lifecycle", {"source": f"#{_MAKER}"})
        event = {"date": facts.enacted_on.isoformat(), "source": "#asli", "type": "generation", "eId": "penetapan"}
        add(life, "eventRef", event)
    _references(made, facts)
    if facts.version is not None:
        said = {"nomor": str(facts.version), "sidik": facts.digest}
        version = add(add(made, "proprietary", {"source": f"#{_MAKER}"}), "versi")
        version.tag = own("versi")
        for name, value in said.items():
            version.set(name, value)


def part_meta(parent: Element, facts: AknFacts, component: str, title: str, number: str) -> None:
    """The meta of a part of the act, such as the penjelasan; `component` names it in its address."""
    _identification(add(parent, "meta"), facts, component, title=f"{title} {facts.title}", number=number)


def people(facts: AknFacts) -> dict[str, str]:
    """The eId of each person who signs, by name."""
    found = {facts.signer: _HEAD, facts.secretary: _SECRETARY}
    return {name: f"orang_{office}" for name, office in found.items() if name}


def _identification(
    parent: Element, facts: AknFacts, component: str, *, key: str = "", title: str = "", number: str = ""
) -> None:
    made = add(parent, "identification", {"source": f"#{_MAKER}"})
    created = (facts.enacted_on or facts.day).isoformat()
    work = add(made, "FRBRWork")
    _level(work, f"{facts.uri}/!{component}", facts.uri, created, "penetapan" if facts.enacted_on else "penyusunan")
    add(work, "FRBRcountry", {"value": "id"})
    add(work, "FRBRsubtype", {"value": "raperda" if facts.draft else "perda"})
    if number := number if title else facts.number:
        add(work, "FRBRnumber", {"value": number})
    add(work, "FRBRname", {"value": title or facts.title})
    add(work, "FRBRprescriptive", {"value": "false" if facts.draft else "true"})
    text = add(made, "FRBRExpression")
    _level(text, f"{facts.expression}/!{component}", facts.expression, facts.day.isoformat(), "naskah", key)
    if facts.version is not None and not title:
        add(text, "FRBRversionNumber", {"value": str(facts.version)})
    add(text, "FRBRlanguage", {"language": "ind"})
    file = add(made, "FRBRManifestation")
    name = f"{facts.expression}.xml"
    _level(file, f"{facts.expression}/!{component}.xml", name, facts.day.isoformat(), "berkas", author=_MAKER)
    add(file, "FRBRformat", {"value": _FORMAT})


def _level(parent: Element, this: str, uri: str, day: str, event: str, key: str = "", author: str = _OFFICE) -> None:
    add(parent, "FRBRthis", {"value": this})
    add(parent, "FRBRuri", {"value": uri})
    if key:
        add(parent, "FRBRalias", {"value": key, "name": "kunci"})
    add(parent, "FRBRdate", {"date": day, "name": event})
    add(parent, "FRBRauthor", {"href": f"#{author}"})


def _references(parent: Element, facts: AknFacts) -> None:
    made = add(parent, "references", {"source": f"#{_MAKER}"})
    add(made, "original", {"eId": "asli", "href": facts.expression, "showAs": facts.title})
    for place, tie in enumerate(facts.ties, 1):
        if tie.uri:
            given = {"eId": f"acuan_{place}", "href": tie.uri, "showAs": f"{tie.kind} {tie.name}"}
            add(made, "activeRef", given)
    region = facts.region or "Daerah"
    bodies = ((_OFFICE, f"Pemerintah {region}"), (_COUNCIL, f"Dewan Perwakilan Rakyat Daerah {region}"))
    for name, shown in bodies:
        _top_level(made, "organization", name, f"{name}-{slug(region)}", shown)
    _top_level(made, "organization", _MAKER, _MAKER, "Raperda")
    signers = ((_HEAD, facts.signer, facts.signer_office), (_SECRETARY, facts.secretary, facts.secretary_office))
    for name, person, office in signers:
        if person:
            _top_level(made, "person", f"orang_{name}", slug(person) or name, person)
        if person and office:
            _top_level(made, "role", name, name, office)


def _top_level(parent: Element, sort: str, eid: str, name: str, shown: str) -> None:
    given = {"eId": eid, "href": f"/akn/ontology/{sort}/id/{name}", "showAs": shown}
    add(parent, f"TLC{sort.capitalize()}", given)
