"""Forms of steps that follow from something else: a decision of a meeting, an incomplete file."""

from __future__ import annotations

from django import forms

from deliberation.core.stages import DOCUMENTS
from deliberation.forms.people import Day


class FollowForm(forms.Form):
    """What a decision cannot know: the papers at hand, the letter, a remark."""

    letter_number = forms.CharField(label="Nomor keputusan", max_length=60, required=False)
    letter_on = forms.DateField(label="Tanggal keputusan", required=False, widget=Day())
    documents = forms.MultipleChoiceField(
        label="Dokumen yang sudah ada", required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label="Catatan", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hasil rapat sudah tercatat; tambahkan bila perlu.",
    )  # fmt: skip

    def __init__(self, *args, documents: tuple[str, ...], lettered: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].choices = [(name, DOCUMENTS[name].nama) for name in documents]
        if not documents:
            del self.fields["documents"]
        if not lettered:
            del self.fields["letter_number"], self.fields["letter_on"]

    @property
    def given(self) -> dict[str, object]:
        """What `actions.follow_decision` takes; only of a valid form."""
        facts = {name: self.cleaned_data.get(name) for name in ("letter_number", "letter_on")}
        return {
            "documents": self.cleaned_data.get("documents", ()), "note": self.cleaned_data["note"], "facts": facts
        }  # fmt: skip


class PauseForm(forms.Form):
    """What is missing from the file, and since when."""

    since = forms.DateField(label="Berkas dinyatakan belum lengkap", widget=Day())
    note = forms.CharField(label="Yang kurang", max_length=300)


class ResumeForm(forms.Form):
    """The day the reviewer had the complete file."""

    until = forms.DateField(label="Berkas diterima lengkap", widget=Day())
