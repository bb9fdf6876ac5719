"""An act of the archive, filed with the file it was read from."""

from dataclasses import replace
from datetime import date

import pytest

from documents.actions import ActIncomplete, AlreadyFiled, import_perda, publish
from documents.actions.archive import complete_archived, disagreements, doubts_of, file_perda, is_filed
from documents.core.act import ActFacts, facts_of
from documents.core.canon import unpack
from documents.core.parse import parse
from documents.models import Attachment, Perda
from tests.people import NOW, SHORT, budi, kota_serang
from tests.raperda.scenes import promulgated_perda

pytestmark = pytest.mark.django_db

OLD = (
    SHORT.replace("RANCANGAN ", "")
    .replace("NOMOR ... TAHUN ...", "NOMOR 3 TAHUN 2015")
    .replace(
        "pada tanggal ...\nWALI KOTA SERANG,\n\n...\n", "pada tanggal 4 Mei 2015\nWALI KOTA SERANG,\nttd\nNAMA SATU\n"
    )
    .replace(
        "\nPENJELASAN\nATAS",
        "\nDiundangkan di Serang\npada tanggal 5 Mei 2015\nSEKRETARIS DAERAH KOTA SERANG,\nttd\nNAMA DUA\n"
        "LEMBARAN DAERAH KOTA SERANG TAHUN 2015 NOMOR 3\n\nPENJELASAN\nATAS",
        1,
    )
)


def file(text: str = OLD, data: bytes | None = b"teks", **changes) -> Perda:
    tree = parse(text).tree
    facts = replace(facts_of(tree), **changes)
    return import_perda(
        daerah=kota_serang(), tree=tree, facts=facts, source="lama.txt", data=data, by=budi_once(), now=NOW
    )


def budi_once():
    from raperda.accounts.models import User

    return User.objects.filter(username="budi").first() or budi()


def test_a_complete_act_is_in_force_with_its_text_frozen():
    perda = file()
    assert (perda.nomor, perda.tahun, perda.status) == (3, 2015, Perda.Status.BERLAKU)
    assert (perda.tanggal_penetapan, perda.tanggal_pengundangan) == (date(2015, 5, 4), date(2015, 5, 5))
    assert (perda.nama_kepala, perda.nama_sekda, perda.nomor_ld) == ("NAMA SATU", "NAMA DUA", 3)
    tree = unpack(bytes(perda.version.tree))
    assert tree == parse(OLD).tree
    assert all(node.key for node in tree.children)
    kept = Attachment.objects.get(perda=perda)
    assert kept.kind == Attachment.Kind.SUMBER
    assert perda.gazette is None


def test_the_same_file_or_number_is_filed_once():
    file()
    assert is_filed(kota_serang(), b"teks")
    with pytest.raises(AlreadyFiled, match="Berkas ini sudah ada"):
        file()
    with pytest.raises(AlreadyFiled, match="Nomor 3 Tahun 2015 sudah ada"):
        file(data=b"lain")
    assert Perda.objects.count() == 1


def test_an_act_without_promulgation_is_only_enacted():
    perda = file(nomor_ld=None)
    assert perda.status == Perda.Status.DITETAPKAN
    assert doubts_of(facts_of(parse(SHORT).tree))


@pytest.mark.parametrize("missing", [{"nomor": None}, {"tahun": None}, {"nama": ""}])
def test_an_act_that_cannot_be_told_from_others_is_refused(missing):
    with pytest.raises(ActIncomplete):
        file(**missing)
    assert not Perda.objects.exists()


def test_dates_out_of_order_are_refused():
    with pytest.raises(ActIncomplete, match="mendahului"):
        file(promulgated_on=date(2015, 5, 1))


def test_a_lembaran_daerah_number_is_used_once_a_year():
    file()
    with pytest.raises(AlreadyFiled, match="Lembaran Daerah Nomor 3"):
        file(data=b"lain", nomor=4)


