"""A sitting: attendance, quorum at the disputed numbers, pauses, postponement, decisions, four eyes, minutes."""

from datetime import date, timedelta

import pytest

from deliberation.actions import (
    AgendaLine,
    MinutesClash,
    NoQuorum,
    RapatRefused,
    add_body,
    add_item,
    add_speaker,
    adjourn,
    agree,
    change_item,
    close_rapat,
    confirm_decisions,
    drop_speaker,
    end_speech,
    mark_attendance,
    mark_rest_present,
    open_rapat,
    postpone,
    schedule_rapat,
    seat,
    start_speech,
    vote,
    write_minutes,
)
from deliberation.actions.roll import roll_of
from deliberation.models import Attendance, Body, Decision, Member, Rapat, Vote
from documents.models import Setting
from tests.deliberation.council import DAY, NOW, OATH, attend, council, opened, plenary
from tests.people import budi, kota_serang, person, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def hall(clerk):
    """An open plenary of 45 with 34 there."""
    return opened(plenary(clerk), clerk, 34)


def decide(rapat, by):
    return agree(item=rapat.items.get(), by=by, now=NOW)


@pytest.mark.parametrize(("size", "short"), [(106, 70), (85, 56)], ids=["DKI Jakarta 2024", "Lampung 2019"])
def test_a_decision_without_quorum_is_refused_with_the_sum(clerk, size, short):
    rapat = opened(plenary(clerk, size=size), clerk, short)
    with pytest.raises(NoQuorum) as refused:
        decide(rapat, clerk)
    assert f"{short} dari {size} anggota hadir; kuorum {short + 1}" in str(refused.value)
    assert f"3 × {short} = {3 * short} < 2 × {size} = {2 * size}" in str(refused.value)
    assert "Pasal 183" in str(refused.value)
    attend(rapat, clerk, 1, since=short)
    made = decide(rapat, clerk)
    assert (made.members, made.present, made.carried) == (size, short + 1, True)


def test_who_signed_is_not_yet_there(clerk):
    rapat = opened(plenary(clerk), clerk, 29)
    attend(rapat, clerk, 10, state="paraf", since=29)
    assert roll_of(rapat).tally.present == 29
    Setting.objects.create(name="attendance_basis", value="paraf")
    assert roll_of(rapat).tally.present == 39
    row = Attendance.objects.filter(present_at=None).first()
    assert row.signed_at == NOW


def test_all_members_are_those_in_office_or_the_seats(clerk, hall):
    assert roll_of(hall).members == 45
    Setting.objects.create(name="quorum_denominator", value=50)
    assert roll_of(hall).members == 50
    assert roll_of(hall).tally.needed == 34


def test_who_walks_out_no_longer_counts(clerk, hall):
    seats = roll_of(hall).seats
    mark_attendance(rapat=hall, members=[s.member.pk for s in seats[:5]], state="pulang", by=clerk, now=NOW)
    assert roll_of(hall).tally.present == 29
    with pytest.raises(NoQuorum):
        decide(hall, clerk)
    with pytest.raises(RapatRefused, match="belum hadir"):
        mark_attendance(rapat=hall, members=[seats[44].member.pk], state="pulang", by=clerk, now=NOW)


def test_a_mark_is_taken_back_by_the_same_mark(clerk, hall):
    one = [roll_of(hall).seats[0].member.pk]
    given = {"rapat": hall, "members": one, "state": "hadir", "by": clerk, "now": NOW}
    assert len(mark_attendance(**given)) == 1
    assert mark_attendance(**given, toggle=True) == []
    assert roll_of(hall).seats[0].state == ""
    mark_attendance(rapat=hall, members=one, state="izin", by=clerk, now=NOW)
    assert roll_of(hall).seats[0].words == "izin"
    assert len(mark_rest_present(rapat=hall, by=clerk, now=NOW)) == 11
    assert roll_of(hall).tally.present == 44


def test_only_members_of_the_meeting_attend(clerk, hall):
    stranger = Member.objects.create(daerah=kota_serang(), nama="Lama", valid_from=OATH, valid_to=date(2020, 1, 1))
    with pytest.raises(RapatRefused, match="Hanya anggota"):
        mark_attendance(rapat=hall, members=[stranger.pk], state="hadir", by=clerk, now=NOW)


def test_the_list_costs_the_same_for_twice_the_members(clerk, hall, django_assert_num_queries):
    items = list(hall.items.all())
    hall = Rapat.objects.select_related("body", "daerah").get(pk=hall.pk)
    with django_assert_num_queries(5):
        assert len(roll_of(hall, items).seats) == 45
    council(clerk, 90)
    with django_assert_num_queries(5):
        assert len(roll_of(hall, items).seats) == 90


@pytest.fixture
def short(clerk):
    """An open plenary of 45 with 29 there: one too few."""
    return opened(plenary(clerk), clerk, 29)


