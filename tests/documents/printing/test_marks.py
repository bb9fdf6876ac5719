"""The parts of a diktum and the inline markup."""

from __future__ import annotations

import pytest

from documents.printing.marks import diktum_parts, inline


def test_diktum_is_parted() -> None:
    parts = diktum_parts(
        "Dengan Persetujuan Bersama\nDPRD\ndan\nBUPATI X\nM E M U T U S K A N :\nMenetapkan : PERATURAN X.\nII"
    )
    assert parts.approval == ("Dengan Persetujuan Bersama", "DPRD", "dan", "BUPATI X")
    assert parts.decision == "M E M U T U S K A N :"
    assert parts.act == ("PERATURAN X.", "II")


def test_diktum_without_menetapkan_keeps_its_lines() -> None:
    assert diktum_parts("MEMUTUSKAN:\n\nlain").approval == ("lain",)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("*a b* c*d*", "<em>a b</em> c<em>d</em>"),
        ("bintang * saja", "bintang * saja"),
        ("*buka saja", "*buka saja"),
        ("*<b>*", "<em>&lt;b&gt;</em>"),
        ("*a\nb*", "*a\nb*"),
        ("**tebal** dan *miring*", "**tebal** dan <em>miring</em>"),
        ("***keduanya***", "***keduanya***"),
    ],
)
def test_italics_are_the_only_inline_markup(text: str, markup: str) -> None:
    assert inline(text) == markup
