"""The tables of stages and moves: whole, reachable, in step with the diagrams of the procedure."""

from dataclasses import replace
from datetime import date

import pytest

from deliberation.core.guards import RULES
from deliberation.core.matters import WAYS
from deliberation.core.moves import MOVES, moves_from
from deliberation.core.stages import ASKS, DOCUMENTS, STAGES, Facts, find_move, first_stage, moves

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

# The edges of the two state diagrams of the procedure, one stage a line.
TAIL = """
pembahasan_akd > pendapat_akhir_fraksi ditarik
pendapat_akhir_fraksi > ba_tingkat_1
ba_tingkat_1 > fasilitasi laporan_tk2
fasilitasi > penyempurnaan_fasilitasi
penyempurnaan_fasilitasi > laporan_tk2
laporan_tk2 > permintaan_persetujuan
permintaan_persetujuan > tidak_disetujui pendapat_akhir_kdh
pendapat_akhir_kdh > tidak_disetujui persetujuan_bersama
persetujuan_bersama > penyampaian_kdh
penyampaian_kdh > permohonan_noreg penyampaian_evaluasi
penyampaian_evaluasi > evaluasi
evaluasi > penyempurnaan_evaluasi permohonan_noreg
penyempurnaan_evaluasi > permohonan_noreg penyampaian_evaluasi
permohonan_noreg > pemberian_noreg
pemberian_noreg > permohonan_noreg penetapan menunggu_noreg_terlambat
menunggu_noreg_terlambat > penetapan
penetapan > sah_tanpa_ttd pengundangan
sah_tanpa_ttd > pengundangan
pengundangan > autentifikasi
autentifikasi > penyampaian_pasca
penyampaian_pasca > publikasi
publikasi > diundangkan_berlaku
diundangkan_berlaku > diubah dicabut tidak_berlaku_ma
"""
DIAGRAMS = {
    "dprd": """
usul_prakarsa > pengkajian_bapemperda ditarik
pengkajian_bapemperda > usul_prakarsa harmonisasi_kanwil
harmonisasi_kanwil > pengkajian_bapemperda penyebaran_anggota
penyebaran_anggota > paripurna_usul
paripurna_usul > raperda_dprd_siap penyempurnaan_usul ditolak_usul
penyempurnaan_usul > raperda_dprd_siap
raperda_dprd_siap > ditarik penjelasan_dprd
penjelasan_dprd > pendapat_kdh
pendapat_kdh > jawaban_fraksi
jawaban_fraksi > pembahasan_akd
fasilitasi > fasilitasi
laporan_tk2 > laporan_tk2
"""
    + TAIL,
    "kdh": """
penyusunan_opd > penelaahan_hukum
penelaahan_hukum > penyusunan_opd harmonisasi_kanwil
harmonisasi_kanwil > penelaahan_hukum persetujuan_kdh_ajukan
persetujuan_kdh_ajukan > ditarik menjadi_bahan_sanding penjelasan_kdh
penjelasan_kdh > pandangan_umum
pandangan_umum > jawaban_kdh
jawaban_kdh > pembahasan_akd
"""
    + TAIL,
}

