"""From the agreed draft to the act in force: numbers given once, texts that say it all, and what the law forbids."""

import hashlib
from datetime import date

import pytest

from documents import bridge
from documents.actions import EnactRefused, enact, freeze, promulgate, publish, store_gazette
from documents.core.layout import layout
from documents.core.tree import Kind, walk
from documents.models import Attachment, Naskah, Perda, Relation
from tests.documents.drafts import draft_of, rewrite
from tests.people import NOW, sari, short_raperda

pytestmark = pytest.mark.django_db
SIGNED, PRINTED = date(2022, 10, 24), date(2022, 10, 25)
PDF = b"%PDF-1.7\n%contoh\n"


@pytest.fixture
def by():
    return sari()


def agreed(by, **facts):
    """A Raperda whose text is frozen."""
    raperda = short_raperda(by)
    for name, value in facts.items():
        setattr(raperda, name, value)
    raperda.save()
    freeze(naskah=draft_of(raperda), name="Persetujuan bersama", by=by, now=NOW)
    return raperda


def sign(raperda, by, **given) -> Perda:
    given = {"nomor": 6, "tanggal": SIGNED, "noreg": "6/20/2022", "nama": "Syafrudin", **given}
    return enact(raperda=raperda, jabatan="WALI KOTA SERANG", by=by, now=NOW, **given)


def announce(perda, by, **given) -> Perda:
    given = {"tanggal": PRINTED, "nomor_ld": 6, "nomor_tld": 123, "nama": "Nanang", **given}
    line = "NOREG PERATURAN DAERAH KOTA SERANG, PROVINSI BANTEN: (6-20/2022)"
    return promulgate(perda=perda, jabatan="SEKRETARIS DAERAH KOTA SERANG", noreg_line=line, by=by, now=NOW, **given)


def test_signing_gives_the_text_its_number_date_and_name(by):
    perda = sign(agreed(by), by)
    text = layout(perda.version.unpacked())
    assert text.startswith("PERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022\nTENTANG\nCONTOH KECIL\n")
    assert "Ditetapkan di Serang\npada tanggal 24 Oktober 2022\nWALI KOTA SERANG,\nttd\nSYAFRUDIN\n" in text
    assert "PENJELASAN\nATAS\nPERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022\n" in text
    assert "RANCANGAN" not in text
    assert "Diundangkan" not in text
    assert (perda.status, perda.nomor, perda.tahun, perda.judul) == ("ditetapkan", 6, 2022, "Contoh Kecil")
    assert (perda.nama_kepala, perda.jabatan_kepala, perda.noreg) == ("Syafrudin", "WALI KOTA SERANG", "6/20/2022")


def test_the_act_keeps_the_keys_and_the_draft_keeps_its_text(by):
    raperda = agreed(by)
    draft = draft_of(raperda)
    before = bridge.tree_of(draft)
    perda = sign(raperda, by)
    act = perda.version.unpacked()
    assert {node.key for node in walk(act)} == {node.key for node in walk(before)}
    assert bridge.tree_of(draft) == before
    assert perda.version.naskah.kind == Naskah.Kind.PERDA
    assert not perda.version.naskah.clauses.exists()


def test_an_act_valid_without_a_signature_says_so(by):
    text = layout(sign(agreed(by), by, signed=False).version.unpacked())
    assert "Peraturan Daerah ini dinyatakan sah." in text
    assert "SYAFRUDIN" not in text


def test_what_it_replaces_is_kept_as_a_relation(by):
    perda = sign(agreed(by, menggantikan="Perda Kota Serang Nomor 1 Tahun 2010"), by)
    found = Relation.objects.get(perda=perda)
    assert (found.kind, found.citation) == ("mencabut", "Perda Kota Serang Nomor 1 Tahun 2010")


def test_promulgation_prints_the_gazette_lines(by):
    perda = announce(sign(agreed(by), by), by)
    text = layout(perda.version.unpacked())
    for lines in (
        "Diundangkan di Serang\npada tanggal 25 Oktober 2022\nSEKRETARIS DAERAH KOTA SERANG,\nttd\nNANANG\n",
        "LEMBARAN DAERAH KOTA SERANG TAHUN 2022 NOMOR 6\n",
        "NOREG PERATURAN DAERAH KOTA SERANG, PROVINSI BANTEN: (6-20/2022)\n",
        "TAMBAHAN LEMBARAN DAERAH KOTA SERANG NOMOR 123\n",
    ):
        assert text.count(lines) == 1, lines
    assert "NOMOR ..." not in text
    assert perda.status == Perda.Status.BERLAKU
    assert [v.name for v in perda.version.naskah.versions.order_by("number")] == ["Penetapan", "Pengundangan"]
    assert all(node.key for node in walk(perda.version.unpacked()))


def test_without_a_supplement_no_line_names_one(by):
    perda = announce(sign(agreed(by), by), by, nomor_tld=None)
    assert "TAMBAHAN LEMBARAN" not in layout(perda.version.unpacked())
    assert perda.nomor_tld is None


