"""What parting a pasal would do is told, and nothing of it stays."""

import pytest

from documents.actions import TextRefused
from documents.actions.rehearse import rehearse_split
from documents.core.tree import Kind
from tests.documents.drafts import PASAL_2, short_draft, state, unit
from tests.people import NOW, sari

pytestmark = pytest.mark.django_db


def test_it_is_told_and_taken_back():
    clerk = sari()
    naskah = short_draft(clerk)
    key, before = unit(naskah, "Pasal 2").key, state(naskah)
    done = rehearse_split(naskah=naskah, key=key, text=PASAL_2 + "\nPasal\nBaru.", by=clerk, now=NOW)
    assert done.made.units[1].text == "Baru."
    body = done.tree.first(Kind.BATANG_TUBUH)
    assert "Baru." in str(body)
    assert state(naskah) == before
    with pytest.raises(TextRefused):
        rehearse_split(naskah=naskah, key=key, text=PASAL_2, by=clerk, now=NOW)
    assert state(naskah) == before
