"""The move form asks what the move asks; the meeting form offers what the daerah has."""

from datetime import date, time

import pytest

from deliberation.actions import open_deliberation
from deliberation.core.stages import DOCUMENTS, Facts, moves
from deliberation.forms import MoveForm, RapatForm
from deliberation.models import Body
from documents.models import Daerah
from tests.people import NOW, kota_serang, sari, short_raperda


def _offer(stage_id, target, **known):
    facts = Facts(today=date(2023, 5, 9), **known)
    return next(offer for offer in moves(stage_id, facts) if offer.move.target == target)


def test_the_form_asks_for_noreg_and_offers_the_missing_papers():
    form = MoveForm(offer=_offer("pemberian_noreg", "penetapan"))
    assert list(form.fields) == ["noreg", "noreg_on", "documents", "note"]
    assert form.fields["noreg"].label == "Nomor register"
    assert form.fields["documents"].choices == [("surat_noreg", "Surat pemberian nomor register")]
    assert 'type="date"' in form.as_p()


def test_a_valid_form_states_clean_values():
    data = {"noreg": " 6,34/2023 ", "noreg_on": "2023-04-05", "documents": ["surat_noreg"], "note": "Diterima."}
    form = MoveForm(data, offer=_offer("pemberian_noreg", "penetapan"))
    assert form.is_valid(), form.errors
    assert form.stated == {"noreg": "6,34/2023", "noreg_on": date(2023, 4, 5), "documents": ["surat_noreg"]}
    assert form.cleaned_data["note"] == "Diterima."


def test_what_is_left_empty_is_not_stated():
    form = MoveForm({"noreg": "6,34/2023"}, offer=_offer("pemberian_noreg", "penetapan"))
    assert form.is_valid(), form.errors
    assert form.stated == {"noreg": "6,34/2023"}


@pytest.mark.parametrize("data", [{}, {"noreg": "6", "noreg_on": "kemarin"}, {"noreg": "6", "documents": ["resep"]}])
def test_bad_input_is_answered_beside_the_field(data):
    assert not MoveForm(data, offer=_offer("pemberian_noreg", "penetapan")).is_valid()


def test_numbers_are_whole_and_positive():
    data = {"nomor": "0", "tahun": "2023", "enacted_on": "2023-04-12"}
    form = MoveForm(data, offer=_offer("penetapan", "pengundangan", noreg="6,34/2023"))
    assert list(form.errors) == ["nomor"]


def test_a_step_back_asks_for_its_reason():
    form = MoveForm({"note": "  "}, offer=_offer("pengkajian_bapemperda", "usul_prakarsa"))
    assert form.fields["note"].label == "Alasan"
    assert list(form.errors) == ["note"]


def test_papers_that_the_law_asks_for_are_marked_and_papers_at_hand_are_not_asked_for():
    offer = _offer("usul_prakarsa", "pengkajian_bapemperda")
    labels = dict(MoveForm(offer=offer).fields["documents"].choices)
    assert labels["keterangan_na"].endswith("(wajib, UU 12/2011 Pasal 56 ayat (2) dan Pasal 63)")
    assert "wajib" not in labels["daftar_pengusul"]
    whole = _offer("usul_prakarsa", "pengkajian_bapemperda", documents=frozenset(DOCUMENTS))
    assert "documents" not in MoveForm(offer=whole).fields


@pytest.mark.django_db
def test_a_meeting_takes_other_items_first_then_the_raperda_in_their_stage():
    clerk, serang = sari(), kota_serang()
    body = Body.objects.create(daerah=serang, kind="dprd", nama="DPRD Kota Serang")
    raperda = short_raperda(clerk)
    open_deliberation(raperda=raperda, by=clerk, now=NOW)
    data = {
        "kind": "paripurna", "body": body.pk, "title": "Penjelasan", "date": "2021-01-11", "time": "09:30",
        "place": "Aula", "agenda": "Pembukaan\n\nPembacaan surat masuk\n", "raperda": [raperda.pk],
    }  # fmt: skip
    form = RapatForm(data, daerah=serang)
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["date"], form.cleaned_data["time"]) == (date(2021, 1, 11), time(9, 30))
    assert [(line.title, line.raperda, line.stage) for line in form.items] == [
        ("Pembukaan", None, ""),
        ("Pembacaan surat masuk", None, ""),
        ("Pengajuan usul Raperda: Raperda tentang Contoh Kecil", raperda, "usul_prakarsa"),
    ]


@pytest.mark.django_db
def test_a_meeting_offers_only_bodies_and_running_raperda_of_its_daerah():
    clerk, serang = sari(), kota_serang()
    other = Daerah.objects.create(kode="36.71", level="kota", nama="Tangerang", provinsi="Banten", ibu_kota="Tangerang")
    Body.objects.create(daerah=other, kind="dprd", nama="DPRD Kota Tangerang")
    running, ended = short_raperda(clerk), short_raperda(clerk)
    ended.stage = "ditarik"
    ended.save()
    form = RapatForm(daerah=serang)
    assert list(form.fields["body"].queryset) == []
    assert list(form.fields["raperda"].queryset) == [running]
    assert list(RapatForm(daerah=other).fields["raperda"].queryset) == []
