"""Definisi: the one list of an act in the order it would have; penjelasan for an act that came without one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from documents import bridge
from documents.actions import TextLocked, TextRefused, add_explanation, sort_definitions
from documents.core.definitions import USE, definitions_of, in_order
from documents.forms import OrderForm
from documents.printing.html import plain_html
from documents.views.arrange import renewed, told
from documents.views.load import naskah_for, naskah_to_edit, outline_and_name, place_of


@login_required
def definitions(request, pk: int):
    """The definitions as they stand and as they would stand; a POST puts them in that order."""
    naskah = naskah_to_edit(request, pk)
    tree = bridge.tree_of(naskah)
    found = definitions_of(tree)
    posted = request.POST if request.method == "POST" else None
    order = (posted or request.GET).get("order", USE)
    form = OrderForm(posted, initial={"order": order, "revision": naskah.revision})
    if form.is_valid() and found:
        given = {"order": form.cleaned_data["order"], "expected_revision": form.cleaned_data["revision"]}
        try:
            made = sort_definitions(naskah=naskah, by=request.user, now=timezone.now(), **given)
        except (TextRefused, TextLocked) as refused:
            form.add_error(None, str(refused))
            renewed(form, naskah, refused)
        else:
            told(request, naskah, made, "Definisi diurutkan. Rujukan ke angkanya disesuaikan.")
            return redirect(place_of(naskah, outline_and_name(naskah, found[0].key)[0], found[0].key))
    context = {"raperda": naskah.raperda, "form": form, "pasal": found[0] if found else None, "order": order}
    context["items"] = _items(found[1] if found else (), in_order(tree, order))
    context["moved"] = sum(item["number"] != item["before"] for item in context["items"])
    return render(request, "documents/definitions.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def explanation(request, pk: int):
    """Give the text its penjelasan."""
    naskah = naskah_for(request, pk, "sunting")
    try:
        edit = add_explanation(naskah=naskah, by=request.user, now=timezone.now())
    except (TextRefused, TextLocked) as refused:
        messages.warning(request, str(refused))
        return redirect("naskah", pk)
    messages.success(request, "Penjelasan ditambahkan, setiap pasal dengan “Cukup jelas.”")
    return redirect(place_of(naskah, outline_and_name(naskah, edit.unit)[0], edit.unit))


def _items(before, after) -> list[dict[str, object]]:
    """Each definition in its new order: its new number, the one it has, and its words."""
    was = {item.key: number for number, item in enumerate(before, 1)}
    return [
        {"number": number, "before": was[item.key], "html": plain_html(item.text)}
        for number, item in enumerate(after, 1)
    ]
