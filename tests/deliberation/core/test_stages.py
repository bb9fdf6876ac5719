"""The engine over the tables: walking both tracks, offers, the road and the board."""

from dataclasses import replace
from datetime import date

import pytest

from deliberation.core.stages import (
    BOARD,
    DOCUMENTS,
    PHASES,
    STAGES,
    Facts,
    ahead,
    check_move,
    column_of,
    find_move,
    first_stage,
    moves,
    phase_of,
    review_kind,
    road,
)

TODAY = date(2023, 5, 9)
EVERYTHING = frozenset(DOCUMENTS)
READY = Facts(
    today=TODAY,
    frozen_version=True,
    agreed_on=date(2023, 3, 15),
    noreg="6,34/2023",
    nomor=6,
    tahun=2023,
    enacted_on=date(2023, 4, 12),
    promulgated_on=date(2023, 4, 12),
    nomor_ld=6,
    documents=EVERYTHING,
)


def _refused(source, target, facts):
    return {refusal.rule: refusal.message for refusal in check_move(source, target, facts)}


def _offer(source, target, facts):
    return next(offer for offer in moves(source, facts) if offer.move.target == target)


# Walking


@pytest.mark.parametrize("track", ["dprd", "kdh"])
@pytest.mark.parametrize("subject", ["umum", "rpjmd"])
def test_the_main_road_leads_from_the_beginning_into_force(track, subject):
    facts = replace(READY, initiator=track, subject=subject, review_kind=review_kind(subject))
    here = first_stage(track).id
    walked = [here]
    for stage in ahead(here, facts):
        assert check_move(here, stage.id, facts) == (), (here, stage.id)
        here = stage.id
        walked.append(here)
    assert here == "diundangkan_berlaku"
    assert ("fasilitasi" in walked) == (subject == "umum")
    assert ("evaluasi" in walked) == (subject == "rpjmd")
    steps = [phase_of(stage_id, facts.review_kind).id for stage_id in walked]
    order = [phase.id for phase in road(track, facts.review_kind)]
    assert steps == sorted(steps, key=order.index)
    assert set(steps) == set(order)


def test_the_hearings_of_tingkat_1_follow_the_initiator():
    dprd = [stage.id for stage in ahead("raperda_dprd_siap", READY)][:4]
    kdh = [stage.id for stage in ahead("persetujuan_kdh_ajukan", replace(READY, initiator="kdh"))][:4]
    assert dprd == ["penjelasan_dprd", "pendapat_kdh", "jawaban_fraksi", "pembahasan_akd"]
    assert kdh == ["penjelasan_kdh", "pandangan_umum", "jawaban_kdh", "pembahasan_akd"]


def test_refinement_after_evaluasi_leads_back_to_the_road():
    facts = replace(READY, subject="rpjmd", review_kind="evaluasi")
    assert check_move("evaluasi", "penyempurnaan_evaluasi", facts) == ()
    assert check_move("penyempurnaan_evaluasi", "permohonan_noreg", facts) == ()
    assert "pajak_retribusi" in _refused("penyempurnaan_evaluasi", "penyampaian_evaluasi", facts)


def test_a_tax_refused_in_evaluasi_is_sent_again():
    facts = replace(READY, subject="pajak_retribusi", review_kind="evaluasi")
    assert check_move("penyempurnaan_evaluasi", "penyampaian_evaluasi", facts) == ()
    assert "bukan_pajak_retribusi" in _refused("penyempurnaan_evaluasi", "permohonan_noreg", facts)
    assert [stage.id for stage in ahead("penyempurnaan_evaluasi", facts)][:2] == ["penyampaian_evaluasi", "evaluasi"]


