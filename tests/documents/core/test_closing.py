"""The parts of a penutup: every line lands in exactly one part."""

from __future__ import annotations

import pytest

from documents.core.closing import Signature, closing_parts, signature


def test_penutup_is_parted_in_order() -> None:
    parts = closing_parts(
        "Agar setiap orang mengetahuinya, dalam\nLembaran Daerah Kota X.\nDitetapkan di X\npada tanggal 1 Mei 2022\n"
        "WALI KOTA X,\nCap/ttd\nNAMA\nDiundangkan di X\npada tanggal 2 Mei 2022\nSEKRETARIS DAERAH\nKOTA X,\nttd\n"
        "NAMA DUA\nNIP. 1\nLEMBARAN DAERAH KOTA X\nTAHUN 2022 NOMOR 1\nNOREG PERATURAN DAERAH: (1)"
    )
    assert parts.formula == ("Agar setiap orang mengetahuinya, dalam", "Lembaran Daerah Kota X.")
    assert parts.enactment == Signature(
        ("Ditetapkan di X", "pada tanggal 1 Mei 2022"), ("WALI KOTA X,",), "Cap/ttd", ("NAMA",)
    )
    assert parts.promulgation is not None
    assert parts.promulgation.office == ("SEKRETARIS DAERAH", "KOTA X,")
    assert parts.promulgation.name == ("NAMA DUA", "NIP. 1")
    assert parts.gazette == ("LEMBARAN DAERAH KOTA X", "TAHUN 2022 NOMOR 1", "NOREG PERATURAN DAERAH: (1)")


def test_penutup_of_a_blank_draft_has_no_blocks() -> None:
    parts = closing_parts("")
    assert (parts.formula, parts.enactment, parts.promulgation, parts.gazette) == ((), None, None, ())


@pytest.mark.parametrize(
    ("lines", "office", "name"),
    [
        (["WALI KOTA X,", "NAMA"], ("WALI KOTA X,",), ("NAMA",)),
        (["SEKRETARIS DAERAH", "KOTA X,"], ("SEKRETARIS DAERAH", "KOTA X,"), ()),
        (["BUPATI X", "NAMA"], ("BUPATI X",), ("NAMA",)),
        (["Ditetapkan di X"], (), ()),
    ],
)
def test_a_block_without_a_mark_is_parted_at_the_comma(
    lines: list[str], office: tuple[str, ...], name: tuple[str, ...]
) -> None:
    block = signature(lines)
    assert block is not None
    assert (block.office, block.mark, block.name) == (office, "", name)
