"""Reading, Unreadable: what a file becomes, a text with its doubts or one sentence that says why not."""

from dataclasses import dataclass

from documents.errors import DomainError


@dataclass(frozen=True)
class Reading:
    """The plain text of a file and, one sentence each, what of the file is not in that text."""

    text: str
    doubts: tuple[str, ...] = ()


class Unreadable(DomainError):
    """A file that is refused; `reason` is the rest of the sentence after "Berkas …": what is wrong; what to do next."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason, name)
        self.reason = reason
        self.name = name

    def __str__(self) -> str:
        subject = f"Berkas “{self.name}”" if self.name else "Berkas ini"
        return f"{subject} {self.reason}."
