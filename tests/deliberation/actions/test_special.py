"""The special tracks through the actions: dates stated once, other Raperda looked at, each end with its record."""

from datetime import date

import pytest

from deliberation import bridge
from deliberation.actions import MoveForbidden, enact, open_deliberation
from deliberation.models import Deliberation, MasaSidang
from documents.models import Perda, Raperda
from tests.deliberation.special import special, take
from tests.people import NOW, kota_serang, sari, short_raperda
from tests.raperda.scenes import under_way
from tests.stories.road import deliberation_of, walk

pytestmark = pytest.mark.django_db
D = date


@pytest.fixture
def clerk():
    return sari()


def due(raperda, today):
    deliberation = deliberation_of(raperda)
    rows = bridge.deadlines_of([deliberation], deliberation.raperda.daerah, today)[deliberation.pk]
    return {row.id: row.due for row in rows}


def session(nomor, start, end):
    MasaSidang.objects.create(daerah=kota_serang(), tahun_sidang="2022/2023", nomor=nomor, start=start, end=end)


# Beginning


@pytest.mark.parametrize(
    ("subject", "matter", "stage"),
    [
        ("umum", "umum", "penyusunan_opd"),
        ("apbd", "apbd", "kua_ppas_disepakati"),
        ("perubahan_apbd", "papbd", "penyusunan_opd"),
        ("pertanggungjawaban_apbd", "pj", "penyusunan_opd"),
        ("rpjmd", "rpjmd", "penyusunan_opd"),
        ("pajak_retribusi", "pajak", "penyusunan_opd"),
        ("rtrw", "rtrw", "penyusunan_opd"),
        ("pencabutan", "umum", "penyusunan_opd"),
    ],
)
def test_the_subject_chooses_matter_review_and_first_stage(clerk, subject, matter, stage):
    raperda = special(clerk, subject)
    deliberation = deliberation_of(raperda)
    assert (deliberation.matter, raperda.stage) == (matter, stage)
    assert deliberation.review_kind == ("fasilitasi" if matter == "umum" else "evaluasi")
    assert (raperda.editable, raperda.is_public) == (True, False)


def test_the_dprd_is_refused_with_the_article_and_nothing_is_left(clerk):
    raperda = short_raperda(clerk)
    raperda.subject = "apbd"
    raperda.save()
    with pytest.raises(MoveForbidden, match=r"UU 23/2014 Pasal 65 ayat \(1\) huruf d"):
        open_deliberation(raperda=raperda, by=clerk, now=NOW)
    assert not Deliberation.objects.exists()


# APBD


def budget(clerk):
    raperda = special(clerk, "apbd", "APBD 2024", tahun=2023)
    take(raperda, clerk, D(2023, 9, 6), "apbd_diajukan", submitted_on=D(2023, 9, 6))
    take(raperda, clerk, D(2023, 9, 20), "apbd_dibahas")
    return raperda


def test_a_budget_is_agreed_evaluated_refined_enacted(clerk):
    raperda = budget(clerk)
    with pytest.raises(MoveForbidden, match="dihadiri 29 dari 45"):
        take(raperda, clerk, D(2023, 11, 28), "apbd_disetujui", members=45, present=29, agreed_on=D(2023, 11, 28))
    (postponed,) = take(raperda, clerk, D(2023, 11, 27), "apbd_dibahas")
    assert postponed.move_verb.startswith("Tunda")
    take(raperda, clerk, D(2023, 11, 28), "apbd_disetujui", members=45, present=34, agreed_on=D(2023, 11, 28))
    take(raperda, clerk, D(2023, 12, 1), "apbd_evaluasi")
    take(raperda, clerk, D(2023, 12, 18), "apbd_penyempurnaan")
    assert raperda.editable
    with pytest.raises(MoveForbidden, match="Keputusan pimpinan DPRD"):
        take(raperda, clerk, D(2023, 12, 21), "apbd_ditetapkan", noreg="9,88/2023", documents=["surat_noreg"])
    take(raperda, clerk, D(2023, 12, 21), "apbd_ditetapkan", noreg="9,88/2023")
    facts = {"nomor": 9, "tahun": 2023, "enacted_on": D(2023, 12, 28)}
    given = {"jabatan": "WALI KOTA SERANG", "nama": "NAMA", "by": clerk, "now": NOW, "today": D(2023, 12, 28)}
    perda = enact(deliberation=deliberation_of(raperda), facts=facts, **given)
    assert isinstance(perda, Perda)
    assert Raperda.objects.get(pk=raperda.pk).stage == "pengundangan"


