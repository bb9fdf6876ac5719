"""Matters with a road of their own: which subject has which, who may begin it, its steps."""

import pytest

from deliberation.core.matters import MATTERS, WAYS, matter_of, only_kdh, way_of
from deliberation.core.stages import Facts, entry_refusals, first_stage, phase_of, road
from tests.deliberation.core.calendar import d


def test_the_subject_names_the_matter():
    assert {matter_of(subject) for subject in ("umum", "pencabutan", "perubahan")} == {"umum"}
    assert [matter_of(matter.subject) for matter in MATTERS.values()] == list(MATTERS)


def test_a_matter_is_its_own_way_and_any_other_goes_by_its_initiator():
    assert (way_of("dprd"), way_of("kdh"), way_of("kdh", "apbd")) == ("dprd", "kdh", "apbd")
    assert first_stage("apbd").id == "kua_ppas_disepakati"
    assert {first_stage(way).id for way in WAYS[1:]} == {"penyusunan_opd", "kua_ppas_disepakati"}
    with pytest.raises(KeyError):
        way_of("kdh", "lain")


@pytest.mark.parametrize(
    ("matter", "article"),
    [
        ("apbd", "UU 23/2014 Pasal 65 ayat (1) huruf d"),
        ("papbd", "UU 23/2014 Pasal 65 ayat (1) huruf d"),
        ("pj", "UU 23/2014 Pasal 65 ayat (1) huruf d"),
        ("rpjpd", "UU 23/2014 Pasal 65 ayat (1) huruf c"),
        ("rpjmd", "UU 23/2014 Pasal 65 ayat (1) huruf c"),
        ("pajak", "UU 1/2022 Pasal 98"),
        ("rtrw", "PP 21/2021"),
    ],
)
def test_the_dprd_does_not_propose_it_and_is_told_which_article_says_so(matter, article):
    sentence, basis = only_kdh("dprd", matter)
    assert article in basis
    assert sentence.endswith(f"({basis}).")
    assert only_kdh("kdh", matter) is None
    (refusal,) = entry_refusals(Facts(today=d("2023-01-02"), initiator="dprd", matter=matter))
    assert (refusal.rule, refusal.message) == ("hanya_kepala_daerah", sentence)


def test_what_has_no_road_of_its_own_is_open_to_both():
    assert only_kdh("dprd", "umum") is None


def test_the_ribbon_of_a_special_track_has_its_own_steps():
    assert [step.id for step in road("kdh", "evaluasi", "apbd")] == [
        "usul", "tingkat_1", "tingkat_2", "evaluasi", "penetapan", "pengundangan",
    ]  # fmt: skip
    assert "substansi" in [step.id for step in road("kdh", "evaluasi", "rtrw")]
    assert "fasilitasi" not in [step.id for step in road("kdh", "evaluasi", "rpjmd")]
    assert phase_of("apbd_evaluasi", "evaluasi").nama == "Evaluasi"
