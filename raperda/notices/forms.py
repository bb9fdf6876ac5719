"""Strings of the forms of notices turned into clean values: how to be told, which unit to follow."""

from django import forms

from raperda.notices.models import MAIL_OF, Choice, Kind, Mail


class ChoicesForm(forms.Form):
    """For each kind of notice whether in the application, and when by e-mail."""

    def __init__(self, *args, chosen: dict[str, Choice], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for kind in Kind:
            row = chosen.get(kind.value)
            app, mail = (row.app, row.mail) if row else (True, MAIL_OF.get(kind, Mail.HARIAN))
            self.fields[f"app-{kind}"] = forms.BooleanField(
                label=f"Dalam aplikasi: {kind.label}", required=False, initial=app
            )
            # The reminder of a deadline is a mail of its own: it goes or it does not.
            mails = [(Mail.TIDAK, "Tidak"), (Mail.SEGERA, "Ya")] if kind == Kind.TENGGAT else Mail.choices
            self.fields[f"mail-{kind}"] = forms.ChoiceField(label=f"Surel: {kind.label}", choices=mails, initial=mail)

    @property
    def rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """The kinds with their two fields."""
        return [(kind.label, self[f"app-{kind}"], self[f"mail-{kind}"]) for kind in Kind]

    @property
    def choices(self) -> dict[str, tuple[bool, str]]:
        """What was chosen, by kind; only of a valid form."""
        clean = self.cleaned_data
        return {kind.value: (clean[f"app-{kind}"], clean[f"mail-{kind}"]) for kind in Kind}


class FollowForm(forms.Form):
    """Units to follow, as people type them."""

    units = forms.CharField(label="Bagian naskah", max_length=400, help_text="Misalnya Pasal 12 atau Pasal 3-5.")