HEAD = """
penyusunan_opd > penelaahan_hukum
penelaahan_hukum > penyusunan_opd harmonisasi_kanwil
harmonisasi_kanwil > penelaahan_hukum persetujuan_kdh_ajukan
persetujuan_kdh_ajukan > ditarik
"""
# What the special diagrams leave to the common road: the signed Perda, and the act without a signature.
ENACTED = """
sah_tanpa_ttd > pengundangan
pengundangan > autentifikasi
autentifikasi > penyampaian_pasca
penyampaian_pasca > publikasi
publikasi > diundangkan_berlaku
diundangkan_berlaku > diubah dicabut tidak_berlaku_ma
"""
SPECIAL = {
    "apbd": """
kua_ppas_disepakati > apbd_diajukan
apbd_diajukan > apbd_dibahas
apbd_dibahas > apbd_disetujui perkada_apbd
perkada_apbd > perkada_pengganti
apbd_disetujui > apbd_evaluasi
apbd_evaluasi > apbd_penyempurnaan apbd_ditetapkan
apbd_penyempurnaan > apbd_ditetapkan
apbd_ditetapkan > pengundangan sah_tanpa_ttd
"""
    + ENACTED,
    "papbd": HEAD
    + """
persetujuan_kdh_ajukan > papbd_diajukan
papbd_diajukan > papbd_disetujui apbd_berjalan
papbd_disetujui > papbd_evaluasi
papbd_evaluasi > papbd_penyempurnaan papbd_ditetapkan
papbd_penyempurnaan > papbd_ditetapkan
papbd_ditetapkan > pengundangan sah_tanpa_ttd
"""
    + ENACTED,
    "pj": HEAD
    + """
persetujuan_kdh_ajukan > pj_diajukan
pj_diajukan > pj_disetujui pj_perkada
pj_perkada > perkada_pengganti
pj_disetujui > pj_evaluasi
pj_evaluasi > pj_penyempurnaan pj_ditetapkan
pj_penyempurnaan > pj_ditetapkan
pj_ditetapkan > pengundangan sah_tanpa_ttd
"""
    + ENACTED,
    "rtrw": HEAD
    + """
persetujuan_kdh_ajukan > rtrw_dibahas_dprd
rtrw_dibahas_dprd > rtrw_lintas_sektor
rtrw_lintas_sektor > persetujuan_substansi
persetujuan_substansi > rtrw_disetujui rtrw_oleh_kdh
rtrw_disetujui > rtrw_evaluasi
rtrw_evaluasi > rtrw_ditetapkan
rtrw_oleh_kdh > rtrw_oleh_pusat perkada_pengganti
rtrw_ditetapkan > pengundangan sah_tanpa_ttd
"""
    + ENACTED,
}
# RPJPD, RPJMD, and tax take the common road of the executive, with evaluasi (process.md §3.5 d and e).
_EVALUATED = "\n".join(
    line.replace(" fasilitasi laporan_tk2", " laporan_tk2").replace(" menjadi_bahan_sanding", "")
    for line in DIAGRAMS["kdh"].splitlines()
    if not line.startswith(("fasilitasi", "penyempurnaan_fasilitasi"))
)
_EVALUATED = _EVALUATED.replace("penyampaian_kdh > permohonan_noreg penyampaian", "penyampaian_kdh > penyampaian")
_BACK = "penyempurnaan_evaluasi > permohonan_noreg penyampaian_evaluasi"
_PLANS = _EVALUATED.replace(_BACK, "penyempurnaan_evaluasi > permohonan_noreg")
_TAX = _EVALUATED.replace(_BACK, "penyempurnaan_evaluasi > penyampaian_evaluasi")
DIAGRAMS |= SPECIAL | {"rpjpd": _PLANS, "rpjmd": _PLANS, "pajak": _TAX}


def _edges(diagram):
    for line in filter(None, diagram.splitlines()):
        source, targets = line.split(" > ")
        yield from ((source, target) for target in targets.split())


def test_every_move_joins_two_known_stages_and_uses_known_parts():
    for move in MOVES:
        assert move.source in STAGES, move
        assert move.target in STAGES, move
        assert set(move.guards) <= set(RULES), move
        assert set(move.documents) <= set(DOCUMENTS), move
        assert set(move.asks) <= set(ASKS), move
        assert move.tracks
        assert set(move.tracks) <= set(WAYS), move
        assert move.verb, move
        assert move.actors, move


def test_every_stage_move_and_rule_names_its_legal_basis():
    for stage in STAGES.values():
        assert stage.legal_basis, stage.id
    for move in MOVES:
        assert move.legal_basis, move
    for rule in RULES.values():
        assert rule.legal_basis or rule.name == "naskah_beku", rule.name
    for document in DOCUMENTS.values():
        assert document.legal_basis or not document.blocks, document.id


def test_a_track_has_one_move_between_two_stages():
    for track in WAYS:
        pairs = [(move.source, move.target) for move in MOVES if track in move.tracks]
        assert len(pairs) == len(set(pairs))


def test_verbs_of_one_stage_differ_on_its_buttons():
    for track in WAYS:
        for stage_id in STAGES:
            verbs = [offer.move.verb for offer in moves(stage_id, _on(track)) if offer.allowed]
            assert len(verbs) == len(set(verbs)), stage_id


def test_every_rule_document_and_ask_is_used():
    assert {name for move in MOVES for name in move.guards} == set(RULES)
    assert {name for move in MOVES for name in move.asks} == set(ASKS)
    used = {name for move in MOVES for name in move.documents}
    assert used | {"persetujuan_urgensi", "bukti_luar_biasa", "perda_pertanggungjawaban"} == set(DOCUMENTS)


def test_every_fact_asked_for_is_a_fact():
    assert set(ASKS) <= set(Facts.__dataclass_fields__)
    for rule in RULES.values():
        assert set(rule.fills) <= set(Facts.__dataclass_fields__), rule.name


def test_every_stage_that_is_no_end_has_a_way_out_on_each_track_that_reaches_it():
    for track in WAYS:
        for stage_id in _reachable(track):
            assert STAGES[stage_id].terminal or moves(stage_id, _on(track)), stage_id


def test_all_stages_are_reached_from_a_beginning():
    assert set().union(*map(_reachable, WAYS)) == set(STAGES)


