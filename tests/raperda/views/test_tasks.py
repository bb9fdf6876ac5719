"""Tugas saya: each person sees what their own roles have to do, and nothing else."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from deliberation.actions import (
    AgendaLine,
    confirm_letter,
    draft_letter,
    open_deliberation,
    open_series,
    schedule_rapat,
    take_number,
)
from deliberation.models import Body
from documents.actions import freeze, keep_unsaved, publish, rewrite_clause, set_stage, store_gazette, suggest
from documents.actions.archive import complete_archived
from documents.core.act import facts_of
from documents.core.parse import parse
from documents.models import Clause, Perda, Suggestion
from documents.tasks import ask_gazette
from tests.documents.actions.test_archive import OLD, budi_once, file
from tests.documents.drafts import unit
from tests.people import NOW, blank_raperda, budi, kota_serang, person, sari, short_raperda
from tests.raperda.scenes import draft_of, paripurna, promulgated_perda, under_way

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PDF = b"%PDF-1.7\ntrailer\n<<>>\n%%EOF\n"


def page_for(client, user) -> str:
    client.force_login(user)
    return client.get("/tugas/").content.decode()


def test_needs_a_login(client):
    assert client.get("/tugas/").headers["Location"] == "/akun/masuk/?next=/tugas/"


def test_nothing_waits_for_who_holds_no_role(client):
    under_way(sari())
    page = page_for(client, person("wulan"))
    assert "Tidak ada yang menunggu Anda" in page
    assert "Contoh Kecil" not in page


def test_the_next_move_waits_for_its_actors_only(client):
    by = sari()
    raperda = under_way(by)
    mine = page_for(client, by)
    assert "Teruskan ke Bapemperda" in mine
    assert f'href="/raperda/{raperda.pk}/"' in mine
    assert "Teruskan ke Bapemperda" not in page_for(client, budi())


def test_a_role_that_has_ended_brings_no_tasks(client):
    by = sari()
    under_way(by)
    by.assignments.update(valid_to=TODAY - timedelta(days=1))
    assert "Tidak ada yang menunggu Anda" in page_for(client, by)


def test_an_ended_raperda_waits_for_nobody(client):
    by = sari()
    raperda = under_way(by)
    freeze(naskah=draft_of(raperda), name="Usul", by=by, now=NOW)
    set_stage(raperda=raperda, stage="ditarik", editable=False, is_public=True, by=by)
    assert "Tidak ada yang menunggu Anda" in page_for(client, by)


def test_an_edited_text_waits_to_be_frozen(client):
    by = sari()
    raperda = under_way(by)
    naskah = draft_of(raperda)
    assert "belum pernah dibekukan" in page_for(client, by)
    freeze(naskah=naskah, name="Usul", by=by, now=NOW)
    assert "Bekukan versi naskah" not in page_for(client, by)
    pasal = Clause.objects.get(naskah=naskah, kind="pasal", text="Pelayanan diselenggarakan tanpa biaya.")
    rewrite_clause(
        naskah=naskah, key=pasal.key, text="Pelayanan tidak dipungut biaya.", expected_revision=0, by=by, now=NOW,
        address="Pasal 3",
    )  # fmt: skip
    page = page_for(client, by)
    assert "1 suntingan sejak versi terakhir" in page
    assert ">Pasal 3</a>" in page, "what the person edited last"


def test_a_promulgated_perda_waits_to_be_published_then_printed(client):
    by = budi()
    perda = promulgated_perda(by)
    assert "Terbitkan Perda" in page_for(client, by)
    assert "Terbitkan Perda" not in page_for(client, sari())
    publish(perda=perda, by=by, now=NOW)
    assert "Gazet belum tercetak" in page_for(client, by)
    store_gazette(perda=perda, data=PDF, by=by, now=NOW)
    assert "Gazet belum tercetak" not in page_for(client, by)


def test_meetings_to_come_stand_beside_it(client):
    by = sari()
    paripurna(by, TODAY + timedelta(days=3), "Paripurna nanti")
    paripurna(by, TODAY - timedelta(days=3), "Paripurna lalu")
    page = page_for(client, by)
    assert "Paripurna nanti" in page
    assert "1 mata acara" in page
    assert "Paripurna lalu" not in page


def test_asks_as_often_for_many_raperda_as_for_one(client, django_assert_num_queries):
    by = sari()
    under_way(by)
    client.force_login(by)
    client.get("/tugas/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        client.get("/tugas/")
    for _ in range(5):
        open_deliberation(raperda=short_raperda(by), by=by, now=NOW)
    with django_assert_num_queries(len(one)):
        client.get("/tugas/")
    assert len(one) <= 14


def test_meetings_that_are_not_announced_stay_with_the_house(client):
    """Wulan holds no role and sees what the public sees; Sari works there."""
    daerah = kota_serang()
    clerk, outsider = sari(), person("wulan")
    body = Body.objects.create(daerah=daerah, kind="pimpinan", nama="Pimpinan DPRD")
    schedule_rapat(
        daerah=daerah, body=body, kind="rapat_pimpinan", title="Rapat tertutup", date=TODAY + timedelta(days=2),
        place="Ruang pimpinan", by=clerk,
    )  # fmt: skip
    client.force_login(outsider)
    assert "Rapat tertutup" not in client.get("/tugas/").content.decode()
    client.force_login(clerk)
    assert "Rapat tertutup" in client.get("/tugas/").content.decode()


def test_an_ended_role_no_longer_names_a_closed_draft(client):
    clerk = sari()
    blank_raperda(clerk, judul="Rahasia Besar")
    client.force_login(clerk)
    assert "Rahasia Besar" in client.get("/tugas/").content.decode()
    clerk.assignments.all().delete()
    assert "Rahasia Besar" not in client.get("/tugas/").content.decode()


def test_the_public_agenda_does_not_name_a_closed_draft(client):
    daerah, clerk = kota_serang(), sari()
    closed = blank_raperda(clerk, judul="Rahasia Besar")
    body = Body.objects.create(daerah=daerah, kind="bapemperda", nama="Bapemperda")
    line = AgendaLine("Raperda tentang Rahasia Besar", closed, "usul_prakarsa")
    schedule_rapat(
        daerah=daerah, body=body, kind="rapat_bapemperda", title="Rapat Bapemperda", date=TODAY,
        place="Ruang rapat", by=clerk, items=[line],
    )  # fmt: skip
    page = client.get("/agenda/").content.decode()
    assert "Rapat Bapemperda" in page
    assert "Rahasia Besar" not in page


def test_an_act_of_the_archive_waits_to_be_completed_then_published(client):
    by = budi_once()
    file(nomor_ld=None)
    page = page_for(client, by)
    assert "Lengkapi Perda arsip" in page
    assert 'href="/perda/2015/3"' in page
    assert "Perda arsip" not in page_for(client, sari())
    facts = replace(facts_of(parse(OLD).tree), nomor_ld=3)
    perda = complete_archived(perda=Perda.objects.get(), facts=facts, by=by, now=NOW)
    page = page_for(client, by)
    assert "Terbitkan Perda" in page
    assert 'href="/perda/2015/3"' in page
    publish(perda=perda, by=by, now=NOW)
    assert "Tidak ada yang menunggu Anda" in page_for(client, by), "its gazette was never ours to print"


def test_an_act_that_came_as_pdf_waits_to_be_published_too(client):
    perda = file(data=PDF)
    assert perda.gazette
    assert "Terbitkan Perda" in page_for(client, budi_once())


def talked_about(by, times: int = 1):
    """A Raperda with open suggestions and something typed that was not saved."""
    raperda = under_way(by)
    naskah = draft_of(raperda)
    for number in range(times):
        key = unit(naskah, f"Pasal {number + 2}").key
        suggest(naskah=naskah, key=key, text=f"Lain {number}.", reason="Jelas", by=by, now=NOW)
        keep_unsaved(naskah=naskah, key=key, text="setengah", revision=0, by=by, now=NOW)
    return raperda


def test_open_suggestions_wait_for_who_may_edit(client):
    by = sari()
    raperda = talked_about(by, 2)
    page = page_for(client, by)
    assert page.count("Usulan menunggu keputusan</a>") == 1
    assert "2 usulan terbuka" in page
    assert f'href="/raperda/{raperda.pk}/usulan"' in page
    assert "Usulan menunggu" not in page_for(client, person("hasan", "pimpinan_dprd"))
    for one in Suggestion.objects.all():
        one.status, one.decided_at, one.decided_by = Suggestion.Status.DITOLAK, NOW, by
        one.save()
    assert "Usulan menunggu" not in page_for(client, by)


def test_what_was_typed_and_not_saved_waits_for_who_typed_it(client):
    by = sari()
    raperda = talked_about(by, 2)
    page = page_for(client, by)
    assert page.count("Teks belum tersimpan</a>") == 1
    assert "2 bagian" in page
    address = f"/raperda/{raperda.pk}/naskah/{unit(draft_of(raperda), 'Pasal 2').key}/salinan"
    assert f'href="{address}"' in page
    assert client.get(address).status_code in (200, 302)
    assert "Teks belum tersimpan" not in page_for(client, person("ratna", "setwan"))


def test_suggestions_and_typed_texts_are_asked_for_once(client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    by = sari()
    talked_about(by)
    page_for(client, by)
    with CaptureQueriesContext(connection) as one:
        client.get("/tugas/")
    for _ in range(3):
        talked_about(by, 2)
    with django_assert_num_queries(len(one)):
        client.get("/tugas/")


def test_a_numbered_letter_waits_for_somebody_else_to_confirm_it(client, django_assert_max_num_queries):
    by, raperda = budi(), under_way(sari())
    book = open_series(
        daerah=kota_serang(), name="Umum", tahun=2026, kode="005", unit="DPRD",
        pattern="{kode}/{urut}/{unit}/{tahun}", first=1, by=by,
    )  # fmt: skip
    given = {"daerah": kota_serang(), "paper": "surat-lain", "subject": "Perihal Contoh", "recipient": "", "by": by}
    letters = [draft_letter(raperda=raperda, now=NOW, **given) for _ in range(3)]
    for one in letters[:2]:
        take_number(letter=one, series=book, on=NOW.date(), by=by, now=NOW)
    chair, address = person("hasan", "pimpinan_dprd"), f'href="/surat/{letters[0].pk}/"'
    page = page_for(client, chair)
    assert len(set(re.findall(r'href="(/surat/\d+/)"', page))) == 2
    assert address in page
    assert "005/1/DPRD/" in page
    with django_assert_max_num_queries(15):
        client.get("/tugas/")
    assert "Kukuhkan nomor surat" not in page_for(client, by)
    assert "Kukuhkan nomor surat" not in page_for(client, person("dewi", "anggota"))
    confirm_letter(letter=letters[0], by=chair, now=NOW)
    assert address not in page_for(client, chair)


def test_a_print_that_failed_waits_to_be_printed_again(client):
    by = budi()
    perda = promulgated_perda(by)
    publish(perda=perda, by=by, now=NOW)
    assert ask_gazette(perda, by.pk)
    assert "Gazet belum tercetak" in page_for(client, by)
    DBTaskResult.objects.update(status="FAILED")
    page = page_for(client, by)
    assert "Gazet gagal dicetak" in page
    assert "Cetak lagi" in page
