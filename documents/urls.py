"""The addresses of the drafting room."""

from django.urls import path

import documents.views.converters  # noqa: F401 - <whole:> and <unit:>
from documents.views.archive import perda_complete, perda_import, perda_import_save, perda_publish
from documents.views.arrange import arrange_unit, insert, move, remove
from documents.views.compare import compare_versions
from documents.views.edit import edit_unit, preview_unit
from documents.views.files import attachment
from documents.views.history import unit_history
from documents.views.library import library, library_item, library_list
from documents.views.naskah import naskah
from documents.views.replace import find_replace, jump
from documents.views.suggestions import make_suggestion, suggestion, suggestions
from documents.views.talk import comment_state, unit_talk
from documents.views.versions import freeze, version, versions

urlpatterns = [
    path("perda/impor", perda_import, name="perda_import"),
    path("perda/impor/simpan", perda_import_save, name="perda_import_save"),
    path("perda/<whole:tahun>/<whole:nomor>/lengkapi", perda_complete, name="perda_complete"),
    path("perda/<whole:tahun>/<whole:nomor>/terbitkan", perda_publish, name="perda_publish"),
    path("raperda/<whole:pk>/naskah/", naskah, name="naskah"),
    path("raperda/<whole:pk>/naskah/<unit:key>/", edit_unit, name="edit_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/pratinjau", preview_unit, name="preview_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/susun", arrange_unit, name="arrange_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/sisip", insert, name="insert_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/pindah", move, name="move_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/hapus", remove, name="remove_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/riwayat", unit_history, name="unit_history"),
    path("pustaka/", library_list, name="library_list"),
    path("pustaka/<whole:number>/", library_item, name="library_item"),
    path("raperda/<whole:pk>/naskah/cari", find_replace, name="find_replace"),
    path("raperda/<whole:pk>/naskah/ke", jump, name="jump"),
    path("raperda/<whole:pk>/naskah/<unit:key>/pustaka", library, name="library"),
    path("raperda/<whole:pk>/naskah/<unit:key>/percakapan", unit_talk, name="unit_talk"),
    path("raperda/<whole:pk>/naskah/<unit:key>/usul", make_suggestion, name="suggest"),
    path("raperda/<whole:pk>/komentar/<whole:number>", comment_state, name="comment_state"),
    path("raperda/<whole:pk>/usulan", suggestions, name="suggestions"),
    path("raperda/<whole:pk>/usulan/<whole:number>", suggestion, name="suggestion"),
    path("raperda/<whole:pk>/bekukan", freeze, name="freeze"),
    path("raperda/<whole:pk>/versi/", versions, name="versions"),
    path("raperda/<whole:pk>/versi/<whole:number>/", version, name="version"),
    path("raperda/<whole:pk>/bandingkan", compare_versions, name="compare"),
    path("berkas/<whole:pk>/", attachment, name="attachment"),
]
