"""The addresses of the drafting room."""

from django.urls import path

import documents.views.converters  # noqa: F401 - <whole:> and <unit:>
from documents.views.akn import perda_akn, version_akn
from documents.views.archive import (
    perda_complete,
    perda_import,
    perda_import_check,
    perda_import_save,
    perda_publish,
)
from documents.views.arrange import arrange_unit, insert, move, remove
from documents.views.compare import compare_versions, compare_with
from documents.views.compare_papers import compare_prints, compare_sheet
from documents.views.definitions import definitions, explanation
from documents.views.desk import leave_unit, presence, unsaved
from documents.views.edit import edit_unit, preview_unit
from documents.views.files import attachment
from documents.views.heat import heat_map
from documents.views.history import unit_history
from documents.views.library import library, library_item, library_list
from documents.views.naskah import naskah
from documents.views.pieces import pieces
from documents.views.print_form import print_emblem, print_form, print_picture, print_sample
from documents.views.prints import perda_prints
from documents.views.rejoin import dissolve, join, split
from documents.views.replace import find_replace, jump
from documents.views.suggestions import make_suggestion, suggestion, suggestions
from documents.views.tables import lampiran_picture, picture
from documents.views.talk import comment_state, unit_talk
from documents.views.undo import undo
from documents.views.version_prints import version_prints
from documents.views.versions import freeze, restore, version, versions
from documents.views.word import version_docx, word, word_back, word_out

urlpatterns = [
    path("perda/impor", perda_import, name="perda_import"),
    path("perda/impor/berkas/<slug:token>", perda_import_check, name="perda_import_check"),
    path("perda/impor/simpan", perda_import_save, name="perda_import_save"),
    path("perda/<whole:tahun>/<whole:nomor>/akn.xml", perda_akn, name="perda_akn"),
    path("perda/<whole:tahun>/<whole:nomor>/lengkapi", perda_complete, name="perda_complete"),
    path("perda/<whole:tahun>/<whole:nomor>/terbitkan", perda_publish, name="perda_publish"),
    path("perda/<whole:tahun>/<whole:nomor>/cetakan", perda_prints, name="perda_prints"),
    path("bentuk-cetak/", print_form, name="print_form"),
    path("bentuk-cetak/lambang", print_emblem, name="print_emblem"),
    path("bentuk-cetak/contoh", print_sample, name="print_sample"),
    path("bentuk-cetak/contoh.png", print_picture, name="print_picture"),
    path("raperda/<whole:pk>/naskah/", naskah, name="naskah"),
    path("raperda/<whole:pk>/naskah/potongan", pieces, name="pieces"),
    path("raperda/<whole:pk>/naskah/hadir", presence, name="presence"),
    path("raperda/<whole:pk>/naskah/<unit:key>/salinan", unsaved, name="unsaved"),
    path("raperda/<whole:pk>/naskah/<unit:key>/tinggal", leave_unit, name="leave_unit"),
    path("raperda/<whole:pk>/naskah/word", word, name="word"),
    path("raperda/<whole:pk>/naskah/word/unduh", word_out, name="word_out"),
    path("raperda/<whole:pk>/naskah/word/<whole:number>/", word_back, name="word_back"),
    path("raperda/<whole:pk>/versi/<whole:number>/docx", version_docx, name="version_docx"),
    path("raperda/<whole:pk>/versi/<whole:number>/cetak", version_prints, name="version_prints"),
    path("raperda/<whole:pk>/versi/<whole:number>/akn.xml", version_akn, name="version_akn"),
    path("raperda/<whole:pk>/naskah/<unit:key>/", edit_unit, name="edit_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/pratinjau", preview_unit, name="preview_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/susun", arrange_unit, name="arrange_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/sisip", insert, name="insert_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/pindah", move, name="move_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/hapus", remove, name="remove_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/pecah", split, name="split_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/gabung", join, name="join_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/bubar", dissolve, name="dissolve_unit"),
    path("raperda/<whole:pk>/naskah/<unit:key>/gambar", lampiran_picture, name="lampiran_picture"),
    path("raperda/<whole:pk>/naskah/urung/<whole:edit>", undo, name="undo"),
    path("raperda/<whole:pk>/naskah/definisi", definitions, name="definitions"),
    path("raperda/<whole:pk>/naskah/penjelasan", explanation, name="add_explanation"),
    path("berkas/gambar/<picture:name>", picture, name="picture"),
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
    path("raperda/<whole:pk>/versi/<whole:number>/pulihkan", restore, name="restore"),
    path("raperda/<whole:pk>/bandingkan", compare_versions, name="compare"),
    path("raperda/<whole:pk>/bandingkan/lain", compare_with, name="compare_with"),
    path("raperda/<whole:pk>/bandingkan/berkas", compare_sheet, name="compare_sheet"),
    path("raperda/<whole:pk>/bandingkan/cetakan", compare_prints, name="compare_prints"),
    path("raperda/<whole:pk>/bandingkan/peta", heat_map, name="heat"),
    path("berkas/<whole:pk>/", attachment, name="attachment"),
]
