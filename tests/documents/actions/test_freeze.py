"""Freezing: whole texts in a chain of digests, and the first broken link is named."""

import json
import re
import zlib
from datetime import UTC, timedelta, timezone

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from documents import bridge
from documents.actions import NothingToFreeze, enact, freeze, set_stage
from documents.core.canon import pack
from documents.core.diff import ALGORITHM, compare, from_data, totals
from documents.core.tree import Kind, Node, walk
from documents.models import Comparison, Naskah, Version
from tests.documents.drafts import draft_of, rewrite, short_draft
from tests.people import NOW, budi, sari, short_raperda

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


@pytest.fixture
def chain(naskah, by):
    """Four versions of one text."""
    versions = [freeze(naskah=naskah, name="Usul", by=by, now=NOW)]
    for n in range(2, 5):
        rewrite(naskah, "Pasal 3", f"Pelayanan ke-{n}.", by)
        versions.append(freeze(naskah=naskah, name=f"Rapat {n}", by=by, now=NOW + timedelta(days=n)))
    return versions


def verified() -> str:
    """What verify_versions says, whichever way it ends."""
    from io import StringIO

    out = StringIO()
    try:
        call_command("verify_versions", stdout=out)
    except CommandError as broken:
        return str(broken)
    return out.getvalue()


def test_a_version_holds_the_whole_text_with_keys_and_numbers(naskah, by):
    version = freeze(naskah=naskah, name="  Usul  ", by=by, now=NOW)
    tree = Version.objects.get(pk=version.pk).unpacked()
    whole = bridge.tree_of(naskah)
    assert tree == whole
    assert [node.key for node in walk(tree)] == [node.key for node in walk(whole)]
    assert [node.number for node in walk(tree) if node.kind is Kind.PASAL][:4] == ["1", "2", "3", "4"]
    assert (version.number, version.name, version.revision, version.by, version.at) == (1, "Usul", 1, by, NOW)


def test_what_was_frozen_stays_when_the_text_goes_on(naskah, by):
    version = freeze(naskah=naskah, name="Usul", by=by, now=NOW)
    before = version.unpacked()
    rewrite(naskah, "Pasal 3", "Gratis.", by)
    assert Version.objects.get(pk=version.pk).unpacked() == before


def test_each_version_is_linked_to_the_one_before_it(chain):
    assert [version.number for version in chain] == [1, 2, 3, 4]
    assert [version.previous_digest for version in chain] == ["", *(version.digest for version in chain[:-1])]
    assert len({version.digest for version in chain}) == 4
    assert all(re.fullmatch("[0-9a-f]{64}", version.digest) for version in chain)
    assert "4 versi diperiksa, rantai utuh." in verified()


def test_the_digest_does_not_hang_on_the_zone_of_the_clock(naskah, by):
    version = freeze(naskah=naskah, name="Usul", by=by, now=NOW.astimezone(timezone(timedelta(hours=7))))
    assert Version.objects.get(pk=version.pk).at.astimezone(UTC) == NOW
    assert "rantai utuh" in verified()


def test_the_stage_is_part_of_what_is_stated(naskah, by):
    set_stage(raperda=naskah.raperda, stage="harmonisasi", editable=True, is_public=False, by=by)
    assert freeze(naskah=draft_of(naskah.raperda), name="Usul", by=by, now=NOW).stage == "harmonisasi"


def test_a_locked_text_may_be_frozen(naskah, by):
    set_stage(raperda=naskah.raperda, stage="fasilitasi", editable=False, is_public=True, by=by)
    assert freeze(naskah=naskah, name="Persetujuan", by=by, now=NOW).number == 1


def test_nothing_new_is_nothing_to_freeze(naskah, by):
    freeze(naskah=naskah, name="Usul", by=by, now=NOW)
    with pytest.raises(NothingToFreeze, match=r"versi 1 \(Usul\)"):
        freeze(naskah=naskah, name="Lagi", by=by, now=NOW)
    assert Version.objects.count() == 1


def altered(version: Version, **columns) -> str:
    """Past the manager that refuses it, as somebody with the database at hand would."""
    Version._base_manager.filter(pk=version.pk).update(**columns)
    return verified()


