"""The addresses of notices and of what somebody follows."""

from django.urls import path

import documents.views.converters  # noqa: F401 - <whole:> and <unit:>
from raperda.notices.views import follow_page, follow_unit, notice_choices, notice_open, notices

urlpatterns = [
    path("pemberitahuan/", notices, name="notices"),
    path("pemberitahuan/<whole:pk>/", notice_open, name="notice_open"),
    path("akun/pemberitahuan/", notice_choices, name="notice_choices"),
    path("raperda/<whole:pk>/ikuti", follow_page, name="follow"),
    path("raperda/<whole:pk>/naskah/<unit:key>/ikuti", follow_unit, name="follow_unit"),
]
