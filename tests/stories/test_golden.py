"""Two cases that happened: the SPM Raperda of Kota Serang with its two fasilitasi, and two plenaries at the quorum."""

from datetime import date

import pytest

from deliberation import bridge
from deliberation.actions import MoveForbidden, NoQuorum, agree, confirm_decisions, enact, follow_decision, move_to
from deliberation.core.stages import DOCUMENTS
from deliberation.models import Decision, Holiday
from documents.actions import freeze, rewrite_clause
from documents.core.tree import Kind
from documents.models import Raperda
from tests.deliberation.core.calendar import HOLIDAYS
from tests.deliberation.council import attend, opened, plenary
from tests.people import NOW, budi, person, sari
from tests.raperda.scenes import draft_of, under_way
from tests.stories.road import deliberation_of, step, walk

pytestmark = pytest.mark.django_db
FIRST_LETTER, SECOND_LETTER = "188.342/2844-HUK/2021", "188.34.3824-HUK/2022"
DECIDED = date(2023, 3, 15)
ROAD = (
    (date(2021, 1, 18), "pendapat_kdh"),
    (date(2021, 1, 25), "jawaban_fraksi"),
    (date(2021, 2, 1), "pembahasan_akd"),
    (date(2021, 9, 10), "pendapat_akhir_fraksi"),
    (date(2021, 9, 20), "ba_tingkat_1"),
    (date(2021, 9, 27), "fasilitasi"),
)


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def leader():
    return person("hasan", "pimpinan_dprd")


@pytest.fixture
def spm(clerk):
    """Standar Pelayanan Minimal, explained in the plenary of 11 January 2021."""
    Holiday.objects.bulk_create(Holiday(date=day, name="Libur") for day in sorted(HOLIDAYS))
    raperda = under_way(clerk, judul="Standar Pelayanan Minimal")
    list(walk(raperda, "penjelasan_dprd", by=clerk, now=NOW, day=date(2021, 1, 11)))
    return raperda


def go(raperda, target, day, clerk, note="", **facts):
    deliberation = deliberation_of(raperda)
    given = {"documents": sorted(DOCUMENTS)} | facts
    return move_to(deliberation=deliberation, target=target, by=clerk, now=NOW, today=day, note=note, facts=given)


def refined(raperda, words, clerk):
    """The text changed after fasilitasi, and frozen."""
    draft = draft_of(raperda)
    pasal = draft.clauses.get(text__startswith="Pelayanan d", kind="pasal")
    given = {"naskah": draft, "by": clerk, "now": NOW}
    rewrite_clause(key=pasal.key, text=words, expected_revision=pasal.revision, reason="fasilitasi", **given)
    freeze(name=f"Hasil fasilitasi {draft.versions.count()}", **given)


def facilitated(raperda, clerk):
    """Through Tingkat I and both fasilitasi, up to the plenary that decides."""
    for day, target in ROAD:
        assert step(raperda, by=clerk, now=NOW, day=day) == target
    go(raperda, "penyempurnaan_fasilitasi", date(2021, 12, 6), clerk, letter_number=FIRST_LETTER)
    refined(raperda, "Pelayanan diselenggarakan tanpa biaya setiap hari.", clerk)
    go(raperda, "fasilitasi", date(2022, 10, 10), clerk, "Dasar hukum Raperda berubah.")
    go(raperda, "penyempurnaan_fasilitasi", date(2023, 1, 31), clerk, letter_number=SECOND_LETTER)
    refined(raperda, "Pelayanan dasar diselenggarakan tanpa biaya setiap hari.", clerk)
    go(raperda, "laporan_tk2", date(2023, 3, 10), clerk)
    raperda.refresh_from_db()


def decided(raperda, clerk, leader, present=34, size=45):
    """The plenary of 15 March 2023, its decision by mufakat confirmed by a second person."""
    rapat = opened(plenary(clerk, [raperda], day=DECIDED, size=size), clerk, present)
    decision = agree(item=rapat.items.get(), by=clerk, now=NOW)
    confirm_decisions(rapat=rapat, by=leader, now=NOW)
    return decision


def due(raperda, today):
    """The deadlines on that day, by id."""
    deliberation = deliberation_of(raperda)
    rows = bridge.deadlines_of([deliberation], deliberation.raperda.daerah, today)[deliberation.pk]
    return {row.id: row for row in rows}


