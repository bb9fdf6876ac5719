"""Propemperda: written, set, changed by decision, taken on to the next year, and begun as Raperda."""

from datetime import date

import pytest

from deliberation.actions import (
    Amendment,
    ProgrammeRefused,
    add_title,
    begin_title,
    carry_over,
    change_title,
    import_titles,
    link_title,
    open_programme,
    remove_title,
    set_programme,
)
from deliberation.bridge import raperda_of_items
from deliberation.core.programme import Planned
from deliberation.models import Deliberation, ProgrammeChange, ProgrammeItem
from documents.actions import set_stage
from tests.people import NOW, blank_raperda, kota_serang, sari
from tests.raperda.scenes import under_way

pytestmark = pytest.mark.django_db
SET_ON = date(2026, 11, 20)
DECIDED = Amendment("Kebutuhan baru", "5/DPRD/2027", date(2027, 5, 3))


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def made(clerk):
    """made("Sampah", tahun=2027, **facts): a title of the programme of that year."""

    def title(judul: str, tahun: int = 2027, amendment=None, **facts) -> ProgrammeItem:
        programme = open_programme(daerah=kota_serang(), tahun=tahun, by=clerk, now=NOW)
        facts = {"judul": judul, "initiator": "dprd"} | facts
        return add_title(programme=programme, facts=facts, amendment=amendment, by=clerk, now=NOW)

    return title


def set_it(programme, clerk):
    return set_programme(programme=programme, nomor="12/DPRD/2026", enacted_on=SET_ON, today=SET_ON, by=clerk)


def facts_of(item) -> dict:
    return {"daerah": kota_serang(), "judul": item.judul, "initiator": item.initiator, "tahun": 2027}


def test_a_title_stands_once_in_a_year_however_it_is_spelled(made):
    made("Pengelolaan Sampah")
    with pytest.raises(ProgrammeRefused, match="sudah ada"):
        made("PENGELOLAAN  SAMPAH.")
    assert made("Pengelolaan Sampah", 2028).propemperda.tahun == 2028


def test_a_programme_is_set_once_with_titles_and_not_ahead_of_time(made, clerk):
    programme = open_programme(daerah=kota_serang(), tahun=2027, by=clerk, now=NOW)
    with pytest.raises(ProgrammeRefused, match="belum memuat"):
        set_it(programme, clerk)
    made("Sampah")
    with pytest.raises(ProgrammeRefused, match="belum tiba"):
        set_programme(programme=programme, nomor="1", enacted_on=SET_ON, today=date(2026, 11, 19), by=clerk)
    assert set_it(programme, clerk).enacted_on == SET_ON
    with pytest.raises(ProgrammeRefused, match="sudah ditetapkan"):
        set_it(programme, clerk)


def test_until_it_is_set_a_list_changes_freely_and_leaves_no_record(made, clerk):
    item = made("Sampah")
    change_title(item=item, facts={"judul": "Pengelolaan Sampah"}, by=clerk, now=NOW)
    remove_title(item=made("Air"), by=clerk, now=NOW)
    assert [row.judul for row in ProgrammeItem.objects.all()] == ["Pengelolaan Sampah"]
    assert not ProgrammeChange.objects.exists()


def test_a_list_that_is_set_changes_by_a_decision_and_keeps_the_change(made, clerk):
    item = made("Sampah", priority=1)
    set_it(item.propemperda, clerk)
    for amendment in (None, Amendment(" "), Amendment("Alasan tanpa keputusan")):
        with pytest.raises(ProgrammeRefused, match=r"alasan perubahannya|Keputusan DPRD"):
            made("Air", amendment=amendment)
        with pytest.raises(ProgrammeRefused):
            change_title(item=item, facts={"priority": 2}, amendment=amendment, by=clerk, now=NOW)
        with pytest.raises(ProgrammeRefused):
            remove_title(item=item, amendment=amendment, by=clerk, now=NOW)
    made("Air", amendment=DECIDED)
    change_title(item=item, facts={"priority": 2, "omnibus": True}, amendment=DECIDED, by=clerk, now=NOW)
    change_title(item=item, facts={"priority": 2}, amendment=None, by=clerk, now=NOW)  # nothing to change
    remove_title(item=item, amendment=DECIDED, by=clerk, now=NOW)
    told = [(row.verb, row.judul, row.nomor) for row in ProgrammeChange.objects.order_by("pk")]
    assert told == [(verb, judul, "5/DPRD/2027") for verb, judul in
                    (("tambah", "Air"), ("ubah", "Sampah"), ("hapus", "Sampah"))]  # fmt: skip
    assert ProgrammeChange.objects.get(verb="ubah").detail == "Semula prioritas: 1\nmetode omnibus: tidak"


