"""Gambar lampiran: upload one into a lampiran, and hand it out to who may see the text."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from documents.actions import StaleEdit, TextLocked, TextRefused, UploadRefused, insert_picture
from documents.core.tree import Kind, at, path_of
from documents.forms import PictureForm
from documents.models import Attachment
from documents.reading import Unreadable
from documents.views.arrange import told
from documents.views.load import keeps_typed, naskah_typed_for, outline_and_name


@login_required
@keeps_typed
def lampiran_picture(request, pk: int, key: str):
    """The form of a picture; a POST stores it and writes its line at the end of the lampiran."""
    naskah, refusal = naskah_typed_for(request, pk)
    outline, name = outline_and_name(naskah, key)
    if at(outline, path_of(outline, key)).kind is not Kind.LAMPIRAN:
        raise Http404
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()
    if form.is_valid() and not refusal:
        file, caption = form.cleaned_data["file"], form.cleaned_data["caption"]
        given = {"by": request.user, "now": timezone.now(), "address": name}
        try:
            made = insert_picture(naskah=naskah, key=key, name=file.name, data=file.read(), caption=caption, **given)
        except (UploadRefused, Unreadable, TextRefused, TextLocked, StaleEdit) as refused:
            form.add_error("file", str(refused))
        else:
            told(request, naskah, made, f"Gambar dimuat di akhir {name}. Pindahkan barisnya bila perlu.")
            return redirect("edit_unit", pk, key)
    if refusal:
        form.add_error(None, refusal)
    context = {"raperda": naskah.raperda, "key": key, "name": name, "form": form}
    return render(request, "documents/picture.html", context, status=403 if refusal else 422 if form.errors else 200)


def picture(request, name: str):
    """The bytes of a picture, to who may see the text it stands in; to anybody where that text is open to all."""
    rows = Attachment.objects.filter(kind=Attachment.Kind.GAMBAR, sha256__startswith=name)
    for row in rows.select_related("raperda__daerah", "raperda__perda"):
        if _is_open(row) or request.user.has_perm("lihat", row):
            response = FileResponse(row.file.open("rb"), filename=row.name, content_type=row.content_type)
            response["ETag"] = f'"{row.sha256}"'
            return response
    raise Http404


def _is_open(row: Attachment) -> bool:
    perda = getattr(row.raperda, "perda", None)
    return row.raperda.is_public or (perda is not None and perda.published_at is not None)
