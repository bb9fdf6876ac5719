"""open_programme, add_title, set_programme, carry_over, begin_title: the verbs of Propemperda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from deliberation.actions.road import begin_blank
from deliberation.bridge import raperda_of_items
from deliberation.core.planning import out_of_program_ok
from deliberation.core.programme import Planned, title_key
from deliberation.core.stages import STAGES
from deliberation.models import ProgrammeChange, ProgrammeItem, Propemperda
from documents.errors import DomainError
from documents.models import Raperda

FIELDS = (
    "judul", "initiator", "group", "reason", "bapemperda_agreed", "hukum_agreed", "priority", "changes", "omnibus",
    "background", "goal", "scope", "direction", "implements", "companion", "unit", "target", "note",
)  # fmt: skip
_LUAR = ProgrammeItem.Group.LUAR
_Verb = ProgrammeChange.Verb


class ProgrammeRefused(DomainError):
    """What the programme of a year does not allow, with the article."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """Why a programme is changed after it was set, and by which Keputusan DPRD."""

    reason: str = ""
    nomor: str = ""
    decided_on: date | None = None


@transaction.atomic
def open_programme(*, daerah, tahun: int, by, now) -> Propemperda:
    """The programme of that year, new or as it already is."""
    return Propemperda.objects.get_or_create(daerah=daerah, tahun=tahun, defaults={"by": by, "at": now})[0]


@transaction.atomic
def add_title(*, programme: Propemperda, facts: Mapping, by, now, amendment: Amendment | None = None) -> ProgrammeItem:
    """The title at the end of the programme. Raises ProgrammeRefused for one that may not be there.

    Once the programme is set, a title comes in by a changing Keputusan DPRD, or from outside with a reason of
    UU 23/2014 Pasal 239 ayat (7).
    """
    programme = _locked(programme)
    item = ProgrammeItem(propemperda=programme, order=_next_order(programme), **_known(facts))
    _check(programme, item, amendment)
    item.save(force_insert=True)
    _note(programme, _Verb.TAMBAH, item.judul, "", amendment, item.reason, by=by, now=now)
    return item


@transaction.atomic
def change_title(*, item: ProgrammeItem, facts: Mapping, by, now, amendment: Amendment | None = None) -> ProgrammeItem:
    """The title as changed; after the programme was set the change is kept beside it."""
    programme = _locked(item.propemperda)
    item = ProgrammeItem.objects.select_for_update().get(pk=item.pk)
    before = item.judul
    changed = {name: value for name, value in _known(facts).items() if getattr(item, name) != value}
    if not changed:
        return item
    detail = "\n".join(f"{_label(name)}: {_shown(item, name)}" for name in changed)
    for name, value in changed.items():
        setattr(item, name, value)
    _check(programme, item, amendment)
    item.save(update_fields=list(changed))
    _note(programme, _Verb.UBAH, before, f"Semula {detail}", amendment, "", by=by, now=now)
    return item


@transaction.atomic
def remove_title(*, item: ProgrammeItem, by, now, amendment: Amendment | None = None) -> ProgrammeItem:
    """The title taken out. Raises ProgrammeRefused for one that has become a Raperda or went on to another year."""
    programme = _locked(item.propemperda)
    if item.raperda_id or item.carried_to.exists():
        raise ProgrammeRefused("Judul ini sudah menjadi Raperda atau sudah diluncurkan, sehingga tidak dapat dihapus.")
    _needs_decision(programme, item, amendment)
    _note(programme, _Verb.HAPUS, item.judul, "", amendment, "", by=by, now=now)
    item.delete()
    return item


@transaction.atomic
def import_titles(
    *, programme: Propemperda, items: Iterable[Planned], by, now, amendment: Amendment | None = None
) -> list[ProgrammeItem]:
    """Every title of a table, or none. Raises ProgrammeRefused with the first that may not be in the programme."""
    return [
        add_title(programme=programme, facts=asdict(planned), amendment=amendment, by=by, now=now) for planned in items
    ]


@transaction.atomic
def carry_over(*, programme: Propemperda, by, now, amendment: Amendment | None = None) -> list[ProgrammeItem]:
    """Last year's unfinished titles taken on with the highest priority; those taken on before are left alone.

    Titles whose Raperda was stopped, and the open cumulative list, do not go on.
    """
    programme = _locked(programme)
    rows = ProgrammeItem.objects.filter(
        propemperda__daerah_id=programme.daerah_id, propemperda__tahun=programme.tahun - 1, carried_to__isnull=True
    ).exclude(group=ProgrammeItem.Group.KUMULATIF)
    rows = list(rows.order_by("initiator", "order", "pk"))
    known = raperda_of_items(programme.daerah, rows)
    present = _titles(programme)
    made = []
    for row in rows:
        raperda = known.get(row.pk)
        if title_key(row.judul) in present or (raperda and _is_over(raperda)):
            continue
        facts = {name: getattr(row, name) for name in FIELDS}
        facts |= {"group": ProgrammeItem.Group.DAFTAR, "reason": "", "priority": 1}
        item = add_title(programme=programme, facts=facts, amendment=amendment, by=by, now=now)
        item.carried_from = row
        item.save(update_fields=["carried_from"])
        made.append(item)
    return made


@transaction.atomic
def set_programme(*, programme: Propemperda, nomor: str, enacted_on: date, today: date, by) -> Propemperda:
    """The programme as set by Keputusan DPRD (UU 23/2014 Pasal 239 ayat (3)); from then on its list is fixed."""
    programme = _locked(programme)
    if programme.enacted_on:
        raise ProgrammeRefused("Propemperda ini sudah ditetapkan.")
    if enacted_on > today:
        raise ProgrammeRefused("Tanggal Keputusan DPRD belum tiba; catat setelah ditetapkan.")
    if not programme.items.exists():
        raise ProgrammeRefused("Propemperda belum memuat satu judul pun.")
    programme.nomor, programme.enacted_on = nomor, enacted_on
    programme.save(update_fields=["nomor", "enacted_on"])
    return programme


@transaction.atomic
def begin_title(*, item: ProgrammeItem, by, now, **facts) -> Raperda:
    """The Raperda that a title of the programme becomes, begun with the blank official frame and tied to it."""
    _locked(item.propemperda)
    item = ProgrammeItem.objects.select_related("propemperda__daerah").get(pk=item.pk)
    if not item.propemperda.enacted_on:
        raise ProgrammeRefused("Propemperda belum ditetapkan. Catat Keputusan DPRD-nya, lalu mulai Raperda.")
    if raperda_of_items(item.propemperda.daerah, [item]):
        raise ProgrammeRefused("Judul ini sudah menjadi Raperda.")
    facts["reason"] = item.reason if item.group == _LUAR else ""
    item.raperda = begin_blank(by=by, now=now, **facts)
    item.save(update_fields=["raperda"])
    return item.raperda


@transaction.atomic
def link_title(*, item: ProgrammeItem, raperda: Raperda, by) -> ProgrammeItem:
    """The title tied to a Raperda that had been begun without it."""
    programme = _locked(item.propemperda)
    if raperda.daerah_id != programme.daerah_id or ProgrammeItem.objects.filter(raperda=raperda).exists():
        raise ProgrammeRefused("Raperda itu sudah terhubung dengan judul lain. Pilih Raperda lain.")
    if raperda_of_items(programme.daerah, [item]):
        raise ProgrammeRefused("Judul ini sudah menjadi Raperda.")
    item.raperda = raperda
    item.save(update_fields=["raperda"])
    return item


def _locked(programme: Propemperda) -> Propemperda:
    return Propemperda.objects.select_for_update(of=("self",)).select_related("daerah").get(pk=programme.pk)


def _known(facts: Mapping) -> dict[str, object]:
    return {name: value for name, value in facts.items() if name in FIELDS}


def _check(programme: Propemperda, item: ProgrammeItem, amendment: Amendment | None) -> None:
    """Raises ProgrammeRefused for a title that stands there already or may not come in this way."""
    if title_key(item.judul) in _titles(programme, but=item.pk):
        raise ProgrammeRefused(f'Judul "{item.judul}" sudah ada dalam Propemperda {programme.tahun}.')
    if item.group == _LUAR:
        if not programme.enacted_on:
            raise ProgrammeRefused("Propemperda belum ditetapkan, jadi judul ini dapat langsung masuk daftar.")
        if not out_of_program_ok(item.reason, item.bapemperda_agreed, item.hukum_agreed):
            message = "Judul di luar Propemperda memerlukan alasan yang sah"
            if item.reason == "urgensi":
                message = "Urgensi di luar Propemperda harus disetujui bersama oleh Bapemperda dan bagian hukum"
            raise ProgrammeRefused(f"{message} (UU 23/2014 Pasal 239 ayat (7)).")
    _needs_decision(programme, item, amendment)


def _needs_decision(programme: Propemperda, item: ProgrammeItem, amendment: Amendment | None) -> None:
    if not programme.enacted_on:
        return
    if amendment is None or not amendment.reason.strip():
        raise ProgrammeRefused("Propemperda sudah ditetapkan. Tulis alasan perubahannya.")
    if item.group != _LUAR and not (amendment.nomor.strip() and amendment.decided_on):
        raise ProgrammeRefused(
            "Daftar yang sudah ditetapkan hanya berubah dengan Keputusan DPRD. Isi nomor dan tanggal keputusannya."
        )


def _note(
    programme: Propemperda, verb: str, judul: str, detail: str, amendment: Amendment | None, reason: str, *, by, now
) -> None:
    """Keep the change beside a programme that is set; until then the list is only being written."""
    if not programme.enacted_on:
        return
    given = amendment or Amendment()
    ProgrammeChange.objects.create(
        propemperda=programme,
        verb=verb,
        judul=judul,
        detail=detail,
        reason=given.reason.strip() or reason,
        nomor=given.nomor.strip(),
        decided_on=given.decided_on,
        by=by,
        at=now,
    )


def _titles(programme: Propemperda, but: int | None = None) -> set[str]:
    return {title_key(judul) for pk, judul in programme.items.values_list("pk", "judul") if pk != but}


def _next_order(programme: Propemperda) -> int:
    return (programme.items.aggregate(last=Max("order"))["last"] or 0) + 1


def _is_over(raperda: Raperda) -> bool:
    return raperda.stage in STAGES and STAGES[raperda.stage].terminal


def _label(name: str) -> str:
    return str(ProgrammeItem._meta.get_field(name).verbose_name)


def _shown(item: ProgrammeItem, name: str) -> str:
    """The value as a person reads it."""
    display = getattr(item, f"get_{name}_display", None)
    value = display() if display else getattr(item, name)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value) if value not in (None, "") else "kosong"
