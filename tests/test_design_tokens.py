"""Every pair of colours that meets on screen is readable, in both schemes (WCAG 2.2: 1.4.3, 1.4.11)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parent.parent / "static" / "ui.css").read_text(encoding="utf-8")
TEXT = [
    ("ink", "paper"),
    ("ink", "desk"),
    ("ink", "panel"),
    ("ink", "mark"),
    ("ink-soft", "paper"),
    ("ink-soft", "desk"),
    ("ink-soft", "panel"),
    ("ink-soft", "well"),
    ("nila", "paper"),
    ("nila", "desk"),
    ("nila", "nila-wash"),
    ("on-nila", "nila"),
    ("on-bar", "bar"),
    ("soga", "paper"),
    ("soga", "soga-wash"),
    ("hijau", "paper"),
    ("hijau", "hijau-wash"),
    ("merah", "paper"),
    ("merah", "merah-wash"),
]
LINES = [("edge", "paper"), ("edge", "desk"), ("focus", "paper"), ("focus", "desk")]


def tokens(scheme: str) -> dict[str, str]:
    """The colours of one scheme; the dark one restates what differs from the light."""
    light = re.search(r":root \{(.*?)\n\}", CSS, re.DOTALL).group(1)
    dark = re.search(r"prefers-color-scheme: dark\) \{(.*?)\n\}", CSS, re.DOTALL).group(1)
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", light))
    return found | (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", dark)) if scheme == "dark" else {})


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of a colour written #rrggbb (WCAG 2.2, glossary)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "ground", "least"), [(*pair, 4.5) for pair in TEXT] + [(*pair, 3.0) for pair in LINES]
)
def test_contrast(scheme, front, ground, least):
    colours = tokens(scheme)
    assert contrast(colours[front], colours[ground]) >= least


def test_the_formula_knows_its_ends():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_the_dark_scheme_restates_every_colour():
    light, dark = tokens("light"), tokens("dark")
    assert {name for name in light if light[name] == dark[name]} == set()
