"""Bentuk cetak: the form of an office's prints, with a sample that follows every choice."""

from functools import lru_cache
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from documents.actions import choose_form, set_emblem
from documents.models import Daerah
from documents.printing.form import Form, form_of
from documents.printing.office import emblem_for, form_for
from documents.reading.pages import page_picture
from documents.views.hosts import daerah_for
from documents.views.print_choices import EmblemForm, LookForm

_WHO = "Peran Anda tidak dapat mengatur bentuk cetak. Hubungi bagian hukum."
SORTS = {"naskah": "Naskah dan salinan", "lembaran": "Lembaran Daerah"}
_WIDTH, _SHOWN = 640, 2  # pixels of a sample page, pages shown


@login_required
def print_form(request):
    """The choices for one sort of print; "Lihat contoh" shows them without keeping them."""
    daerah, sort = daerah_for(request, "terbitkan", _WHO), _sort(request)
    current = form_for(daerah, sort, timezone.localdate())
    form = LookForm(request.POST or None, initial=LookForm.start(current))
    tried = form.cleaned_data if request.method == "POST" and form.is_valid() else LookForm.start(current)
    if request.method == "POST" and form.is_valid() and "lihat" not in request.POST:
        choose_form(daerah=daerah, sort=sort, choices=form.cleaned_data, by=request.user)
        messages.success(request, "Bentuk cetak tersimpan. Cetakan yang sudah ada tidak berubah.")
        return redirect(f"{reverse('print_form')}?bentuk={sort}")
    context = {"form": form, "emblem": EmblemForm(), "sort": sort, "sorts": SORTS.items(), **_sample(sort, tried)}
    return render(request, "documents/print_form.html", context, status=422 if form.errors else 200)


@login_required
def print_emblem(request):
    """Keep or take away the picture at the head of one sort of print."""
    daerah, sort = daerah_for(request, "terbitkan", _WHO), _sort(request)
    back = redirect(f"{reverse('print_form')}?bentuk={sort}")
    form = EmblemForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return back
    if not form.is_valid() or not (form.cleaned_data["file"] or form.cleaned_data["hapus"]):
        messages.error(request, "Lambang tidak disimpan. Pilih gambar PNG atau JPEG, lalu simpan lagi.")
        return back
    file = form.cleaned_data["file"]
    set_emblem(daerah=daerah, sort=sort, data=file.read() if file else None, by=request.user)
    messages.success(request, "Lambang tersimpan." if file else "Tempat lambang dikosongkan.")
    return back


@login_required
def print_sample(request):
    """The pictures of the sample for the choices in the address, as a piece of the page."""
    daerah_for(request, "terbitkan", _WHO)
    form = LookForm(request.GET)
    if not form.is_valid():
        return render(request, "documents/_print_sample.html", {"errors": form.errors}, status=422)
    return render(request, "documents/_print_sample.html", _sample(_sort(request), form.cleaned_data))


@login_required
def print_picture(request):
    """One page of the sample as a PNG."""
    daerah, sort = daerah_for(request, "terbitkan", _WHO), _sort(request)
    form = LookForm(request.GET)
    look = form_of(form.cleaned_data if form.is_valid() else {}, issue=sort == "lembaran")
    emblem = emblem_for(daerah, sort, timezone.localdate())
    page = int(request.GET["halaman"]) if request.GET.get("halaman", "").isdigit() else 1
    response = HttpResponse(page_picture(_printed(daerah, look, emblem, sort), page, _WIDTH)[0], "image/png")
    response["Cache-Control"] = "private, max-age=60"
    return response


@lru_cache(maxsize=8)
def _printed(daerah: Daerah, look: Form, emblem: tuple[str, bytes] | None, sort: str) -> bytes:
    # Imported here: only this page loads the typesetter into the web process.
    from documents.printing.sample import sample_pdf

    return sample_pdf(daerah, look, emblem, issue=sort == "lembaran")


def _sort(request) -> str:
    asked = request.GET.get("bentuk", "") or request.POST.get("bentuk", "")
    return asked if asked in SORTS else "naskah"


def _sample(sort: str, choices: dict[str, object]) -> dict[str, object]:
    """The addresses of the sample pages for those choices; a tick that is not set is left out, as a browser does."""
    given = {name: value for name, value in choices.items() if value is not False}
    where = reverse("print_picture")
    pages = [
        {"number": page, "url": f"{where}?{urlencode({'bentuk': sort, **given, 'halaman': page})}"}
        for page in range(1, _SHOWN + 1)
    ]
    return {"pages": pages, "narrow": choices.get("kertas") == "setengah_folio"}
