"""The road of a Raperda as officials walk it: opening, moving on, being refused, meeting."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from deliberation.actions import AgendaLine, MoveForbidden, RapatRefused, move_to, open_deliberation, schedule_rapat
from deliberation.bridge import facts_of
from deliberation.core.stages import ahead, find_move, moves, way_of
from deliberation.models import Body, Deliberation, Rapat, StageEntry
from documents.actions import TextLocked, attach, freeze, rewrite_clause
from documents.models import Daerah, Naskah
from tests.people import NOW, blank_raperda, kota_serang, sari, short_raperda

pytestmark = pytest.mark.django_db

TODAY = date(2021, 1, 11)
ANSWERS = {
    "agreed_on": date(2023, 3, 15),
    "noreg": "6,34/2023",
    "nomor": 6,
    "tahun": 2023,
    "enacted_on": date(2023, 4, 12),
    "promulgated_on": date(2023, 4, 12),
    "nomor_ld": 6,
    "members": 45,
    "present": 34,
    "inaugurated_on": date(2021, 1, 4),
}


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def deliberation(clerk):
    return open_deliberation(raperda=short_raperda(clerk), by=clerk, now=NOW)


def _draft(deliberation):
    return deliberation.raperda.naskah.get(kind=Naskah.Kind.RANCANGAN)


def _freeze(deliberation, clerk, name="Versi"):
    return freeze(naskah=_draft(deliberation), name=name, by=clerk, now=NOW)


def _edit(deliberation, clerk, text="Pelayanan diselenggarakan tanpa dipungut biaya."):
    draft = _draft(deliberation)
    pasal = draft.clauses.get(text__startswith="Pelayanan diselenggarakan")
    return rewrite_clause(
        naskah=draft, key=pasal.key, text=text, expected_revision=pasal.revision, by=clerk, now=NOW, reason="uji"
    )


def _step(deliberation, target, clerk, today=date(2023, 5, 9), **stated):
    """One move with every paper of it at hand and whatever it asks for."""
    deliberation.raperda.refresh_from_db()
    move = find_move(deliberation.raperda.stage, target, way_of(deliberation.track, deliberation.matter))
    answers = {name: ANSWERS[name] for name in move.asks if name in ANSWERS}
    return move_to(
        deliberation=deliberation,
        target=target,
        by=clerk,
        now=NOW,
        today=today,
        note="Alasan." if move.needs_note else "",
        facts={**answers, "documents": move.documents, **stated},
    )


def _walk(deliberation, clerk, until, today=date(2023, 5, 9)):
    """Along the main road, up to and into the stage `until`."""
    deliberation.raperda.refresh_from_db()
    for stage in ahead(deliberation.raperda.stage, facts_of(deliberation, today)):
        _step(deliberation, stage.id, clerk, today)
        if stage.id == until:
            break
    deliberation.refresh_from_db()
    return deliberation


# Opening


def test_opening_enters_the_first_stage_of_the_initiators_track(clerk):
    raperda = short_raperda(clerk, initiator="kdh")
    deliberation = open_deliberation(raperda=raperda, by=clerk, now=NOW)
    raperda.refresh_from_db()
    entry = deliberation.entries.get()
    assert (deliberation.track, deliberation.review_kind) == ("kdh", "fasilitasi")
    assert (raperda.stage, raperda.editable, raperda.is_public) == ("penyusunan_opd", True, False)
    assert (entry.stage, entry.since, entry.by, entry.at) == ("penyusunan_opd", TODAY, clerk, NOW)
    assert entry.version is None


def test_a_road_begins_once(deliberation, clerk):
    with pytest.raises(MoveForbidden, match="sudah dimulai"):
        open_deliberation(raperda=deliberation.raperda, by=clerk, now=NOW)


def test_out_of_programme_without_a_reason_is_refused_and_leaves_nothing(clerk):
    raperda = short_raperda(clerk)
    with pytest.raises(MoveForbidden, match=r"UU 23/2014 Pasal 239 ayat \(7\)"):
        open_deliberation(raperda=raperda, by=clerk, now=NOW, in_propemperda=False)
    raperda.refresh_from_db()
    assert raperda.stage == ""
    assert not Deliberation.objects.exists()


def test_out_of_programme_with_a_reason_opens(clerk):
    raperda = short_raperda(clerk)
    deliberation = open_deliberation(raperda=raperda, by=clerk, now=NOW, in_propemperda=False, reason="kerja_sama")
    assert (deliberation.in_propemperda, deliberation.out_of_program_reason) == (False, "kerja_sama")


# Moving


@pytest.mark.parametrize(("initiator", "subject"), [("dprd", "umum"), ("kdh", "umum"), ("kdh", "rpjmd")])
def test_a_raperda_walks_from_usul_into_force(clerk, initiator, subject):
    raperda = short_raperda(clerk, initiator=initiator)
    raperda.subject = subject
    raperda.save()
    deliberation = open_deliberation(raperda=raperda, by=clerk, now=NOW)
    version = _freeze(deliberation, clerk)
    _walk(deliberation, clerk, "diundangkan_berlaku")
    raperda.refresh_from_db()
    assert (raperda.stage, raperda.editable, raperda.is_public) == ("diundangkan_berlaku", False, True)
    assert deliberation.agreed_on == date(2023, 3, 15)
    assert deliberation.noreg == "6,34/2023"
    assert (deliberation.nomor, deliberation.tahun, deliberation.enacted_on) == (6, 2023, date(2023, 4, 12))
    assert (deliberation.promulgated_on, deliberation.nomor_ld) == (date(2023, 4, 12), 6)
    stages = list(deliberation.entries.values_list("stage", flat=True))
    assert ("evaluasi" in stages) == (subject == "rpjmd")
    assert len(stages) == len(set(stages))
    assert set(deliberation.entries.exclude(stage=stages[0]).values_list("version", flat=True)) == {version.pk}


def test_an_entry_keeps_verb_note_statement_and_papers(deliberation, clerk):
    entry = move_to(
        deliberation=deliberation,
        target="pengkajian_bapemperda",
        by=clerk,
        now=NOW,
        today=TODAY + timedelta(days=2),
        note="  Diteruskan dengan surat pimpinan. ",
        facts={"nomor_pokok": "02/DPRD/2021", "documents": ["keterangan_na"]},
    )
    assert (entry.move_verb, entry.note) == ("Teruskan ke Bapemperda", "Diteruskan dengan surat pimpinan.")
    assert (entry.stated, entry.documents) == ({"nomor_pokok": "02/DPRD/2021"}, ["keterangan_na"])
    assert entry.since == date(2021, 1, 13)
    deliberation.refresh_from_db()
    assert deliberation.nomor_pokok == "02/DPRD/2021"
    assert deliberation.raperda.is_public


def test_dates_are_kept_with_the_entry_as_they_were_stated(deliberation, clerk):
    _freeze(deliberation, clerk)
    _walk(deliberation, clerk, "persetujuan_bersama")
    assert deliberation.entries.last().stated == {"agreed_on": "2023-03-15"}


def test_a_refused_move_names_every_rule_and_changes_nothing(deliberation, clerk):
    _freeze(deliberation, clerk)
    _walk(deliberation, clerk, "pemberian_noreg")
    before = StageEntry.objects.count()
    with pytest.raises(MoveForbidden) as caught:
        move_to(deliberation=deliberation, target="penetapan", by=clerk, now=NOW, today=date(2023, 5, 9))
    assert str(caught.value) == (
        "Raperda belum memiliki nomor register, sehingga belum dapat ditetapkan (UU 23/2014 Pasal 243 ayat (1))."
    )
    assert [refusal.rule for refusal in caught.value.refusals] == ["ada_noreg"]
    deliberation.raperda.refresh_from_db()
    assert deliberation.raperda.stage == "pemberian_noreg"
    assert StageEntry.objects.count() == before


def test_a_leap_is_refused(deliberation, clerk):
    with pytest.raises(MoveForbidden, match="tidak dapat beralih ke Pengundangan"):
        move_to(deliberation=deliberation, target="pengundangan", by=clerk, now=NOW, today=TODAY)


def test_an_edit_after_the_last_version_holds_the_raperda_back(deliberation, clerk):
    _freeze(deliberation, clerk)
    _step(deliberation, "pengkajian_bapemperda", clerk)
    _edit(deliberation, clerk)
    with pytest.raises(MoveForbidden, match="bekukan versi lebih dahulu"):
        _step(deliberation, "harmonisasi_kanwil", clerk)
    second = _freeze(deliberation, clerk, "Hasil pengkajian")
    assert _step(deliberation, "harmonisasi_kanwil", clerk).version == second


def test_the_agreed_text_is_locked(deliberation, clerk):
    _freeze(deliberation, clerk)
    _walk(deliberation, clerk, "persetujuan_bersama")
    with pytest.raises(TextLocked):
        _edit(deliberation, clerk)


def test_the_text_opens_again_only_to_refine_it_after_evaluasi(clerk):
    raperda = short_raperda(clerk, initiator="kdh")
    raperda.subject = "rpjmd"
    raperda.save()
    deliberation = open_deliberation(raperda=raperda, by=clerk, now=NOW)
    _freeze(deliberation, clerk)
    _walk(deliberation, clerk, "evaluasi")
    _step(deliberation, "penyempurnaan_evaluasi", clerk)
    _edit(deliberation, clerk)
    with pytest.raises(MoveForbidden, match="bekukan versi"):
        _step(deliberation, "permohonan_noreg", clerk)
    _freeze(deliberation, clerk, "Penyempurnaan")
    assert _step(deliberation, "permohonan_noreg", clerk).version.number == 2


def test_a_stage_is_visited_twice_and_both_visits_stay_on_record(deliberation, clerk):
    _freeze(deliberation, clerk)
    _walk(deliberation, clerk, "penyempurnaan_fasilitasi", today=date(2021, 12, 6))
    _step(deliberation, "fasilitasi", clerk, date(2022, 10, 10), letter_number="188.342/81-Huk/2022")
    _step(deliberation, "penyempurnaan_fasilitasi", clerk, date(2023, 1, 31), letter_number="188.34.3824-HUK/2022")
    visits = deliberation.entries.filter(stage="penyempurnaan_fasilitasi")
    assert [visit.since for visit in visits] == [date(2021, 12, 6), date(2023, 1, 31)]
    assert visits.last().stated["letter_number"] == "188.34.3824-HUK/2022"


def test_a_step_back_needs_its_reason(deliberation, clerk):
    _step(deliberation, "pengkajian_bapemperda", clerk)
    with pytest.raises(MoveForbidden, match="Tuliskan alasan dalam catatan"):
        move_to(deliberation=deliberation, target="usul_prakarsa", by=clerk, now=NOW, today=date(2023, 5, 9), note=" ")
    _step(deliberation, "usul_prakarsa", clerk)
    deliberation.raperda.refresh_from_db()
    assert deliberation.raperda.editable
    assert deliberation.raperda.is_public, "what the public could read it can still read"


def test_time_does_not_run_backwards(deliberation, clerk):
    with pytest.raises(MoveForbidden, match="mendahului tanggal tahap"):
        _step(deliberation, "pengkajian_bapemperda", clerk, today=TODAY - timedelta(days=1))


def test_a_stored_document_is_at_hand(deliberation, clerk):
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 32
    assert "keterangan_na" not in facts_of(deliberation, TODAY).documents
    attach(
        name="keterangan.png", data=png, kind="dokumen", by=clerk, now=NOW,
        raperda=deliberation.raperda, document="keterangan_na",
    )  # fmt: skip
    assert "keterangan_na" in facts_of(deliberation, TODAY).documents
    move_to(deliberation=deliberation, target="pengkajian_bapemperda", by=clerk, now=NOW, today=TODAY)


def test_a_document_the_law_asks_for_blocks(deliberation, clerk):
    with pytest.raises(MoveForbidden, match=r"naskah akademik \(UU 12/2011 Pasal 56 ayat \(2\)"):
        move_to(deliberation=deliberation, target="pengkajian_bapemperda", by=clerk, now=NOW, today=TODAY)


def test_a_number_is_used_once_in_a_year(clerk):
    first, second = (open_deliberation(raperda=short_raperda(clerk), by=clerk, now=NOW) for _ in range(2))
    for deliberation in (first, second):
        _freeze(deliberation, clerk)
        _walk(deliberation, clerk, "penetapan")
    _step(first, "pengundangan", clerk)
    with pytest.raises(MoveForbidden, match="Nomor 6 Tahun 2023 sudah dipakai oleh Raperda tentang Contoh Kecil"):
        _step(second, "pengundangan", clerk)
    _step(second, "pengundangan", clerk, nomor=7)
    second.refresh_from_db()
    assert second.nomor == 7


def test_stating_what_no_move_asks_for_is_a_bug(deliberation, clerk):
    with pytest.raises(TypeError, match="noreg"):
        _step(deliberation, "pengkajian_bapemperda", clerk, noreg="6,34/2023")
    with pytest.raises(TypeError, match="resep"):
        _step(deliberation, "pengkajian_bapemperda", clerk, documents=["resep"])


def test_offers_are_read_in_few_queries(deliberation, clerk, django_assert_max_num_queries):
    fresh = Deliberation.objects.select_related("raperda__daerah").get(pk=deliberation.pk)
    with django_assert_max_num_queries(6):
        offers = moves(fresh.raperda.stage, facts_of(fresh, TODAY))
    assert [offer.move.target for offer in offers] == ["pengkajian_bapemperda", "ditarik"]


# Meetings


def test_two_raperda_stand_on_the_agenda_of_one_paripurna(clerk):
    body = Body.objects.create(daerah=kota_serang(), kind="dprd", nama="DPRD Kota Serang")
    one, two = short_raperda(clerk), short_raperda(clerk)
    rapat = schedule_rapat(
        daerah=kota_serang(),
        body=body,
        kind=Rapat.Kind.PARIPURNA,
        title="Penjelasan atas dua Raperda usul DPRD",
        date=TODAY,
        place="Ruang rapat paripurna",
        by=clerk,
        items=[
            AgendaLine("Pembukaan"),
            AgendaLine("Penjelasan", one, "penjelasan_dprd"),
            AgendaLine("Penjelasan", two),
        ],
    )
    assert (rapat.status, rapat.by) == ("dijadwalkan", clerk)
    assert [(item.order, item.raperda, item.stage) for item in rapat.items.all()] == [
        (1, None, ""),
        (2, one, "penjelasan_dprd"),
        (3, two, ""),
    ]


def test_a_paripurna_is_of_the_whole_dprd_and_of_one_daerah(clerk):
    pansus = Body.objects.create(daerah=kota_serang(), kind="pansus", nama="Pansus I")
    other = Daerah.objects.create(kode="36.71", level="kota", nama="Tangerang", provinsi="Banten", ibu_kota="Tangerang")
    given = {"title": "Rapat", "date": TODAY, "place": "Aula", "by": clerk}
    with pytest.raises(RapatRefused, match="seluruh anggota DPRD"):
        schedule_rapat(daerah=kota_serang(), body=pansus, kind="paripurna", **given)
    with pytest.raises(RapatRefused, match="daerah yang sama"):
        schedule_rapat(daerah=other, body=pansus, kind="rapat_kerja", **given)
    assert not Rapat.objects.exists()


@pytest.mark.django_db
def test_a_draft_withdrawn_before_it_was_open_stays_closed():
    by = sari()
    raperda = blank_raperda(by)
    deliberation = open_deliberation(raperda=raperda, by=by, now=NOW)
    move_to(deliberation=deliberation, target="ditarik", by=by, now=NOW, today=localdate(NOW), note="Ditarik pengusul.")
    raperda.refresh_from_db()
    assert (raperda.stage, raperda.is_public) == ("ditarik", False)
