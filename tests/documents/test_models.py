"""Rows: what the database itself refuses, what a recorded queryset refuses, and what a promulgated Perda refuses."""

import hashlib
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from documents.actions import attach, enact, freeze, promulgate
from documents.core.canon import pack
from documents.core.tree import Kind, Node
from documents.models import (
    Attachment,
    BulkWriteRefused,
    Clause,
    Daerah,
    Edit,
    Naskah,
    Perda,
    PerdaImmutable,
    Raperda,
    Relation,
    Version,
    VersionImmutable,
)
from tests.documents.drafts import draft_of, row, short_draft
from tests.people import NOW, kota_serang, sari, short_raperda

pytestmark = pytest.mark.django_db
SIGNED = date(2022, 10, 24)


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


def refused(name: str, save) -> None:
    """The database refuses the write by the constraint of that name; SQLite names only its columns at times."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        save()


def enacted(by, nomor: int = 6) -> Perda:
    raperda = short_raperda(by)
    freeze(naskah=draft_of(raperda), name="Disetujui", by=by, now=NOW)
    return enact(
        raperda=raperda,
        nomor=nomor,
        tanggal=SIGNED,
        jabatan="WALI KOTA SERANG",
        nama="Nama Contoh",
        noreg="6/20/2022",
        by=by,
        now=NOW,
    )


def in_force(by, nomor: int = 6, **given) -> Perda:
    given = {"nomor_ld": nomor, "nomor_tld": nomor, "tanggal": SIGNED, **given}
    return promulgate(
        perda=enacted(by, nomor), jabatan="SEKRETARIS DAERAH", nama="Nama", noreg_line="", by=by, now=NOW, **given
    )


@pytest.mark.parametrize(
    ("level", "lengkap", "kepala"),
    [
        ("kota", "Kota Serang", "Wali Kota"),
        ("kabupaten", "Kabupaten Serang", "Bupati"),
        ("provinsi", "Provinsi Serang", "Gubernur"),
    ],
)
def test_a_daerah_names_itself_and_its_head(level, lengkap, kepala):
    daerah = Daerah(level=level, nama="Serang")
    assert (str(daerah), daerah.kepala) == (lengkap, kepala)


def test_one_draft_a_raperda_but_any_number_of_other_texts(naskah):
    given = {"daerah": naskah.daerah, "raperda": naskah.raperda}
    Naskah.objects.create(kind=Naskah.Kind.NASKAH_KERJA, **given)
    Naskah.objects.create(kind=Naskah.Kind.NASKAH_KERJA, **given)
    refused("one_rancangan_per_raperda|raperda_id", lambda: Naskah.objects.create(kind="rancangan", **given))


def test_a_budget_is_not_negative(by):
    facts = {"daerah": kota_serang(), "judul": "X", "initiator": "dprd", "tahun": 2021, "by": by, "at": NOW}
    assert Raperda.objects.create(anggaran=0, **facts).pk
    refused("anggaran_nonneg", lambda: Raperda.objects.create(anggaran=-1, **facts))


def test_a_key_stands_once_in_a_text_and_again_in_another(by, naskah):
    other = Naskah.objects.create(daerah=naskah.daerah, kind=Naskah.Kind.PUSTAKA)
    first = row(naskah, "Pasal 1")
    given = {"key": first.key, "unit": first.key, "kind": "pasal", "position": 1, "edit": first.edit}
    assert Clause(naskah=other, **given).save() is None
    refused("key_unique_in_naskah|naskah_id", lambda: Clause(naskah=naskah, **given).save())


def test_a_chain_of_versions_has_no_two_ends_and_no_two_of_a_number(by, naskah):
    first = freeze(naskah=naskah, name="Satu", by=by, now=NOW)
    given = {"naskah": naskah, "name": "Palsu", "revision": 1, "by": by, "at": NOW, "tree": b"", "digest": "x"}
    refused(
        "version_number_once|naskah_id",
        lambda: Version.objects.create(number=first.number, previous_digest="y", **given),
    )
    refused(
        "version_chain_linear|naskah_id",
        lambda: Version.objects.create(number=2, previous_digest=first.previous_digest, **given),
    )


def test_a_version_gives_back_its_tree():
    tree = Node(Kind.PERDA, children=(Node(Kind.JUDUL, text="JUDUL", key="aaaaaaaa"),), key="bbbbbbbb")
    assert Version(tree=memoryview(pack(tree))).unpacked() == tree


BULK = {
    "update": lambda rows, one: rows.update(text="x"),
    "bulk_create": lambda rows, one: rows.bulk_create([one]),
    "bulk_update": lambda rows, one: rows.bulk_update([one], ["text"]),
    "delete": lambda rows, one: rows.all().delete(),
    "delete on the manager": lambda rows, one: rows.delete(),
}
WAYS = {
    "objects": lambda row: Clause.objects,
    "a queryset": lambda row: Clause.objects.filter(text="x").order_by("pk"),
    "the clauses of a naskah": lambda row: row.naskah.clauses,
    "the children of a clause": lambda row: row.parent.children,
    "the base manager": lambda row: Clause._base_manager,
    "the default manager": lambda row: Clause._default_manager,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("bulk", BULK)
def test_recorded_rows_refuse_bulk_writes(naskah, way, bulk):
    one = row(naskah, "Pasal 3")
    before = list(Clause.objects.order_by("pk").values())
    with pytest.raises(BulkWriteRefused, match="documents.history"):
        BULK[bulk](WAYS[way](one), one)
    assert list(Clause.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("write", ["aupdate", "abulk_create", "abulk_update", "adelete"])
def test_recorded_rows_refuse_asynchronous_bulk_writes_too(write):
    with pytest.raises(BulkWriteRefused):
        getattr(Clause.objects.all(), write)()


def test_related_managers_cannot_slip_past_history_either(naskah):
    bab, pasal = row(naskah, "BAB II"), row(naskah, "Pasal 1")
    with pytest.raises(BulkWriteRefused):
        bab.children.add(pasal)
    with pytest.raises(BulkWriteRefused):
        bab.children.clear()
    assert bab.children.count() == 2


def test_a_single_save_leaves_its_trace(naskah):
    pasal = row(naskah, "Pasal 3")
    pasal.text = "Diubah."
    pasal.save()
    assert [(h.history_type, h.text) for h in pasal.history.order_by("history_id")][-1] == ("~", "Diubah.")


def test_what_carries_history_cannot_be_pulled_away(naskah, by):
    with pytest.raises(ProtectedError):
        naskah.delete()
    with pytest.raises(ProtectedError):
        Edit.objects.filter(naskah=naskah).delete()
    with pytest.raises(ProtectedError):
        by.delete()


@pytest.mark.parametrize("bulk", BULK)
@pytest.mark.parametrize("rows", [Version.objects, Perda.objects], ids=str)
def test_versions_and_perda_refuse_bulk_writes(rows, bulk):
    with pytest.raises(BulkWriteRefused):
        BULK[bulk](rows, None)


def test_the_versions_of_a_naskah_refuse_bulk_writes(by, naskah):
    freeze(naskah=naskah, name="Satu", by=by, now=NOW)
    with pytest.raises(BulkWriteRefused):
        naskah.versions.update(name="Lain")
    with pytest.raises(BulkWriteRefused):
        naskah.versions.all().delete()
    assert naskah.versions.get().name == "Satu"


def test_a_version_is_written_once(by, naskah):
    version = freeze(naskah=naskah, name="Satu", by=by, now=NOW)
    version.name = "Lain"
    for write in (version.save, version.delete, Version.objects.get(pk=version.pk).save):
        with pytest.raises(VersionImmutable):
            write()
    assert Version.objects.get(pk=version.pk).name == "Satu"


@pytest.mark.parametrize("state", ["enacted", "in force"])
def test_a_gazette_once_set_is_neither_replaced_nor_taken_off(by, state):
    perda = enacted(by) if state == "enacted" else in_force(by)
    first, second = (
        attach(name="a.pdf", data=b"%PDF-1.7 " + n, kind="gazet", perda=perda, by=by, now=NOW) for n in (b"1", b"2")
    )
    perda.gazette = first
    perda.save()
    for other in (None, second):
        perda.gazette = other
        with pytest.raises(PerdaImmutable):
            perda.save(update_fields=["gazette"])
    assert Perda.objects.get().gazette == first


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("nomor", 7),
        ("tahun", 2023),
        ("judul", "Lain"),
        ("tanggal_penetapan", date(2022, 10, 1)),
        ("nama_kepala", "Lain"),
        ("jabatan_kepala", "Pj. WALI KOTA SERANG"),
        ("tanggal_pengundangan", date(2022, 10, 30)),
        ("nama_sekda", "Lain"),
        ("jabatan_sekda", "Lain"),
        ("nomor_ld", 8),
        ("nomor_tld", 8),
        ("noreg", "9/9/2022"),
        ("raperda", None),
        ("status", Perda.Status.DITETAPKAN),
    ],
)
def test_a_promulgated_perda_keeps_its_legal_columns(by, column, value):
    perda = in_force(by)
    setattr(perda, column, value)
    with pytest.raises(PerdaImmutable, match="Perda lain"):
        perda.save()


def test_a_promulgated_perda_keeps_its_version(by):
    perda = in_force(by)
    perda.version = perda.version.naskah.versions.get(name="Penetapan")
    with pytest.raises(PerdaImmutable):
        perda.save(update_fields=["version"])


def test_a_promulgated_perda_may_be_summarised_and_repealed(by):
    perda = in_force(by)
    perda.ringkasan, perda.status = "Ringkas.", Perda.Status.DICABUT
    perda.save()
    assert Perda.objects.get(ringkasan="Ringkas.").status == "dicabut"


def test_an_enacted_perda_may_still_be_corrected(by):
    perda = enacted(by)
    perda.nama_kepala = "Nama yang Benar"
    perda.save()
    assert Perda.objects.get().nama_kepala == "Nama yang Benar"


def test_the_database_refuses_a_promulgation_that_is_not_whole(by):
    perda = enacted(by)
    perda.status = Perda.Status.BERLAKU
    refused("promulgated_is_complete", perda.save)
    perda.tanggal_pengundangan, perda.nomor_ld = SIGNED, 6
    refused("promulgated_is_complete", perda.save)
    perda.nama_sekda = "Nama"
    perda.save()


def test_the_database_refuses_a_promulgation_before_the_enactment(by):
    perda = enacted(by)
    perda.tanggal_pengundangan = date(2022, 10, 23)
    refused("promulgated_after_enacted", perda.save)


def test_the_database_refuses_publishing_what_is_not_promulgated(by):
    perda = enacted(by)
    perda.published_at = NOW
    refused("published_is_promulgated", perda.save)


def test_numbers_of_perda_and_of_its_supplement_are_given_once(by):
    first, second = in_force(by, 6), enacted(by, 7)
    second.nomor = 6
    refused("perda_number_once|nomor", second.save)
    second.nomor, second.nomor_tld = 7, first.nomor_tld
    refused("tld_number_once|nomor_tld", second.save)


def test_a_relation_names_its_target_by_row_or_by_words(by):
    perda = enacted(by)
    assert Relation.objects.create(perda=perda, kind="mencabut", citation="Perda Kota Serang Nomor 1 Tahun 2010").pk
    refused("relation_has_target", lambda: Relation.objects.create(perda=perda, kind="mencabut"))


def test_a_file_belongs_to_something(by):
    given = {"kind": "dokumen", "name": "a.txt", "content_type": "text/plain", "size": 1, "file": "a", "by": by}
    digest = hashlib.sha256(b"a").hexdigest()
    refused("attachment_has_owner", lambda: Attachment.objects.create(sha256=digest, at=NOW, **given))
