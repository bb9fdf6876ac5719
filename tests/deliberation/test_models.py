"""What the rows of the procedure refuse by themselves, whoever writes them."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from deliberation.actions import open_deliberation
from deliberation.models import AgendaItem, Body, Deliberation, EntryImmutable, Rapat, StageEntry
from tests.people import NOW, kota_serang, sari, short_raperda

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def deliberation(clerk):
    return open_deliberation(raperda=short_raperda(clerk), by=clerk, now=NOW)


def _refused_by_database(**columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        Deliberation.objects.update(**columns)


def test_an_entry_is_never_saved_again(deliberation):
    entry = deliberation.entries.get()
    entry.note = "lain"
    with pytest.raises(EntryImmutable, match="tidak dapat diubah atau dihapus"):
        entry.save()
    assert StageEntry.objects.get().note == ""


def test_an_entry_is_never_deleted(deliberation):
    with pytest.raises(EntryImmutable):
        deliberation.entries.get().delete()
    assert StageEntry.objects.count() == 1


@pytest.mark.parametrize(
    "write",
    [
        lambda rows: rows.update(note="lain"),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_create([StageEntry(stage="dicabut")]),
        lambda rows: rows.bulk_update(list(rows), ["note"]),
        lambda rows: rows.update_or_create(stage="usul_prakarsa", defaults={"note": "lain"}),
    ],
)
def test_entries_are_never_written_in_bulk(deliberation, write):
    with pytest.raises(EntryImmutable):
        write(StageEntry.objects.all())
    with pytest.raises(EntryImmutable):
        write(deliberation.entries.all())
    assert StageEntry.objects.get().stage == "usul_prakarsa"


def test_a_raperda_has_one_deliberation(deliberation):
    with pytest.raises(IntegrityError), transaction.atomic():
        Deliberation.objects.create(raperda=deliberation.raperda, track="dprd", review_kind="fasilitasi")


def test_out_of_programme_needs_one_of_the_reasons(deliberation):
    _refused_by_database(in_propemperda=False)
    _refused_by_database(in_propemperda=False, out_of_program_reason="iseng")
    assert Deliberation.objects.update(in_propemperda=False, out_of_program_reason="kerja_sama") == 1


def test_enactment_is_whole_registered_and_after_agreement(deliberation):
    agreed = {"agreed_on": date(2023, 3, 15), "noreg": "6,34/2023"}
    whole = {"nomor": 6, "tahun": 2023, "enacted_on": date(2023, 4, 12)}
    _refused_by_database(**agreed, **{**whole, "tahun": None})
    _refused_by_database(**agreed, **{**whole, "nomor": 0})
    _refused_by_database(**whole, noreg="6,34/2023")
    _refused_by_database(**whole, agreed_on=date(2023, 3, 15))
    _refused_by_database(**agreed, **{**whole, "enacted_on": date(2023, 3, 14)})
    assert Deliberation.objects.update(**agreed, **whole) == 1


def test_promulgation_follows_enactment_and_has_its_number(deliberation):
    Deliberation.objects.update(
        agreed_on=date(2023, 3, 15), noreg="6,34/2023", nomor=6, tahun=2023, enacted_on=date(2023, 4, 12)
    )
    _refused_by_database(promulgated_on=date(2023, 4, 12))
    _refused_by_database(promulgated_on=date(2023, 4, 11), nomor_ld=6)
    assert Deliberation.objects.update(promulgated_on=date(2023, 4, 12), nomor_ld=6) == 1


def test_a_daerah_has_one_dprd_and_many_pansus():
    serang = kota_serang()
    Body.objects.create(daerah=serang, kind="dprd", nama="DPRD Kota Serang")
    Body.objects.create(daerah=serang, kind="pansus", nama="Pansus I")
    Body.objects.create(daerah=serang, kind="pansus", nama="Pansus II")
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.create(daerah=serang, kind="dprd", nama="DPRD lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.create(daerah=serang, kind="pansus", nama="Pansus I")


def test_an_agenda_has_one_item_a_place_and_no_stage_without_its_raperda(clerk):
    body = Body.objects.create(daerah=kota_serang(), kind="dprd", nama="DPRD Kota Serang")
    rapat = Rapat.objects.create(
        daerah=kota_serang(),
        body=body,
        kind="paripurna",
        title="Penjelasan",
        date=date(2021, 1, 11),
        place="Aula",
        by=clerk,
    )
    AgendaItem.objects.create(rapat=rapat, order=1, title="Pembukaan")
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.create(rapat=rapat, order=1, title="Penutupan")
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.create(rapat=rapat, order=2, title="Penjelasan", stage="penjelasan_dprd")
