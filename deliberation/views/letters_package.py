"""Paket e-Perda: each field of the form to be copied, and every file as one ZIP."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from deliberation.actions.package import DRAFT, draft_of, fields_of, files_of, sheet_of, waiting_letters
from deliberation.printing.package import package
from deliberation.views.dossier import deliberation_for
from documents.core.tables import PICTURE_KEY, pictures_in
from documents.core.tree import Kind, Node
from documents.models import Attachment, Raperda
from documents.printing.gazette import GazetteFacts, gazette
from documents.printing.word import draft_docx


@login_required
def eperda(request, pk: int):
    """The fields to copy, and the files with what is still missing."""
    deliberation = deliberation_for(request, pk)
    context = {
        "raperda": deliberation.raperda,
        "fields": fields_of(deliberation, request.user),
        "files": files_of(deliberation),
        "draft": draft_of(deliberation),
        "waiting": waiting_letters(deliberation),
        "may_upload": request.user.has_perm("pindah_tahap", deliberation.raperda),
    }
    return render(request, "deliberation/eperda.html", context)


@login_required
def eperda_zip(request, pk: int):
    """The package: the fields as text, the request, the frozen draft in Word and PDF, and the other papers."""
    deliberation = deliberation_for(request, pk)
    files = [("00-isian-e-perda.txt", sheet_of(fields_of(deliberation, request.user)).encode())]
    for item in files_of(deliberation):
        if item.file:
            with item.file.file.open("rb") as stored:
                files.append((item.name, stored.read()))
    if version := draft_of(deliberation):
        files += _draft(deliberation.raperda, version)
    headers = {"Content-Disposition": f'attachment; filename="e-perda-{pk}.zip"'}
    return HttpResponse(package(sorted(files)), content_type="application/zip", headers=headers)


def _draft(raperda: Raperda, version) -> list[tuple[str, bytes]]:
    """The frozen draft in both forms."""
    tree, daerah = version.unpacked(), raperda.daerah
    pictures = _pictures(raperda, tree)
    office = f"{daerah.kepala} {daerah.nama}".upper()
    province = "" if daerah.level == "provinsi" else f"PROVINSI {daerah.provinsi.upper()}"
    facts = GazetteFacts(
        daerah.level, office, province, timezone.localdate(version.at), form="rancangan", pictures=pictures
    )
    images = {key: data for key, (_, data) in pictures.items()}
    word = draft_docx(tree, mark=f"Versi {version.number}: {version.name}", kop=(office, province), pictures=images)
    return [(f"02-{DRAFT}.docx", word), (f"02-{DRAFT}.pdf", gazette(tree, facts))]


def _pictures(raperda: Raperda, tree: Node) -> dict[str, tuple[str, bytes]]:
    """The images that the lampiran show, by their key: content type and bytes."""
    keys = {key for part in tree.children if part.kind is Kind.LAMPIRAN for key in pictures_in(part.text)}
    found: dict[str, tuple[str, bytes]] = {}
    for row in raperda.attachments.filter(kind=Attachment.Kind.GAMBAR) if keys else ():
        if (key := row.sha256[:PICTURE_KEY]) in keys and key not in found:
            with row.file.open("rb") as file:
                found[key] = (row.content_type, file.read())
    return found
