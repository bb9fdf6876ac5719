"""The long road in short words: the steps of a Raperda through the actions, each with all its papers at hand."""

import signal
from collections.abc import Iterator
from datetime import date, datetime

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from deliberation import actions as procedure
from deliberation import bridge as facts_bridge
from deliberation.core.stages import KEPT, ahead, find_move, way_of
from deliberation.models import Deliberation
from documents.actions import freeze
from documents.models import Naskah, Raperda

MAYOR, SECRETARY = "NAMA KEPALA CONTOH", "NAMA SEKRETARIS CONTOH"


def draft_of(raperda: Raperda) -> Naskah:
    """The text of a Raperda."""
    return raperda.naskah.get(kind=Naskah.Kind.RANCANGAN)


def deliberation_of(raperda: Raperda) -> Deliberation:
    """The procedure of a Raperda, as it stands now."""
    return Deliberation.objects.select_related("raperda__daerah").get(raperda_id=raperda.pk)


def next_stage(raperda: Raperda, day: date) -> str:
    """The id of the next stage on the main road."""
    deliberation = deliberation_of(raperda)
    return ahead(deliberation.raperda.stage, facts_bridge.facts_of(deliberation, day))[0].id


def step(raperda: Raperda, *, by, now: datetime, day: date, nomor: int = 6) -> str:
    """Take the next step of the main road, freezing first where the step needs it; the stage it leads to."""
    target, deliberation = next_stage(raperda, day), deliberation_of(raperda)
    move = find_move(deliberation.raperda.stage, target, way_of(deliberation.track, deliberation.matter))
    if "naskah_beku" in move.guards and not facts_bridge.is_frozen(deliberation):
        freeze(naskah=draft_of(raperda), name=f"Menuju {target}", by=by, now=now)
    given = {"deliberation": deliberation, "by": by, "now": now, "today": day}
    facts = {"documents": move.documents} | stated(move.asks, day, nomor)
    if target == "pengundangan":
        procedure.enact(facts=facts, jabatan=office(raperda), nama=MAYOR, **given)
    elif target == "autentifikasi":
        jabatan = f"SEKRETARIS DAERAH {raperda.daerah.lengkap}".upper()
        procedure.promulgate(facts=facts, jabatan=jabatan, nama=SECRETARY, **given)
    else:
        procedure.move_to(target=target, facts=facts, **given)
    return target


def walk(raperda: Raperda, until: str, **given) -> Iterator[str]:
    """Take every step up to that stage; each stage as it is entered."""
    stage = deliberation_of(raperda).raperda.stage
    while stage != until:
        stage = step(raperda, **given)
        yield stage


def office(raperda: Raperda) -> str:
    """The office that signs: "BUPATI KULON PROGO"."""
    return f"{raperda.daerah.kepala} {raperda.daerah.nama}".upper()


def stated(asks: tuple[str, ...], day: date, nomor: int) -> dict:
    """What a person states for a move that asks for these facts."""
    known = {
        "agreed_on": day, "noreg": f"{nomor},99/{day.year}", "noreg_on": day, "nomor": nomor, "tahun": day.year,
        "enacted_on": day, "promulgated_on": day, "nomor_ld": nomor, "nomor_tld": nomor, "effective_on": day,
    }  # fmt: skip
    known |= {name: day for name in KEPT if name != "sanding"}
    return {name: known[name] for name in asks if name in known}


def work_off() -> None:
    """Let the queue's own worker do all that waits; a task that failed fails the test."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    try:
        call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
    assert [task.traceback for task in DBTaskResult.objects.all() if task.status == "FAILED"] == []
