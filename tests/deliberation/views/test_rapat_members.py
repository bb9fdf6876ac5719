"""Anggota in front of the secretariat: one by one, and a whole list pasted or as a spreadsheet."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from deliberation.models import Body, Member, Membership
from documents.printing.spreadsheet import spreadsheet
from tests.deliberation.council import OATH, council, people

pytestmark = pytest.mark.django_db
HEAD = ["No", "Nama", "Gelar belakang", "Fraksi", "Komisi", "Jabatan"]


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def rows(size: int = 45):
    return [
        [str(n), one.nama, one.gelar_belakang, one.fraksi, one.komisi, "Ketua DPRD" if n == 1 else ""]
        for n, one in enumerate(people(size), 1)
    ]


def test_a_spreadsheet_of_45(desk):
    data = spreadsheet("Anggota", HEAD, rows(), widths=[5, 30, 20, 20, 10, 20], at=datetime(2023, 1, 1))
    file = SimpleUploadedFile("anggota.xlsx", data)
    page = desk.post("/rapat/anggota/impor", {"file": file, "valid_from": OATH.isoformat()}, follow=True)
    assert "45 anggota ditambahkan, 0 sudah tercatat." in page.content.decode()
    assert "45 anggota menjabat hari ini." in page.content.decode()
    assert Member.objects.filter(gelar_belakang="S.H., M.H.").count() == 9
    assert Membership.objects.get(role="ketua").member.nama == people(1)[0].nama


@pytest.mark.parametrize("sign", ["\t", ";", ","])
def test_a_pasted_table(desk, sign):
    rows = (["Nama", "Fraksi"], ["Wayan", "Fraksi Anggrek"], ["", ""], ["Zul", ""])
    text = "\n".join(sign.join(row) for row in rows)
    desk.post("/rapat/anggota/impor", {"pasted": text, "valid_from": "2019-09-02", "valid_to": "2024-09-01"})
    end = OATH.replace(2024, 9, 1)
    assert list(Member.objects.values_list("nama", "valid_to")) == [("Wayan", end), ("Zul", end)]
    assert Body.objects.get(kind="fraksi").nama == "Fraksi Anggrek"


def test_names_with_titles_and_nothing_else(desk):
    text = "Dra. Hj. Sari Contoh, S.H., M.H.\nH. Budi\nHendra"
    desk.post("/rapat/anggota/impor", {"pasted": text, "valid_from": "2019-09-02"})
    first, second, third = Member.objects.all()
    assert (first.gelar_depan, first.nama, first.gelar_belakang) == ("Dra. Hj.", "Sari Contoh", "S.H., M.H.")
    assert (second.lengkap, third.lengkap) == ("H. Budi", "Hendra")


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Pilih berkas"), ({"pasted": "Nama\tFraksi"}, "Tidak ada nama"),
        ({"pasted": "a" * 121}, "terlalu panjang"),
        ({"pasted": "\n".join(f"Nama {n}" for n in range(1001))}, "lebih dari 1000 baris"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04rusak")}, "tidak terbaca"),
        ({"file": SimpleUploadedFile("a.pdf", b"\xff\xd8\xff")}, "bukan lembar kerja"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_read(desk, sent, says):
    page = desk.post("/rapat/anggota/impor", sent | {"valid_from": "2019-09-02"})
    assert page.status_code == 422
    assert says in page.content.decode()
    assert Member.objects.count() == 0


def test_one_member_is_added_seated_and_ended(desk, clerk):
    council(clerk, 3)
    sent = {"nama": "Wayan", "gelar_belakang": "S.H.", "valid_from": "2022-01-03"}
    page = desk.post("/rapat/anggota/tambah", sent, follow=True)
    assert "Wayan, S.H. dicatat sebagai anggota DPRD." in page.content.decode()
    one = Member.objects.get(nama="Wayan")
    body = Body.objects.filter(kind="fraksi").first()
    seat = {"body": body.pk, "role": "sekretaris", "valid_from": "2022-01-03"}
    page = desk.post(f"/rapat/anggota/{one.pk}/", seat, follow=True)
    assert f"Wayan dicatat sebagai sekretaris {body}." in page.content.decode()
    assert "sudah menjadi anggota" in desk.post(f"/rapat/anggota/{one.pk}/", seat).content.decode()
    row = one.memberships.get()
    desk.post(f"/rapat/keanggotaan/{row.pk}/akhiri", {"on": "2022-06-01"})
    desk.post(f"/rapat/anggota/{one.pk}/akhiri", {"on": "2022-12-31"})
    assert "Berhenti" in desk.get(f"/rapat/anggota/{one.pk}/").content.decode()
    assert "Wayan" in desk.get("/rapat/anggota/?keadaan=mantan").content.decode()
    assert "Wayan" not in desk.get("/rapat/anggota/").content.decode()


def test_dates_stand_in_order(desk):
    sent = {"nama": "Wayan", "valid_from": "2022-01-03", "valid_to": "2021-01-01"}
    page = desk.post("/rapat/anggota/tambah", sent)
    assert page.status_code == 422
    assert "mendahului mulainya" in page.content.decode()


def test_who_only_looks_changes_nobody(client, member, clerk):
    council(clerk, 3)
    client.force_login(member)
    one = Member.objects.first()
    row = one.memberships.first()
    page = client.get("/rapat/anggota/").content.decode()
    assert one.nama in page
    assert "Tambah anggota" not in page
    assert client.get(f"/rapat/anggota/{one.pk}/").status_code == 200
    for url in ("/rapat/anggota/tambah", "/rapat/anggota/impor", f"/rapat/anggota/{one.pk}/",
                f"/rapat/anggota/{one.pk}/akhiri", f"/rapat/keanggotaan/{row.pk}/akhiri"):  # fmt: skip
        assert client.post(url).status_code == 403
