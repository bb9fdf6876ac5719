"""The addresses of the procedure."""

from django.urls import path

import documents.views.converters  # noqa: F401 - <whole:> and <unit:>
from deliberation.views.calendar import holiday_import, holiday_list, holiday_remove
from deliberation.views.choices import choices
from deliberation.views.copy import copy
from deliberation.views.decided import rapat_item_stage
from deliberation.views.dossier import raperda_dossier
from deliberation.views.enact import enact, promulgate, publish
from deliberation.views.files import upload
from deliberation.views.letters import letter_in, letters
from deliberation.views.letters_end import letter_receipt, letter_void
from deliberation.views.letters_forms import letter_form, letter_forms, letter_office, letter_series
from deliberation.views.letters_new import letter_new, rapat_letter_new, rapat_letters, raperda_letters, raperda_paper
from deliberation.views.letters_one import letter, letter_edit, letter_number, letter_paper, letter_scan, letter_step
from deliberation.views.letters_package import eperda, eperda_zip
from deliberation.views.letters_programme import programme_paper
from deliberation.views.letters_scan import rapat_scan
from deliberation.views.letters_session import session_paper
from deliberation.views.month import calendar
from deliberation.views.move import move_stage
from deliberation.views.propemperda import programme, programme_export, programme_now
from deliberation.views.propemperda_set import programme_carry, programme_import, programme_set
from deliberation.views.propemperda_title import title_edit, title_link, title_new, title_remove, title_start
from deliberation.views.rapat import rapat_list, rapat_new
from deliberation.views.rapat_board import rapat_live, rapat_screen
from deliberation.views.rapat_item import rapat_item, rapat_item_change, rapat_minutes, rapat_speak, rapat_vote
from deliberation.views.rapat_members import member, member_end, member_import, member_new, members, seat_end
from deliberation.views.rapat_papers import rapat_paper
from deliberation.views.rapat_room import (
    rapat_add_item,
    rapat_agree,
    rapat_attend,
    rapat_chair,
    rapat_close,
    rapat_confirm,
    rapat_detail,
    rapat_open,
    rapat_pause,
)
from deliberation.views.raperda_list import raperda_list
from deliberation.views.sessions import session_remove, sessions
from deliberation.views.start import raperda_import, raperda_import_save, raperda_start
from deliberation.views.tenggat import tenggat, tenggat_settle
from deliberation.views.tenggat_feed import feed, feeds
from deliberation.views.tenggat_pause import tenggat_pause

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
    path("rapat/<whole:pk>/buka", rapat_open, name="rapat_open"),
    path("rapat/<whole:pk>/pimpinan", rapat_chair, name="rapat_chair"),
    path("rapat/<whole:pk>/hadir", rapat_attend, name="rapat_attend"),
    path("rapat/<whole:pk>/skors", rapat_pause, name="rapat_pause"),
    path("rapat/<whole:pk>/sahkan", rapat_confirm, name="rapat_confirm"),
    path("rapat/<whole:pk>/tutup", rapat_close, name="rapat_close"),
    path("rapat/<whole:pk>/acara", rapat_add_item, name="rapat_add_item"),
    path("rapat/<whole:pk>/layar", rapat_screen, name="rapat_screen"),
    path("rapat/<whole:pk>/langsung", rapat_live, name="rapat_live"),
    path("rapat/<whole:pk>/dokumen/<slug:slug>.<str:kind>", rapat_paper, name="rapat_paper"),
    path("rapat/acara/<whole:pk>/", rapat_item, name="rapat_item"),
    path("rapat/acara/<whole:pk>/tahap", rapat_item_stage, name="rapat_item_stage"),
    path("rapat/acara/<whole:pk>/ubah", rapat_item_change, name="rapat_item_change"),
    path("rapat/acara/<whole:pk>/mufakat", rapat_agree, name="rapat_agree"),
    path("rapat/acara/<whole:pk>/suara", rapat_vote, name="rapat_vote"),
    path("rapat/acara/<whole:pk>/risalah", rapat_minutes, name="rapat_minutes"),
    path("rapat/acara/<whole:pk>/pembicara", rapat_speak, name="rapat_speak"),
    path("rapat/anggota/", members, name="rapat_members"),
    path("rapat/anggota/tambah", member_new, name="rapat_member_new"),
    path("rapat/anggota/impor", member_import, name="rapat_member_import"),
    path("rapat/anggota/<whole:pk>/", member, name="rapat_member"),
    path("rapat/anggota/<whole:pk>/akhiri", member_end, name="rapat_member_end"),
    path("rapat/keanggotaan/<whole:pk>/akhiri", seat_end, name="rapat_seat_end"),
    path("surat/", letters, name="letters"),
    path("surat/masuk", letter_in, name="letter_in"),
    path("surat/buku", letter_series, name="letter_series"),
    path("surat/bentuk", letter_forms, name="letter_forms"),
    path("surat/pejabat", letter_office, name="letter_office"),
    path("surat/bentuk/<slug:slug>", letter_form, name="letter_form"),
    path("surat/<whole:pk>/", letter, name="letter"),
    path("surat/<whole:pk>/ubah", letter_edit, name="letter_edit"),
    path("surat/<whole:pk>/nomor", letter_number, name="letter_number"),
    path("surat/<whole:pk>/catat", letter_step, name="letter_step"),
    path("surat/<whole:pk>/diterima", letter_receipt, name="letter_receipt"),
    path("surat/<whole:pk>/batal", letter_void, name="letter_void"),
    path("surat/<whole:pk>/pindaian", letter_scan, name="letter_scan"),
    path("surat/<whole:pk>/surat.<str:kind>", letter_paper, name="letter_paper"),
    path("raperda/<whole:pk>/surat", raperda_letters, name="raperda_letters"),
    path("raperda/<whole:pk>/surat/<slug:slug>", letter_new, name="letter_new"),
    path("raperda/<whole:pk>/naskah-surat/<slug:slug>.<str:kind>", raperda_paper, name="raperda_paper"),
    path("raperda/<whole:pk>/e-perda", eperda, name="eperda"),
    path("raperda/<whole:pk>/e-perda.zip", eperda_zip, name="eperda_zip"),
    path("rapat/<whole:pk>/surat", rapat_letters, name="rapat_letters"),
    path("rapat/<whole:pk>/surat/<slug:slug>/pindaian", rapat_scan, name="rapat_scan"),
    path("rapat/<whole:pk>/surat/<slug:slug>", rapat_letter_new, name="rapat_letter_new"),
    path("tenggat/", tenggat, name="tenggat"),
    path("tenggat/pilihan", choices, name="choices"),
    path("tenggat/langganan", feeds, name="feeds"),
    path("raperda/<whole:pk>/tenggat/<slug:rule>/jeda", tenggat_pause, name="tenggat_pause"),
    path("raperda/<whole:pk>/tenggat/<slug:rule>", tenggat_settle, name="tenggat_settle"),
    path("kalender/", calendar, name="calendar"),
    path("kalender/<int:tahun>-<int:bulan>/", calendar, name="calendar_month"),
    path("kalender/masa-sidang/", sessions, name="sessions"),
    path("kalender/masa-sidang/<whole:pk>/jadwal.<str:kind>", session_paper, name="session_paper"),
    path("kalender/masa-sidang/<whole:pk>/hapus", session_remove, name="session_remove"),
    path("kalender/<str:token>.ics", feed, name="feed"),
    path("hari-libur/", holiday_list, name="holidays_now"),
    path("hari-libur/<whole:tahun>/", holiday_list, name="holidays"),
    path("hari-libur/<whole:tahun>/isi", holiday_import, name="holiday_import"),
    path("hari-libur/<whole:pk>/hapus", holiday_remove, name="holiday_remove"),
    path("propemperda/", programme_now, name="programme_now"),
    path("propemperda/<whole:tahun>/", programme, name="programme"),
    path("propemperda/<whole:tahun>/judul", title_new, name="title_new"),
    path("propemperda/<whole:tahun>/penetapan", programme_set, name="programme_set"),
    path("propemperda/<whole:tahun>/luncuran", programme_carry, name="programme_carry"),
    path("propemperda/<whole:tahun>/impor", programme_import, name="programme_import"),
    path("propemperda/<whole:tahun>/keputusan.<str:kind>", programme_paper, name="programme_paper"),
    path("propemperda/<whole:tahun>/matriks.xlsx", programme_export, name="programme_export"),
    path("propemperda/judul/<whole:pk>/", title_edit, name="title_edit"),
    path("propemperda/judul/<whole:pk>/hapus", title_remove, name="title_remove"),
    path("propemperda/judul/<whole:pk>/hubungkan", title_link, name="title_link"),
    path("propemperda/judul/<whole:pk>/mulai", title_start, name="title_start"),
]
