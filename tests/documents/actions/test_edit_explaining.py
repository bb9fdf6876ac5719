"""The penjelasan of a pasal: written with its own labels, it follows what it explains through every edit."""

import pytest

from documents import bridge
from documents.actions import StaleEdit
from documents.core.layout import layout
from documents.models import Clause
from tests.documents.drafts import PASAL_2, keys, rewrite, row, short_draft, text_of, unit
from tests.people import sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


class TestExplaining:
    def test_its_parts_carry_the_labels_of_the_penjelasan(self, naskah, by):
        letters = "    Huruf a\n        Pendidikan dasar.\n    Huruf b\n        Cukup jelas."
        text = f"Ayat (1)\n    Cukup jelas.\nAyat (2)\n{letters}"
        rewrite(naskah, "Penjelasan Pasal 2", text, by)
        assert text_of(naskah, "Penjelasan Pasal 2") == text
        explained = unit(naskah, "Penjelasan Pasal 2").children[1].children[1]
        assert explained.explains == unit(naskah, "Pasal 2 ayat (2) huruf b").key

    def test_a_label_alone_is_an_edit(self, naskah, by):
        before = keys(naskah, "Penjelasan Pasal 2")
        words = 'Yang dimaksud dengan "kesehatan" adalah pelayanan kesehatan dasar.'
        rewrite(naskah, "Penjelasan Pasal 2", f"Ayat (2)\n    {words}", by)
        saved = rewrite(naskah, "Penjelasan Pasal 2", f"Ayat (1)\n    {words}", by)
        assert saved.edit is not None
        (part,) = unit(naskah, "Penjelasan Pasal 2").children
        assert part.explains == unit(naskah, "Pasal 2 ayat (1)").key
        assert part.key == before[words]

    def test_a_label_without_partner_stays_as_typed(self, naskah, by):
        text = "Ayat (1) dan (2)\n    Cukup jelas.\nAyat (9)\n    Tanpa pasangan."
        rewrite(naskah, "Penjelasan Pasal 2", text, by)
        assert text_of(naskah, "Penjelasan Pasal 2") == text
        assert "Ayat (9)" in layout(bridge.tree_of(naskah))

    def test_a_label_typed_twice_loses_no_word(self, naskah, by):
        rewrite(naskah, "Penjelasan Pasal 2", "Ayat (1)\n    Satu.\nAyat (1)\n    Dua.", by)
        parts = unit(naskah, "Penjelasan Pasal 2").children
        assert sorted(part.text for part in parts) == ["Dua.", "Satu."]
        assert len({part.key for part in parts}) == 2

    def test_it_follows_its_ayat_to_another_place(self, naskah, by):
        first, *rest = PASAL_2.split("\n")
        text = "\n".join(["(1) Ayat baru di depan.", first.replace("(1)", "(2)"), *rest]).replace(
            "(2) Pelayanan", "(3) Pelayanan"
        )
        rewrite(naskah, "Pasal 2", text, by)
        assert text_of(naskah, "Penjelasan Pasal 2").startswith("Ayat (2)\n    Cukup jelas.\nAyat (3)\n    Yang")

    def test_it_goes_with_its_ayat_and_says_so(self, naskah, by):
        opened = row(naskah, "Penjelasan Pasal 2")
        saved = rewrite(naskah, "Pasal 2", "(1) Wali Kota menyelenggarakan pelayanan.", by)
        assert [(f.rule, "kesehatan dasar" in f.message) for f in saved.findings] == [("penjelasan-terhapus", True)]
        assert text_of(naskah, "Penjelasan Pasal 2") == "Ayat (1)\n    Cukup jelas."
        gone = Clause.history.filter(edit=saved.edit, history_type="-", explains__gt="").get()
        assert "kesehatan dasar" in gone.text
        with pytest.raises(StaleEdit):
            rewrite(naskah, "Penjelasan Pasal 2", "Cukup jelas.", by, expected_revision=opened.revision)

    def test_what_goes_without_saying_goes_without_saying_so(self, naskah, by):
        text = "(1) Pelayanan sebagaimana dimaksud dalam Pasal 1 meliputi:\n    a. pendidikan; dan\n    b. kesehatan."
        assert rewrite(naskah, "Pasal 2", text, by).findings == ()
        assert text_of(naskah, "Penjelasan Pasal 2").startswith("Ayat (1)\n    Yang dimaksud")

    def test_it_stays_where_an_ayat_is_written_anew(self, naskah, by):
        before = text_of(naskah, "Penjelasan Pasal 2")
        saved = rewrite(naskah, "Pasal 2", "(1) Izin berlaku lima tahun.\n(2) Retribusi dipungut bulanan.", by)
        assert saved.findings == ()
        assert text_of(naskah, "Penjelasan Pasal 2") == before
        note = unit(naskah, "Penjelasan Pasal 2").children[1]
        assert note.explains == unit(naskah, "Pasal 2 ayat (2)").key
