"""Scenes for the tests of the site: a Perda on its way to the public, a meeting, a list of drafts."""

from datetime import date

from deliberation.actions import AgendaLine, open_deliberation, schedule_rapat
from deliberation.models import Body
from documents.actions import enact, freeze, promulgate, publish
from documents.models import Naskah, Perda, Raperda
from raperda.accounts.models import Grant, Role
from raperda.accounts.roles import GRANTS, ROLES
from tests.people import NOW, kota_serang, short_raperda

SIGNED = date(2022, 10, 24)


def roles() -> None:
    """The roles a new site starts with; a test with real transactions leaves the tables empty behind it."""
    for code, nama in ROLES.items():
        Role.objects.get_or_create(code=code, defaults={"nama": nama})
    for code, permission, scope in GRANTS:
        Grant.objects.get_or_create(role=Role.objects.get(code=code), permission=permission, scope=scope)


def draft_of(raperda: Raperda) -> Naskah:
    """The text of a Raperda."""
    return raperda.naskah.get(kind=Naskah.Kind.RANCANGAN)


def under_way(by, initiator: str = "dprd", **named) -> Raperda:
    """A Raperda of four pasal in the first stage of its road."""
    raperda = short_raperda(by, initiator, **named)
    open_deliberation(raperda=raperda, by=by, now=NOW)
    raperda.refresh_from_db()
    return raperda


def promulgated_perda(by, nomor: int = 6, tanggal: date = SIGNED, **given) -> Perda:
    """A Perda in force that nobody has published yet."""
    raperda = under_way(by, **{name: given.pop(name) for name in ("judul",) if name in given})
    for name, value in given.items():
        setattr(raperda, name, value)
    raperda.save()
    freeze(naskah=draft_of(raperda), name="Hasil pembahasan", by=by, now=NOW)
    perda = enact(
        raperda=raperda,
        nomor=nomor,
        tanggal=tanggal,
        jabatan="WALI KOTA SERANG",
        nama="NAMA CONTOH",
        noreg=f"{nomor}/99/2022",
        by=by,
        now=NOW,
    )
    return promulgate(
        perda=perda,
        tanggal=tanggal,
        jabatan="SEKRETARIS DAERAH KOTA SERANG",
        nama="NAMA SEKDA",
        nomor_ld=nomor,
        nomor_tld=nomor,
        noreg_line=f"NOREG PERATURAN DAERAH KOTA SERANG, PROVINSI BANTEN: ({nomor}/99/2022)",
        by=by,
        now=NOW,
    )


def published_perda(by, nomor: int = 6, **given) -> Perda:
    """A Perda everybody may read."""
    return publish(perda=promulgated_perda(by, nomor, **given), by=by, now=NOW)


def paripurna(by, day: date, title: str = "Paripurna contoh", raperda: Raperda | None = None):
    """A plenary of the DPRD with one item."""
    body, _ = Body.objects.get_or_create(daerah=kota_serang(), kind=Body.Kind.DPRD, nama="DPRD Kota Serang")
    return schedule_rapat(
        daerah=kota_serang(),
        body=body,
        kind="paripurna",
        title=title,
        date=day,
        place="Ruang paripurna",
        by=by,
        items=[AgendaLine("Penjelasan pengusul", raperda)],
    )
