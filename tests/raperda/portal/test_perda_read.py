"""The public page of a Perda: who may read it, what it shows, that it is stored, and how it is answered."""

import gzip
import re

import brotli
import pytest
from django_tasks_db.models import DBTaskResult

from documents.actions import publish, store_gazette
from documents.models import Daerah, Perda, Relation
from documents.tasks import ask_gazette
from raperda.portal.pages import MADE_BY, best_encoding, build
from tests.people import NOW, budi, person
from tests.raperda.scenes import promulgated_perda, published_perda

pytestmark = pytest.mark.django_db
PAGE = "/perda/2022/6"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def by():
    return budi()


def files(settings):
    return sorted(path.name for path in (settings.VAR_DIR / "halaman").iterdir())


def test_shows_the_law_with_a_link_per_pasal_and_its_facts(client, by):
    published_perda(by, menggantikan="Peraturan Daerah Nomor 3 Tahun 2010 tentang Contoh Lama")
    page = client.get(PAGE).content.decode()
    for words in (
        "PERATURAN DAERAH KOTA SERANG", 'id="pasal-2-ayat-2-huruf-a"', 'href="#pasal-3"', "Tautan ke Pasal 3",
        '<details class="penjelasan" id="penjelasan-pasal-2">', "Serang (Kota)", "LD KOTA SERANG 2022 (6)", "6/99/2022",
        "24 Oktober 2022", "mencabut Peraturan Daerah Nomor 3 Tahun 2010 tentang Contoh Lama", "PDF sedang disiapkan",
    ):  # fmt: skip
        assert words in page, words
    assert page.count('class="bar"') == 4


def test_an_unpublished_perda_is_hidden_from_all_but_those_who_see_drafts(client, by, settings):
    promulgated_perda(by)
    assert client.get(PAGE).status_code == 404
    client.force_login(person("wulan"))
    assert client.get(PAGE).status_code == 404
    client.force_login(by)
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert "Belum diterbitkan" in answer.content.decode()
    assert not (settings.VAR_DIR / "halaman").exists(), "a page for one person is never stored"


def test_another_number_or_year_is_not_found(client, by):
    published_perda(by)
    assert client.get("/perda/2022/7").status_code == 404
    assert client.get("/perda/2021/6").status_code == 404
    assert client.get(PAGE + "/").headers["Location"] == PAGE


def test_the_page_is_the_same_for_everybody(client, by):
    published_perda(by)
    for_all = client.get(PAGE).content
    client.force_login(by)
    assert client.get(PAGE).content == for_all
    assert by.nama.encode() not in for_all


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("identity", ""),
        ("", ""),
        ("br;q=x", ""),
    ],
)
def test_takes_the_best_encoding_the_reader_allows(accepts, encoding):
    assert best_encoding(accepts) == encoding


