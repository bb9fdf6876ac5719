"""Quorum and majority in whole numbers: every worked example, the councils of Jakarta and Lampung among them."""

import pytest

from deliberation.core.quorum import (
    akd_quorate,
    is_quorate,
    next_adjournment,
    passes,
    passes_perda,
    passes_plurality,
    passes_two_thirds,
    quorum,
    quorum_min,
    timus_max,
)


@pytest.mark.parametrize(
    ("kind", "members", "needed"),
    [("b", 45, 30), ("b", 106, 71), ("b", 85, 57), ("a", 45, 34), ("c", 45, 23), ("c", 44, 23), ("b", 1, 1)],
)
def test_how_many_must_be_there(kind, members, needed):
    assert quorum_min(kind, members) == needed


@pytest.mark.parametrize(("kind", "members"), [("d", 45), ("b", 0), ("", 45)])
def test_what_cannot_be_counted(kind, members):
    with pytest.raises(ValueError, match="council|kind"):
        quorum_min(kind, members)


@pytest.mark.parametrize(
    ("kind", "members", "present", "holds"),
    [("b", 106, 70, False), ("b", 106, 71, True), ("b", 85, 56, False), ("b", 85, 57, True), ("c", 45, 22, False)],
)
def test_whether_enough_are_there(kind, members, present, holds):
    assert is_quorate(kind, members, present) is holds
    assert quorum(kind, members, present).holds is holds


def test_the_arithmetic_is_told():
    assert quorum("b", 106, 70).sentence == (
        "70 dari 106 anggota hadir; kuorum 71. Kuorum belum tercapai, kurang 1 anggota "
        "(UU 23/2014 Pasal 129 ayat (1) huruf b dan Pasal 183 ayat (1) huruf b)."
    )
    assert "Kuorum tercapai (" in quorum("c", 45, 23).sentence


def test_two_thirds_without_fractions():
    for members in range(1, 130):
        for present in range(members + 1):
            assert is_quorate("b", members, present) == (3 * present >= 2 * members)


@pytest.mark.parametrize(
    ("present", "yes", "carried"), [(30, 15, False), (30, 16, True), (71, 36, True), (71, 35, False)]
)
def test_a_perda_needs_more_than_half_of_those_present(present, yes, carried):
    assert passes_perda(present, yes) is carried


@pytest.mark.parametrize(("yes", "no", "carried"), [(12, 11, True), (11, 11, False), (8, 5, True)])
def test_most_votes(yes, no, carried):
    assert passes_plurality(yes, no) is carried


@pytest.mark.parametrize(("present", "yes", "carried"), [(34, 22, False), (34, 23, True), (45, 30, True)])
def test_two_thirds_of_those_present(present, yes, carried):
    assert passes_two_thirds(present, yes) is carried


@pytest.mark.parametrize(
    ("kind", "votes", "carried"),
    [("b", (30, 16, 0), True), ("b", (30, 15, 0), False), ("c", (30, 8, 5), True), ("a", (34, 23, 11), True)],
)
def test_each_kind_by_its_own_majority(kind, votes, carried):
    assert passes(kind, *votes) is carried


@pytest.mark.parametrize("votes", [(10, 6, 5), (10, -1, 0)])
def test_votes_that_cannot_be(votes):
    with pytest.raises(ValueError, match="more votes"):
        passes("b", *votes)


@pytest.mark.parametrize(
    ("members", "present", "fraksi", "holds"), [(15, 8, 2, True), (15, 8, 1, False), (14, 7, 3, False)]
)
def test_a_committee(members, present, fraksi, holds):
    assert akd_quorate(members, present, fraksi) is holds


@pytest.mark.parametrize(
    ("count", "minutes", "allowed"), [(0, 60, True), (1, 61, False), (2, 30, False), (1, 60, True), (0, 0, False)]
)
def test_adjournments(count, minutes, allowed):
    assert next_adjournment(count, minutes) is allowed


@pytest.mark.parametrize(("panja", "most"), [(15, 10), (20, 13), (30, 20)])
def test_a_drafting_team(panja, most):
    assert timus_max(panja) == most