def test_two_fasilitasi_stay_on_record_with_their_letters(spm, clerk):
    facilitated(spm, clerk)
    visits = deliberation_of(spm).entries.filter(stage="penyempurnaan_fasilitasi").order_by("pk")
    assert [(row.since, row.stated["letter_number"]) for row in visits] == [
        (date(2021, 12, 6), FIRST_LETTER),
        (date(2023, 1, 31), SECOND_LETTER),
    ]
    assert visits[0].version != visits[1].version


def test_the_plenary_moves_the_raperda_and_the_mayors_thirty_days_begin(spm, clerk, leader):
    facilitated(spm, clerk)
    decision = decided(spm, clerk, leader)
    made = follow_decision(decision=decision, by=clerk, now=NOW, documents=["laporan_tk2", "daftar_hadir"])
    assert [row.stage for row in made] == ["permintaan_persetujuan", "pendapat_akhir_kdh"]
    assert {row.since for row in made} == {DECIDED}
    assert (made[0].stated["members"], made[0].stated["present"]) == (45, 34)
    assert "Rabu, 15 Maret 2023: disetujui secara mufakat" in made[0].note
    (agreed,) = follow_decision(decision=decision, by=clerk, now=NOW, documents=["naskah_pendapat_akhir_kdh"])
    assert (agreed.stage, agreed.documents) == ("persetujuan_bersama", ["naskah_pendapat_akhir_kdh"])
    assert deliberation_of(spm).agreed_on == DECIDED
    go(spm, "penyampaian_kdh", DECIDED, clerk)
    running = due(spm, date(2023, 3, 16))
    assert (running["penyampaian_kdh"].due, running["penyampaian_kdh"].other) == (date(2023, 3, 20), date(2023, 3, 22))
    assert (running["penandatanganan"].due, running["penandatanganan"].safe) == (date(2023, 5, 9), date(2023, 4, 14))
    assert go(spm, "permohonan_noreg", date(2023, 3, 20), clerk)
    assert due(spm, date(2023, 3, 20))["permohonan_noreg"].due == date(2023, 3, 27)
    go(spm, "pemberian_noreg", date(2023, 3, 27), clerk)
    assert due(spm, date(2023, 3, 27))["pemberian_noreg"].due == date(2023, 4, 5)
    go(spm, "penetapan", date(2023, 4, 5), clerk, noreg="2,12/2023", noreg_on=date(2023, 4, 5))
    unsigned = {"signature_due": date(2023, 5, 9)}
    with pytest.raises(MoveForbidden, match="belum lewat"):
        go(spm, "sah_tanpa_ttd", date(2023, 5, 9), clerk, **unsigned)
    assert go(spm, "sah_tanpa_ttd", date(2023, 5, 10), clerk, **unsigned).since == date(2023, 5, 10)
    facts = {"nomor": 2, "tahun": 2023, "enacted_on": date(2023, 5, 10), "documents": ["kalimat_pengesahan"]}
    given = {"jabatan": "WALI KOTA SERANG", "nama": "NAMA", "by": clerk, "now": NOW, "today": date(2023, 5, 10)}
    perda = enact(deliberation=deliberation_of(spm), facts=facts, **given)
    tree = perda.raperda.naskah.get(kind="perda").versions.latest("pk").unpacked()
    closing = tree.first(Kind.PENUTUP).text
    assert "Peraturan Daerah ini dinyatakan sah." in closing
    assert "WALI KOTA SERANG,\n" not in closing, "nobody signed"


def test_a_noreg_that_never_came_grants_nothing_and_a_late_one_leaves_three_days(spm, clerk, leader):
    facilitated(spm, clerk)
    decision = decided(spm, clerk, leader)
    follow_decision(decision=decision, by=clerk, now=NOW)
    follow_decision(decision=decision, by=clerk, now=NOW)
    for day, target in ((15, "penyampaian_kdh"), (20, "permohonan_noreg"), (27, "pemberian_noreg")):
        go(spm, target, date(2023, 3, day), clerk)
    over = due(spm, date(2023, 5, 10))["penandatanganan"]
    assert (over.late, over.on_expiry.startswith("Belum menjadi Perda")) == (True, True)
    go(spm, "menunggu_noreg_terlambat", date(2023, 5, 10), clerk, signature_due=date(2023, 5, 9))
    with pytest.raises(MoveForbidden, match="tidak dapat beralih ke Sah tanpa tanda tangan"):
        go(spm, "sah_tanpa_ttd", date(2023, 5, 10), clerk, signature_due=date(2023, 5, 9))
    go(spm, "penetapan", date(2023, 5, 15), clerk, noreg="2,12/2023", noreg_on=date(2023, 5, 15))
    assert due(spm, date(2023, 5, 16))["penandatanganan_susulan"].due == date(2023, 5, 19)


