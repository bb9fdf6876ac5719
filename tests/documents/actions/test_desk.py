"""Copies of what is typed, and leases: one row for each person, and neither is an edit."""

from datetime import timedelta

import pytest

from documents.actions import be_present, drop_unsaved, keep_unsaved, leave, remove_unit
from documents.actions.desk import LEASE, NoSuchUnit
from documents.models import Presence, UnsavedText
from tests.documents.drafts import short_draft, unit
from tests.people import NOW, person, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def naskah(clerk):
    return short_draft(clerk)


def keep(naskah, key, by, text="Setengah", **given):
    return keep_unsaved(naskah=naskah, key=key, text=text, revision=0, by=by, **{"now": NOW, **given})


def test_a_person_has_one_copy_of_a_unit(naskah, clerk):
    key, other, before = unit(naskah, "Pasal 2").key, person("ratna", "setwan"), naskah.edits.count()
    keep(naskah, key, clerk)
    keep(naskah, key, clerk, "Lebih jauh", now=NOW + timedelta(seconds=9))
    keep(naskah, key, other, "Lain")
    assert set(UnsavedText.objects.values_list("by__username", "text")) == {("sari", "Lebih jauh"), ("ratna", "Lain")}
    assert naskah.edits.count() == before
    assert drop_unsaved(naskah=naskah, key=key, by=clerk) == 1
    assert drop_unsaved(naskah=naskah, key=key, by=clerk) == 0
    assert UnsavedText.objects.get().by == other


def test_a_copy_needs_a_unit_that_is_or_was(naskah, clerk):
    key = unit(naskah, "Pasal 3").key
    remove_unit(naskah=naskah, key=key, by=clerk, now=NOW)
    assert keep(naskah, key, clerk).text == "Setengah"
    with pytest.raises(NoSuchUnit):
        keep(naskah, "zzzzzzzz", clerk)


def test_a_lease_is_renewed_and_ends(naskah, clerk):
    first, second = unit(naskah, "Pasal 2").key, unit(naskah, "Pasal 3").key
    be_present(naskah=naskah, key=first, by=clerk, now=NOW)
    be_present(naskah=naskah, key=second, by=clerk, now=NOW + LEASE)
    lease = Presence.objects.get()
    assert (lease.key, lease.until) == (second, NOW + 2 * LEASE)
    assert leave(naskah=naskah, by=clerk) == 1
    assert leave(naskah=naskah, by=clerk) == 0
