"""Judul Propemperda: one title with its concept, written, changed, taken out, begun as a Raperda, or tied to one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from deliberation.actions import ProgrammeRefused, add_title, begin_title, change_title, link_title, remove_title
from deliberation.actions.planning import FIELDS
from deliberation.bridge import raperda_of_items
from deliberation.forms import StartForm
from deliberation.forms.planning import AmendmentForm, LinkForm, TitleForm
from deliberation.models import ProgrammeItem
from deliberation.views.propemperda import programme_for
from documents.models import Raperda

_START = "Peran Anda tidak dapat memulai Raperda. Hubungi perancang atau bagian hukum."


@login_required
def title_new(request, tahun: int):
    """A new title."""
    programme = programme_for(request, tahun, to_write=True)
    form = TitleForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        given = {"amendment": form.amendment, "by": request.user, "now": timezone.now()}
        if _done(form, lambda: add_title(programme=programme, facts=form.facts, **given)):
            messages.success(request, "Judul ditambahkan.")
            return redirect("programme", tahun)
    context = {"programme": programme, "form": form, "item": None}
    return render(request, "deliberation/propemperda_title.html", context, status=422 if form.errors else 200)


@login_required
def title_edit(request, pk: int):
    """A title as it stands, to change, take out, or tie to a Raperda that is under way."""
    item = _item(request, pk)
    programme = programme_for(request, item.propemperda.tahun, to_write=True)
    known = {name: getattr(item, name) for name in FIELDS}
    form = TitleForm(request.POST or None, programme=programme, initial=known)
    if request.method == "POST" and form.is_valid():
        given = {"amendment": form.amendment, "by": request.user, "now": timezone.now()}
        if _done(form, lambda: change_title(item=item, facts=form.facts, **given)):
            messages.success(request, "Judul disimpan.")
            return redirect("programme", programme.tahun)
    raperda = raperda_of_items(programme.daerah, [item]).get(item.pk)
    context = {
        "programme": programme,
        "form": form,
        "item": item,
        "raperda": raperda,
        "link": None if raperda else LinkForm(rows=_loose(item)),
        "amendment": AmendmentForm(programme=programme, auto_id="hapus_%s"),
    }
    return render(request, "deliberation/propemperda_title.html", context, status=422 if form.errors else 200)


@login_required
def title_remove(request, pk: int):
    """Take the title out; what a set programme asks for is typed beside the button."""
    item = _item(request, pk)
    programme = programme_for(request, item.propemperda.tahun, to_write=True)
    if request.method == "POST":
        form = AmendmentForm(request.POST, programme=programme)
        amendment = form.amendment if form.is_valid() else None
        remove_title(item=item, amendment=amendment, by=request.user, now=timezone.now())
        messages.success(request, "Judul dikeluarkan dari Propemperda.")
        return redirect("programme", programme.tahun)
    return redirect("title_edit", pk)


@login_required
def title_link(request, pk: int):
    """Tie the title to a Raperda that was begun without it."""
    item = _item(request, pk)
    programme = programme_for(request, item.propemperda.tahun, to_write=True)
    form = LinkForm(request.POST or None, rows=_loose(item))
    if request.method == "POST" and form.is_valid():
        link_title(item=item, raperda=form.cleaned_data["raperda"], by=request.user)
        messages.success(request, "Judul dihubungkan dengan Raperda.")
        return redirect("programme", programme.tahun)
    return redirect("title_edit", pk)


@login_required
def title_start(request, pk: int):
    """Mulai Raperda from the title: the form of a blank Raperda, filled in with what the programme says."""
    item = _item(request, pk)
    daerah = programme_for(request, item.propemperda.tahun).daerah
    if not request.user.has_perm("mulai", daerah):
        raise PermissionDenied(_START)
    form = StartForm(request.POST or None, daerah=daerah, initial=_planned(item))
    form.fields["tahun"].initial = item.propemperda.tahun
    del form.fields["out_of_program_reason"]
    if request.method == "POST" and form.is_valid():
        facts = {name: value for name, value in form.cleaned_data.items() if name != "out_of_program_reason"}
        raperda = begin_title(item=item, daerah=daerah, by=request.user, now=timezone.now(), **facts)
        messages.success(request, "Raperda dibuat dari judul Propemperda. Lengkapi bagian dalam kurung siku.")
        return redirect("naskah", raperda.pk)
    context = {"form": form, "item": item, "programme": item.propemperda}
    return render(request, "deliberation/propemperda_start.html", context, status=422 if form.errors else 200)


def _item(request, pk: int) -> ProgrammeItem:
    """The title; its region is checked when its programme is loaded."""
    return get_object_or_404(ProgrammeItem.objects.select_related("propemperda__daerah"), pk=pk)


def _loose(item: ProgrammeItem):
    """The Raperda of the region that no title of a programme is tied to."""
    rows = Raperda.objects.filter(daerah_id=item.propemperda.daerah_id, programme_item__isnull=True)
    return rows.defer("keterangan").order_by("judul")


def _planned(item: ProgrammeItem) -> dict[str, object]:
    """What the start form can take over from the title."""
    parts = [
        (label, getattr(item, name))
        for name, label in (
            ("background", "Latar belakang dan tujuan"),
            ("goal", "Sasaran"),
            ("scope", "Pokok pikiran, lingkup, atau objek"),
            ("direction", "Jangkauan dan arah pengaturan"),
        )
    ]
    told = "\n\n".join(f"**{label}**\n\n{words}" for label, words in parts if words)
    known = {"judul": item.judul, "initiator": item.initiator, "opd": item.unit[:160], "keterangan": told}
    return known | ({"subject": "perubahan"} if item.changes == "ubah" else {})


def _done(form, act) -> bool:
    """Whether the programme took it; else the form says which rule forbids it."""
    try:
        act()
    except ProgrammeRefused as refused:
        form.add_error(None, str(refused))
        return False
    return True