def later(**changes):
    """What somebody reads off the printed Lembaran Daerah afterwards."""
    known = {"promulgated_on": date(2015, 5, 5), "secretary": "NAMA DUA", "nomor_ld": 3, "nomor_tld": 9}
    return replace(ActFacts(secretary_office="SEKRETARIS DAERAH KOTA SERANG", noreg="3/2015"), **known | changes)


def complete(perda: Perda, **changes) -> Perda:
    return complete_archived(perda=perda, facts=later(**changes), by=budi_once(), now=NOW)


def test_an_act_filed_without_its_promulgation_is_completed():
    filed = file(nomor_ld=None)
    perda = complete(filed)
    perda.refresh_from_db()
    assert (perda.status, perda.tanggal_pengundangan) == (Perda.Status.BERLAKU, date(2015, 5, 5))
    assert (perda.nama_sekda, perda.jabatan_sekda) == ("NAMA DUA", "SEKRETARIS DAERAH KOTA SERANG")
    assert (perda.nomor_ld, perda.nomor_tld, perda.noreg) == (3, 9, "3/2015")
    assert perda.version == filed.version, "the text stays as it was filed"
    last = perda.version.naskah.edits.last()
    assert (last.verb, last.by) == ("lengkapi", budi_once())
    assert publish(perda=perda, by=last.by, now=NOW).published_at == NOW


@pytest.mark.parametrize(
    "lacking", [{"promulgated_on": None}, {"secretary": ""}, {"nomor_ld": None}, {"promulgated_on": date(2015, 5, 3)}]
)
def test_half_a_promulgation_completes_nothing(lacking):
    perda = file(nomor_ld=None)
    with pytest.raises(ActIncomplete):
        complete(perda, **lacking)
    perda.refresh_from_db()
    assert (perda.status, perda.nomor_tld) == (Perda.Status.DITETAPKAN, None)


def test_a_completed_act_takes_no_number_of_another():
    file(nomor_tld=9)
    perda = file(data=b"lain", nomor=4, nomor_ld=None)
    with pytest.raises(AlreadyFiled, match="Lembaran Daerah Nomor 3 tahun itu"):
        complete(perda, nomor_tld=10)
    with pytest.raises(AlreadyFiled, match="Tambahan Lembaran Daerah Nomor 9"):
        complete(perda, nomor_ld=4)
    assert complete(perda, nomor_ld=4, nomor_tld=10).nomor_ld == 4


def test_an_act_may_keep_the_supplement_it_was_filed_with():
    assert complete(file(nomor_ld=None, nomor_tld=9)).nomor_tld == 9


def test_a_complete_act_and_one_on_its_road_are_not_completed_here():
    with pytest.raises(AlreadyFiled):
        complete(file())
    with pytest.raises(AlreadyFiled):
        complete(promulgated_perda(budi_once()))


@pytest.mark.parametrize(("asked", "day"), [(True, NOW), (False, None)])
def test_filing_publishes_when_asked(asked, day):
    tree = parse(OLD).tree
    given = {"daerah": kota_serang(), "tree": tree, "facts": facts_of(tree), "source": "lama.txt", "data": None}
    assert file_perda(**given, publish_it=asked, by=budi_once(), now=NOW).published_at == day


def test_only_a_complete_act_is_published_at_once():
    tree = parse(OLD).tree
    facts = replace(facts_of(tree), nomor_ld=None)
    perda = file_perda(
        daerah=kota_serang(), tree=tree, facts=facts, source="a", data=None, publish_it=True, by=budi_once(), now=NOW
    )
    assert (perda.status, perda.published_at) == (Perda.Status.DITETAPKAN, None)


def test_what_was_typed_otherwise_than_the_text_states_is_named():
    stated = facts_of(parse(OLD).tree)
    assert disagreements(replace(stated, nama="CONTOH  KECIL", nomor_tld=7), stated) == []
    assert disagreements(replace(stated, nomor=9, nama="Lain"), stated) == [
        "Nomor pada isian berbeda dari teksnya. Periksa keduanya.",
        "Judul pada isian berbeda dari teksnya. Periksa keduanya.",
    ]
