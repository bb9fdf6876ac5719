"""Propemperda as a whole: set by Keputusan DPRD, filled from last year or from a spreadsheet."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation.actions import ProgrammeRefused, carry_over, import_titles, set_programme
from deliberation.core.programme import COLUMNS, Table, read_items
from deliberation.forms.planning import SetForm, TableForm
from deliberation.reading.programme import read_table
from deliberation.views.propemperda import programme_for
from documents.reading import Unreadable


@login_required
def programme_set(request, tahun: int):
    """The Keputusan DPRD that sets the programme."""
    programme = programme_for(request, tahun, to_write=True)
    form = SetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_programme(programme=programme, today=timezone.localdate(), by=request.user, **form.cleaned_data)
        except ProgrammeRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Propemperda {tahun} ditetapkan. Perubahan berikutnya dicatat tersendiri.")
            return redirect("programme", tahun)
    context = {"programme": programme, "form": form, "count": programme.items.count()}
    return render(request, "deliberation/propemperda_set.html", context, status=422 if form.errors else 200)


@login_required
def programme_carry(request, tahun: int):
    """Take on what last year left unfinished."""
    programme = programme_for(request, tahun, to_write=True)
    if request.method == "POST":
        made = carry_over(programme=programme, by=request.user, now=timezone.now())
        words = f"{len(made)} judul diluncurkan dari {tahun - 1}." if made else f"Tidak ada sisa dari {tahun - 1}."
        messages.success(request, words)
    return redirect("programme", tahun)


@login_required
def programme_import(request, tahun: int):
    """Titles from a spreadsheet: all of them, or what is wrong in which row and none."""
    programme = programme_for(request, tahun, to_write=True)
    form = TableForm(request.POST or None, request.FILES or None, programme=programme)
    table = Table()
    if request.method == "POST" and form.is_valid():
        table = _read(form)
        if not form.errors and not table.problems and _imported(form, programme, table, request.user):
            words = f"{len(table.items)} judul diimpor."
            if table.ignored:
                words += f" Kolom yang tidak dipakai: {', '.join(table.ignored)}."
            messages.success(request, words)
            return redirect("programme", tahun)
    context = {"programme": programme, "form": form, "problems": table.problems, "columns": COLUMNS.values()}
    status = 422 if form.errors or table.problems else 200
    return render(request, "deliberation/propemperda_import.html", context, status=status)


def _read(form: TableForm) -> Table:
    """What the file states; a file that is no table becomes an error of the form."""
    file = form.cleaned_data["file"]
    try:
        return read_items(read_table(file.name, file.read()))
    except Unreadable as refused:
        form.add_error("file", str(refused))
        return Table()


def _imported(form: TableForm, programme, table: Table, by) -> bool:
    """Whether every title was taken."""
    try:
        import_titles(programme=programme, items=table.items, amendment=form.amendment, by=by, now=timezone.now())
    except ProgrammeRefused as refused:
        form.add_error(None, str(refused))
        return False
    return True
