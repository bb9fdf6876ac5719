"""One made-up act inside the house of a measurement: a person, a Raperda of n pasal, two versions that differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bench.acts import act, reworded
from deliberation.actions import begin_from_text
from documents import actions, bridge
from documents.core.address import find_address
from documents.core.layout import layout_unit
from documents.core.parse import parse
from documents.core.tree import at
from documents.models import Daerah, Naskah, Perda, Raperda
from raperda.accounts.models import Role, RoleAssignment, User

BACKEND = "raperda.accounts.permissions.RoleBackend"
EVERY = 8  # one pasal in so many differs between the two versions
SIGNED = date(2026, 3, 2)


@dataclass(slots=True)
class Text:
    """An act of `pasal` pasal in the database, with a logged-in client; `days` makes each rewording another."""

    pasal: int
    source: str
    by: User
    client: Client
    raperda: Raperda
    naskah: Naskah
    days: int = 100
    keys: dict[str, str] = field(default_factory=dict)

    def url(self, name: str, *args) -> str:
        """The address of a screen of this act."""
        return reverse(name, args=[self.raperda.pk, *args])

    def unit(self, address: str = "") -> tuple[str, str, int]:
        """Key, printed words changed by one term, and revision of a pasal; of the middle one when none is named."""
        address = address or f"Pasal {self.pasal // 2 + 1}"
        self.days = self.days % 900 + 1
        if address not in self.keys:
            tree = bridge.tree_of(self.naskah)
            self.keys[address] = at(tree, find_address(tree, address)).key
        key = self.keys[address]
        node, row = bridge.numbered_unit(self.naskah, key)
        return key, reworded(layout_unit(node), self.days), row.revision

    def rewrite(self, address: str = "") -> None:
        """One edit of that pasal."""
        key, words, revision = self.unit(address)
        actions.rewrite_clause(
            naskah=self.naskah, key=key, text=words, expected_revision=revision, by=self.by, now=timezone.now()
        )


def person() -> User:
    """Somebody who may do everything that is measured."""
    daerah = region()
    user = User.objects.create(username="pengukur", first_name="Pengukur")
    for code in ("perancang", "setwan", "bagian_hukum"):
        RoleAssignment.objects.create(user=user, role=Role.objects.get(code=code), daerah=daerah)
    return user


def region() -> Daerah:
    """Kota Serang."""
    facts = {"level": "kota", "nama": "Serang", "provinsi": "Banten", "ibu_kota": "Serang"}
    return Daerah.objects.get_or_create(kode="36.73", defaults=facts)[0]


def imported(source: str, by: User) -> Raperda:
    """A new Raperda from canonical text, as an upload makes it: parsed, its rows written with their history."""
    return begin_from_text(
        tree=parse(source).tree,
        source="naskah.txt",
        original=None,
        by=by,
        now=timezone.now(),
        daerah=region(),
        judul="Pengelolaan Sarana Lingkungan",
        initiator="dprd",
        tahun=2026,
    )


def drafted(pasal: int, by: User) -> Text:
    """A text of that size with two versions; every eighth pasal was reworded between them."""
    text = drafted_from(act(pasal), pasal, by)
    frozen(text, "Awal")
    for number in range(2, pasal, EVERY):
        text.rewrite(f"Pasal {number}")
    frozen(text, "Hasil pembahasan")
    return text


def drafted_from(source: str, pasal: int, by: User) -> Text:
    """A text from that source, and a client of the person."""
    raperda = imported(source, by)
    client = Client(SERVER_NAME="localhost")
    client.force_login(by, backend=BACKEND)
    return Text(pasal, source, by, client, raperda, Naskah.objects.get(raperda=raperda))


def frozen(text: Text, name: str) -> None:
    """One more version."""
    actions.freeze(naskah=text.naskah, name=name, by=text.by, now=timezone.now())
    text.naskah.refresh_from_db()


def published(text: Text, nomor: int) -> Perda:
    """The act as a Perda with that number, open to the public; its gazette is not printed."""
    text.rewrite()
    frozen(text, "Persetujuan bersama")
    given = {"by": text.by, "now": timezone.now(), "tanggal": SIGNED, "nama": "NAMA CONTOH"}
    perda = actions.enact(
        raperda=text.raperda, nomor=nomor, jabatan="WALI KOTA SERANG", noreg=f"{nomor}/{SIGNED.year}", **given
    )
    perda = actions.promulgate(
        perda=perda,
        jabatan="SEKRETARIS DAERAH KOTA SERANG",
        nomor_ld=nomor,
        nomor_tld=nomor,
        noreg_line=f"NOREG PERATURAN DAERAH KOTA SERANG, PROVINSI BANTEN: ({nomor}/{SIGNED.year})",
        **given,
    )
    return actions.publish(perda=perda, by=text.by, now=timezone.now())
