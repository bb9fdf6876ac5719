"""Bandingkan: the changes between two versions, unit by unit, and the choices that are no versions."""

import json
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.actions import freeze
from documents.comparing import kept_changes
from documents.core.diff import to_data
from documents.core.tree import Kind
from documents.models import Comparison
from tests.documents.drafts import insert, long_draft, move, rewrite
from tests.people import NOW, SHORT, short_raperda

pytestmark = pytest.mark.django_db
TEN = "(1) Wali Kota menyelenggarakan seluruh urusan.\n(2) Urusan ke-10 diselenggarakan setiap tahun."


@pytest.fixture
def frozen(naskah, writer):
    freeze(naskah=naskah, name="Usul", by=writer, now=NOW)
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan tanpa biaya setiap hari.", writer)
    freeze(naskah=naskah, name="Kajian", by=writer, now=NOW)
    return naskah


def names(answer) -> list[tuple[str, str]]:
    return [(group.name, group.word) for group in answer.context["groups"]]


def test_without_a_version_it_says_how_to_make_one(client, url, member, writer):
    for who, offered in ((writer, True), (member, False)):
        client.force_login(who)
        page = client.get(url("bandingkan")).content.decode()
        assert "Belum ada yang dapat dibandingkan" in page
        assert (f'href="{url("bekukan")}"' in page) == offered


def test_the_last_two_versions_stand_beside_each_other(client, url, frozen, member):
    client.force_login(member)
    answer = client.get(url("bandingkan"), follow=True)
    assert answer.redirect_chain[0][0].endswith("?lama=1&baru=2")
    assert names(answer) == [("Pasal 3", "diubah")]
    assert "<ins> setiap hari</ins>" in answer.content.decode()
    assert "1 bagian berubah: 2 kata disisipkan, 0 kata dihapus." in answer.content.decode()


def test_after_an_edit_the_text_as_it_stands_is_compared(client, url, frozen, writer):
    move(frozen, "Pasal 3", "sebelum", "Pasal 2", writer)
    client.force_login(writer)
    answer = client.get(url("bandingkan"), follow=True)
    assert answer.redirect_chain[0][0].endswith("?lama=2&baru=kini")
    assert ("Pasal 2", "dipindah") in names(answer)
    assert "Dipindah dari Pasal 3." in answer.content.decode()


def test_a_version_compared_with_itself_is_the_same(client, url, frozen, member):
    client.force_login(member)
    assert "Kedua versi sama." in client.get(url("bandingkan?lama=2&baru=2")).content.decode()


@pytest.mark.parametrize(
    "query", ["lama=9&baru=2", "lama=1&baru=x", "lama=&baru=", "lama=p999&baru=1", "lama=f00&baru=1"]
)
def test_what_is_no_version_is_refused(client, url, frozen, member, query):
    client.force_login(member)
    assert client.get(url(f"bandingkan?{query}")).status_code == 422


def test_each_change_says_who_and_why(client, url, frozen, member):
    client.force_login(member)
    answer = client.get(url("bandingkan?lama=1&baru=2"))
    (group,) = answer.context["groups"]
    assert [(str(edit.by), edit.reason) for edit in group.edits] == [("Sari", "Uji")]
    assert "Riwayat Pasal 3" in answer.content.decode()


def test_changes_stand_under_their_bab(client, url, frozen, member):
    client.force_login(member)
    chapters = client.get(url("bandingkan?lama=1&baru=2")).context["chapters"]
    assert [(name, [group.name for group in members]) for name, members in chapters] == [
        ("BAB II PELAYANAN", ["Pasal 3"])
    ]


def test_side_by_side_and_the_whole_text(client, url, frozen, member):
    client.force_login(member)
    beside = client.get(url("bandingkan?lama=1&baru=2&tampil=sanding")).content.decode()
    assert beside.count('class="beside"') > 5
    assert "tanpa biaya<ins> setiap hari</ins>." in beside
    whole = client.get(url("bandingkan?lama=1&baru=2&tampil=naskah"))
    assert len(whole.context["drawn"]) > 10
    assert [group.name for group in whole.context["groups"]] == ["Pasal 3"]