@pytest.mark.parametrize(
    "columns",
    [
        {"name": "Nama lain"},
        {"stage": "penetapan"},
        {"revision": 99},
        {"at": NOW},
        {"digest": "0" * 64},
        {"tree": pack(Node(Kind.PERDA))},
        {"tree": b""},
        {"tree": b"bukan naskah"},
    ],
    ids=lambda columns: next(iter(columns)),
)
def test_an_altered_version_is_the_first_broken_link(chain, columns):
    said = altered(chain[1], **columns)
    assert said == f"Naskah {chain[1].naskah_id} versi 2 (" + columns.get("name", "Rapat 2") + (
        "): isi tidak sesuai dengan sidiknya."
    )


def test_another_signature_breaks_the_link(chain):
    assert "versi 3 (Rapat 3): isi tidak sesuai" in altered(chain[2], by=budi())


def test_other_json_in_the_place_of_a_tree_is_named_too(chain):
    import zlib

    for odd in (b"[]", b"1", b'{"kind": "perda"}', b'"x"'):
        assert "versi 2 (Rapat 2): isi tidak" in altered(chain[1], tree=zlib.compress(odd))


def test_a_cut_link_is_named(chain):
    assert "versi 3 (Rapat 3): tidak bersambung" in altered(chain[2], previous_digest="f" * 64)


def test_raw_sql_does_not_go_unseen(chain):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_version SET name = 'Rapat dua' WHERE id = %s", [chain[1].pk])
    assert "versi 2 (Rapat dua): isi tidak" in verified()


def test_a_text_recomputed_by_somebody_clever_breaks_the_next_link(chain):
    from documents.actions.freeze import stated
    from documents.core.canon import digest

    forged = chain[1]
    tree = Node(Kind.PERDA)
    Version._base_manager.filter(pk=forged.pk).update(
        tree=pack(tree), digest=digest(stated(forged), tree, forged.previous_digest)
    )
    assert "versi 3 (Rapat 3): tidak bersambung" in verified()


def test_a_missing_version_is_named(chain):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM documents_comparison")
        cursor.execute("DELETE FROM documents_version WHERE id = %s", [chain[1].pk])
    assert "versi 3 (Rapat 3): versi 2 hilang." in verified()


def test_every_broken_text_has_one_line(chain, by):
    other = short_draft(by)
    freeze(naskah=other, name="Lain", by=by, now=NOW)
    Version._base_manager.update(name="Semua")
    lines = verified().splitlines()
    assert [line.partition(" versi")[0] for line in lines] == [f"Naskah {chain[0].naskah_id}", f"Naskah {other.pk}"]


@pytest.fixture
def enacted(by):
    """The draft and the act of one Raperda."""
    raperda = short_raperda(by)
    freeze(naskah=draft_of(raperda), name="Disetujui", by=by, now=NOW)
    perda = enact(
        raperda=raperda,
        nomor=6,
        tanggal=NOW.date(),
        jabatan="WALI KOTA SERANG",
        nama="Nama",
        noreg="6/2021",
        by=by,
        now=NOW,
    )
    return draft_of(raperda), perda


def test_the_chain_of_an_act_goes_on_from_its_draft(enacted):
    draft, perda = enacted
    act = perda.version.naskah
    assert (act.kind, act.origin) == (Naskah.Kind.PERDA, draft)
    assert perda.version.previous_digest == draft.versions.get().digest
    assert perda.version.number == 1
    assert "2 versi diperiksa, rantai utuh." in verified()


def test_a_draft_frozen_again_after_enactment_does_not_break_the_act(enacted, by):
    draft, _ = enacted
    rewrite(draft, "Pasal 3", "Catatan sesudahnya.", by)
    freeze(naskah=draft, name="Arsip", by=by, now=NOW)
    assert "3 versi diperiksa, rantai utuh." in verified()


def test_an_act_cut_off_from_its_draft_is_named(enacted):
    draft, perda = enacted
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM documents_comparison")
        cursor.execute("DELETE FROM documents_version WHERE naskah_id = %s", [draft.pk])
    assert (
        verified() == f"Naskah {perda.version.naskah_id} versi 1 (Penetapan): tidak bersambung dengan versi sebelumnya."
    )


def test_without_versions_all_is_well():
    assert "0 versi diperiksa, rantai utuh." in verified()


def test_what_changed_since_the_version_before_is_kept_as_it_was_told(chain):
    told = Comparison.objects.get(new=chain[1])
    assert (told.old, told.algorithm) == (chain[0], ALGORITHM)
    changes = from_data(json.loads(zlib.decompress(told.changes)))
    assert changes == compare(chain[0].unpacked(), chain[1].unpacked())
    assert (told.words_deleted, told.words_inserted) == totals(changes)
    assert told.units_changed == 1