def test_two_pauses_then_another_day(clerk, short):
    given = {"rapat": short, "by": clerk, "now": NOW}
    with pytest.raises(RapatRefused, match="dua kali skors"):
        postpone(until=date(2023, 3, 20), banmus=False, **given)
    with pytest.raises(RapatRefused, match="paling lama 60 menit"):
        adjourn(minutes=61, **given)
    assert adjourn(minutes=60, **given).present == 29
    adjourn(minutes=30, **given)
    with pytest.raises(RapatRefused, match="sudah diskors 2 kali"):
        adjourn(minutes=30, **given)
    with pytest.raises(RapatRefused, match="sampai 20 Maret 2023"):
        postpone(until=date(2023, 3, 21), banmus=False, **given)
    later = postpone(until=date(2023, 3, 20), banmus=False, **given)
    short.refresh_from_db()
    assert (short.status, later.status, later.date) == ("ditunda", "dijadwalkan", date(2023, 3, 20))
    assert [item.decides for item in later.items.all()] == ["b"]
    assert short.attendance.count() == 29
    assert later.attendance.count() == 0


def test_after_a_postponement_only_banmus_goes_on(clerk, short):
    def fail(rapat, day, **asked):
        for _ in range(2):
            adjourn(rapat=rapat, minutes=60, by=clerk, now=day)
        return postpone(rapat=rapat, by=clerk, now=day, **asked)

    later = opened(fail(short, NOW, until=date(2023, 3, 20), banmus=False), clerk, 20)
    then = NOW + timedelta(days=5)
    with pytest.raises(RapatRefused, match="keputusan tidak dapat diambil"):
        fail(later, then, until=date(2023, 3, 21), banmus=False)
    last = postpone(rapat=later, until=date(2023, 5, 30), banmus=True, note="Jadwal baru", by=clerk, now=then)
    assert last.date == date(2023, 5, 30)


def test_no_pause_while_the_quorum_holds(clerk, hall):
    with pytest.raises(RapatRefused, match="Kuorum tercapai"):
        adjourn(rapat=hall, minutes=30, by=clerk, now=NOW)


def choices(rapat, yes, no, abstain=0) -> dict[int, str]:
    said = ["setuju"] * yes + ["tolak"] * no + ["abstain"] * abstain
    return dict(zip((seat.member.pk for seat in roll_of(rapat).present), said, strict=False))


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "carried"), [(18, 0, 16, True), (17, 0, 17, False), (17, 17, 0, False)]
)
def test_a_perda_needs_more_than_half_of_those_there(clerk, hall, yes, no, abstain, carried):
    item = hall.items.get()
    made = vote(item=item, choices=choices(hall, yes, no, abstain), tried=True, by=clerk, now=NOW)
    assert (made.yes, made.no, made.abstain, made.carried) == (yes, no, abstain, carried)
    assert Vote.objects.filter(item=item, fraksi=None).count() == 0
    assert Vote.objects.count() == 34


def test_a_vote_comes_after_mufakat_and_from_everybody_there(clerk, hall):
    item = hall.items.get()
    with pytest.raises(RapatRefused, match="musyawarah tidak mencapai mufakat"):
        vote(item=item, choices=choices(hall, 34, 0), tried=False, by=clerk, now=NOW)
    with pytest.raises(RapatRefused, match="2 anggota yang hadir belum tercatat"):
        vote(item=item, choices=choices(hall, 32, 0), tried=True, by=clerk, now=NOW)
    absent = roll_of(hall).seats[40].member.pk
    with pytest.raises(RapatRefused, match="Hanya anggota yang hadir"):
        vote(item=item, choices=choices(hall, 34, 0) | {absent: "setuju"}, tried=True, by=clerk, now=NOW)
    assert Vote.objects.count() == Decision.objects.count() == 0


def test_who_recorded_does_not_confirm(clerk, hall):
    decide(hall, clerk)
    with pytest.raises(RapatRefused, match="oleh orang lain"):
        confirm_decisions(rapat=hall, by=clerk, now=NOW)
    other = person("ratna", "setwan")
    assert [row.confirmed_by for row in confirm_decisions(rapat=hall, by=other, now=NOW)] == [other]
    with pytest.raises(RapatRefused, match="tidak dapat diubah"):
        decide(hall, clerk)
    with pytest.raises(RapatRefused, match="Tidak ada hasil"):
        confirm_decisions(rapat=hall, by=other, now=NOW)


def test_an_office_may_do_without_four_eyes(clerk, hall):
    Setting.objects.create(name="empat_mata", value=False)
    decide(hall, clerk)
    assert len(confirm_decisions(rapat=hall, by=clerk, now=NOW)) == 1


