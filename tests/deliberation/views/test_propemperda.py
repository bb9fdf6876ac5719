"""Propemperda in the browser: opened, filled, imported, exported, set, and begun."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from deliberation.actions import add_title, link_title, open_programme, set_programme
from deliberation.core.programme import read_items
from deliberation.models import ProgrammeItem, Propemperda
from deliberation.reading.programme import read_table
from documents.models import Raperda
from tests.people import NOW, kota_serang
from tests.raperda.scenes import published_perda, under_way

pytestmark = pytest.mark.django_db
URL = "/propemperda/2027/"
CSV = "Judul;Prakarsa;Target\nPengelolaan Sampah;DPRD;Maret\nAir Minum;Wali Kota;\n"


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def plan(clerk):
    """plan("Sampah", …): the programme of 2027 with these titles."""

    def programme(*titles: str, tahun: int = 2027, **facts) -> Propemperda:
        row = open_programme(daerah=kota_serang(), tahun=tahun, by=clerk, now=NOW)
        for judul in titles:
            add_title(programme=row, facts={"judul": judul, "initiator": "dprd"} | facts, by=clerk, now=NOW)
        return row

    return programme


def set_it(programme, clerk):
    day = date(programme.tahun - 1, 11, 20)
    set_programme(programme=programme, nomor="12/DPRD/2026", enacted_on=day, today=day, by=clerk)


def page(client, url=URL) -> str:
    return client.get(url).content.decode()


def title(**other) -> dict:
    known = {"judul": "Pengelolaan Sampah", "initiator": "dprd", "group": "daftar", "priority": 1}
    return known | {"changes": "baru", "companion": "na"} | other


def csv(text: str = CSV) -> dict:
    return {"file": SimpleUploadedFile("daftar.csv", text.encode())}


def test_a_year_is_opened_and_filled(desk):
    assert "Belum ada Propemperda 2027" in page(desk)
    desk.post(URL)
    assert "<h1>Propemperda 2027</h1>" in page(desk, "/propemperda/")
    desk.post(f"{URL}judul", title(omnibus="on", target="3", scope="Standar", implements="UU 18/2008"))
    shown = page(desk)
    for words in ("A. Prakarsa DPRD", "Pengelolaan Sampah", "Omnibus", "Maret", "Standar", "Melaksanakan: UU 18/2008"):
        assert words in shown
    assert "sudah ada" in desk.post(f"{URL}judul", title()).content.decode()
    assert desk.get("/propemperda/1800/").status_code == 404


def test_without_a_programme_the_present_year_is_offered(desk):
    assert f"Belum ada Propemperda {timezone.localdate().year}" in page(desk, "/propemperda/")


def test_a_title_is_changed_taken_out_and_tied_to_a_raperda(desk, plan, raperda):
    plan("Sampah", "Air")
    first, second = ProgrammeItem.objects.order_by("pk")
    form = desk.get(f"/propemperda/judul/{first.pk}/").context["form"]
    assert form["judul"].initial == "Sampah"
    desk.post(f"/propemperda/judul/{first.pk}/", title(judul="Raperda tentang Sampah Kota."))
    assert ProgrammeItem.objects.get(pk=first.pk).judul == "Sampah Kota"
    desk.post(f"/propemperda/judul/{second.pk}/hapus")
    assert not ProgrammeItem.objects.filter(pk=second.pk).exists()
    desk.post(f"/propemperda/judul/{first.pk}/hubungkan", {"raperda": raperda.pk})
    assert "Pengajuan usul Raperda" in page(desk)
    assert "sudah menjadi" in page(desk, f"/propemperda/judul/{first.pk}/")


def test_a_programme_is_set_and_then_changes_by_decision(desk, plan):
    plan("Sampah")
    given = {"nomor": "12/DPRD/2026", "enacted_on": timezone.localdate().isoformat()}
    assert "Propemperda 2027 ditetapkan" in desk.post(f"{URL}penetapan", given, follow=True).content.decode()
    assert "Keputusan DPRD Nomor 12/DPRD/2026" in page(desk)
    assert "sudah ditetapkan" in desk.post(f"{URL}penetapan", given).content.decode()
    refused = desk.post(f"{URL}judul", title(judul="Air", change_reason="Perlu"))
    assert "hanya berubah dengan Keputusan DPRD" in refused.content.decode()
    change = {"change_reason": "Perlu", "change_nomor": "5/DPRD/2027", "change_on": "2027-05-03"}
    desk.post(f"{URL}judul", title(judul="Air", **change))
    item = ProgrammeItem.objects.get(judul="Air")
    desk.post(f"/propemperda/judul/{item.pk}/hapus", change)
    shown = page(desk)
    assert "Ditambahkan: Air" in shown
    assert "Dikeluarkan: Air" in shown
    assert "Keputusan DPRD Nomor 5/DPRD/2027, 3 Mei 2027" in shown


def test_outside_the_programme_urgency_needs_both_sides(desk, plan, clerk):
    set_it(plan("Sampah"), clerk)
    urgent = title(judul="Mendesak", group="luar", reason="urgensi", bapemperda_agreed="on", change_reason="Perlu")
    assert "Bapemperda dan bagian hukum" in desk.post(f"{URL}judul", urgent).content.decode()
    desk.post(f"{URL}judul", urgent | {"hukum_agreed": "on"})
    assert "Di luar Propemperda" in page(desk)


def test_a_spreadsheet_is_taken_whole(desk, plan):
    plan()
    assert "2 judul diimpor." in desk.post(f"{URL}impor", csv(), follow=True).content.decode()
    assert [(row.judul, row.initiator, row.target) for row in ProgrammeItem.objects.order_by("order")] == [
        ("Pengelolaan Sampah", "dprd", 3), ("Air Minum", "kdh", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CSV + "Pasar;Presiden;\n", "Baris 4"),
        (CSV + "Sampah;DPRD;\n", '"Sampah" sudah ada'),
        ("a;b\n1;2\n", "Baris judul kolom tidak ditemukan"),
        ("", "kosong"),
    ],
)
def test_a_spreadsheet_with_a_mistake_leaves_nothing(desk, plan, text, words):
    plan("Sampah")
    answer = desk.post(f"{URL}impor", csv(text))
    assert answer.status_code == 422
    assert words in answer.content.decode().replace("&quot;", '"')
    assert ProgrammeItem.objects.count() == 1


def test_the_matrix_is_written_and_can_be_read_again(desk, plan):
    plan("Sampah", scope="Pokok", target=3, omnibus=True, changes="ubah")
    answer = desk.get(f"{URL}matriks.xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="propemperda-2027.xlsx"'
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet["R2"].value == "Belum dimulai"
    table = read_items(read_table("x.xlsx", answer.content))
    assert (table.problems, table.ignored) == ((), ())
    (item,) = table.items
    assert (item.judul, item.scope, item.target, item.omnibus, item.changes) == ("Sampah", "Pokok", 3, True, "ubah")


def test_a_title_fills_the_form_of_its_raperda(desk, plan, clerk):
    programme = plan("Sampah", unit="DLH", background="Latar", changes="ubah")
    item = ProgrammeItem.objects.get()
    assert f"judul/{item.pk}/mulai" not in page(desk)
    set_it(programme, clerk)
    assert f'href="/propemperda/judul/{item.pk}/mulai"' in page(desk)
    form = desk.get(f"/propemperda/judul/{item.pk}/mulai").context["form"]
    known = {name: form[name].initial for name in ("judul", "initiator", "opd", "tahun", "subject")}
    assert known == {"judul": "Sampah", "initiator": "dprd", "opd": "DLH", "tahun": 2027, "subject": "perubahan"}
    assert "Latar belakang dan tujuan" in form["keterangan"].initial
    answer = desk.post(f"/propemperda/judul/{item.pk}/mulai", known | {"keterangan": "x"})
    raperda = Raperda.objects.get()
    assert answer.headers["Location"] == f"/raperda/{raperda.pk}/naskah/"
    assert raperda.programme_item == item
    again = desk.post(f"/propemperda/judul/{item.pk}/mulai", known)
    assert again.status_code >= 300
    assert Raperda.objects.count() == 1


def test_last_year_s_rest_is_taken_on_with_one_click(desk, plan):
    plan("Sampah", tahun=2026)
    plan()
    assert "Luncurkan sisa 2026" in page(desk)
    assert "1 judul diluncurkan dari 2026." in desk.post(f"{URL}luncuran", follow=True).content.decode()
    assert "Luncuran" in page(desk)
    assert "Diluncurkan ke 2027" in page(desk, "/propemperda/2026/")


def test_more_than_a_quarter_above_last_year_is_a_warning_only(desk, plan, clerk):
    published_perda(clerk)  # one Perda of 2022: at most one title in 2023
    plan("Sampah", tahun=2023)
    assert "lebih dari" not in page(desk, "/propemperda/2023/")
    plan("Air", tahun=2023)
    assert "Daftar memuat 2 judul, lebih dari 1" in page(desk, "/propemperda/2023/")


def test_a_programme_after_the_budget_is_pointed_out(desk, plan, clerk):
    plan("Sampah", tahun=2023)
    assert "belum ditetapkan, padahal harus mendahului Perda APBD" in page(desk, "/propemperda/2023/")
    published_perda(clerk, subject="apbd")  # of 24 October 2022
    assert "sudah ditetapkan lebih dahulu" in page(desk, "/propemperda/2023/")


def test_who_only_looks_changes_nothing(client, member, plan):
    plan("Sampah")
    item = ProgrammeItem.objects.get()
    client.force_login(member)
    shown = page(client)
    assert "Sampah" in shown
    assert "Tambah judul" not in shown
    for url in (URL, f"{URL}judul", f"{URL}penetapan", f"{URL}luncuran", f"{URL}impor"):
        assert client.post(url).status_code == 403
    for end in ("", "hapus", "hubungkan", "mulai"):
        assert client.post(f"/propemperda/judul/{item.pk}/{end}").status_code == 403


def test_asks_as_often_for_many_as_for_one(desk, plan, clerk, django_assert_max_num_queries):
    for count in (3, 6):
        titles = [f"Judul {number}" for number in range(ProgrammeItem.objects.count(), count)]
        programme = plan(*titles)
        for item in programme.items.filter(raperda=None):
            link_title(item=item, raperda=under_way(clerk, judul=item.judul), by=clerk)
        with django_assert_max_num_queries(15):
            assert desk.get(URL).status_code == 200
        with django_assert_max_num_queries(10):
            desk.get(f"{URL}matriks.xlsx")
