"""The public pages of drafts: only the open ones, with their road and the text frozen last."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from documents.actions import attach, freeze, rewrite_clause, set_stage
from documents.models import Clause, Setting
from tests.people import NOW, sari
from tests.raperda.scenes import draft_of, paripurna, published_perda, under_way
from tests.stories.road import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


def opened(by, stage="pembahasan_akd", **given):
    raperda = under_way(by)
    freeze(naskah=draft_of(raperda), name="Usul", by=by, now=NOW)
    for name, value in given.items():
        setattr(raperda, name, value)
    raperda.save()
    return set_stage(raperda=raperda, stage=stage, editable=True, is_public=True, by=by)


def test_lists_only_open_drafts(client, by):
    secret = under_way(by)
    raperda = opened(by, judul="Yang Terbuka")
    page = client.get("/rancangan/").content.decode()
    assert f"/rancangan/{raperda.pk}/" in page
    assert f"/rancangan/{secret.pk}/" not in page
    assert "Pembahasan alat kelengkapan" in page


def test_a_secret_draft_cannot_be_read_even_by_its_author(client, by):
    secret = under_way(by)
    assert client.get(f"/rancangan/{secret.pk}/").status_code == 404
    client.force_login(by)
    assert client.get(f"/rancangan/{secret.pk}/").status_code == 404


def test_shows_the_text_frozen_last_and_not_the_one_being_written(client, by):
    raperda = opened(by, keterangan="## Latar\n\n<script>alert(1)</script> *warga*")
    naskah = draft_of(raperda)
    pasal = Clause.objects.get(naskah=naskah, kind="pasal", text="Pelayanan diselenggarakan tanpa biaya.")
    rewrite_clause(naskah=naskah, key=pasal.key, text="Pelayanan dipungut biaya.", expected_revision=0, by=by, now=NOW)
    page = client.get(f"/rancangan/{raperda.pk}/").content.decode()
    assert "Pelayanan diselenggarakan tanpa biaya." in page
    assert "Pelayanan dipungut biaya." not in page
    assert "<em>warga</em>" in page
    assert "alert(1)" not in page
    assert 'class="now"' in page
    assert "Sunting" not in page


def test_a_draft_without_a_version_says_so(client, by):
    raperda = set_stage(raperda=under_way(by), stage="pengkajian_bapemperda", editable=True, is_public=True, by=by)
    assert "Naskah belum dibekukan" in client.get(f"/rancangan/{raperda.pk}/").content.decode()


def test_ended_roads_have_their_own_list(client, by):
    raperda = opened(by, stage="ditarik", judul="Ditarik & Dilupakan")
    assert escape(raperda.judul) not in client.get("/rancangan/").content.decode()
    assert escape(raperda.judul) in client.get("/rancangan/?keadaan=selesai").content.decode()
    assert "Ditarik kembali" in client.get(f"/rancangan/{raperda.pk}/").content.decode()


def test_search_and_empty_lists(client, by):
    assert "Tidak ada Raperda yang sedang berjalan" in client.get("/rancangan/").content.decode()
    assert "Belum ada Raperda yang selesai" in client.get("/rancangan/?keadaan=selesai").content.decode()
    opened(by, judul="Pasar Rakyat")
    assert "Pasar Rakyat" in client.get("/rancangan/?q=rakyat").content.decode()
    assert "Tidak ada judul yang cocok" in client.get("/rancangan/?q=zzz").content.decode()


def test_an_enacted_draft_leads_to_its_perda(client, by):
    perda = published_perda(by)
    set_stage(raperda=perda.raperda, stage="diundangkan_berlaku", editable=False, is_public=True, by=by)
    assert 'href="/perda/2022/6"' in client.get(f"/rancangan/{perda.raperda_id}/").content.decode()


def test_the_public_follows_dates_papers_and_meetings(client, by):
    raperda, today = opened(by), timezone.localdate()
    given = {"data": b"%PDF-1.7\n", "kind": "dokumen", "raperda": raperda, "by": by, "now": NOW}
    shown = attach(name="keterangan.pdf", document="keterangan_na", **given)
    hidden = attach(name="rahasia.pdf", document="hasil_pengkajian", **given)
    paripurna(by, today + timedelta(days=2), "Paripurna nanti", raperda)
    paripurna(by, today - timedelta(days=2), "Paripurna lalu", raperda)
    page = client.get(f"/rancangan/{raperda.pk}/").content.decode()
    for words in ("Paripurna nanti", "Paripurna lalu", "Ikut bicara", "Penjelasan atau keterangan"):
        assert words in page
    assert f'href="/rancangan/{raperda.pk}/dokumen/{shown.pk}"' in page
    assert f"dokumen/{hidden.pk}" not in page
    file = client.get(f"/rancangan/{raperda.pk}/dokumen/{shown.pk}")
    assert file.headers["Content-Type"] == "application/pdf"
    assert b"".join(file.streaming_content) == b"%PDF-1.7\n"
    assert client.get(f"/rancangan/{raperda.pk}/dokumen/{hidden.pk}").status_code == 404
    Setting.objects.create(name="dokumen_publik", value=["hasil_pengkajian"])
    file = client.get(f"/rancangan/{raperda.pk}/dokumen/{hidden.pk}")
    assert b"".join(file.streaming_content) == b"%PDF-1.7\n"
    assert client.get(f"/rancangan/{raperda.pk}/dokumen/{shown.pk}").status_code == 404
    set_stage(raperda=raperda, stage="pembahasan_akd", editable=True, is_public=False, by=by)
    assert client.get(f"/rancangan/{raperda.pk}/dokumen/{hidden.pk}").status_code == 404


def test_the_list_tells_since_when_and_the_next_meeting(client, by):
    raperda = under_way(by)
    list(walk(raperda, "harmonisasi_kanwil", by=by, now=NOW, day=NOW.date()))
    day = timezone.localdate() + timedelta(days=2)
    paripurna(by, day, raperda=raperda)
    page = client.get("/rancangan/").content.decode()
    assert f'<time datetime="{day.isoformat()}">' in page
    assert '<time datetime="2021-01-11">' in page
    steps = client.get(f"/rancangan/{raperda.pk}/").content.decode().partition("Perjalanan</h2>")[2]
    assert "11 Januari 2021" in steps
