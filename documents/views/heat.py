"""Peta perubahan: how much each pasal changed from version to version, every cell a way to those words."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse

from documents.comparing import steps_of
from documents.core.heat import heat
from documents.printing.heat import Column, heat_svg
from documents.views.load import naskah_for


@login_required
def heat_map(request, pk: int):
    """The picture of all versions; with fewer than two it says what is missing."""
    naskah = naskah_for(request, pk)
    versions = list(naskah.versions.order_by("number"))
    trees = [version.unpacked() for version in versions]
    rows = heat(trees, steps_of(versions, trees))
    page = reverse("compare", args=[pk])
    columns = [
        Column(
            f"{old.number}-{new.number}",
            f"Versi {new.number}: {new.name}",
            f"{page}?lama={old.number}&baru={new.number}",
        )
        for old, new in zip(versions, versions[1:], strict=False)
    ]
    changed = [row for row in rows if any(cell.words or cell.state == "dipindah" for cell in row.cells)]
    shown = rows if request.GET.get("tampil") == "semua" else changed
    context = {"raperda": naskah.raperda, "columns": columns, "rows": len(rows), "shown": len(shown)}
    context["picture"] = heat_svg(shown, columns) if columns and shown else ""
    return render(request, "documents/heat.html", context)
