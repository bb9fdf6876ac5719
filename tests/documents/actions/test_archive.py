"""An act of the archive, filed with the file it was read from."""

from dataclasses import replace
from datetime import date

import pytest

from documents.actions import ActIncomplete, AlreadyFiled, import_perda
from documents.actions.archive import doubts_of, is_filed
from documents.core.act import facts_of
from documents.core.canon import unpack
from documents.core.parse import parse
from documents.models import Attachment, Perda
from tests.people import NOW, SHORT, budi, kota_serang

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
