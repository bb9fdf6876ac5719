"""The parts of a diktum and of a penutup: every line lands in exactly one part."""

from __future__ import annotations

import pytest

from documents.printing.marks import Signature, closing_parts, diktum_parts, inline, signature


def test_diktum_is_parted() -> None:
    parts = diktum_parts(
        "Dengan Persetujuan Bersama\nDPRD\ndan\nBUPATI X\nM E M U T U S K A N :\nMenetapkan : PERATURAN X.\nII"
    )
    assert parts.approval == ("Dengan Persetujuan Bersama", "DPRD", "dan", "BUPATI X")
    assert parts.decision == "M E M U T U S K A N :"
    assert parts.act == ("PERATURAN X.", "II")


def test_diktum_without_menetapkan_keeps_its_lines() -> None:
    assert diktum_parts("MEMUTUSKAN:\n\nlain").approval == ("lain",)


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


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("*a b* c*d*", "<em>a b</em> c<em>d</em>"),
        ("bintang * saja", "bintang * saja"),
        ("*buka saja", "*buka saja"),
        ("*<b>*", "<em>&lt;b&gt;</em>"),
        ("*a\nb*", "*a\nb*"),
    ],
)
def test_italics_are_the_only_inline_markup(text: str, markup: str) -> None:
    assert inline(text) == markup
