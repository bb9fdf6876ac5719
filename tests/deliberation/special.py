"""A Raperda on a special track, and single steps of it with every paper at hand."""

from datetime import date

from deliberation.actions import move_to, open_deliberation
from deliberation.core.stages import find_move, way_of
from deliberation.models import Deliberation
from documents.actions import freeze
from documents.models import Naskah, Raperda
from tests.people import NOW, short_raperda


def special(by, subject: str, judul: str = "Contoh Kecil", **given) -> Raperda:
    """A Raperda of the head of region on that subject, begun on the day of NOW with a frozen text."""
    raperda = short_raperda(by, "kdh", judul=judul)
    raperda.subject = subject
    for name, value in given.items():
        setattr(raperda, name, value)
    raperda.save()
    open_deliberation(raperda=raperda, by=by, now=NOW)
    freeze(naskah=raperda.naskah.get(kind=Naskah.Kind.RANCANGAN), name="Rancangan", by=by, now=NOW)
    raperda.refresh_from_db()
    return raperda


def take(raperda: Raperda, by, day: date, *targets: str, **facts):
    """The entries of these steps on that day; each is given what it asks for of `facts`."""
    found, papers = [], facts.pop("documents", None)
    for target in targets:
        deliberation = Deliberation.objects.select_related("raperda__daerah").get(raperda_id=raperda.pk)
        move = find_move(deliberation.raperda.stage, target, way_of(deliberation.track, deliberation.matter))
        stated = {name: facts[name] for name in (move.asks if move else ()) if name in facts}
        found.append(
            move_to(
                deliberation=deliberation,
                target=target,
                by=by,
                now=NOW,
                today=day,
                note="Alasan.",
                facts=stated | {"documents": move.documents if papers is None and move else papers or ()},
            )  # fmt: skip
        )
    raperda.refresh_from_db()
    return found