def test_another_draft_and_a_file_can_be_compared(client, url, frozen, writer):
    other = short_raperda(writer, judul="Contoh Lain")
    client.force_login(writer)
    page = client.get(url("bandingkan/lain")).content.decode()
    assert f'value="r{other.pk}"' in page
    answer = client.get(url(f"bandingkan?lama=r{other.pk}&baru=kini"))
    assert "Pasal 3" in [group.name for group in answer.context["groups"]]
    file = SimpleUploadedFile("naskah.txt", SHORT.replace("tanpa biaya", "dengan biaya").encode())
    uploaded = client.post(url("bandingkan/lain"), {"file": file}, follow=True)
    assert ("Pasal 3", "diubah") in names(uploaded)


def test_a_file_that_cannot_be_read_comes_back(client, url, frozen, writer):
    client.force_login(writer)
    answer = client.post(url("bandingkan/lain"), {"file": SimpleUploadedFile("naskah.txt", b"  ")})
    assert answer.status_code == 422
    assert client.get(url("bandingkan?lama=f" + "0" * 32 + "&baru=kini")).status_code == 422


def test_six_queries_for_a_comparison(client, url, frozen, member, django_assert_max_num_queries):
    client.force_login(member)
    with django_assert_max_num_queries(6 + 2):  # session and person
        assert client.get(url("bandingkan?lama=1&baru=2")).status_code == 200


def test_a_long_act_costs_no_more_and_only_what_changed_is_drawn(client, writer, django_assert_max_num_queries):
    naskah = long_draft(writer, 600)
    freeze(naskah=naskah, name="Usul", by=writer, now=NOW)
    rewrite(naskah, "Pasal 10", TEN, writer)
    insert(naskah, Kind.PASAL, "sebelum", "Pasal 300", "Urusan baru.", writer)
    freeze(naskah=naskah, name="Kajian", by=writer, now=NOW)
    client.force_login(writer)
    with django_assert_max_num_queries(6 + 2):  # session and person
        answer = client.get(f"/raperda/{naskah.raperda_id}/bandingkan?lama=1&baru=2")
    assert names(answer) == [
        ("Pasal 10", "diubah"),
        ("Pasal 300", "disisipkan"),
        ("Penjelasan Pasal 300", "disisipkan"),
    ]
    assert "Urusan baru." in (page := answer.content.decode())
    assert "urusan ke-11" not in page, "what did not change is not drawn"
    assert len(page) < 60_000


def test_the_stored_comparison_is_what_the_page_tells(client, url, frozen, member):
    row = Comparison.objects.get(new__number=2)
    (change,) = [each for each in kept_changes(row.changes) if each.is_news]
    other = change._replace(edit=(("-", "kata lama"), ("+", "kata yang disimpan")))
    Comparison.objects.filter(pk=row.pk).update(changes=zlib.compress(json.dumps(to_data([other])).encode()))
    client.force_login(member)
    assert (
        "<del>kata lama</del><ins>kata yang disimpan</ins>"
        in client.get(url("bandingkan?lama=1&baru=2")).content.decode()
    )
    assert "kata yang disimpan" not in client.get(url("bandingkan?lama=2&baru=1")).content.decode()


def test_references_that_follow_are_no_change_on_the_page(client, url, frozen, writer):
    rewrite(frozen, "Pasal 4", "Ketentuan sebagaimana dimaksud dalam Pasal 3 berlaku.", writer)
    freeze(naskah=frozen, name="Ketiga", by=writer, now=NOW)
    insert(frozen, Kind.PASAL, "sebelum", "Pasal 3", "Baru.", writer)
    client.force_login(writer)
    answer = client.get(url("bandingkan?lama=3&baru=kini"))
    assert [side.name for side in answer.context["followed"]] == ["Pasal 5"]
    assert "Pasal 5" not in dict(names(answer))
    assert "Hanya rujukannya menyesuaikan nomor baru (1)" in answer.content.decode()
    for shown in ("sanding", "naskah"):
        page = client.get(url(f"bandingkan?lama=3&baru=kini&tampil={shown}")).content.decode()
        assert "<ins>Pasal 4</ins>" not in page


def test_changes_lead_to_each_other_without_a_script(client, url, frozen, writer):
    rewrite(frozen, "Pasal 2", "Pelayanan berlaku bagi semua.", writer)
    client.force_login(writer)
    answer = client.get(url("bandingkan?lama=1&baru=kini"))
    first, second = answer.context["groups"][:2]
    assert (first.before, first.after, second.before) == ("", second.anchor, first.anchor)
    assert f'href="#{second.anchor}" aria-label="Perubahan berikutnya"' in answer.content.decode()
