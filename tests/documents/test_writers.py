"""Several people at once, each with a connection of their own: one lock a naskah, no edit lost, no chain forked."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from documents.actions import (
    EnactRefused,
    NothingToFreeze,
    StaleEdit,
    enact,
    freeze,
    insert_unit,
    rewrite_clause,
    set_stage,
)
from documents.actions.freeze import broken_links
from documents.core.tree import Kind, walk
from documents.models import Clause, Edit, Naskah, Perda, Version
from tests.documents.drafts import draft_of, long_draft, rewrite, short_draft, text_of, unit
from tests.people import NOW, person, sari, short_raperda

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 10


def together(jobs: Sequence[Callable]) -> list:
    """What each job answers or raises when all begin at the same moment, each in a thread with its own connection."""
    gate = threading.Barrier(len(jobs), timeout=30)

    def run(job):
        try:
            gate.wait()
            return job()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs, timeout=100))


@pytest.fixture
def people():
    return [sari(), *(person(name, "setwan") for name in ("rina", "tono", "maya"))]


def test_threads_meet_in_one_database(people):
    """Without this the other tests here would prove nothing."""
    if connection.vendor == "sqlite":
        assert Path(connection.settings_dict["NAME"]).is_file()
    naskah = short_draft(people[0])
    seen = together([lambda: (Naskah.objects.get().pk, id(connections["default"].connection)) for _ in range(2)])
    assert [pk for pk, _ in seen] == [naskah.pk, naskah.pk]
    assert len({connection for _, connection in seen}) == 2


def test_four_writers_in_four_pasal_all_succeed(people):
    naskah = long_draft(people[0], 8)
    keys = [unit(naskah, f"Pasal {n}").key for n in range(1, 5)]

    def writer(by, key):
        def write():
            counts = []
            for revision in range(TIMES):
                text = f"(1) {by} menulis kali ke-{revision}.\n(2) Ayat kedua tetap."
                with CaptureQueriesContext(connection) as queries:
                    saved = rewrite_clause(
                        naskah=naskah, key=key, text=text, expected_revision=revision, by=by, now=NOW, reason=text[:9]
                    )
                assert saved.revision == revision + 1
                counts.append(len(queries))
            return counts

        return write

    counts = together([writer(by, key) for by, key in zip(people, keys, strict=True)])
    assert all(isinstance(found, list) for found in counts), counts
    assert draft_of(naskah.raperda).revision == 1 + 4 * TIMES
    for place, (by, key) in enumerate(zip(people, keys, strict=True), 1):
        assert text_of(naskah, f"Pasal {place}").startswith(f"(1) {by} menulis kali ke-{TIMES - 1}.")
        assert Clause.objects.get(naskah=naskah, key=key).revision == TIMES
        units = Clause.history.filter(naskah=naskah, key=key, history_type="~")
        assert sorted(units.values_list("revision", flat=True)) == list(range(1, TIMES + 1))
        assert set(units.values_list("history_user", flat=True)) == {by.pk}
        assert Edit.objects.filter(naskah=naskah, unit=key, by=by).count() == TIMES
    # A writer who has to wait asks nothing more than one who is alone.
    assert len({n for found in counts for n in found[1:]}) == 1, counts
    assert counts[0][-1] <= 12


def test_of_four_writers_from_one_revision_one_wins(people):
    naskah = short_draft(people[0])
    key = unit(naskah, "Pasal 3").key

    def writer(by):
        return lambda: rewrite_clause(
            naskah=naskah, key=key, text=f"Ditulis {by}.", expected_revision=0, by=by, now=NOW
        )

    answers = together([writer(by) for by in people])
    stale = [answer for answer in answers if isinstance(answer, StaleEdit)]
    (won,) = (answer for answer in answers if not isinstance(answer, Exception))
    assert len(stale) == 3, answers
    assert text_of(naskah, "Pasal 3") == won.unit.text
    assert {(lost.theirs, lost.revision, lost.edit) for lost in stale} == {(won.unit.text, 1, won.edit)}
    assert {lost.mine for lost in stale} | {won.unit.text} == {f"Ditulis {by}." for by in people}
    assert {lost.base for lost in stale} == {"Pelayanan diselenggarakan tanpa biaya."}
    assert draft_of(naskah.raperda).revision == 2


def test_four_pasal_at_one_place_all_stand(people):
    naskah = short_draft(people[0])
    anchor = unit(naskah, "Pasal 3").key

    def writer(by):
        return lambda: insert_unit(
            naskah=naskah, kind=Kind.PASAL, anchor=anchor, where="sebelum", text=f"Pasal {by}.", by=by, now=NOW
        )

    answers = together([writer(by) for by in people])
    assert not [answer for answer in answers if isinstance(answer, Exception)], answers
    texts = [node.text for node in unit(naskah, "BAB II").children]
    assert sorted(texts[1:-1]) == sorted(f"Pasal {by}." for by in people)
    spots = list(Clause.objects.filter(parent__key=unit(naskah, "BAB II").key).values_list("position", flat=True))
    assert len(set(spots)) == len(spots) == 6
    assert len([n for n in unit(naskah, "Penjelasan").children if n.kind is Kind.PASAL]) == 8


def test_two_freezes_at_once_leave_one_chain(people):
    naskah = short_draft(people[0])
    answers = together([lambda by=by: freeze(naskah=naskah, name=f"Oleh {by}", by=by, now=NOW) for by in people[:2]])
    assert sorted(type(answer).__name__ for answer in answers) == [NothingToFreeze.__name__, Version.__name__], answers
    assert Version.objects.count() == 1


def test_freezing_while_others_write_leaves_a_linear_chain(people):
    naskah = long_draft(people[0], 8)

    def write():
        for n in range(TIMES):
            rewrite(naskah, "Pasal 1", f"(1) Kali ke-{n}.\n(2) Tetap.", people[0])

    def freezer(by):
        def run():
            frozen = 0
            for n in range(TIMES):
                try:
                    freeze(naskah=naskah, name=f"{by} {n}", by=by, now=NOW)
                    frozen += 1
                except NothingToFreeze:
                    continue
            return frozen

        return run

    answers = together([write, freezer(people[1]), freezer(people[2])])
    assert not [answer for answer in answers if isinstance(answer, Exception)], answers
    versions = list(naskah.versions.order_by("number"))
    assert [version.number for version in versions] == list(range(1, len(versions) + 1))
    assert len(versions) == answers[1] + answers[2]
    assert broken_links(naskah) == []
    revisions = [version.revision for version in versions]
    assert revisions == sorted(set(revisions))


def test_one_number_is_given_to_one_perda(people):
    by = people[0]
    drafts = [short_raperda(by) for _ in range(3)]
    for raperda in drafts:
        freeze(naskah=draft_of(raperda), name="Disetujui", by=by, now=NOW)

    def signer(raperda):
        return lambda: enact(
            raperda=raperda,
            nomor=6,
            tanggal=date(2022, 10, 24),
            jabatan="WALI KOTA SERANG",
            nama="Nama",
            noreg="6/2022",
            by=by,
            now=NOW,
        )

    answers = together([signer(raperda) for raperda in drafts])
    assert sorted(type(answer).__name__ for answer in answers) == [EnactRefused.__name__] * 2 + [Perda.__name__], (
        answers
    )
    assert Perda.objects.count() == 1


def test_a_text_that_is_locked_while_somebody_writes_stays_whole(people):
    naskah = short_draft(people[0])

    def close():
        set_stage(raperda=naskah.raperda, stage="fasilitasi", editable=False, is_public=True, by=people[1])

    together([close, lambda: rewrite(naskah, "Pasal 3", "Sebelum dikunci.", people[0])])
    edits = Edit.objects.filter(naskah=naskah, verb="sunting").count()
    assert draft_of(naskah.raperda).revision == 1 + edits
    assert (text_of(naskah, "Pasal 3") == "Sebelum dikunci.") == bool(edits)


class TestBudget:
    """Saving one clause costs the same in an act of any length."""

    def saved(self, by, pasal: int) -> list[str]:
        naskah = long_draft(by, pasal)
        key = unit(naskah, f"Pasal {pasal // 2}").key
        text = text_of(naskah, f"Pasal {pasal // 2}").replace("setiap tahun", "setiap bulan")
        with CaptureQueriesContext(connection) as queries:
            rewrite_clause(naskah=naskah, key=key, text=text, expected_revision=0, by=by, now=NOW)
        sql = [query["sql"] for query in queries]
        return [line for line in sql if not line.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]

    def test_as_many_queries_in_600_pasal_as_in_6(self, people):
        small, large = self.saved(people[0], 6), self.saved(people[0], 600)
        assert len(small) == len(large) <= 12, large
        assert [line.split()[0] for line in small] == [line.split()[0] for line in large]

    def test_no_query_reads_or_writes_more_than_the_unit(self, people):
        for line in self.saved(people[0], 60):
            if 'FROM "documents_clause"' in line:
                narrow = '"unit" =' in line or '"key" IN' in line or '"documents_clause"."id" =' in line
                assert narrow, line
            if line.startswith('UPDATE "documents_clause"'):
                assert line.count("THEN") <= 2 * 10, line

    def test_a_new_ayat_costs_two_queries_more(self, people, django_assert_max_num_queries):
        naskah = long_draft(people[0], 6)
        text = f"{text_of(naskah, 'Pasal 2')}\n(3) Ayat baru."
        key = unit(naskah, "Pasal 2").key
        with django_assert_max_num_queries(14):
            saved = rewrite_clause(naskah=naskah, key=key, text=text, expected_revision=0, by=people[0], now=NOW)
        assert len(list(walk(saved.unit))) == 4
