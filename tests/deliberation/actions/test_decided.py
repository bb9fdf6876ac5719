"""The steps a confirmed decision brings: only from the stage it decided, only once, on the day of the meeting."""

from datetime import date

import pytest

from deliberation.actions import MoveForbidden, agree, confirm_decisions, follow_decision
from deliberation.actions.decided import sentence
from documents.models import Raperda
from tests.deliberation.council import DAY, NOW, opened, plenary
from tests.deliberation.special import special, take
from tests.people import person, sari
from tests.raperda.scenes import under_way
from tests.stories.road import deliberation_of, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def leader():
    return person("hasan", "pimpinan_dprd")


@pytest.fixture
def at(clerk):
    """at("laporan_tk2"): a Raperda taken there on 10 March 2023."""

    def taken(until, **given):
        raperda = under_way(clerk, **given)
        list(walk(raperda, until, by=clerk, now=NOW, day=date(2023, 3, 10)))
        return Raperda.objects.get(pk=raperda.pk)

    return taken


def confirmed(raperda, clerk, leader, *, day=DAY, decides="b", carried=True):
    rapat = opened(plenary(clerk, [raperda], day=day, decides=decides), clerk, 34)
    decision = agree(item=rapat.items.get(), by=clerk, now=NOW, carried=carried)
    confirm_decisions(rapat=rapat, by=leader, now=NOW)
    return decision


@pytest.mark.parametrize(("carried", "stage"), [(True, "raperda_dprd_siap"), (False, "ditolak_usul")])
def test_the_plenary_on_an_initiative_takes_it_or_ends_it(at, clerk, leader, carried, stage):
    raperda = at("paripurna_usul")
    decision = confirmed(raperda, clerk, leader, decides="c", carried=carried)
    (entry,) = follow_decision(decision=decision, by=clerk, now=NOW, documents=["keputusan_usul"], note="Catatan.")
    assert (entry.stage, entry.since, entry.decision) == (stage, DAY, decision)
    assert entry.note.startswith("Rapat paripurna Rabu, 15 Maret 2023: ")
    assert entry.note.endswith("Catatan.")


def test_a_decision_of_another_kind_or_stage_moves_nothing(at, clerk, leader):
    raperda = at("pembahasan_akd")
    decision = confirmed(raperda, clerk, leader, decides="c")
    with pytest.raises(MoveForbidden, match="tidak mengubah tahap"):
        follow_decision(decision=decision, by=clerk, now=NOW)
    assert not deliberation_of(raperda).entries.filter(decision__isnull=False).exists()


def test_a_decision_of_before_the_stage_moves_nothing(at, clerk, leader):
    raperda = at("laporan_tk2")
    decision = confirmed(raperda, clerk, leader, day=date(2023, 3, 9))
    with pytest.raises(MoveForbidden, match="tidak mengubah tahap"):
        follow_decision(decision=decision, by=clerk, now=NOW)


def test_all_steps_or_none(at, clerk, leader):
    raperda = at("laporan_tk2")
    decision = confirmed(raperda, clerk, leader)
    follow_decision(decision=decision, by=clerk, now=NOW)
    naskah = raperda.naskah.get()
    naskah.revision += 1  # a text that was touched after its last version
    naskah.save()
    with pytest.raises(MoveForbidden, match="bekukan versi"):
        follow_decision(decision=decision, by=clerk, now=NOW)
    assert Raperda.objects.get(pk=raperda.pk).stage == "pendapat_akhir_kdh"


def test_a_budget_is_agreed_by_the_decision_itself(clerk, leader):
    raperda = special(clerk, "apbd", "APBD 2024")
    take(raperda, clerk, date(2023, 3, 2), "apbd_diajukan", "apbd_dibahas", submitted_on=date(2023, 3, 1))
    decision = confirmed(raperda, clerk, leader)
    (entry,) = follow_decision(decision=decision, by=clerk, now=NOW, facts={"letter_number": "172/9"})
    assert (entry.stage, entry.stated["letter_number"]) == ("apbd_disetujui", "172/9")
    assert (entry.stated["agreed_on"], entry.stated["present"]) == ("2023-03-15", 34)
    assert deliberation_of(raperda).agreed_on == DAY
    assert sentence(decision).endswith("disetujui secara mufakat, dihadiri 34 dari 45 anggota.")