def test_a_budget_without_a_decision_ends_in_a_perkada(clerk):
    raperda = budget(clerk)
    with pytest.raises(MoveForbidden, match="60 hari kerja"):
        take(raperda, clerk, D(2023, 11, 20), "perkada_apbd")
    take(raperda, clerk, D(2023, 12, 4), "perkada_apbd")
    assert "perkada_apbd" in due(raperda, D(2023, 12, 4))
    with pytest.raises(MoveForbidden, match="belum disahkan"):
        take(raperda, clerk, D(2023, 12, 11), "perkada_pengganti", documents=["perkada"])
    take(raperda, clerk, D(2023, 12, 11), "perkada_apbd", perkada_sent_on=D(2023, 12, 11))
    assert set(due(raperda, D(2023, 12, 12))) == {"pengesahan_perkada_apbd"}
    take(raperda, clerk, D(2023, 12, 21), "perkada_pengganti", documents=["perkada", "pengesahan_perkada"])
    assert raperda.stage == "perkada_pengganti"


# Perubahan and pertanggungjawaban


def change(clerk, judul="Perubahan APBD 2023"):
    raperda = special(clerk, "perubahan_apbd", judul, tahun=2023)
    take(raperda, clerk, D(2023, 6, 5), "penelaahan_hukum", "harmonisasi_kanwil", "persetujuan_kdh_ajukan")
    return raperda


def test_perubahan_apbd_waits_for_the_account_of_the_year_before(clerk):
    papers = ["hasil_evaluasi", "surat_noreg", "permohonan_evaluasi"]
    raperda = change(clerk)
    take(raperda, clerk, D(2023, 7, 3), "papbd_diajukan", submitted_on=D(2023, 7, 3))
    take(raperda, clerk, D(2023, 9, 5), "papbd_disetujui", agreed_on=D(2023, 9, 5))
    take(raperda, clerk, D(2023, 9, 8), "papbd_evaluasi")
    with pytest.raises(MoveForbidden, match="Perda pertanggungjawaban"):
        take(raperda, clerk, D(2023, 9, 26), "papbd_ditetapkan", noreg="8,1/2023", documents=papers)
    account = special(clerk, "pertanggungjawaban_apbd", "Pertanggungjawaban APBD 2022", tahun=2023)
    row = deliberation_of(account)
    row.agreed_on, row.noreg, row.nomor, row.tahun = D(2023, 7, 20), "5,1/2023", 5, 2023
    row.enacted_on = D(2023, 8, 30)
    row.save()
    take(raperda, clerk, D(2023, 9, 26), "papbd_ditetapkan", noreg="8,1/2023", documents=papers)
    assert raperda.stage == "papbd_ditetapkan"


def test_a_second_perubahan_in_the_year_needs_the_proof_of_luar_biasa(clerk):
    first = change(clerk)
    take(first, clerk, D(2023, 7, 3), "papbd_diajukan", submitted_on=D(2023, 7, 3))
    take(first, clerk, D(2023, 9, 5), "papbd_disetujui", agreed_on=D(2023, 9, 5))
    second = change(clerk, "Perubahan Kedua APBD 2023")
    papers = ["surat_pengantar_kdh", "keterangan_na"]
    with pytest.raises(MoveForbidden, match="Raperda tentang Perubahan APBD 2023 sudah mengubah APBD tahun ini"):
        take(second, clerk, D(2023, 9, 6), "papbd_diajukan", submitted_on=D(2023, 9, 6), documents=papers)
    papers.append("bukti_luar_biasa")
    take(second, clerk, D(2023, 9, 6), "papbd_diajukan", submitted_on=D(2023, 9, 6), documents=papers)


