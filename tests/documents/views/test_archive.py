"""Impor Perda lama: read, checked, filed."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Attachment, Daerah, Perda
from raperda.accounts.models import Grant, Role, RoleAssignment
from tests.documents.actions.test_archive import OLD, budi_once, file
from tests.people import kota_serang, person, sari
from tests.raperda.scenes import promulgated_perda

pytestmark = pytest.mark.django_db
UPLOAD, SAVE = "/perda/impor", "/perda/impor/simpan"


def upload(client, data: bytes = OLD.encode(), name: str = "lama.txt"):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)})


@pytest.fixture
def clerk(client):
    kota_serang()
    client.force_login(budi_once())
    return client


def test_reading_shows_what_the_act_states_and_saves_nothing(clerk):
    response = upload(clerk)
    form = response.context["form"]
    assert (form["nomor"].value(), form["tahun"].value(), form["nomor_ld"].value()) == (3, 2015, 3)
    assert form["nama"].value() == "Contoh Kecil"
    assert not Perda.objects.exists()


def test_saving_files_the_act_and_opens_it(clerk):
    form = upload(clerk).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    response = clerk.post(SAVE, data)
    perda = Perda.objects.get()
    assert response.url == "/perda/2015/3"
    assert perda.published_at is not None
    assert Attachment.objects.get(perda=perda).sha256
    assert clerk.get(response.url).status_code == 200
    assert clerk.post(SAVE, data).url == response.url, "sent twice, it leads to what the first one made"
    again = clerk.post(SAVE, data | {"token": ""})
    assert again.status_code == 422
    assert "sudah ada dalam arsip" in again.content.decode()
    assert Perda.objects.count() == 1


def test_checking_again_keeps_what_was_typed(clerk):
    form = upload(clerk).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"nama": "Nama Lain", "again": "1"}
    response = clerk.post(SAVE, data)
    assert response.context["form"]["nama"].value() == "Nama Lain"
    assert not Perda.objects.exists()


SECOND = OLD.replace("NOMOR 3 TAHUN", "NOMOR 4 TAHUN").replace("2015 NOMOR 3", "2015 NOMOR 4")


def several(clerk, **files: bytes):
    sent = [SimpleUploadedFile(f"{name}.txt", data) for name, data in files.items()]
    return clerk.post(UPLOAD, {"file": sent}, follow=True)


def sent_by(page) -> dict:
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_several_files_make_a_list_and_a_bad_one_stops_nothing(clerk):
    rows = several(clerk, satu=OLD.encode(), kosong=b"", dua=SECOND.encode()).context["rows"]
    assert [bool(row["error"]) for row in rows] == [False, True, False]
    assert rows[2]["about"] == "Nomor 4 Tahun 2015 tentang Contoh Kecil"
    assert not Perda.objects.exists()
    for row in (rows[0], rows[2]):
        page = clerk.get(f"/perda/impor/berkas/{row['token']}")
        answer = clerk.post(SAVE, sent_by(page))
    assert answer.url == "/perda/2015/4", "the last one leads to itself"
    page = clerk.get(UPLOAD)
    assert [str(row["perda"] or "") for row in page.context["rows"]] == [
        "Perda Kota Serang Nomor 3 Tahun 2015", "", "Perda Kota Serang Nomor 4 Tahun 2015",
    ]  # fmt: skip
    assert 'href="/perda/2015/4"' in page.content.decode()


def test_while_others_wait_saving_leads_back_to_the_list(clerk):
    rows = several(clerk, satu=OLD.encode(), dua=SECOND.encode()).context["rows"]
    page = clerk.get(f"/perda/impor/berkas/{rows[0]['token']}")
    assert clerk.post(SAVE, sent_by(page)).url == UPLOAD


def test_what_was_typed_is_kept_with_the_file(clerk):
    rows = several(clerk, satu=OLD.encode(), dua=SECOND.encode()).context["rows"]
    address = f"/perda/impor/berkas/{rows[0]['token']}"
    data = sent_by(clerk.get(address))
    text = data["text"].replace("tanpa biaya", "cuma-cuma")
    answer = clerk.post(SAVE, data | {"text": text, "nama": "Nama Lain", "nomor": ""})
    assert answer.status_code == 422
    page = clerk.get(address)
    form = page.context["form"]
    assert (form["nama"].value(), form["nomor"].value()) == ("Nama Lain", "")
    assert "cuma-cuma" in form["text"].value()
    clerk.post(UPLOAD, {"buang": rows[0]["token"]})
    assert [row["name"] for row in clerk.get(UPLOAD).context["rows"]] == ["dua.txt"]
    assert clerk.get(address).url == UPLOAD


def test_a_file_that_time_did_not_reach_is_read_when_it_is_looked_at(clerk, monkeypatch):
    monkeypatch.setattr("documents.views.batch.READING", -1)
    rows = several(clerk, satu=OLD.encode(), rusak=b"%PDF-1.7 rusak").context["rows"]
    assert [row["sheet"] for row in rows] == ["", ""]
    assert "Belum dibaca" in clerk.get(UPLOAD).content.decode()
    page = clerk.get(f"/perda/impor/berkas/{rows[0]['token']}")
    assert page.context["form"]["nomor"].value() == 3
    answer = clerk.get(f"/perda/impor/berkas/{rows[1]['token']}", follow=True)
    assert "rusak.txt" in answer.content.decode()
    assert [row["about"][:7] for row in answer.context["rows"]] == ["Nomor 3"]


def test_a_file_in_the_archive_is_named_so_at_once(clerk):
    file(data=OLD.encode())
    answer = clerk.post(UPLOAD, {"file": SimpleUploadedFile("lama.txt", OLD.encode())}, follow=True)
    assert "Sudah dalam arsip" in answer.content.decode()


def test_nothing_typed_is_lost_when_the_kept_file_is_gone(clerk):
    data = sent_by(upload(clerk))
    for path in (settings.MEDIA_ROOT / "titipan").iterdir():
        path.unlink()
    answer = clerk.post(SAVE, data | {"nama": "", "signer": "DIKETIK"})
    assert answer.status_code == 422
    assert answer.context["form"]["signer"].value() == "DIKETIK"
    clerk.post(SAVE, data | {"signer": "DIKETIK"})
    assert Perda.objects.get().nama_kepala == "DIKETIK"


def test_too_many_files_are_one_sentence(clerk):
    answer = several(clerk, **{f"f{number}": b"isi" for number in range(21)})
    assert answer.status_code == 422
    assert "Paling banyak 20 berkas" in answer.content.decode()


def test_checking_again_tells_what_is_left_and_where(clerk):
    data = sent_by(upload(clerk, OLD.replace("Pasal 3\n", "Pasal 7\n").encode()))
    answer = clerk.post(SAVE, data | {"again": "1", "nomor": "9", "nomor_ld": ""})
    notes = answer.context["notes"]
    assert "Nomor Lembaran Daerah tidak terbaca." in notes
    assert "Nomor pada isian berbeda dari teksnya. Periksa keduanya." in notes
    placed = [doubt for doubt in answer.context["findings"] if doubt.line]
    assert placed
    lines = data["text"].split("\n")
    assert all(lines[doubt.line - 1].strip().startswith(doubt.quote[:20]) for doubt in placed)
    right = clerk.post(SAVE, data | {"again": "1", "text": data["text"].replace("Pasal 7\n", "Pasal 3\n")})
    assert len(right.context["findings"]) < len(answer.context["findings"])


def test_a_day_reaches_the_browser_in_its_own_form(clerk):
    page = upload(clerk).content.decode()
    assert 'value="2015-05-04"' in page
    data = sent_by(upload(clerk))
    assert 'value="2015-05-05"' in clerk.post(SAVE, data | {"again": "1"}).content.decode()


@pytest.mark.parametrize(("data", "name"), [(b"", "kosong.txt"), (b"\xff\xd8\xff\xe0", "foto.pdf")])
def test_a_bad_file_is_one_sentence(clerk, data, name):
    response = upload(clerk, data, name)
    assert response.status_code == 422
    assert "Berkas" in response.content.decode()


def test_a_text_the_form_would_not_take_is_refused_before_the_preview(clerk, monkeypatch):
    monkeypatch.setattr("documents.views.found.MAX_TEXT", 100)
    response = upload(clerk)
    assert response.status_code == 422
    assert "terlalu panjang setelah disusun" in response.content.decode()
    rows = several(clerk, satu=OLD.encode(), dua=SECOND.encode()).context["rows"]
    assert all("terlalu panjang" in row["error"] for row in rows)


def test_only_who_may_archive(client):
    kota_serang()
    client.force_login(sari())
    assert client.get(UPLOAD).status_code == 403
    client.logout()
    assert client.get(UPLOAD).status_code == 302


def test_a_number_too_big_is_a_sentence(clerk):
    form = upload(clerk).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"nomor_ld": "3000000000"}
    response = clerk.post(SAVE, data)
    assert response.status_code == 422
    assert response.context["form"].errors["nomor_ld"]


@pytest.mark.parametrize("address", ["/perda/?q=%00", "/rancangan/?q=a%00b", "/raperda/?q=%00"])
def test_a_null_sign_in_a_search_is_no_error(clerk, address):
    assert clerk.get(address).status_code == 200


PROMULGATED = {
    "promulgated_on": "2015-05-05", "secretary_office": "SEKRETARIS DAERAH KOTA SERANG", "secretary": "NAMA DUA",
    "nomor_ld": "3", "nomor_tld": "", "noreg": "",
}  # fmt: skip


def test_an_act_without_its_promulgation_is_completed_and_published(clerk, client):
    file(nomor_ld=None)
    page = clerk.get("/perda/2015/3").content.decode()
    assert 'href="/perda/2015/3/lengkapi"' in page
    assert "None" not in page
    assert "/perda/2015/3/terbitkan" not in page
    form = clerk.get("/perda/2015/3/lengkapi").content.decode()
    assert 'value="2015-05-05"' in form
    assert 'value="NAMA DUA"' in form
    assert clerk.post("/perda/2015/3/lengkapi", PROMULGATED).headers["Location"] == "/perda/2015/3"
    page = clerk.get("/perda/2015/3").content.decode()
    assert "/perda/2015/3/lengkapi" not in page
    assert 'action="/perda/2015/3/terbitkan"' in page
    assert Perda.objects.get().published_at is None
    assert clerk.get("/perda/2015/3/terbitkan").headers["Location"] == "/perda/2015/3"
    assert Perda.objects.get().published_at is None, "a link publishes nothing"
    clerk.post("/perda/2015/3/terbitkan")
    client.logout()
    page = client.get("/perda/2015/3").content.decode()
    assert "PDF resmi tidak ada dalam arsip" in page
    assert "terbitkan" not in page


@pytest.mark.parametrize("wrong", [{"nomor_ld": ""}, {"promulgated_on": "2015-05-01"}, {"nomor_ld": "3000000000"}])
def test_a_wrong_promulgation_is_shown_again(clerk, wrong):
    file(nomor_ld=None)
    assert clerk.post("/perda/2015/3/lengkapi", PROMULGATED | wrong).status_code == 422
    assert Perda.objects.get().status == Perda.Status.DITETAPKAN


def test_a_complete_act_has_nothing_to_complete(clerk):
    file()
    assert clerk.get("/perda/2015/3/lengkapi").headers["Location"] == "/perda/2015/3"
    assert clerk.post("/perda/2015/3/lengkapi", PROMULGATED).status_code == 422


def test_an_incomplete_act_is_not_published(clerk):
    file(nomor_ld=None)
    assert clerk.post("/perda/2015/3/terbitkan").status_code == 409
    assert Perda.objects.get().published_at is None


@pytest.mark.parametrize("way", ["lengkapi", "terbitkan"])
def test_who_may_not_is_not_offered_and_not_let(client, way):
    file(nomor_ld=None if way == "lengkapi" else 3)
    client.force_login(sari())
    assert f"/perda/2015/3/{way}" not in client.get("/perda/2015/3").content.decode()
    assert client.post(f"/perda/2015/3/{way}", PROMULGATED).status_code == 403
    client.force_login(person("wulan"))
    assert client.post(f"/perda/2015/3/{way}", PROMULGATED).status_code == 404
    client.logout()
    assert "/akun/masuk/" in client.post(f"/perda/2015/3/{way}", PROMULGATED).headers["Location"]


@pytest.mark.parametrize("way", ["lengkapi", "terbitkan"])
def test_a_perda_of_a_raperda_is_published_in_its_dossier(clerk, way):
    promulgated_perda(budi_once())
    assert "/perda/2022/6/terbitkan" not in clerk.get("/perda/2022/6").content.decode()
    assert clerk.post(f"/perda/2022/6/{way}", PROMULGATED).status_code == 404


def test_who_may_file_but_not_publish_leaves_it_closed(clerk):
    Grant.objects.filter(role__code="bagian_hukum", permission="terbitkan").delete()
    form = upload(clerk).context["form"]
    answer = clerk.post(SAVE, {name: form[name].value() or "" for name in form.fields}, follow=True)
    perda = Perda.objects.get()
    assert (perda.status, perda.published_at) == (Perda.Status.BERLAKU, None)
    assert "menunggu yang berwenang menerbitkannya" in answer.content.decode()


def test_an_act_is_filed_where_the_host_name_belongs(clerk, settings):
    settings.ALLOWED_HOSTS = ["testserver", "bogor.test"]
    bogor = Daerah.objects.create(
        kode="32.71", level="kota", nama="Bogor", provinsi="Jawa Barat", ibu_kota="Bogor", host="bogor.test"
    )
    RoleAssignment.objects.create(user=budi_once(), role=Role.objects.get(code="bagian_hukum"), daerah=bogor)
    form = upload(clerk).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    clerk.post(SAVE, data)
    assert Perda.objects.get().daerah == kota_serang()
    clerk.post(SAVE, data | {"token": ""}, headers={"Host": "bogor.test"})
    assert Perda.objects.get(daerah=bogor).nomor == 3
