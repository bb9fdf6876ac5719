"""Choices the law leaves open: each with its default and basis, its value in words."""

from deliberation.core.choices import CHOICES


def test_each_choice_stands_with_default_and_basis_and_each_setting_once():
    names = [choice.name for choice in CHOICES if choice.name]
    assert len(names) == len(set(names))
    for choice in CHOICES:
        assert choice.default, choice.title
        assert choice.legal_basis, choice.title


def test_a_value_is_told_in_words():
    by_name = {choice.name: choice for choice in CHOICES}
    assert by_name["hari_penandatanganan"].words("kalender") == "Hari kalender"
    assert by_name["empat_mata"].words(False) == "Tidak"
    assert by_name["quorum_denominator"].words(50) == "50"
    assert by_name["kop_dprd"].words(["DPRD"]) == "diisi sendiri"
