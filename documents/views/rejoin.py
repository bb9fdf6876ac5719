"""Pecah, gabung, bubarkan: one pasal into two, two into one, a heading that goes while its pasal stay."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from documents import bridge
from documents.actions import TextLocked, TextRefused, dissolve_unit, join_units, split_unit
from documents.core.layout import layout_unit
from documents.core.tree import Kind, Node, at, path_of
from documents.forms import JoinForm, ReasonForm, SplitForm
from documents.views.arrange import again, load, neighbours, renewed, sent, told
from documents.views.load import keeps_typed, outline_and_name, place_of

_SHOWN = 60


@login_required
@keeps_typed
def split(request, pk: int, key: str):
    """Where a pasal is to be parted; a POST parts it."""
    naskah, outline, name, refusal = load(request, pk, key)
    if at(outline, path_of(outline, key)).kind is not Kind.PASAL:
        raise Http404
    node, _ = bridge.numbered_unit(naskah, key)
    start = {"text": layout_unit(node), "revision": naskah.revision}
    form = SplitForm(sent(request), ayat=_ayat(node), initial=start, auto_id="pecah_%s")
    if form.is_valid() and not refusal:
        clean = form.cleaned_data
        given = {"reason": clean["reason"], "address": name, "expected_revision": clean["revision"]}
        try:
            made = split_unit(
                naskah=naskah, key=key, at=clean["at"], text=clean["text"], by=request.user, now=timezone.now(), **given
            )
        except (TextRefused, TextLocked) as refused:
            form.add_error(None if clean["at"] else "text", str(refused))
            renewed(form, naskah, refused)
        else:
            return _arrived(
                request, naskah, made, key, f"{name} dipecah, bagian keduanya kini {{}}.", made.units[1].key
            )
    if refusal:
        form.add_error(None, refusal)
    context = {"raperda": naskah.raperda, "key": key, "name": name, "form": form}
    return render(request, "documents/split.html", context, status=403 if refusal else 422 if form.errors else 200)


@login_required
@keeps_typed
def join(request, pk: int, key: str):
    """Join a pasal with its neighbour."""
    naskah, outline, name, refusal = load(request, pk, key)
    choices = neighbours(outline, path_of(outline, key))
    form = JoinForm(sent(request), neighbours=choices, auto_id="gabung_%s")
    if not form.is_valid() or refusal:
        return again(request, naskah, outline, key, name, refusal, join_form=form)
    clean = form.cleaned_data
    given = {"reason": clean["reason"], "address": name, "expected_revision": clean["revision"]}
    try:
        made = join_units(naskah=naskah, key=key, other=clean["other"], by=request.user, now=timezone.now(), **given)
    except (TextRefused, TextLocked) as refused:
        form.add_error(None, str(refused))
        renewed(form, naskah, refused)
        return again(request, naskah, outline, key, name, join_form=form)
    other = dict(choices)[clean["other"]]
    return _arrived(request, naskah, made, made.units[0].key, f"{name} dan {other} digabungkan menjadi {{}}.")


@login_required
@keeps_typed
def dissolve(request, pk: int, key: str):
    """Take away a heading; what stood under it stays."""
    naskah, outline, name, refusal = load(request, pk, key)
    if at(outline, path_of(outline, key)).kind not in bridge.HEADED:
        raise Http404
    form = ReasonForm(sent(request), auto_id="bubar_%s")
    if not form.is_valid() or refusal:
        return again(request, naskah, outline, key, name, refusal, dissolve_form=form)
    given = {"reason": form.cleaned_data["reason"], "expected_revision": form.cleaned_data["revision"]}
    try:
        made = dissolve_unit(naskah=naskah, key=key, by=request.user, now=timezone.now(), address=name, **given)
    except (TextRefused, TextLocked) as refused:
        form.add_error(None, str(refused))
        renewed(form, naskah, refused)
        return again(request, naskah, outline, key, name, dissolve_form=form)
    told(request, naskah, made, f"Judul {name} dibubarkan. Isinya tetap.")
    return redirect("naskah", pk)


def _arrived(request, naskah, made, key: str, words: str, named: str = ""):
    outline, _ = outline_and_name(naskah, key)
    _, name = outline_and_name(naskah, named or key)
    told(request, naskah, made, words.format(name))
    for finding in made.findings:
        messages.warning(request, finding.message)
    return redirect(place_of(naskah, outline, key))


def _ayat(node: Node) -> list[tuple[str, str]]:
    """The ayat a new pasal may begin with, each with its first words."""
    found = [child for child in node.children if child.kind is Kind.AYAT][1:]
    named = [(child.key, f"ayat ({child.number}) {child.text[:_SHOWN]}") for child in found]
    return [("", "Pilih ayat, atau tulis di bawah"), *named] if named else [("", "")]
