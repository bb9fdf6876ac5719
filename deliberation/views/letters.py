"""Surat: the register of letters, in and out, and a letter that came in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.db.models.functions import Coalesce, ExtractYear
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation.actions import LetterRefused, receive_letter
from deliberation.forms.letters import IncomingForm
from deliberation.models import Letter
from deliberation.views.letters_load import name_of, office_for, register_for
from documents.actions import UploadRefused
from documents.models import Daerah, Raperda
from documents.reading import Unreadable

PAGE = 25


@login_required
def letters(request):
    """Filtered by words, direction, year, state, and Raperda; the newest first."""
    daerah = register_for(request)
    rows = Letter.objects.filter(daerah=daerah).annotate(year=ExtractYear(Coalesce("date", "at__date")))
    years = sorted(set(rows.order_by().values_list("year", flat=True)), reverse=True)
    asked = {
        name: request.GET.get(name, "").replace("\0", "").strip()[:200]
        for name in ("q", "arah", "tahun", "keadaan", "raperda")
    }
    found = _fitting(rows, asked).select_related("raperda", "rapat", "series").defer("text", "raperda__keterangan")
    page = Paginator(found.order_by("-pk"), PAGE).get_page(request.GET.get("halaman"))
    about = Raperda.objects.filter(letters__daerah=daerah).distinct().order_by("judul")
    context = {
        "page": page,
        "rows": [(row, name_of(row)) for row in page.object_list],
        "any": bool(years),
        "years": [str(year) for year in years],
        "asked": asked,
        "directions": Letter.Direction.choices,
        "states": Letter.Status.choices,
        "about": [(str(pk), judul) for pk, judul in about.values_list("pk", "judul")],
        "may_write": request.user.has_perm("surat", daerah),
    }
    return render(request, "deliberation/letters.html", context)


@login_required
def letter_in(request):
    """Record a letter that came in; with its scan it is at hand for the step that needs it."""
    daerah = office_for(request)
    known = {"raperda": request.GET.get("raperda"), "paper": request.GET.get("bentuk")}
    form = IncomingForm(request.POST or None, request.FILES or None, daerah=daerah, initial=known)
    if request.method == "POST" and form.is_valid() and (letter := _received(request, form, daerah)):
        messages.success(request, f"Surat Nomor {letter.nomor} dicatat.")
        return redirect("letter", letter.pk)
    return render(request, "deliberation/letter_in.html", {"form": form}, status=422 if form.errors else 200)


def _received(request, form: IncomingForm, daerah: Daerah) -> Letter | None:
    """The letter on record; None where the form now says what is wrong."""
    clean = form.cleaned_data
    given = {name: clean[name] for name in ("paper", "raperda", "nomor", "on", "sender", "subject")}
    if file := clean["file"]:
        given |= {"name": file.name, "data": file.read()}
    try:
        return receive_letter(daerah=daerah, by=request.user, now=timezone.now(), **given)
    except (UploadRefused, Unreadable) as refused:
        form.add_error("file", str(refused))
    except LetterRefused as refused:
        form.add_error("nomor", str(refused))
    return None


def _fitting(rows, asked: dict[str, str]):
    """The letters that fit every word and choice."""
    for word in asked["q"].split():
        rows = rows.filter(
            Q(subject__icontains=word) | Q(nomor__icontains=word) | Q(sender__icontains=word)
            | Q(recipient__icontains=word) | Q(raperda__judul__icontains=word)
        )  # fmt: skip
    if asked["arah"] in Letter.Direction.values:
        rows = rows.filter(direction=asked["arah"])
    if asked["keadaan"] in Letter.Status.values:
        rows = rows.filter(status=asked["keadaan"])
    if asked["tahun"].isdecimal() and len(asked["tahun"]) == 4:
        rows = rows.filter(year=int(asked["tahun"]))
    if asked["raperda"].isdecimal() and len(asked["raperda"]) < 10:
        rows = rows.filter(Q(raperda=int(asked["raperda"])) | Q(rapat__items__raperda=int(asked["raperda"]))).distinct()
    return rows