def test_a_perubahan_that_is_not_decided_leaves_the_budget_running(clerk):
    raperda = change(clerk)
    take(raperda, clerk, D(2023, 8, 1), "papbd_diajukan", submitted_on=D(2023, 8, 1))
    with pytest.raises(MoveForbidden, match="30 September, belum lewat"):
        take(raperda, clerk, D(2023, 9, 30), "apbd_berjalan", documents=[])
    take(raperda, clerk, D(2023, 10, 2), "apbd_berjalan", documents=[])
    assert (raperda.stage, raperda.editable) == ("apbd_berjalan", False)


def test_an_account_that_is_not_decided_goes_on_by_perkada(clerk):
    raperda = special(clerk, "pertanggungjawaban_apbd", "Pertanggungjawaban APBD 2022", tahun=2023)
    take(raperda, clerk, D(2023, 6, 5), "penelaahan_hukum", "harmonisasi_kanwil", "persetujuan_kdh_ajukan")
    dates = {"submitted_on": D(2023, 6, 30), "bpk_received_on": D(2023, 5, 29)}
    (entry,) = take(raperda, clerk, D(2023, 6, 30), "pj_diajukan", **dates)
    assert entry.stated == {"submitted_on": "2023-06-30", "bpk_received_on": "2023-05-29"}
    running = due(raperda, D(2023, 7, 3))
    assert (running["pj_diputus"], running["pj_disetujui"]) == (D(2023, 7, 30), D(2023, 7, 31))
    with pytest.raises(MoveForbidden, match="1 bulan"):
        take(raperda, clerk, D(2023, 7, 30), "pj_perkada")
    take(raperda, clerk, D(2023, 7, 31), "pj_perkada")
    take(raperda, clerk, D(2023, 8, 7), "pj_perkada", perkada_sent_on=D(2023, 8, 7))
    with pytest.raises(MoveForbidden, match="15 hari kerja"):
        take(raperda, clerk, D(2023, 8, 14), "perkada_pengganti", documents=["perkada"])
    take(raperda, clerk, D(2023, 9, 4), "perkada_pengganti", documents=["perkada"])


# Plans, space, tax


def test_rpjmd_is_due_six_months_after_the_inauguration_that_was_stated(clerk):
    raperda = special(clerk, "rpjmd", "RPJMD", tahun=2025)
    with pytest.raises(MoveForbidden, match="pelantikan kepala daerah"):
        take(raperda, clerk, D(2025, 3, 3), "penelaahan_hukum")
    take(raperda, clerk, D(2025, 3, 3), "penelaahan_hukum", inaugurated_on=D(2025, 2, 20))
    assert due(raperda, D(2025, 3, 3))["rpjmd_ditetapkan"] == D(2025, 8, 20)


def space(clerk):
    raperda = special(clerk, "rtrw", "RTRW", tahun=2022)
    take(raperda, clerk, D(2022, 8, 1), "penelaahan_hukum", "harmonisasi_kanwil", "persetujuan_kdh_ajukan")
    take(raperda, clerk, D(2022, 11, 1), "rtrw_dibahas_dprd", "rtrw_lintas_sektor")
    take(raperda, clerk, D(2022, 12, 30), "persetujuan_substansi", substance_on=D(2022, 12, 30))
    return raperda