def test_kota_serang_standar_pelayanan_minimal_goes_through_fasilitasi_twice():
    facts = replace(READY, agreed_on=None, noreg="", nomor=None, tahun=None, enacted_on=None, promulgated_on=None)
    road_taken = (
        (date(2021, 1, 11), "penjelasan_dprd", "pendapat_kdh"),
        (date(2021, 1, 18), "pendapat_kdh", "jawaban_fraksi"),
        (date(2021, 1, 25), "jawaban_fraksi", "pembahasan_akd"),
        (date(2021, 9, 10), "pembahasan_akd", "pendapat_akhir_fraksi"),
        (date(2021, 9, 20), "pendapat_akhir_fraksi", "ba_tingkat_1"),
        (date(2021, 9, 27), "ba_tingkat_1", "fasilitasi"),
        (date(2021, 12, 6), "fasilitasi", "penyempurnaan_fasilitasi"),
        (date(2022, 10, 10), "penyempurnaan_fasilitasi", "fasilitasi"),
        (date(2023, 1, 31), "fasilitasi", "penyempurnaan_fasilitasi"),
        (date(2023, 3, 10), "penyempurnaan_fasilitasi", "laporan_tk2"),
        (date(2023, 3, 15), "laporan_tk2", "permintaan_persetujuan"),
        (date(2023, 3, 15), "permintaan_persetujuan", "pendapat_akhir_kdh"),
    )
    for today, source, target in road_taken:
        assert check_move(source, target, replace(facts, today=today, members=45, present=34)) == (), (source, target)
    agreed = replace(facts, today=date(2023, 3, 15), agreed_on=date(2023, 3, 15))
    assert check_move("pendapat_akhir_kdh", "persetujuan_bersama", agreed) == ()
    assert find_move("penyempurnaan_fasilitasi", "fasilitasi", "dprd").needs_note


# Ways that are none


def test_a_stage_cannot_be_skipped_and_the_refusal_names_the_ways_there_are():
    (refusal,) = check_move("pembahasan_akd", "penetapan", READY)
    assert refusal.rule == "urutan_tahap"
    assert "Pembahasan alat kelengkapan tidak dapat beralih ke Penetapan oleh kepala daerah" in refusal.message
    assert "hanya dapat beralih ke Pendapat akhir fraksi," in refusal.message
    assert refusal.message.endswith("(PP 12/2018 Pasal 9 ayat (3) huruf c).")


def test_an_end_says_that_it_is_the_end():
    (refusal,) = check_move("ditarik", "pembahasan_akd", READY)
    assert "tahap ini akhir perjalanan" in refusal.message


def test_the_other_track_is_no_way_out():
    assert "urutan_tahap" in _refused("harmonisasi_kanwil", "persetujuan_kdh_ajukan", READY)


# Offers


def test_what_the_form_can_supply_stays_open_and_does_not_close_the_offer():
    offer = _offer("pemberian_noreg", "penetapan", replace(READY, noreg="", documents=frozenset()))
    assert offer.allowed
    assert [point.rule for point in offer.open_points] == ["ada_noreg"]
    assert offer.missing_documents == ("surat_noreg",)


def test_what_no_form_can_supply_closes_the_offer():
    offer = _offer("penetapan", "pengundangan", replace(READY, noreg="", nomor=None))
    assert not offer.allowed
    assert [refusal.rule for refusal in offer.refusals] == ["ada_noreg"]
    assert [point.rule for point in offer.open_points] == ["ada_nomor"]


def test_a_lawful_offer_has_nothing_open():
    offer = _offer("penetapan", "pengundangan", READY)
    assert (offer.allowed, offer.refusals, offer.open_points, offer.missing_documents) == (True, (), (), ())


def test_an_unknown_stage_is_a_bug():
    with pytest.raises(KeyError):
        moves("tahap_lain", READY)


# Road and board


def test_the_road_has_seven_steps_in_the_words_of_the_track():
    assert [step.nama for step in road("dprd")] == [
        "Usul prakarsa",
        "Harmonisasi",
        "Pembicaraan Tk. I",
        "Fasilitasi",
        "Pembicaraan Tk. II",
        "Noreg dan penetapan",
        "Pengundangan",
    ]
    assert road("kdh")[0].nama == "Penyusunan"
    assert [step.id for step in road("kdh", "evaluasi")][3:5] == ["tingkat_2", "evaluasi"]


def test_the_board_has_a_column_for_every_stage_that_is_not_stopped():
    columns = {phase.id for phase in BOARD}
    assert len(BOARD) == 7
    for stage in STAGES.values():
        assert stage.phase in PHASES
        assert column_of(stage.id) in columns or stage.phase == "berhenti"
    assert column_of("evaluasi") == "penetapan"
    assert column_of("ditarik") == ""
