"""Berkas: hand out a stored file to who may see it."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from documents.models import Attachment


def attachment(request, pk: int):
    """The bytes of one stored file, as a download unless it is a PDF; never from a web-visible folder."""
    row = get_object_or_404(Attachment.objects.select_related("raperda", "perda"), pk=pk)
    public = row.kind == Attachment.Kind.GAZET and row.perda.published_at is not None
    if not public and not request.user.has_perm("lihat", row):
        raise Http404
    download = row.content_type != "application/pdf"
    given = {"as_attachment": download, "filename": row.name, "content_type": row.content_type}
    response = FileResponse(row.file.open("rb"), **given)
    response["ETag"] = f'"{row.sha256}"'
    return response
