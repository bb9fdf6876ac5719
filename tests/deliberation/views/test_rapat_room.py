"""The meeting room in front of a secretary: attendance typed or pressed, quorum, decisions, papers, the wall."""

import re

import pytest

from deliberation.actions import agree, confirm_decisions, write_minutes
from deliberation.actions.roll import roll_of
from deliberation.models import Attendance, Decision, Rapat, Speaker
from documents.models import Setting
from tests.deliberation.council import NOW, council, opened, plenary
from tests.people import person
from tests.raperda.scenes import under_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def rapat(clerk, raperda):
    return plenary(clerk, [raperda, under_way(clerk, judul="Contoh Besar")])


def at(rapat, end="") -> str:
    return f"/rapat/{rapat.pk}/{end}"


def words(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_the_room_opens_with_its_ketua(desk, rapat):
    page = desk.get(at(rapat))
    assert "Dra. Hj. Agus Pratama" in page.content.decode().partition("Pimpinan rapat")[2][:400]
    ketua = roll_of(rapat).seats[0].member
    page = desk.post(at(rapat, "buka"), {"chair": ketua.pk}, follow=True)
    assert "Rapat dibuka." in page.content.decode()
    rapat.refresh_from_db()
    assert (rapat.status, rapat.chair) == ("dibuka", ketua)
    assert "Keputusan belum dapat diambil" in page.content.decode()


def test_attendance_is_typed(desk, rapat, clerk):
    opened(rapat, clerk)
    page = desk.post(at(rapat, "hadir"), {"panggil": "1-29", "keadaan": "hadir"}, follow=True)
    assert "29 anggota: dicatat hadir." in page.content.decode()
    assert "Kurang 1 anggota" in page.content.decode()
    assert "3 × 29 = 87 &lt; 2 × 45 = 90" in page.content.decode()
    piece = desk.post(at(rapat, "hadir"), {"panggil": "30"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in piece
    assert 'hx-swap-oob="true"' in piece
    assert "Kuorum terpenuhi" in piece
    assert "3 × 30 = 90 ≥ 2 × 45 = 90" in piece
    wrong = desk.post(at(rapat, "hadir"), {"panggil": "99"}, headers={"HX-Request": "true"}).content.decode()
    assert "Daftar ini bernomor 1 sampai 45." in wrong


def test_a_seat_is_pressed_and_the_rest_is_there(desk, rapat, clerk):
    opened(rapat, clerk)
    seat = roll_of(rapat).seats[8]
    desk.post(at(rapat, "hadir"), {"kursi": seat.member.pk, "keadaan": "sakit", "panggil": ""})
    page = desk.post(at(rapat, "hadir"), {"semua": "1"}, follow=True)
    assert "44 anggota dicatat hadir." in page.content.decode()
    assert Attendance.objects.get(member=seat.member).absence == "sakit"
    assert desk.get(at(rapat, "hadir")).headers["Location"] == at(rapat)


def test_no_decision_without_quorum_even_when_asked(desk, rapat, clerk):
    opened(rapat, clerk, 29)
    page = desk.post(f"/rapat/acara/{rapat.items.first().pk}/mufakat", follow=True)
    assert "29 dari 45 anggota hadir; kuorum 30" in page.content.decode()
    assert Decision.objects.count() == 0


def test_mufakat_and_confirmation_by_another(desk, rapat, clerk, client):
    opened(rapat, clerk, 34)
    for item in rapat.items.all():
        desk.post(f"/rapat/acara/{item.pk}/mufakat")
    page = desk.get(at(rapat)).content.decode()
    assert page.count("Belum disahkan") == 2
    assert "2 hasil menunggu disahkan oleh orang lain" in page
    client.force_login(person("ratna", "setwan"))
    page = client.post(at(rapat, "sahkan"), follow=True).content.decode()
    assert "2 hasil dikukuhkan." in page
    assert page.count("Disahkan Ratna") == 2


def test_a_vote_by_fraksi_with_one_who_differs(desk, rapat, clerk):
    opened(rapat, clerk, 34)
    item = rapat.items.first()
    form = desk.get(f"/rapat/acara/{item.pk}/suara").context["form"]
    sent = {name: "setuju" for name in form.fields if name.startswith("f-")}
    differs = next(name for name in form.fields if name.startswith("s-"))
    page = desk.post(f"/rapat/acara/{item.pk}/suara", sent)
    assert page.status_code == 422
    assert "musyawarah tidak mencapai mufakat" in page.content.decode()
    page = desk.post(f"/rapat/acara/{item.pk}/suara", sent | {differs: "abstain", "tried": "on"}, follow=True)
    assert "33 setuju, 0 tidak setuju, 1 abstain: disetujui." in page.content.decode()
    assert "2 × 33 = 66 &gt; 34" in page.content.decode()
    page = desk.get(f"/rapat/acara/{item.pk}/").content.decode()
    assert page.count('<td data-label="Suara">Abstain</td>') == 1


def test_pauses_and_another_day(desk, rapat, clerk):
    opened(rapat, clerk, 20)
    for left in (1, 0):
        page = desk.post(at(rapat, "skors"), {"minutes": "30"}, follow=True).content.decode()
        assert "Rapat diskors 30 menit." in page
        assert ("Masih dapat diskors 1 kali" in page) is bool(left)
    assert "Tunda rapat" in page
    assert "61" not in words(desk.post(at(rapat, "skors"), {"until": ""}, follow=True))
    Setting.objects.create(name="x", value=1)
    later = "2030-01-02"
    page = desk.post(
        at(rapat, "skors"), {"until": later, "banmus": "on", "note": "Banmus"}, follow=True
    ).content.decode()
    assert "Rapat ditunda sampai 2 Januari 2030." in page
    assert Rapat.objects.filter(date=later).count() == 1


def test_minutes_are_kept_and_clashes_shown(desk, rapat, clerk):
    item = rapat.items.first()
    page = f"/rapat/acara/{item.pk}/risalah"
    answer = desk.post(
        page, {"text": "Ketua membuka.\r\n\r\n**Setuju.**", "base": ""}, headers={"Accept": "application/json"}
    )
    assert answer.json()["text"] == "Ketua membuka.\n\n**Setuju.**"
    assert "<strong>Setuju.</strong>" in desk.get(f"/rapat/acara/{item.pk}/").content.decode()
    write_minutes(item=item, text="Wakil membuka.", base="Ketua membuka.\n\n**Setuju.**", by=clerk)
    clash = {"text": "Sekretaris membuka.", "base": "Ketua membuka.\n\n**Setuju.**"}
    assert desk.post(page, clash, headers={"Accept": "application/json"}).status_code == 409
    answer = desk.post(page, clash)
    assert answer.status_code == 409
    assert "Wakil membuka." in answer.content.decode()
    assert "Sekretaris membuka." in answer.content.decode()


def test_speakers(desk, rapat, clerk):
    opened(rapat, clerk, 34)
    page = f"/rapat/acara/{rapat.items.first().pk}/pembicara"
    for name in ("3", "Tamu dari luar"):
        desk.post(page, {"name": name})
    first, guest = Speaker.objects.all()
    assert first.member == roll_of(rapat).seats[2].member
    assert guest.name == "Tamu dari luar"
    assert "Berbicara" in desk.post(page, {"mulai": first.pk}, follow=True).content.decode()
    desk.post(page, {"selesai": first.pk})
    desk.post(page, {"coret": guest.pk})
    assert Speaker.objects.count() == 1
    page = f"/rapat/acara/{rapat.items.first().pk}/"
    assert (
        "Mata acara disimpan."
        in desk.post(page + "ubah", {"title": "Lain", "decides": "b"}, follow=True).content.decode()
    )


def test_an_item_is_added(desk, rapat, raperda):
    desk.post(at(rapat, "acara"), {"raperda": raperda.pk, "title": ""})
    assert rapat.items.last().raperda == raperda
    assert "Pilih Raperda" in desk.post(at(rapat, "acara"), {"title": " "}, follow=True).content.decode()


def test_the_wall_and_the_public(client, rapat, clerk, raperda):
    opened(rapat, clerk, 34)
    agree(item=rapat.items.first(), by=clerk, now=NOW)
    assert client.get(at(rapat, "layar")).status_code == 302
    public = client.get(at(rapat, "langsung")).content.decode()
    assert "Raperda yang belum terbuka untuk umum" in public
    assert "Contoh Kecil" not in public
    assert "Disetujui" not in public
    confirm_decisions(rapat=rapat, by=person("ratna", "setwan"), now=NOW)
    piece = client.get(at(rapat, "langsung"), headers={"HX-Request": "true"})
    assert "Disetujui" in piece.content.decode()
    assert len(piece.content) < 5_000
    client.force_login(clerk)
    assert "Contoh Kecil" in client.get(at(rapat, "layar")).content.decode()
    Rapat.objects.filter(pk=rapat.pk).update(kind="rapat_pimpinan")
    client.logout()
    assert client.get(at(rapat, "langsung")).status_code == 404


def test_who_may_only_look_writes_nothing(client, rapat, member):
    client.force_login(member)
    page = client.get(at(rapat)).content.decode()
    assert "Semua hadir" not in page
    item = rapat.items.first()
    posts = [at(rapat, end) for end in ("buka", "hadir", "skors", "sahkan", "tutup", "acara")]
    posts += [f"/rapat/acara/{item.pk}/{end}" for end in ("ubah", "mufakat", "suara", "risalah", "pembicara")]
    assert {client.post(url).status_code for url in posts} == {403}
    client.force_login(person("asing"))
    assert client.get(at(rapat)).status_code == client.get(f"/rapat/acara/{item.pk}/").status_code == 404


@pytest.mark.parametrize("end", ["", "layar", "langsung"])
def test_asks_as_often_for_twice_the_members(desk, rapat, clerk, end, django_assert_max_num_queries):
    opened(rapat, clerk, 34)
    for size in (45, 90):
        council(clerk, size)
        with django_assert_max_num_queries(15):
            assert desk.get(at(rapat, end)).status_code == 200


def test_other_pages_ask_no_more_for_many(desk, rapat, clerk, django_assert_max_num_queries):
    opened(rapat, clerk, 34)
    item = rapat.items.first()
    for size in (45, 90):
        council(clerk, size)
        for page in (
            f"/rapat/acara/{item.pk}/",
            f"/rapat/acara/{item.pk}/suara",
            "/rapat/anggota/",
            "/rapat/anggota/?keadaan=mantan",
        ):
            with django_assert_max_num_queries(15):
                assert desk.get(page).status_code == 200