def test_only_an_act_in_force_moves_on_from_an_end():
    ends = {move.source for move in MOVES if STAGES[move.source].terminal}
    assert ends == {"diundangkan_berlaku", "diubah"}


def _on(way):
    return replace(READY, initiator=way) if way in ("dprd", "kdh") else replace(READY, initiator="kdh", matter=way)


def _reachable(track):
    found, waiting = set(), [first_stage(track).id]
    while waiting:
        stage_id = waiting.pop()
        if stage_id not in found:
            found.add(stage_id)
            waiting += [move.target for move in MOVES if move.source == stage_id and track in move.tracks]
    return found


@pytest.mark.parametrize("track", WAYS)
def test_the_table_holds_every_edge_of_the_diagrams(track):
    for source, target in _edges(DIAGRAMS[track]):
        assert find_move(source, target, track), (source, target)


def test_what_the_table_adds_to_the_diagrams_is_known():
    drawn = {(track, *edge) for track, diagram in DIAGRAMS.items() for edge in _edges(diagram)}
    added = {
        (move.source, move.target) for move in MOVES for t in move.tracks if (t, move.source, move.target) not in drawn
    }
    ways = {(move.source, move.target) for move in MOVES for way in move.tracks if way in SPECIAL} & added
    assert (
        added
        == {
            ("pembahasan_akd", "tidak_disetujui"),
            ("pembahasan_akd", "kedaluwarsa"),
            ("pembahasan_akd", "perkada_pengganti"),
            ("menjadi_bahan_sanding", "persetujuan_kdh_ajukan"),
            ("menjadi_bahan_sanding", "ditarik"),
            ("fasilitasi", "laporan_tk2"),
            ("fasilitasi", "fasilitasi"),
            ("penyempurnaan_fasilitasi", "fasilitasi"),
            ("laporan_tk2", "laporan_tk2"),
            ("diubah", "diubah"),
            ("diubah", "dicabut"),
            ("diubah", "tidak_berlaku_ma"),
            ("diundangkan_berlaku", "diundangkan_berlaku"),
        }
        | ways
    )
    assert ways - {pair for pair in ways if pair[0] == "diubah"} == {
        ("apbd_dibahas", "apbd_dibahas"),  # put off for want of quorum
        ("papbd_diajukan", "papbd_diajukan"),
        ("pj_diajukan", "pj_diajukan"),
        ("persetujuan_substansi", "persetujuan_substansi"),
        ("perkada_apbd", "perkada_apbd"),  # the Raperkada is sent
        ("pj_perkada", "pj_perkada"),
        ("papbd_diajukan", "ditarik"),  # jointly, as every Raperda under deliberation (UU 12/2011 Pasal 76)
        ("rtrw_dibahas_dprd", "ditarik"),
        ("rtrw_lintas_sektor", "rtrw_dibahas_dprd"),  # returned
        ("rtrw_evaluasi", "penyempurnaan_evaluasi"),
        ("penyempurnaan_evaluasi", "rtrw_ditetapkan"),
        ("rtrw_disetujui", "rtrw_oleh_kdh"),  # the two months pass at any point
        ("rtrw_evaluasi", "rtrw_oleh_kdh"),
        ("rtrw_ditetapkan", "rtrw_oleh_kdh"),
    }


# Open and closed text


def test_the_text_is_locked_from_agreement_on_but_for_the_refinement_after_evaluasi():
    after = set()
    waiting = ["persetujuan_bersama"]
    while waiting:
        stage_id = waiting.pop()
        if stage_id not in after:
            after.add(stage_id)
            waiting += [move.target for move in MOVES if move.source == stage_id]
    assert {stage_id for stage_id in after if STAGES[stage_id].editable} == {"penyempurnaan_evaluasi"}


def test_leaving_a_stage_whose_text_is_open_towards_a_closed_one_needs_a_frozen_version():
    free_ends = {"ditarik", "tidak_disetujui", "kedaluwarsa", "perkada_pengganti", "apbd_berjalan"}
    free_ends |= {"perkada_apbd", "pj_perkada"}  # the text is left where the talks ended
    for move in MOVES:
        if STAGES[move.source].editable and not STAGES[move.target].editable and move.target not in free_ends:
            assert "naskah_beku" in move.guards, move


def test_only_the_first_stage_hides_the_draft():
    assert {stage.id for stage in STAGES.values() if not stage.public} == {
        "usul_prakarsa", "penyusunan_opd", "kua_ppas_disepakati",
    }  # fmt: skip


def test_moves_of_an_unknown_stage_are_a_bug():
    with pytest.raises(KeyError):
        moves_from("tahap_lain", "dprd")