def test_the_clerk_takes_the_steps_from_the_result_in_the_browser(
    spm, clerk, leader, client, django_assert_max_num_queries
):
    facilitated(spm, clerk)
    decision = decided(spm, clerk, leader)
    client.force_login(clerk)
    room = client.get(f"/rapat/{decision.item.rapat_id}/").content.decode()
    address = f"/rapat/acara/{decision.item_id}/tahap"
    assert f'href="{address}"' in room
    with django_assert_max_num_queries(15):
        page = client.get(address).content.decode()
    for words in ("dihadiri 34 dari 45 anggota", "Catat laporan dan kuorum", "Catat persetujuan anggota"):
        assert words in page
    assert client.post(address, {"documents": ["laporan_tk2", "daftar_hadir"], "note": ""}).status_code == 302
    assert Raperda.objects.get(pk=spm.pk).stage == "pendapat_akhir_kdh"
    assert "tanggal persetujuan bersama 15 Maret 2023" in client.get(address).content.decode()
    client.post(address, {"letter_number": "172/05-DPRD/2023", "note": "Wali Kota menyetujui."})
    assert Raperda.objects.get(pk=spm.pk).stage == "persetujuan_bersama"
    assert "tidak mengubah tahap" in client.get(address).content.decode()
    assert client.post(address, {"note": ""}).status_code == 422
    page = client.get("/tenggat/").content.decode()
    assert "9 Mei 2023" in page
    assert "Tanggal aman" in page


def test_what_one_person_recorded_moves_nothing_until_another_confirms(spm, clerk, leader, client):
    facilitated(spm, clerk)
    rapat = opened(plenary(clerk, [spm], day=DECIDED), clerk, 34)
    decision = agree(item=rapat.items.get(), by=clerk, now=NOW)
    with pytest.raises(MoveForbidden, match="belum dikukuhkan oleh orang kedua"):
        follow_decision(decision=decision, by=clerk, now=NOW)
    client.force_login(clerk)
    address = f"/rapat/acara/{decision.item_id}/tahap"
    assert address not in client.get(f"/rapat/{rapat.pk}/").content.decode()
    assert client.post(address, {"note": ""}).status_code == 422
    assert Raperda.objects.get(pk=spm.pk).stage == "laporan_tk2"


def test_a_common_no_ends_the_raperda(spm, clerk, leader):
    facilitated(spm, clerk)
    rapat = opened(plenary(clerk, [spm], day=DECIDED), clerk, 34)
    decision = agree(item=rapat.items.get(), by=clerk, now=NOW, carried=False)
    confirm_decisions(rapat=rapat, by=leader, now=NOW)
    made = follow_decision(decision=decision, by=clerk, now=NOW, documents=["keputusan_penolakan"])
    assert [row.stage for row in made] == ["permintaan_persetujuan", "tidak_disetujui"]


def test_the_move_page_leads_to_the_result_and_strangers_are_kept_out(spm, clerk, leader, client):
    facilitated(spm, clerk)
    decision = decided(spm, clerk, leader)
    client.force_login(clerk)
    page = client.get(f"/raperda/{spm.pk}/tahap/permintaan_persetujuan").content.decode()
    assert f"/rapat/acara/{decision.item_id}/tahap" in page
    client.force_login(person("wulan"))
    assert client.get(f"/rapat/acara/{decision.item_id}/tahap").status_code in (403, 404)
    client.force_login(budi())
    assert client.post(f"/rapat/acara/{decision.item_id}/tahap", {"note": ""}).status_code in (302, 403)


@pytest.mark.parametrize(("size", "refused", "needed"), [(106, 70, 71), (85, 56, 57)], ids=["DKI", "Lampung"])
def test_one_seat_short_is_refused_with_the_sum_and_the_next_seat_is_enough(clerk, leader, size, refused, needed):
    rapat = opened(plenary(clerk, size=size), clerk, refused)
    item = rapat.items.get()
    with pytest.raises(NoQuorum) as short:
        agree(item=item, by=clerk, now=NOW)
    assert f"{refused} dari {size} anggota hadir; kuorum {needed}" in str(short.value)
    assert not Decision.objects.exists()
    attend(rapat, clerk, 1, since=refused)
    decision = agree(item=item, by=clerk, now=NOW)
    assert (decision.members, decision.present, decision.carried) == (size, needed, True)