def test_outside_the_programme_only_with_a_reason_of_the_law(made, clerk):
    with pytest.raises(ProgrammeRefused, match="dapat langsung masuk daftar"):
        made("Bencana", group="luar", reason="keadaan_luar_biasa")
    set_it(made("Sampah").propemperda, clerk)
    why = Amendment("Gempa")
    with pytest.raises(ProgrammeRefused, match=r"alasan yang sah \(UU 23/2014"):
        made("Bencana", group="luar", reason="mendadak", amendment=why)
    with pytest.raises(ProgrammeRefused, match="Bapemperda dan bagian hukum"):
        made("Mendesak", group="luar", reason="urgensi", bapemperda_agreed=True, amendment=why)
    made("Bencana", group="luar", reason="keadaan_luar_biasa", amendment=why)
    made("Mendesak", group="luar", reason="urgensi", bapemperda_agreed=True, hukum_agreed=True, amendment=why)
    assert ProgrammeChange.objects.filter(nomor="").count() == 2


def test_a_table_is_taken_whole_or_not_at_all(made, clerk):
    programme = made("Air").propemperda
    with pytest.raises(ProgrammeRefused, match='"air" sudah ada'):
        import_titles(programme=programme, items=[Planned("Sampah", "dprd"), Planned("air", "kdh")], by=clerk, now=NOW)
    assert programme.items.count() == 1
    rows = import_titles(programme=programme, items=[Planned("Sampah", "kdh", target=3)], by=clerk, now=NOW)
    assert [(row.judul, row.order, row.target) for row in rows] == [("Sampah", 2, 3)]


def test_a_title_becomes_a_raperda_once(made, clerk):
    item = made("Sampah", unit="DLH")
    with pytest.raises(ProgrammeRefused, match="belum ditetapkan"):
        begin_title(item=item, by=clerk, now=NOW, **facts_of(item))
    set_it(item.propemperda, clerk)
    raperda = begin_title(item=item, by=clerk, now=NOW, **facts_of(item))
    assert raperda.programme_item.judul == "Sampah"
    assert Deliberation.objects.get(raperda=raperda).in_propemperda
    with pytest.raises(ProgrammeRefused, match="sudah menjadi Raperda"):
        begin_title(item=item, by=clerk, now=NOW, **facts_of(item))
    item.refresh_from_db()
    with pytest.raises(ProgrammeRefused, match="tidak dapat dihapus"):
        remove_title(item=item, amendment=DECIDED, by=clerk, now=NOW)


def test_a_title_from_outside_begins_with_its_reason(made, clerk):
    set_it(made("Sampah").propemperda, clerk)
    item = made("Bencana", group="luar", reason="keadaan_luar_biasa", amendment=Amendment("Gempa"))
    raperda = begin_title(item=item, by=clerk, now=NOW, **facts_of(item))
    deliberation = Deliberation.objects.get(raperda=raperda)
    assert (deliberation.in_propemperda, deliberation.out_of_program_reason) == (False, "keadaan_luar_biasa")


def test_a_raperda_begun_without_its_title_is_tied_to_it_once(made, clerk):
    raperda, item, other = blank_raperda(clerk), made("Sampah"), made("Air")
    link_title(item=item, raperda=raperda, by=clerk)
    with pytest.raises(ProgrammeRefused, match="judul lain"):
        link_title(item=other, raperda=raperda, by=clerk)
    with pytest.raises(ProgrammeRefused, match="sudah menjadi Raperda"):
        link_title(item=item, raperda=blank_raperda(clerk, "Lain"), by=clerk)


def test_what_is_unfinished_goes_on_with_priority_and_keeps_its_raperda(made, clerk):
    fresh, running = made("Sampah", 2026, priority=3, scope="Pokok"), made("Air", 2026)
    done, stopped, budget = made("Jalan", 2026), made("Pasar", 2026), made("APBD", 2026, group="kumulatif")
    for item in (running, done, stopped):
        link_title(item=item, raperda=under_way(clerk, judul=item.judul), by=clerk)
    for item, stage in ((done, "diundangkan_berlaku"), (stopped, "ditarik")):
        set_stage(raperda=item.raperda, stage=stage, editable=False, is_public=True, by=clerk)
    programme = open_programme(daerah=kota_serang(), tahun=2027, by=clerk, now=NOW)
    taken = carry_over(programme=programme, by=clerk, now=NOW)
    assert [(row.judul, row.priority, row.carried_from) for row in taken] == [("Sampah", 1, fresh), ("Air", 1, running)]
    assert taken[0].scope == "Pokok"
    assert carry_over(programme=programme, by=clerk, now=NOW) == []
    later = open_programme(daerah=kota_serang(), tahun=2028, by=clerk, now=NOW)
    again = carry_over(programme=later, by=clerk, now=NOW)
    known = raperda_of_items(kota_serang(), [*taken, *again, budget])
    assert known == {taken[1].pk: running.raperda, again[1].pk: running.raperda}, "one Raperda outlives two programmes"
    with pytest.raises(ProgrammeRefused, match="sudah diluncurkan"):
        remove_title(item=fresh, by=clerk, now=NOW)