def test_rtrw_not_enacted_in_time_passes_to_the_head_and_then_upwards(clerk):
    raperda = space(clerk)
    take(raperda, clerk, D(2023, 1, 16), "rtrw_disetujui", agreed_on=D(2023, 1, 16))
    with pytest.raises(MoveForbidden, match="2 bulan"):
        take(raperda, clerk, D(2023, 2, 28), "rtrw_oleh_kdh")
    take(raperda, clerk, D(2023, 3, 1), "rtrw_oleh_kdh")
    assert due(raperda, D(2023, 3, 1)) == {"rtrw_oleh_kdh": D(2023, 3, 30), "rtrw_oleh_pusat": D(2023, 4, 30)}
    with pytest.raises(MoveForbidden, match="3 bulan"):
        take(raperda, clerk, D(2023, 3, 30), "rtrw_oleh_pusat")
    take(raperda, clerk, D(2023, 3, 31), "rtrw_oleh_pusat")
    assert raperda.stage == "rtrw_oleh_pusat"


def test_rtrw_in_time_is_enacted_as_a_perda(clerk):
    raperda = space(clerk)
    take(raperda, clerk, D(2023, 1, 16), "rtrw_disetujui", agreed_on=D(2023, 1, 16))
    take(raperda, clerk, D(2023, 1, 18), "rtrw_evaluasi")
    take(raperda, clerk, D(2023, 2, 7), "rtrw_ditetapkan", noreg="1,2/2023")
    assert due(raperda, D(2023, 2, 7))["rtrw_ditetapkan"] == D(2023, 2, 28)


# Masa sidang


def stopped(clerk, judul="Pasar Rakyat"):
    raperda = under_way(clerk, judul=judul)
    take(raperda, clerk, D(2023, 3, 1), "ditarik")
    return raperda


def test_what_was_withdrawn_comes_again_only_in_another_masa_sidang(clerk):
    session(2, D(2023, 1, 1), D(2023, 4, 30))
    session(3, D(2023, 5, 1), D(2023, 8, 31))
    stopped(clerk)
    again, other = under_way(clerk, judul="Pasar rakyat"), under_way(clerk, judul="Pasar Tani")
    with pytest.raises(MoveForbidden, match="tidak dapat diajukan lagi dalam masa sidang ini"):
        take(again, clerk, D(2023, 4, 28), "pengkajian_bapemperda")
    take(other, clerk, D(2023, 4, 28), "pengkajian_bapemperda")
    take(again, clerk, D(2023, 5, 2), "pengkajian_bapemperda")


def test_without_a_calendar_of_sessions_nothing_is_held_against_it(clerk):
    stopped(clerk)
    take(under_way(clerk, judul="Pasar Rakyat"), clerk, D(2023, 3, 2), "pengkajian_bapemperda")


def test_of_two_drafts_in_one_masa_sidang_that_of_the_dprd_is_deliberated(clerk):
    session(2, D(2023, 1, 1), D(2023, 4, 30))
    list(walk(under_way(clerk, judul="Pasar Rakyat"), "penjelasan_dprd", by=clerk, now=NOW, day=D(2023, 2, 1)))
    mine = under_way(clerk, "kdh", judul="Pasar Rakyat")
    list(walk(mine, "persetujuan_kdh_ajukan", by=clerk, now=NOW, day=D(2023, 2, 6)))
    with pytest.raises(MoveForbidden, match=r"UU 12/2011 Pasal 62 dan Pasal 63"):
        take(mine, clerk, D(2023, 2, 6), "penjelasan_kdh")
    (entry,) = take(mine, clerk, D(2023, 2, 6), "menjadi_bahan_sanding", sanding="Raperda DPRD tentang Pasar Rakyat")
    assert entry.stated == {"sanding": "Raperda DPRD tentang Pasar Rakyat"}
    with pytest.raises(MoveForbidden, match="belum berakhir"):
        take(mine, clerk, D(2023, 4, 28), "persetujuan_kdh_ajukan")
    take(mine, clerk, D(2023, 5, 2), "persetujuan_kdh_ajukan", "penjelasan_kdh")
