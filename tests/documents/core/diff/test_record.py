"""Changes written down and read again; the algorithm has a name."""

import json

from documents.core.diff import ALGORITHM, Change, compare, from_data, to_data
from tests.documents.core.diff.test_parting import PARTS, WHOLE


def test_there_and_back():
    changes = compare(WHOLE, PARTS)
    assert from_data(json.loads(json.dumps(to_data(changes)))) == changes
    assert changes


def test_nothing_stays_nothing():
    assert from_data(to_data(())) == ()


def test_places_that_do_not_stand():
    gone = Change(("deleted",), "Pasal 1", None, (("-", "Satu."),), "aaaaaaaa", "Pasal 1")
    assert from_data(to_data([gone])) == (gone,)


def test_the_algorithm_is_named():
    assert ALGORITHM.isdecimal()
