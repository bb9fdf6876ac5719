"""Facts of a Raperda, and the sentence a rule makes of them."""

from dataclasses import replace

from deliberation.core.facts import Facts, Rule
from tests.deliberation.core.calendar import d

FACTS = Facts(today=d("2023-05-09"))


def test_the_way_follows_the_initiator_until_the_matter_has_its_own():
    assert FACTS.way == "dprd"
    assert replace(FACTS, initiator="kdh").way == "kdh"
    assert replace(FACTS, initiator="kdh", matter="rtrw").way == "rtrw"


def test_a_rule_without_an_article_rests_on_that_of_the_move():
    rule = Rule("contoh", lambda facts: False, "Hadir {f.present}", "")
    assert rule.sentence(replace(FACTS, present=3), "PP 12/2018 Pasal 9") == "Hadir 3 (PP 12/2018 Pasal 9)."
