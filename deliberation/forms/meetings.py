"""Strings of the forms of a sitting: opening it, its agenda, pauses, votes, speakers, minutes."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from deliberation.actions import AgendaLine
from deliberation.actions.roll import Seat
from deliberation.core.quorum import MAX_MINUTES
from deliberation.core.stages import STAGES
from deliberation.forms.people import Day
from deliberation.models import AgendaItem, Member, Vote
from documents.models import Raperda

DECIDES = (("", "Tidak ada keputusan"), *AgendaItem._meta.get_field("decides").choices)


class OpenForm(forms.Form):
    """Who chairs the meeting."""

    chair = forms.ModelChoiceField(label="Pimpinan rapat", queryset=Member.objects.none(), empty_label=None)

    def __init__(self, *args, seats: Sequence[Seat], chairs: Sequence[Member], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        seated = [seat.member for seat in seats]
        first = [member for member in chairs if member in seated] + [seat.member for seat in seats if seat.role]
        order = list(dict.fromkeys(first + seated))
        self.fields["chair"].queryset = Member.objects.filter(pk__in=[member.pk for member in order])
        self.fields["chair"].choices = [(member.pk, member.lengkap) for member in order]


class ItemForm(forms.Form):
    """One item of an agenda: its title and what it decides."""

    title = forms.CharField(label="Mata acara", max_length=300)
    decides = forms.ChoiceField(label="Keputusan", choices=DECIDES, required=False)


class NewItemForm(forms.Form):
    """One more item: a Raperda in its present stage, or any other title."""

    raperda = forms.ModelChoiceField(
        label="Raperda", queryset=Raperda.objects.none(), required=False, empty_label="Bukan tentang Raperda"
    )
    title = forms.CharField(
        label="Mata acara", max_length=300, required=False, help_text="Kosongkan untuk memakai judul Raperda."
    )

    def __init__(self, *args, daerah, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        ended = [stage.id for stage in STAGES.values() if stage.terminal]
        rows = Raperda.objects.filter(daerah=daerah).exclude(stage__in=ended)
        self.fields["raperda"].queryset = rows.defer("keterangan")

    def clean(self) -> dict:
        """With `line`, the item as actions.add_item takes it."""
        clean = super().clean()
        raperda, title = clean.get("raperda"), clean.get("title", "").strip()
        if raperda is None and not title:
            raise forms.ValidationError("Pilih Raperda, atau tulis mata acaranya.")
        clean["line"] = AgendaLine(title) if raperda is None else agenda_line(raperda, title)
        return clean


class AdjournForm(forms.Form):
    """A pause for want of quorum."""

    minutes = forms.IntegerField(label="Lama (menit)", min_value=1, max_value=MAX_MINUTES, initial=MAX_MINUTES)
    note = forms.CharField(label="Catatan", max_length=300, required=False)


class PostponeForm(forms.Form):
    """Another day for a meeting without quorum."""

    until = forms.DateField(label="Ditunda sampai", widget=Day())
    banmus = forms.BooleanField(label="Hari ini ditetapkan Badan Musyawarah", required=False)
    note = forms.CharField(label="Catatan atau alasan", max_length=300, required=False)


class SpeakerForm(forms.Form):
    """Somebody for the list of speakers: a member by number or name, else a guest."""

    name = forms.CharField(label="Nomor atau nama pembicara", max_length=160)


class VoteForm(forms.Form):
    """A vote of every member there; a fraksi's vote is that of its members who say nothing else."""

    tried = forms.BooleanField(
        label="Musyawarah sudah ditempuh dan tidak mencapai mufakat.", required=False,
        help_text="Suara terbanyak hanya bila mufakat tidak tercapai (UU 23/2014 Pasal 182).",
    )  # fmt: skip
    note = forms.CharField(
        label="Catatan keputusan", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, seats: Sequence[Seat], given: dict[int, str] | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.groups: list[tuple[str, forms.BoundField | None, list[forms.BoundField]]] = []
        self.seats = seats
        members: dict[str, list[str]] = {}
        titles: dict[str, tuple[str, bool]] = {}
        for seat in seats:
            group = f"f-{seat.fraksi.pk}" if seat.fraksi else "f-0"
            if group not in titles:
                titles[group] = (seat.fraksi.nama if seat.fraksi else "Tanpa fraksi", bool(seat.fraksi))
                self.fields[group] = _choice(titles[group][0], "per anggota", "")
            name = f"s-{seat.member.pk}"
            label = f"{seat.number}. {seat.member.lengkap}"
            self.fields[name] = _choice(label, "ikut fraksi", (given or {}).get(seat.member.pk, ""))
            members.setdefault(group, []).append(name)
        self.groups = [(title, self[group], [self[n] for n in members[group]]) for group, (title, _) in titles.items()]

    @property
    def choices(self) -> dict[int, str]:
        """The vote by member id, without those who have none; only of a valid form."""
        found = {}
        for seat in self.seats:
            group = f"f-{seat.fraksi.pk}" if seat.fraksi else "f-0"
            if choice := self.cleaned_data[f"s-{seat.member.pk}"] or self.cleaned_data[group]:
                found[seat.member.pk] = choice
        return found


class MinutesForm(forms.Form):
    """One item's part of the risalah; `base` is what the person saw when they began."""

    text = forms.CharField(
        label="Risalah", max_length=60_000, required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "data-minutes": ""}), help_text="Markdown. Tersimpan sendiri.",
    )  # fmt: skip
    base = forms.CharField(max_length=60_000, required=False, strip=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """The text with the line ends a browser sends as "\\n"."""
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean_base(self) -> str:
        """As clean_text."""
        return self.cleaned_data["base"].replace("\r\n", "\n")


def agenda_line(raperda: Raperda, title: str = "") -> AgendaLine:
    """The item about a Raperda in its present stage, under that title or one made of the stage's name."""
    stage = STAGES.get(raperda.stage)
    named = f"{stage.nama}: Raperda tentang {raperda.judul}" if stage else f"Raperda tentang {raperda.judul}"
    return AgendaLine((title or named)[:300], raperda, raperda.stage)


def _choice(label: str, none: str, given: str) -> forms.ChoiceField:
    choices = [("", none.capitalize()), *Vote.Choice.choices]
    return forms.ChoiceField(label=label, choices=choices, required=False, initial=given)
