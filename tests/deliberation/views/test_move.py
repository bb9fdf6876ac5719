"""Pindah tahap: a step with its papers, the rule that forbids one, and a step somebody else took meanwhile."""

import pytest
from django.utils import timezone

from deliberation.actions import confirm_letter, draft_letter, open_series, receive_letter, take_number
from deliberation.core.stages import DOCUMENTS
from deliberation.models import Deliberation, StageEntry
from documents.models import Raperda

pytestmark = pytest.mark.django_db
FIRST = "tahap/pengkajian_bapemperda"


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def stage(raperda) -> str:
    return Raperda.objects.get(pk=raperda.pk).stage


def test_a_step_with_its_papers(desk, url, raperda, clerk):
    given = {"documents": ["keterangan_na"], "nomor_pokok": "01/DPRD/2026", "note": "Diterima."}
    answer = desk.post(url(FIRST), given, follow=True)
    assert answer.redirect_chain == [(url(), 302)]
    assert "Tahap kini: Pengkajian Bapemperda." in answer.content.decode()
    entry = StageEntry.objects.latest("pk")
    assert (entry.stage, entry.by, entry.note) == ("pengkajian_bapemperda", clerk, "Diterima.")
    assert (entry.documents, entry.since) == (["keterangan_na"], timezone.localdate())
    assert Deliberation.objects.get(raperda=raperda).nomor_pokok == "01/DPRD/2026"


def test_a_step_without_a_paper_the_law_asks_for(desk, url, raperda):
    answer = desk.post(url(FIRST), {"note": "Tanpa dokumen."})
    assert answer.status_code == 422
    (said,) = answer.context["form"].non_field_errors()
    assert "UU 12/2011 Pasal 56 ayat (2)" in said
    assert "Tanpa dokumen." in answer.content.decode()
    assert stage(raperda) == "usul_prakarsa"


def test_a_step_back_needs_a_reason(desk, url, raperda):
    answer = desk.post(url("tahap/ditarik"), {"note": ""})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["note"]
    assert stage(raperda) == "usul_prakarsa"


def test_a_rule_no_form_can_satisfy_closes_the_form(desk, url, at, raperda):
    at("pengkajian_bapemperda")
    page = desk.get(url("tahap/harmonisasi_kanwil")).content.decode()
    assert "Naskah belum dibekukan sejak suntingan terakhir" in page
    assert "disabled" in page
    answer = desk.post(url("tahap/harmonisasi_kanwil"), {"documents": ["permohonan_harmonisasi"]})
    assert answer.status_code == 422
    assert stage(raperda) == "pengkajian_bapemperda"


def test_a_fact_that_is_missing_is_asked_for(desk, url, at, raperda, legal):
    at("pemberian_noreg")
    desk.force_login(legal)
    answer = desk.post(url("tahap/penetapan"), {"noreg": " "})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["noreg"]
    assert stage(raperda) == "pemberian_noreg"


def test_the_registered_letter_is_not_typed_again(client, url, at, legal, clerk):
    raperda = at("ba_tingkat_1")
    client.force_login(legal)
    day = timezone.localdate()
    book = open_series(
        daerah=raperda.daerah, name="Umum", tahun=day.year, kode="005", unit="DPRD",
        pattern="{kode}/{urut}/{unit}/{tahun}", first=1, by=clerk,
    )  # fmt: skip
    given = {"daerah": raperda.daerah, "raperda": raperda, "subject": "Contoh", "recipient": "", "by": clerk}
    papers = ("permohonan-fasilitasi", "permohonan-noreg")
    letters = [draft_letter(paper=paper, now=timezone.now(), **given) for paper in papers]
    numbered = [take_number(letter=one, series=book, on=day, by=clerk, now=timezone.now()) for one in letters]
    page = client.get(url("tahap/fasilitasi"))
    assert page.context["form"]["letter_number"].value() is None
    for one in numbered:
        confirm_letter(letter=one, by=legal, now=timezone.now())
    page = client.get(url("tahap/fasilitasi"))
    form = page.context["form"]
    assert (form["letter_number"].value(), form["letter_on"].value()) == (f"005/1/DPRD/{day.year}", day)
    assert "Terisi dari register surat" in page.content.decode()
    named = {"letter_number": form["letter_number"].value(), "letter_on": day.isoformat()}
    assert client.post(url("tahap/fasilitasi"), named).status_code == 302
    assert StageEntry.objects.latest("pk").stated["letter_number"] == named["letter_number"]


def test_what_came_in_names_the_step_it_ends(client, url, at, legal):
    raperda = at("fasilitasi")
    client.force_login(legal)
    day = timezone.localdate()
    given = {"subject": "Hasil", "sender": "Gubernur Banten", "paper": "hasil-fasilitasi", "by": legal}
    receive_letter(daerah=raperda.daerah, nomor="180/9", on=day, raperda=raperda, now=timezone.now(), **given)
    form = client.get(url("tahap/penyempurnaan_fasilitasi")).context["form"]
    assert (form["letter_number"].value(), form["letter_on"].value()) == ("180/9", day)


def test_a_step_that_somebody_else_took_meanwhile_is_explained(desk, url, at):
    at("pengkajian_bapemperda")
    answer = desk.post(url(FIRST), {"documents": ["keterangan_na"]})
    assert answer.status_code == 409
    assert "tidak dapat beralih ke Pengkajian Bapemperda" in answer.content.decode()
    answer = desk.post(url(FIRST), {}, headers={"Referer": f"http://testserver{url(FIRST)}"}, follow=True)
    assert "tidak dapat beralih ke Pengkajian Bapemperda" in answer.content.decode()


def test_a_stage_that_does_not_exist(desk, url):
    assert desk.get(url("tahap/apa")).status_code == 404


def test_enactment_cannot_be_taken_past_its_own_form(client, url, at, raperda, legal):
    at("penetapan")
    client.force_login(legal)
    given = {"nomor": 1, "tahun": 2026, "enacted_on": timezone.localdate().isoformat()}
    assert client.post(url("tahap/pengundangan"), given).headers["Location"] == url("penetapan")
    assert stage(raperda) == "penetapan"


def test_a_note_for_a_step_that_somebody_else_took_is_shown_to_be_copied(desk, url, at):
    at("pengkajian_bapemperda")
    given = {"documents": ["keterangan_na", "resep"], "nomor_pokok": "01/DPRD/2026", "note": "Catatan <panjang>."}
    answer = desk.post(url(FIRST), given, headers={"Referer": f"http://testserver{url(FIRST)}"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Catatan &lt;panjang&gt;.</textarea>" in page
    assert "01/DPRD/2026" in page
    assert DOCUMENTS["keterangan_na"].nama in page
    assert "Tahap sekarang: Pengkajian Bapemperda." in page
    assert f'href="{url()}"' in page


def test_a_note_of_who_may_not_take_the_step_is_shown_too(client, url, raperda, member):
    client.force_login(member)
    answer = client.post(url(FIRST), {"note": "Catatan panjang."})
    assert answer.status_code == 403
    assert "Peran Anda tidak dapat mencatat langkah ini." in answer.content.decode()
    assert "Catatan panjang.</textarea>" in answer.content.decode()
    assert stage(raperda) == "usul_prakarsa"
    assert client.get(url(FIRST)).status_code == 403