def test_a_result_not_confirmed_yet_is_recorded_anew(clerk, hall):
    item = hall.items.get()
    vote(item=item, choices=choices(hall, 34, 0), tried=True, by=clerk, now=NOW)
    made = agree(item=item, carried=False, by=clerk, now=NOW)
    assert (made.method, made.carried, made.yes) == ("mufakat", False, 0)
    assert Vote.objects.count() == 0


def test_only_an_open_meeting_decides(clerk):
    rapat = plenary(clerk)
    with pytest.raises(RapatRefused, match="Buka rapat"):
        decide(rapat, clerk)
    with pytest.raises(RapatRefused, match="Pilih pimpinan"):
        open_rapat(rapat=rapat, chair=None, by=clerk, now=NOW)
    opened(rapat, clerk, 45)
    item = add_item(rapat=rapat, line=AgendaLine("Doa"), by=clerk)
    with pytest.raises(RapatRefused, match="tidak memerlukan keputusan"):
        agree(item=item, by=clerk, now=NOW)
    change_item(item=item, title="Doa", decides="c", by=clerk)
    item.refresh_from_db()
    with pytest.raises(RapatRefused, match="tidak sesuai dengan penyelenggara"):
        change_item(item=item, title="Doa", decides="akd", by=clerk)
    agree(item=item, by=clerk, now=NOW)
    close_rapat(rapat=rapat, by=clerk, now=NOW)
    with pytest.raises(RapatRefused):
        add_item(rapat=rapat, line=AgendaLine("Lagi"), by=clerk)


def test_a_committee_needs_two_fraksi(clerk):
    council(clerk, 20)
    pansus = add_body(daerah=kota_serang(), kind="pansus", nama="Pansus A", by=clerk)
    members = list(Member.objects.order_by("order"))
    for member in [members[0], members[6], members[12], members[1]]:  # three of one fraksi, one of another
        seat(member=member, body=pansus, role="anggota", valid_from=OATH, by=clerk)
    rapat = schedule_rapat(
        daerah=kota_serang(), body=pansus, kind="rapat_pansus", title="Rapat", date=DAY, place="Ruang A", by=clerk,
        items=[AgendaLine("Simpulan", decides="akd")],
    )  # fmt: skip
    rapat = opened(rapat, clerk)
    mark_attendance(rapat=rapat, members=[m.pk for m in (members[0], members[6], members[12])], state="hadir", by=clerk,
                    now=NOW)  # fmt: skip
    with pytest.raises(NoQuorum, match="baru dari satu fraksi"):
        decide(rapat, clerk)
    mark_attendance(rapat=rapat, members=[members[1].pk], state="hadir", by=clerk, now=NOW)
    assert decide(rapat, clerk).quorum == "akd"


def test_minutes_of_two_people_are_joined(clerk):
    item = plenary(clerk).items.get()
    write_minutes(item=item, text="Satu.\n\nDua.", base="", by=clerk)
    write_minutes(item=item, text="Satu besar.\n\nDua.", base="Satu.\n\nDua.", by=clerk)
    joined = write_minutes(item=item, text="Satu.\n\nDua lama.", base="Satu.\n\nDua.", by=budi())
    assert joined.minutes == "Satu besar.\n\nDua lama."
    with pytest.raises(MinutesClash) as clash:
        write_minutes(item=item, text="Satu kecil.\n\nDua.", base="Satu.\n\nDua.", by=clerk)
    assert "Satu kecil." in clash.value.merge.text
    item.refresh_from_db()
    assert item.minutes == "Satu besar.\n\nDua lama."


def test_one_speaks_at_a_time(clerk, hall):
    item = hall.items.get()
    first = add_speaker(item=item, member=roll_of(hall).seats[0].member, by=clerk)
    guest = add_speaker(item=item, name="  Dr.  Tamu ", by=clerk)
    assert str(guest) == "Dr. Tamu"
    start_speech(speaker=first, by=clerk, now=NOW)
    start_speech(speaker=guest, by=clerk, now=NOW + timedelta(minutes=5))
    first.refresh_from_db()
    assert first.ended_at == NOW + timedelta(minutes=5)
    with pytest.raises(RapatRefused, match="tetap tercatat"):
        drop_speaker(speaker=guest, by=clerk)
    end_speech(speaker=guest, by=clerk, now=NOW + timedelta(minutes=9))
    with pytest.raises(RapatRefused, match="tidak sedang berbicara"):
        end_speech(speaker=guest, by=clerk, now=NOW)
    extra = add_speaker(item=item, name="Tamu", by=clerk)
    assert drop_speaker(speaker=extra, by=clerk) == item
    assert item.speakers.count() == 2


def test_the_body_of_a_plenary_is_the_house(clerk, hall):
    assert hall.body.kind == Body.Kind.DPRD
    assert roll_of(hall).seats[0].role == "Ketua"