def test_publishing_opens_it_once(by):
    perda = announce(sign(agreed(by), by), by)
    assert publish(perda=perda, by=by, now=NOW).published_at == NOW
    assert publish(perda=perda, by=by, now=NOW.replace(year=2030)).published_at == NOW


def test_the_gazette_is_stored_once_with_its_digest(by):
    perda = publish(perda=announce(sign(agreed(by), by), by), by=by, now=NOW)
    stored = store_gazette(perda=perda, data=PDF, by=by, now=NOW)
    assert (stored.name, stored.kind, stored.sha256) == (
        "perda-3673-2022-6.pdf",
        "gazet",
        hashlib.sha256(PDF).hexdigest(),
    )
    assert store_gazette(perda=perda, data=PDF + b"lain", by=by, now=NOW) == stored
    assert Attachment.objects.count() == 1
    assert Perda.objects.get().gazette == stored
    with stored.file.open() as file:
        assert file.read() == PDF


def test_a_gazette_that_is_no_pdf_is_not_stored(by):
    perda = announce(sign(agreed(by), by), by)
    with pytest.raises(EnactRefused, match="bukan berkas PDF"):
        store_gazette(perda=perda, data=b"teks biasa", by=by, now=NOW)
    assert not Attachment.objects.exists()


class TestRefusals:
    @pytest.mark.parametrize("noreg", ["", "  "])
    def test_without_a_register_number(self, by, noreg):
        with pytest.raises(EnactRefused, match="nomor register"):
            sign(agreed(by), by, noreg=noreg)

    def test_without_a_frozen_text(self, by):
        with pytest.raises(EnactRefused, match="belum dibekukan"):
            sign(short_raperda(by), by)

    def test_with_edits_after_the_agreement(self, by):
        raperda = agreed(by)
        rewrite(draft_of(raperda), "Pasal 3", "Sesudah disetujui.", by)
        with pytest.raises(EnactRefused, match="belum dibekukan"):
            sign(raperda, by)

    @pytest.mark.parametrize("nomor", [6, 0])
    def test_a_number_that_is_taken_or_none(self, by, nomor):
        sign(agreed(by), by)
        with pytest.raises(EnactRefused, match="Isi nomor berikutnya"):
            sign(agreed(by), by, nomor=nomor)
        assert sign(agreed(by), by, tanggal=date(2023, 1, 5)).tahun == 2023

    def test_enacting_twice(self, by):
        raperda = agreed(by)
        sign(raperda, by)
        with pytest.raises(EnactRefused, match="sudah ditetapkan"):
            sign(raperda, by, nomor=7)
        assert Naskah.objects.filter(kind=Naskah.Kind.PERDA).count() == 1

    def test_promulgating_twice(self, by):
        perda = announce(sign(agreed(by), by), by)
        with pytest.raises(EnactRefused, match="sudah diundangkan"):
            announce(perda, by, nomor_ld=7, nomor_tld=124)

    def test_promulgating_before_enacting(self, by):
        with pytest.raises(EnactRefused, match="mendahului"):
            announce(sign(agreed(by), by), by, tanggal=date(2022, 10, 23))

    @pytest.mark.parametrize(
        ("given", "said"),
        [({"nomor_ld": 6, "nomor_tld": 124}, "Lembaran Daerah Tahun 2022 Nomor 6"), ({"nomor_ld": 7}, "Tambahan.*123")],
    )
    def test_gazette_numbers_that_are_taken(self, by, given, said):
        announce(sign(agreed(by), by), by)
        with pytest.raises(EnactRefused, match=said):
            announce(sign(agreed(by), by, nomor=7), by, **given)

    def test_a_gazette_number_is_free_again_in_another_year(self, by):
        announce(sign(agreed(by), by), by)
        next_year = sign(agreed(by), by, tanggal=date(2023, 2, 1))
        assert announce(next_year, by, tanggal=date(2023, 2, 2), nomor_tld=124).nomor_ld == 6

    def test_publishing_before_promulgating(self, by):
        with pytest.raises(EnactRefused, match="belum diundangkan"):
            publish(perda=sign(agreed(by), by), by=by, now=NOW)

    def test_a_refused_step_leaves_nothing_behind(self, by):
        perda = sign(agreed(by), by)
        versions = perda.version.naskah.versions.count()
        with pytest.raises(EnactRefused):
            announce(perda, by, tanggal=date(2022, 10, 23))
        assert perda.version.naskah.versions.count() == versions
        assert layout(Perda.objects.get().version.unpacked()).count("Diundangkan di") == 0


def test_explained_parts_still_point_at_their_units(by):
    act = announce(sign(agreed(by), by), by).version.unpacked()
    keys = {node.key for node in walk(act)}
    notes = act.first(Kind.PENJELASAN)
    assert all(node.explains in keys for node in walk(notes) if node.kind is Kind.PASAL)
