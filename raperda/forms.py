"""Strings of the forms of tasks given to a person turned into clean values."""

from collections.abc import Sequence

from django import forms

from deliberation.core.naming import named_units
from documents.core.tree import Node
from raperda.accounts.models import User


class WorkForm(forms.Form):
    """A task: who, what, on which units, by when."""

    to = forms.ChoiceField(label="Kepada")
    title = forms.CharField(label="Yang diminta", max_length=240, help_text="Misalnya Mohon telaah perizinan.")
    units = forms.CharField(
        label="Bagian naskah", max_length=400, required=False,
        help_text="Misalnya Pasal 12-15, Pasal 20, BAB III. Kosongkan bila menyangkut seluruh Raperda.",
    )  # fmt: skip
    due = forms.DateField(
        label="Paling lambat", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, people: Sequence[User], outline: Node | None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.outline = outline
        self.fields["to"].choices = [(pk, _called(person)) for pk, person in self.people.items()]

    def clean_to(self) -> User:
        """The person."""
        return self.people[self.cleaned_data["to"]]

    def clean_units(self) -> list[str]:
        """The keys of the units. Raises ValidationError with the words that name none."""
        typed = self.cleaned_data["units"]
        if not typed.strip():
            return []
        if self.outline is None:
            raise forms.ValidationError("Raperda ini belum mempunyai naskah. Kosongkan bagian naskahnya.")
        found = named_units(self.outline, typed)
        if found.unknown:
            raise forms.ValidationError(f"Tidak ada dalam naskah: {', '.join(found.unknown)}. Periksa nomornya.")
        return [key for key, _ in found.units]


class AnswerForm(forms.Form):
    """What came of a task, or why it goes back. Markdown."""

    answer = forms.CharField(
        label="Jawaban atau alasan", max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Markdown. Wajib saat menyelesaikan atau mengembalikan.",
    )  # fmt: skip


def _called(person: User) -> str:
    return f"{person.nama}, {person.jabatan}" if person.jabatan else person.nama
