"""Standard clauses: each parses as a pasal and prints as written, in the words of its region."""

import pytest

from documents.core.layout import layout_unit
from documents.core.parse import parse_unit
from documents.core.tree import Kind
from documents.models import Daerah, LibraryItem
from documents.standard import adapted, standards

KOTA = Daerah(kode="36.73", level="kota", nama="Serang", provinsi="Banten", ibu_kota="Serang")
PROVINSI = Daerah(kode="36", level="provinsi", nama="Banten", provinsi="Banten", ibu_kota="Serang")


@pytest.mark.parametrize("item", standards(KOTA) + standards(PROVINSI), ids=lambda item: item.title)
def test_each_reads_as_the_pasal_it_is(item):
    assert item.group in LibraryItem.Group.values
    assert item.text
    if item.group == LibraryItem.Group.FRASA:
        assert "\n" not in item.text
        return
    node, findings = parse_unit(Kind.PASAL, item.text)
    assert not findings
    assert layout_unit(node) == item.text
    if item.explanation:
        note, findings = parse_unit(Kind.PASAL, item.explanation, explaining=True)
        assert not findings
        assert [part.number for part in note.children] == [part.number for part in node.children]


def test_every_group_but_the_last_has_a_clause():
    assert {item.group for item in standards(KOTA)} == set(LibraryItem.Group.values) - {"lain"}


def test_a_region_gets_its_own():
    kota, provinsi = ({item.title for item in standards(daerah)} for daerah in (KOTA, PROVINSI))
    assert "Koordinasi dengan kecamatan dan kelurahan" in kota - provinsi
    assert "Pengawasan terhadap kabupaten/kota" in provinsi - kota


def test_words_of_the_region():
    text = "[kepala] adalah [kepala daerah]; [perkada] di [daerah] pada [nomor]"
    assert adapted(text, KOTA) == "Wali Kota adalah Wali Kota Serang; Peraturan Wali Kota di Kota Serang pada [nomor]"
    assert adapted("[perkada]", PROVINSI) == "Peraturan Gubernur"
