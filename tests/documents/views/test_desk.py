"""Hadir, salinan: who is here, what others saved, and the copies of what is not saved."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.actions import be_present, keep_unsaved, leave, remove_unit
from documents.models import Presence, UnsavedText
from tests.documents.drafts import rewrite, unit
from tests.documents.views.test_saved import asked
from tests.people import NOW, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def other():
    return person("ratna", "setwan")


def poll(client, url, **query):
    return client.get(url("naskah/hadir"), query)


def test_a_lease_is_seen_by_others_and_not_by_oneself(client, url, naskah, writer, other):
    key = unit(naskah, "Pasal 2").key
    client.force_login(other)
    client.post(url("naskah/hadir"), {"kunci": key})
    assert poll(client, url).json()["people"] == []
    client.force_login(writer)
    said = poll(client, url).json()
    assert said["people"] == [{"key": key, "name": "Ratna", "initial": "R"}]
    assert poll(client, url, tanda=said["sign"]).status_code == 204
    leave(naskah=naskah, by=other)
    assert poll(client, url, tanda=said["sign"]).json()["people"] == []


def test_a_lease_that_ran_out_is_not_seen(client, url, naskah, writer, other):
    be_present(naskah=naskah, key=unit(naskah, "Pasal 2").key, by=other, now=NOW)
    client.force_login(writer)
    assert poll(client, url).json()["people"] == [], "the lease began years ago"


def test_who_only_reads_takes_no_lease(client, url, naskah, member):
    client.force_login(member)
    client.post(url("naskah/hadir"), {"kunci": unit(naskah, "Pasal 2").key})
    assert not Presence.objects.exists()


def test_what_others_saved_is_told(client, url, naskah, writer, other):
    client.force_login(writer)
    before = poll(client, url).json()["revision"]
    rewrite(naskah, "Pasal 3", "Pelayanan gratis.", other)
    said = poll(client, url, r=before).json()["saved"]
    assert said["units"] == [unit(naskah, "Pasal 3").key]
    assert re.match(r"Ratna menyimpan Pasal 3, \d\d\.\d\d", said["words"])
    assert not said["order"]
    remove_unit(naskah=naskah, key=unit(naskah, "Pasal 3").key, by=other, now=NOW)
    assert poll(client, url, r=before).json()["saved"]["order"]
    client.force_login(other)
    assert poll(client, url, r=before).json()["saved"] is None, "one's own saves are no news"
    assert poll(client, url, r="x").json()["saved"] is None


def test_a_round_asks_three_times(client, url, naskah, writer, other):
    be_present(naskah=naskah, key=unit(naskah, "Pasal 2").key, by=other, now=NOW)
    client.force_login(writer)
    with CaptureQueriesContext(connection) as captured:
        poll(client, url)
    assert len(asked(captured)) <= 3


def test_a_copy_is_kept_offered_and_dropped(client, url, naskah, writer):
    page, copy = url("", "Pasal 3"), url("salinan", "Pasal 3")
    client.force_login(writer)
    answer = client.post(copy, {"text": "Setengah\r\njalan", "revision": "0"})
    assert re.fullmatch(r"\d\d\.\d\d", answer.json()["at"])
    assert UnsavedText.objects.get().text == "Setengah\njalan"
    assert "Pasal 3" in client.get(url("naskah/")).content.decode().split("Teks belum tersimpan")[1]
    form = client.get(page)
    assert "Setengah\njalan</textarea>" in form.content.decode()
    assert form.context["form"]["text"].value() != "Setengah\njalan"
    taken = client.get(page, {"salinan": "1"})
    assert taken.context["form"]["text"].value() == "Setengah\njalan"
    assert "data-unsaved" in taken.content.decode()
    assert client.get(copy).headers["Location"] == page
    client.post(copy, {"buang": "1"})
    assert not UnsavedText.objects.exists()
    assert client.get(copy).headers["Location"] == url("naskah/")


def test_a_save_of_the_page_drops_the_copy(client, url, naskah, writer):
    client.force_login(writer)
    client.post(url("salinan", "Pasal 3"), {"text": "Setengah", "revision": "0"})
    client.post(url("", "Pasal 3"), {"text": "Pelayanan gratis.", "revision": 0, "salinan": "1"})
    assert not UnsavedText.objects.exists()


def test_leaving_a_saved_unit_drops_the_copy(client, url, naskah, writer):
    key = unit(naskah, "Pasal 3").key
    client.force_login(writer)
    client.post(url("salinan", "Pasal 3"), {"text": "Setengah", "revision": "0"})
    client.post(url("naskah/hadir"), {"kunci": key})
    assert client.post(url("tinggal", "Pasal 3")).status_code == 204
    assert not Presence.objects.exists()
    assert UnsavedText.objects.exists(), "left without saving"
    client.post(url("tinggal", "Pasal 3"), {"tersimpan": "1"})
    assert not UnsavedText.objects.exists()


def test_a_copy_its_owner_saved_since_is_not_offered(client, url, naskah, writer):
    keep_unsaved(naskah=naskah, key=unit(naskah, "Pasal 3").key, text="Usang", revision=0, by=writer, now=NOW)
    rewrite(naskah, "Pasal 3", "Pelayanan gratis.", writer)
    client.force_login(writer)
    assert "Usang" not in client.get(url("", "Pasal 3")).content.decode()
    client.get(url("salinan", "Pasal 3"))
    assert not UnsavedText.objects.exists()


def test_a_copy_of_a_unit_that_is_gone_can_be_read(client, url, naskah, writer):
    copy = url("salinan", "Pasal 3")
    client.force_login(writer)
    client.post(copy, {"text": "Belum hilang", "revision": "0"})
    remove_unit(naskah=naskah, key=unit(naskah, "Pasal 3").key, by=writer, now=NOW)
    assert "Belum hilang</textarea>" in client.get(copy).content.decode()
    assert client.post(copy, {"text": "Masih", "revision": "0"}).status_code == 200


@pytest.mark.parametrize(("text", "revision"), [("a" * 500_001, "0"), ("a", "x"), ("a", "9" * 12)])
def test_a_bad_copy_is_refused(client, url, writer, text, revision):
    client.force_login(writer)
    assert client.post(url("salinan", "Pasal 3"), {"text": text, "revision": revision}).status_code == 422


def test_copies_are_of_one_person(client, url, naskah, writer, other, stranger):
    client.force_login(writer)
    client.post(url("salinan", "Pasal 3"), {"text": "Rahasia", "revision": "0"})
    client.force_login(other)
    assert "Rahasia" not in client.get(url("", "Pasal 3")).content.decode()
    client.force_login(stranger)
    assert client.post(url("salinan", "Pasal 3"), {"text": "a", "revision": "0"}).status_code == 404
    assert client.get(url("naskah/hadir")).status_code == 404


def test_a_save_ends_the_lease_and_overtakes_the_copy(client, url, naskah, writer, other):
    key = unit(naskah, "Pasal 3").key
    client.force_login(other)
    client.post(url("naskah/hadir"), {"kunci": key})
    client.post(url("salinan", "Pasal 3"), {"text": "Setengah", "revision": "0"})
    saved = {"text": "Pelayanan gratis.", "revision": 0}
    assert client.post(url("", "Pasal 3"), saved, headers={"HX-Request": "true"}).json()["edits"] == 1
    assert "Teks belum tersimpan" not in client.get(url("naskah/")).content.decode()
    client.force_login(writer)
    assert poll(client, url).json()["people"] == []
    client.force_login(other)
    client.post(url("naskah/hadir"), {"kunci": unit(naskah, "Pasal 2").key})
    assert not UnsavedText.objects.exists(), "what a save has overtaken goes"
    client.force_login(writer)
    assert [each["name"] for each in poll(client, url).json()["people"]] == ["Ratna"]


def test_news_bring_the_lines_of_the_latest_edits(client, url, naskah, writer, other):
    client.force_login(writer)
    before = poll(client, url).json()["revision"]
    rewrite(naskah, "Pasal 3", "Pelayanan gratis.", other)
    (line,) = poll(client, url, r=before).json()["saved"]["lines"]
    assert "Pasal 3" in line
    assert "Ratna" in line
