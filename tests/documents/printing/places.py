"""Where words stand on the pages of a PDF, in centimetres from the left and the top of the paper."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

POINTS = 72 / 2.54


@dataclass(frozen=True)
class Place:
    """The box of some words."""

    left: float
    right: float
    top: float
    page: int

    @property
    def axis(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2


def place(pdf: bytes, words: str, nth: int = 0) -> Place:
    """The nth place of the words, all pages in their order. Raises LookupError where they do not stand."""
    left = nth
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        found = page.get_textpage()
        search = found.search(words, match_case=True)
        while hit := search.get_next():
            if left:
                left -= 1
                continue
            boxes = [found.get_charbox(i) for i in range(hit[0], hit[0] + hit[1])]
            boxes = [box for box in boxes if box[2] > box[0]]
            top = page.get_size()[1] - max(box[3] for box in boxes)
            return Place(
                min(box[0] for box in boxes) / POINTS, max(box[2] for box in boxes) / POINTS, top / POINTS, number
            )
    raise LookupError(words)
