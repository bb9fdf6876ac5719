"""The addresses of the procedure."""

from django.urls import path

import documents.views.converters  # noqa: F401 - <whole:> and <unit:>
from deliberation.views.copy import copy
from deliberation.views.dossier import raperda_dossier
from deliberation.views.enact import enact, promulgate, publish
from deliberation.views.files import upload
from deliberation.views.move import move_stage
from deliberation.views.rapat import rapat_close, rapat_detail, rapat_list, rapat_new
from deliberation.views.raperda_list import raperda_list
from deliberation.views.start import raperda_import, raperda_import_save, raperda_start

urlpatterns = [
    path("raperda/", raperda_list, name="raperda_list"),
    path("raperda/mulai", raperda_start, name="raperda_start"),
    path("raperda/impor", raperda_import, name="raperda_import"),
    path("raperda/impor/simpan", raperda_import_save, name="raperda_import_save"),
    path("raperda/<whole:pk>/", raperda_dossier, name="raperda_dossier"),
    path("raperda/<whole:pk>/tahap/<slug:target>", move_stage, name="move_stage"),
    path("raperda/<whole:pk>/penetapan", enact, name="enact"),
    path("raperda/<whole:pk>/pengundangan", promulgate, name="promulgate"),
    path("raperda/<whole:pk>/terbitkan", publish, name="publish"),
    path("raperda/<whole:pk>/salinan", copy, name="copy"),
    path("raperda/<whole:pk>/unggah", upload, name="upload_document"),
    path("rapat/", rapat_list, name="rapat_list"),
    path("rapat/jadwalkan", rapat_new, name="rapat_new"),
    path("rapat/<whole:pk>/", rapat_detail, name="rapat_detail"),
    path("rapat/<whole:pk>/tutup", rapat_close, name="rapat_close"),
]
