"""What an office chose for its prints: the form of sheets and issues, and the two emblems."""

from __future__ import annotations

from datetime import date

from django.core.files.storage import default_storage

from documents.models import Daerah, Setting
from documents.printing.form import Form, form_of

# The names of the settings: forms as choices (documents.printing.form), emblems as a stored file.
FORMS = {"naskah": "bentuk_naskah", "lembaran": "bentuk_lembaran"}
EMBLEMS = {"naskah": "lambang_negara", "lembaran": "lambang_daerah"}


def form_for(daerah: Daerah, sort: str, on: date) -> Form:
    """The form in force on that day for "naskah" (signed sheet, copy, draft) or "lembaran" (issue, supplement)."""
    chosen = Setting.objects.choice(FORMS[sort], daerah, on, {})
    return form_of(chosen if isinstance(chosen, dict) else {}, issue=sort == "lembaran")


def emblem_for(daerah: Daerah, sort: str, on: date) -> tuple[str, bytes] | None:
    """Content type and bytes of the emblem at the head of such a print, or None where the office gave none."""
    chosen = Setting.objects.choice(EMBLEMS[sort], daerah, on, None)
    if not isinstance(chosen, dict) or not default_storage.exists(str(chosen.get("berkas", ""))):
        return None
    with default_storage.open(chosen["berkas"]) as file:
        return str(chosen.get("jenis", "image/png")), file.read()
