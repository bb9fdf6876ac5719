"""The addresses of the public pages."""

from django.urls import path
from django.views.generic import RedirectView

import documents.views.converters  # noqa: F401 - <whole:> and <unit:>
from raperda.portal.views.agenda import agenda
from raperda.portal.views.gazette import gazette, gazette_link
from raperda.portal.views.home import home
from raperda.portal.views.perda_list import perda_list
from raperda.portal.views.perda_read import perda_read
from raperda.portal.views.propemperda import programme_latest, programme_read
from raperda.portal.views.raperda_list import raperda_list
from raperda.portal.views.raperda_read import public_paper, raperda_read

urlpatterns = [
    path("", home, name="home"),
    path("perda/", perda_list, name="perda_list"),
    path("perda/<whole:tahun>/<whole:nomor>", perda_read, name="perda_read"),
    path("perda/<whole:tahun>/<whole:nomor>/", RedirectView.as_view(pattern_name="perda_read", permanent=True)),
    path("perda/<whole:tahun>/<whole:nomor>/gazet.pdf", gazette, name="perda_gazette"),
    path("perda/<whole:tahun>/<whole:nomor>/unduhan", gazette_link, name="perda_gazette_link"),
    path("rancangan/", raperda_list, name="rancangan_list"),
    path("rancangan/<whole:pk>/", raperda_read, name="rancangan_read"),
    path("rancangan/<whole:pk>/dokumen/<whole:number>", public_paper, name="rancangan_paper"),
    path("agenda/", agenda, name="agenda"),
    path("program/", programme_latest, name="program_list"),
    path("program/<whole:tahun>/", programme_read, name="program_read"),
]
