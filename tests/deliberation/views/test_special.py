"""Special tracks on the screens: begun, moved with what they ask, shown on ribbon, board, and public pages."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from deliberation.models import Deliberation, Pause
from documents.models import Raperda, Setting
from tests.deliberation.special import special, take
from tests.people import NOW, kota_serang
from tests.raperda.scenes import under_way
from tests.stories.road import walk

pytestmark = pytest.mark.django_db
GIVEN = {
    "judul": "Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2024", "initiator": "kdh", "tahun": 2023,
    "subject": "apbd", "out_of_program_reason": "",
}  # fmt: skip


@pytest.fixture
def desk(client, legal):
    client.force_login(legal)
    return client


@pytest.fixture
def council(client, clerk):
    client.force_login(clerk)
    return client


def test_the_form_of_a_budget_begins_its_own_road(council):
    assert council.post("/raperda/mulai", GIVEN).status_code == 302
    raperda = Raperda.objects.get()
    assert (raperda.stage, raperda.deliberation.matter) == ("kua_ppas_disepakati", "apbd")
    page = council.get(f"/raperda/{raperda.pk}/").content.decode()
    assert "Penyusunan setelah KUA dan PPAS disepakati" in page
    assert "Sampaikan Raperda APBD ke DPRD" in page
    assert "60 Hari sebelum 30 November" in page


def test_the_form_tells_the_dprd_which_article_gives_it_to_the_head(council):
    answer = council.post("/raperda/mulai", GIVEN | {"initiator": "dprd"})
    assert answer.status_code == 422
    assert "bukan oleh DPRD (UU 23/2014 Pasal 65 ayat (1) huruf d)" in answer.content.decode()
    assert not Deliberation.objects.exists()


def test_a_move_asks_for_the_day_its_terms_run_from_and_keeps_it(desk, legal):
    raperda = special(legal, "apbd")
    page = desk.get(f"/raperda/{raperda.pk}/tahap/apbd_diajukan").content.decode()
    assert "Tanggal Raperda diterima DPRD" in page
    papers = ["keterangan_na", "hasil_harmonisasi", "surat_pengantar_kdh"]
    today = timezone.localdate().isoformat()
    answer = desk.post(f"/raperda/{raperda.pk}/tahap/apbd_diajukan", {"submitted_on": today, "documents": papers})
    assert answer.status_code == 302
    assert raperda.deliberation.entries.last().stated == {"submitted_on": today}


@pytest.mark.parametrize(
    ("subject", "targets", "facts", "steps"),
    [
        ("apbd", ("apbd_diajukan",), {"submitted_on": date(2023, 9, 6)}, ["Penyusunan", "Evaluasi"]),
        (
            "rtrw", ("penelaahan_hukum", "harmonisasi_kanwil", "persetujuan_kdh_ajukan", "rtrw_dibahas_dprd"), {},
            ["Harmonisasi", "Persetujuan substansi", "Evaluasi"],
        ),
    ],
)  # fmt: skip
def test_ribbon_board_and_public_page_show_where_it_is(council, clerk, subject, targets, facts, steps):
    raperda = special(clerk, subject)
    take(raperda, clerk, date(2023, 9, 6), *targets, **facts)
    page = council.get(f"/raperda/{raperda.pk}/").content.decode()
    board = council.get("/raperda/").content.decode()
    council.logout()
    public = council.get(f"/rancangan/{raperda.pk}/").content.decode()
    for words in steps:
        assert words in page
        assert words in public
    assert raperda.judul in board
    assert "Fasilitasi</" not in page


def test_a_stopped_budget_stands_among_the_stopped(council, clerk):
    raperda = special(clerk, "perubahan_apbd", tahun=2021)
    way = ("penelaahan_hukum", "harmonisasi_kanwil", "persetujuan_kdh_ajukan", "papbd_diajukan")
    take(raperda, clerk, date(2021, 9, 1), *way, submitted_on=date(2021, 9, 1))
    take(raperda, clerk, date(2021, 10, 1), "apbd_berjalan", documents=[])
    assert "APBD berjalan tanpa perubahan" in council.get(f"/raperda/{raperda.pk}/").content.decode()
    assert raperda.judul in council.get("/raperda/?fase=berhenti&tampilan=daftar").content.decode()


@pytest.mark.parametrize("subject", ["apbd", "perubahan_apbd", "pertanggungjawaban_apbd", "rtrw", "rpjmd"])
def test_its_pages_ask_no_more_than_fifteen_times(council, clerk, subject, django_assert_max_num_queries):
    raperda = special(clerk, subject)
    target = "apbd_diajukan" if subject == "apbd" else "penelaahan_hukum"
    for address in (f"/raperda/{raperda.pk}/tahap/{target}", "/tenggat/", "/tenggat/pilihan", "/raperda/mulai"):
        with django_assert_max_num_queries(15):
            assert council.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("initiator", "stage"),
    [("dprd", "usul_prakarsa"), ("kdh", "persetujuan_kdh_ajukan"), ("dprd", "fasilitasi"), ("dprd", "pemberian_noreg")],
)
def test_the_dossier_asks_no_more_than_fifteen_times_where_other_raperda_matter(
    council, clerk, initiator, stage, django_assert_max_num_queries
):
    raperda = under_way(clerk, initiator)
    list(walk(raperda, stage, by=clerk, now=NOW, day=timezone.localdate()))
    with django_assert_max_num_queries(15):
        council.get(f"/raperda/{raperda.pk}/")


# Pauses


def test_a_term_waits_and_runs_again_from_the_page(desk, clerk):
    raperda = under_way(clerk)
    today = timezone.localdate()
    list(walk(raperda, "fasilitasi", by=clerk, now=NOW, day=today - timedelta(days=60)))
    address = f"/raperda/{raperda.pk}/tenggat/fasilitasi/jeda"
    assert address in desk.get("/tenggat/").content.decode()
    assert desk.post(address, {"since": today.isoformat(), "note": ""}).status_code == 422
    assert desk.post(address, {"since": "2020-01-01", "note": "matriks"}).status_code == 422
    assert desk.post(address, {"since": today.isoformat(), "note": "matriks"}).status_code == 302
    page = desk.get("/tenggat/").content.decode()
    assert "Dijeda" in page
    assert "Berkas lengkap" in page
    assert "Dijeda sejak" in desk.get(address).content.decode()
    assert desk.post(address, {"until": today.isoformat()}).status_code == 302
    assert Pause.objects.get().until == today
    assert "Dijeda" not in desk.get("/tenggat/").content.decode()
    assert desk.get(f"/raperda/{raperda.pk}/tenggat/penandatanganan/jeda").status_code == 404


def test_who_may_not_move_may_not_pause(client, clerk, member):
    raperda = under_way(clerk)
    list(walk(raperda, "fasilitasi", by=clerk, now=NOW, day=timezone.localdate()))
    client.force_login(member)
    assert client.get(f"/raperda/{raperda.pk}/tenggat/fasilitasi/jeda").status_code == 403


# Choices


def test_every_choice_shows_value_basis_and_days(council):
    page = council.get("/tenggat/pilihan").content.decode()
    assert "Hari kerja; tanggal hari kalender ditampilkan" in page
    assert "UU 23/2014 Pasal 1 angka 50" in page
    assert "Sama untuk semua daerah" in page
    for given in (
        {"value": "kerja", "valid_to": date(2022, 12, 31)},
        {"value": "kalender", "valid_from": date(2023, 1, 1), "legal_basis": "Tatib 2/2023", "daerah": kota_serang()},
    ):
        Setting.objects.create(name="hari_penandatanganan", **given)
    page = council.get("/tenggat/pilihan").content.decode()
    for words in ("Hari kalender", "Setelan daerah", "Tatib 2/2023", "sejak 1 Januari 2023", "sampai 31 Desember 2022"):
        assert words in page
    council.logout()
    assert council.get("/tenggat/pilihan").status_code == 302


def test_the_admin_lists_basis_and_days(admin_client):
    Setting.objects.create(
        name="hari_penandatanganan", value="kalender", legal_basis="Tatib 2/2023", valid_from=date(2023, 1, 1)
    )
    page = admin_client.get("/kelola/documents/setting/").content.decode()
    assert "Tatib 2/2023" in page
    assert "1 Jan. 2023" in page