def test_every_encoding_carries_the_same_page(client, by):
    published_perda(by)
    plain = client.get(PAGE)
    zipped = client.get(PAGE, headers={"Accept-Encoding": "gzip"})
    small = client.get(PAGE, headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert small.headers["Content-Encoding"] == "br"
    assert gzip.decompress(zipped.content) == brotli.decompress(small.content) == plain.content
    assert len(small.content) < len(zipped.content) < len(plain.content)
    assert len({answer.headers["ETag"] for answer in (plain, zipped, small)}) == 3
    assert all("Accept-Encoding" in answer.headers["Vary"] for answer in (plain, zipped, small))
    assert all("Cookie" not in answer.headers["Vary"] for answer in (plain, zipped, small))


def test_answers_304_to_who_has_the_page(client, by):
    published_perda(by)
    tag = client.get(PAGE).headers["ETag"]
    again = client.get(PAGE, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == tag
    assert client.get(PAGE, headers={"If-None-Match": '"lain"'}).status_code == 200


def test_is_rendered_once_and_then_read_from_its_file(client, by, settings, django_assert_max_num_queries):
    store_gazette(perda=published_perda(by), data=PDF, by=by, now=NOW)
    first = client.get(PAGE)
    assert [name.rsplit(".", 1)[1] for name in files(settings)] == ["br", "gzip", "html"]
    stored = settings.VAR_DIR / "halaman" / next(name for name in files(settings) if name.endswith("html"))
    stored.write_bytes(b"dari berkas")
    with django_assert_max_num_queries(2):
        second = client.get(PAGE)
    assert second.content == b"dari berkas"
    assert second.headers["ETag"] == first.headers["ETag"]


def test_a_new_state_replaces_the_old_page(client, by, settings):
    perda = published_perda(by)
    before = client.get(PAGE)
    old = files(settings)
    store_gazette(perda=perda, data=PDF, by=by, now=NOW)
    after = client.get(PAGE)
    assert before.headers["ETag"] != after.headers["ETag"]
    assert "Unduh PDF" in after.content.decode()
    assert len(files(settings)) == 3
    assert set(files(settings)).isdisjoint(old)


def test_a_later_perda_that_amends_is_named_above_the_text(client, by):
    perda = published_perda(by)
    client.get(PAGE)
    later = published_perda(by, nomor=7)
    Relation.objects.create(perda=later, kind=Relation.Kind.MENGUBAH, target=perda)
    page = client.get(PAGE).content.decode()
    assert "Teks di bawah belum memuat perubahan berikut." in page
    assert "/perda/2022/7" in page
    assert ">Diubah</span>" in page


def test_a_repealed_perda_says_so(client, by):
    perda = published_perda(by)
    Perda._base_manager.filter(pk=perda.pk).update(status=Perda.Status.DICABUT)
    page = client.get(PAGE).content.decode()
    assert "Perda ini sudah dicabut." in page
    assert ">Dicabut</span>" in page


def test_the_gazette_is_handed_out_with_its_hash(client, by):
    perda = published_perda(by)
    assert client.get(PAGE + "/gazet.pdf").status_code == 404
    assert "PDF sedang disiapkan" in client.get(PAGE + "/unduhan").content.decode()
    gazette = store_gazette(perda=perda, data=PDF, by=by, now=NOW)
    answer = client.get(PAGE + "/gazet.pdf")
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["ETag"] == f'"{gazette.sha256}"'
    assert "perda-3673-2022-6.pdf" in answer.headers["Content-Disposition"]
    assert client.get(PAGE + "/gazet.pdf", headers={"If-None-Match": f'"{gazette.sha256}"'}).status_code == 304
    assert "Unduh PDF" in client.get(PAGE + "/unduhan").content.decode()


def test_the_gazette_of_an_unpublished_perda_is_hidden(client, by):
    store_gazette(perda=promulgated_perda(by), data=PDF, by=by, now=NOW)
    assert client.get(PAGE + "/gazet.pdf").status_code == 404
    assert client.get(PAGE + "/unduhan").status_code == 404
    client.force_login(by)
    assert b"".join(client.get(PAGE + "/gazet.pdf").streaming_content) == PDF


def test_the_page_keeps_the_strict_policy(client, by):
    published_perda(by)
    answer = client.get(PAGE)
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    page = answer.content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)
    assert not re.search(r"(src|href)=\"(https?:)?//", page)


def test_the_host_of_another_daerah_does_not_show_it(client, by, settings):
    published_perda(by)
    settings.ALLOWED_HOSTS = ["testserver", "lain.test"]
    Daerah.objects.create(kode="99.99", level="kota", nama="Lain", provinsi="Lain", ibu_kota="Lain", host="lain.test")
    assert client.get(PAGE).status_code == 200
    assert client.get(PAGE, headers={"Host": "lain.test"}).status_code == 404


def test_an_effect_recorded_early_and_published_late_changes_the_page(client, by):
    perda = published_perda(by)
    early, late = promulgated_perda(by, 7), promulgated_perda(by, 8)
    for one in (early, late):
        Relation.objects.create(perda=one, kind=Relation.Kind.MENGUBAH, target=perda)
    publish(perda=late, by=by, now=NOW)
    before = client.get(PAGE).headers["ETag"]
    publish(perda=early, by=by, now=NOW)
    after = client.get(PAGE)
    assert after.headers["ETag"] != before
    assert "/perda/2022/7" in after.content.decode()


def test_a_target_published_later_gets_its_link(client, by):
    perda, target = published_perda(by), promulgated_perda(by, 7)
    Relation.objects.create(perda=perda, kind=Relation.Kind.MENCABUT, target=target)
    assert 'href="/perda/2022/7"' not in client.get(PAGE).content.decode()
    publish(perda=target, by=by, now=NOW)
    assert 'href="/perda/2022/7"' in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "name", ["documents/prose.py", "documents/models.py", "templates/base.html", "requirements.txt"]
)
def test_whatever_makes_a_page_is_part_of_the_build(settings, tmp_path, name):
    settings.BASE_DIR = tmp_path
    for place in ("documents/prose.py", "documents/models.py", "templates/base.html", "requirements.txt"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text("lama")
    before = build.__wrapped__()
    assert build.__wrapped__() == before
    (tmp_path / name).write_text("baru")
    assert build.__wrapped__() != before


def test_what_makes_a_page_exists(settings):
    assert all((settings.BASE_DIR / name).exists() for name in MADE_BY)


def kept(client) -> str:
    """What the answer with the gazette says about caches."""
    answer = client.get(PAGE + "/gazet.pdf")
    assert b"".join(answer.streaming_content) == PDF
    return answer.headers["Cache-Control"]


def test_the_gazette_of_an_unpublished_perda_is_kept_by_no_cache(client, by):
    store_gazette(perda=promulgated_perda(by), data=PDF, by=by, now=NOW)
    client.force_login(by)
    assert kept(client) == "private, no-cache"
    publish(perda=Perda.objects.get(), by=by, now=NOW)
    assert kept(client) == "public, no-cache"


def test_a_print_that_failed_is_told_and_may_be_asked_for_again(client, by):
    perda = published_perda(by)
    ask_gazette(perda, by.pk)
    assert "PDF sedang disiapkan" in client.get(PAGE).content.decode()
    DBTaskResult.objects.update(status="FAILED")
    page = client.get(PAGE).content.decode()
    assert "PDF gagal dicetak" in page
    assert "sedang disiapkan" not in page
    assert "Cetak lagi" not in client.get(f"{PAGE}/unduhan").content.decode(), "not for the public"
    client.force_login(by)
    link = client.get(f"{PAGE}/unduhan").content.decode()
    assert "Cetak lagi" in link
    assert "hx-get" not in link, "it does not ask for itself for ever"
    assert "Gagal dicetak" in client.get(f"/raperda/{perda.raperda_id}/").content.decode()
    for _ in range(2):
        client.post(f"/raperda/{perda.raperda_id}/terbitkan")
    assert DBTaskResult.objects.filter(status="READY").count() == 1
    assert "PDF sedang disiapkan" in client.get(PAGE).content.decode()
