"""A clerk at a Word file: changes words, adds and removes paragraphs, tracks changes, comments, and saves."""

import copy
import io
from collections.abc import Iterator

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from documents import bridge
from documents.actions.word import receive_word
from documents.models import Suggestion
from documents.printing.word import Origin, draft_docx
from tests.people import NOW

DAY = "2021-03-04T05:06:00Z"
# Two pasal of the short draft that clerks change.
FREE = "Pelayanan diselenggarakan tanpa biaya."
LAST = "Peraturan Daerah ini mulai berlaku pada tanggal diundangkan."


class Clerk:
    """One open file. A paragraph is named by its words; where several read alike, by the place among them."""

    def __init__(self, data: bytes) -> None:
        self.file = docx.Document(io.BytesIO(data))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the body, those in tables too."""
        for element in self.file.element.body.iter(qn("w:p")):
            yield Paragraph(element, self.file._body)

    def find(self, words: str, nth: int = 0) -> Paragraph:
        """The paragraph that reads so."""
        return [p for p in self.paragraphs() if p.text.strip() == words][nth]

    def write(self, old: str, new: str, nth: int = 0) -> Paragraph:
        """Types other words into a paragraph."""
        paragraph = self.find(old, nth)
        paragraph.runs[0].text = new
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        return paragraph

    def after(self, words: str, *new: str, like: str = "", nth: int = 0) -> None:
        """Types new paragraphs behind one, formatted as it is (or as the one that reads `like`)."""
        spot = self.find(words, nth)._p
        model = self.find(like)._p if like else spot
        for text in new:
            made = copied(model)
            spot.addnext(made)
            say(made, text)
            spot = made

    def new_pasal(self, before: str, *texts: str) -> None:
        """A new pasal with these paragraphs in front of the pasal whose first paragraph reads `before`."""
        text = self.find(before)._p
        heading = text.getprevious()
        made = [copied(heading), *(copied(text) for _ in texts)]
        for element in made:
            heading.addprevious(element)
        for element, words in zip(made[1:], texts, strict=True):
            say(element, words)

    def remove(self, words: str, nth: int = 0) -> None:
        """Deletes a paragraph."""
        element = self.find(words, nth)._p
        element.getparent().remove(element)

    def pasal(self, first: str) -> list:
        """The paragraphs of a pasal, from its heading to the next heading."""
        found = [self.find(first)._p.getprevious()]
        while (after := found[-1].getnext()) is not None and not _is_heading(after):
            found.append(after)
        return found

    def track_words(self, old: str, new: str, author: str, nth: int = 0) -> None:
        """Replaces all words of a paragraph under tracked changes."""
        paragraph = self.find(old, nth)._p
        runs = list(paragraph.iter(qn("w:r")))
        gone = _tracked("w:del", author)
        runs[0].addprevious(gone)
        for run in runs:
            gone.append(run)
        _as_deleted(gone)
        came = _tracked("w:ins", author)
        gone.addnext(came)
        run = OxmlElement("w:r")
        came.append(run)
        text = OxmlElement("w:t")
        text.text = new
        run.append(text)

    def track_removal(self, elements: list, author: str) -> None:
        """Deletes whole paragraphs under tracked changes."""
        for element in elements:
            for run in list(element.findall(qn("w:r"))):
                gone = _tracked("w:del", author)
                run.addprevious(gone)
                gone.append(run)
                _as_deleted(gone)
            _mark(element, "w:del", author)

    def track_new(self, after: str, text: str, author: str) -> None:
        """A new paragraph under tracked changes."""
        spot = self.find(after)._p
        made = copied(spot)
        spot.addnext(made)
        say(made, text)
        came = _tracked("w:ins", author)
        run = made.find(qn("w:r"))
        run.addprevious(came)
        came.append(run)
        _mark(made, "w:ins", author)

    def comment(self, words: str, text: str, author: str) -> None:
        """A comment on a paragraph."""
        self.file.add_comment(self.find(words).runs, text=text, author=author, initials=author[:1])

    def saved(self, by: str = "") -> bytes:
        """The file as saved by that person."""
        self.file.core_properties.last_modified_by = by
        stream = io.BytesIO()
        self.file.save(stream)
        return stream.getvalue()


def copied(element):
    """The paragraph without the marks of the unit it was."""
    made = copy.deepcopy(element)
    for mark in made.xpath(".//w:bookmarkStart | .//w:bookmarkEnd"):
        mark.getparent().remove(mark)
    return made


def say(element, text: str) -> None:
    """Gives the paragraph other words."""
    runs = element.findall(qn("w:r"))
    for run in runs[1:]:
        element.remove(run)
    run = runs[0] if runs else OxmlElement("w:r")
    if not runs:
        element.append(run)
    for child in list(run):
        if child.tag != qn("w:rPr"):
            run.remove(child)
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)


def _tracked(name: str, author: str):
    mark = OxmlElement(name)
    for key, value in (("id", "77"), ("author", author), ("date", DAY)):
        mark.set(qn(f"w:{key}"), value)
    return mark


def _as_deleted(gone) -> None:
    for text in gone.iter(qn("w:t")):
        text.tag = qn("w:delText")


def _mark(element, name: str, author: str) -> None:
    properties = element.get_or_add_pPr()
    end = properties.find(qn("w:rPr"))
    if end is None:
        end = OxmlElement("w:rPr")
        properties.append(end)
    end.append(_tracked(name, author))


def _is_heading(element) -> bool:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is None or style.get(qn("w:val")) in ("Pasal", "Bab", "Bagian", "Penutup")


def opened(naskah) -> Clerk:
    """The text as it stands, downloaded and opened."""
    return Clerk(draft_docx(bridge.tree_of(naskah), origin=Origin(naskah.pk, "suntingan-1")))


def back(naskah, file: Clerk, clerk, by: str = "Tono", **given):
    """What the file becomes, saved by somebody and uploaded by the clerk."""
    return receive_word(naskah=naskah, name="edaran.docx", data=file.saved(by), by=clerk, now=NOW, **given)


def said(received) -> list[tuple[str, str, str]]:
    """Verb, address, and author of each proposal."""
    return [(one.verb, one.address, one.author) for one in received.upload.suggestions.order_by("pk")]


def only(received) -> Suggestion:
    """The one proposal."""
    (one,) = received.upload.suggestions.all()
    return one
