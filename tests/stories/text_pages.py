"""The addresses of a text's own pages, for the walk over every page: room, versions, talk, Word files."""

from django.urls import reverse

from documents.models import Attachment, LibraryItem

COMPARED = ("", "?lama=1&baru=2", "?lama=1&baru=1", "?lama=1&baru=2&tampil=sanding", "?lama=1&baru=2&tampil=naskah")


def texts(town) -> dict[str, list[str]]:
    """The pages of a text and of its versions."""
    draft, unit_of = [town.raperda.pk], [town.raperda.pk, town.pasal]
    return {
        "naskah": [reverse("naskah", args=draft), reverse("naskah", args=[town.deciding.pk])],
        "edit_unit": [reverse("edit_unit", args=unit_of)],
        "arrange_unit": [reverse("arrange_unit", args=unit_of)],
        "insert_unit": [reverse("insert_unit", args=unit_of)],
        "move_unit": [reverse("move_unit", args=unit_of)],
        "remove_unit": [reverse("remove_unit", args=unit_of)],
        "unit_history": [reverse("unit_history", args=unit_of)],
        "freeze": [reverse("freeze", args=draft)],
        "versions": [reverse("versions", args=draft)],
        "version": [reverse("version", args=[*draft, 1])],
        "compare": [reverse("compare", args=draft) + query for query in COMPARED],
        "compare_with": [reverse("compare_with", args=draft)],
        "compare_prints": [reverse("compare_prints", args=draft) + "?lama=1&baru=2"],
        "heat": [reverse("heat", args=draft)],
        "restore": [reverse("restore", args=[*draft, 1])],
    }


def talking(town) -> dict[str, list[str]]:
    """The pages beside a text: what is said and proposed, clauses to take over, Word files."""
    draft, unit_of = [town.raperda.pk], [town.raperda.pk, town.pasal]
    return {
        "unit_talk": [reverse("unit_talk", args=unit_of)],
        "suggest": [reverse("suggest", args=unit_of)],
        "suggestions": [reverse("suggestions", args=draft)],
        "suggestion": [reverse("suggestion", args=[*draft, town.naskah.suggestions.first().pk])],
        "find_replace": [reverse("find_replace", args=draft) + query for query in ("", "?words=pelayanan")],
        "library": [reverse("library", args=unit_of)],
        "library_list": [reverse("library_list")],
        "library_item": [reverse("library_item", args=[LibraryItem.objects.first().pk])],
        "word": [reverse("word", args=draft)],
        "word_back": [reverse("word_back", args=[*draft, Attachment.objects.get(kind="edaran").pk])],
    }
