"""Berkas Raperda: where it stands, what comes next, what forbids it, and only what the person may do."""

import pytest

from deliberation.models import StageEntry
from documents.actions import freeze
from tests.deliberation.special import special
from tests.people import NOW
from tests.raperda.scenes import draft_of, paripurna

pytestmark = pytest.mark.django_db


def page_for(client, user, url) -> str:
    client.force_login(user)
    return client.get(url()).content.decode()


def test_the_next_step_and_what_is_missing(client, url, clerk):
    page = page_for(client, clerk, url)
    assert "Teruskan ke Bapemperda" in page
    assert f'href="{url("tahap/pengkajian_bapemperda")}"' in page
    assert "Penjelasan atau keterangan dan/atau naskah akademik" in page
    assert "jalur usul DPRD" in page


def test_who_only_looks_is_offered_nothing_to_do(client, url, at, member):
    at("pengkajian_bapemperda")
    page = page_for(client, member, url)
    assert "Langkah ini dicatat oleh peran lain." in page
    for end in ("tahap/harmonisasi_kanwil", "unggah", "bekukan"):
        assert f'href="{url(end)}"' not in page


def test_a_text_that_must_be_frozen_is_offered_to_be(client, url, at, clerk, raperda):
    at("pengkajian_bapemperda")
    page = page_for(client, clerk, url)
    assert "bekukan versi lebih dahulu" in page
    assert f'href="{url("bekukan")}"' in page
    freeze(naskah=draft_of(raperda), name="Usul", by=clerk, now=NOW)
    page = page_for(client, clerk, url)
    assert f'href="{url("bekukan")}"' not in page
    assert "Mohon harmonisasi ke Kanwil" in page


def test_the_matter_and_the_days_stated_stand_among_the_facts(client, url, clerk):
    assert "<dt>Materi</dt>" not in page_for(client, clerk, url)
    deliberation = special(clerk, "rpjmd").deliberation
    for day in ("2025-02-19", "2025-02-20"):  # stated once more: the last one holds
        StageEntry.objects.create(
            deliberation=deliberation, stage=deliberation.raperda.stage, since=NOW.date(), by=clerk, at=NOW,
            stated={"inaugurated_on": day, "sanding": "Lain"},
        )  # fmt: skip
    page = client.get(f"/raperda/{deliberation.raperda_id}/").content.decode()
    assert "<dt>Materi</dt><dd>RPJMD</dd>" in page
    assert page.count("<dt>Tanggal pelantikan kepala daerah</dt>") == 1
    assert "<dt>Tanggal pelantikan kepala daerah</dt><dd>20 Februari 2025</dd>" in page


def test_a_note_is_markdown(client, url, clerk):
    client.force_login(clerk)
    client.post(url("tahap/ditarik"), {"note": "Ditarik karena **digabung**."})
    page = page_for(client, clerk, url)
    assert "Ditarik karena <strong>digabung</strong>." in page
    assert "Perjalanan Raperda ini sudah selesai." in page


def test_the_stage_of_enactment_leads_to_its_own_form(client, url, at, legal):
    at("penetapan")
    assert f'href="{url("penetapan")}"' in page_for(client, legal, url)
    at("pengundangan")
    assert f'href="{url("pengundangan")}"' in page_for(client, legal, url)
    at("autentifikasi")
    page = page_for(client, legal, url)
    assert f'action="{url("terbitkan")}"' in page
    assert "Nomor 6 Tahun" in " ".join(page.split()) or "<dd>6 Tahun" in page


def test_asks_as_often_for_a_long_road_as_for_a_short_one(
    client, url, at, clerk, raperda, django_assert_max_num_queries
):
    client.force_login(clerk)
    with django_assert_max_num_queries(24):
        client.get(url())
    at("publikasi")
    paripurna(clerk, NOW.date(), raperda=raperda)
    with django_assert_max_num_queries(24):
        client.get(url())
