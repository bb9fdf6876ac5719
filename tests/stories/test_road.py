"""The whole road on a real act: read, edited, compared, walked through every stage, enacted, printed, published."""

import io
import re
from itertools import pairwise

import pypdfium2
import pytest
from django.core.management import call_command

from deliberation.actions import MoveForbidden, begin_from_text, move_to
from documents.actions import EnactRefused, TextLocked, freeze, move_unit, publish, rewrite_clause
from documents.core.diff import compare
from documents.core.layout import layout_unit
from documents.core.parse import parse
from documents.models import Clause, Daerah, Naskah, Perda
from documents.reading import read_text
from documents.tasks import print_gazette
from tests.documents.drafts import unit
from tests.people import NOW, person
from tests.stories.road import deliberation_of, draft_of, step, walk, work_off

pytestmark = [pytest.mark.corpus, pytest.mark.django_db(transaction=True)]
DAY = NOW.date()
FIVE = (
    "Ruang lingkup pelayanan publik dalam Peraturan Daerah ini meliputi :\n"
    "a. pelayanan barang publik;\nb. pelayanan jasa publik; dan\nc. pelayanan administratif."
)
NEW_AYAT = "(2) Barang publik disediakan menurut kebutuhan masyarakat."


@pytest.fixture
def kulon_progo():
    return Daerah.objects.create(
        kode="34.01", level="kabupaten", nama="Kulon Progo", provinsi="Daerah Istimewa Yogyakarta", ibu_kota="Wates"
    )


@pytest.fixture
def sari(kulon_progo):
    return person("sari", "perancang", "setwan", daerah=kulon_progo)


@pytest.fixture
def raperda(corpus, kulon_progo, sari):
    """The act as a draft, read from the file as somebody would bring it."""
    file = corpus / "perda" / "kulonprogo-11-2016" / "teks.txt"
    tree = parse(read_text(file.name, file.read_bytes())).tree
    return begin_from_text(
        tree=tree, source=file.name, original=file.read_bytes(), by=sari, now=NOW, daerah=kulon_progo,
        judul="Pelayanan Publik", initiator="dprd", tahun=2021,
    )  # fmt: skip


def edit(naskah, address, text, by):
    """Rewrite the unit called that, the way its form does."""
    key = unit(naskah, address).key
    revision = Clause.objects.get(naskah=naskah, key=key).revision
    rewrite_clause(naskah=naskah, key=key, text=text, expected_revision=revision, by=by, now=NOW, address=address)


def six_with_another_ayat() -> str:
    """Pasal 6 of the draft with one ayat more between its two."""
    naskah = Naskah.objects.get(kind=Naskah.Kind.RANCANGAN)
    first, second = layout_unit(unit(naskah, "Pasal 6")).split("\n(2) ")
    return f"{first}\n{NEW_AYAT}\n(3) {second}"


def amended(raperda, by):
    """The versions before and after three edits: Pasal 5 rewritten, an ayat put into Pasal 6, Pasal 37 before 36."""
    naskah = draft_of(raperda)
    before = freeze(naskah=naskah, name="Naskah awal", by=by, now=NOW)
    edit(naskah, "Pasal 5", FIVE, by)
    edit(naskah, "Pasal 6", six_with_another_ayat(), by)
    anchor, moved = unit(naskah, "Pasal 36").key, unit(naskah, "Pasal 37").key
    move_unit(naskah=naskah, key=moved, anchor=anchor, where="sebelum", by=by, now=NOW, address="Pasal 37")
    return before, freeze(naskah=naskah, name="Setelah disunting", by=by, now=NOW)


def test_nothing_is_told_but_what_was_done(raperda, sari):
    before, after = amended(raperda, sari)
    changes = compare(before.unpacked(), after.unpacked())
    assert [(change.kinds, change.old, change.new) for change in changes] == [
        (("changed",), "Pasal 5", "Pasal 5"),
        (("inserted",), None, "Pasal 6 ayat (2)"),
        (("renumbered",), "Pasal 6 ayat (2)", "Pasal 6 ayat (3)"),
        (("moved",), "Pasal 37", "Pasal 36"),
        (("renumbered",), "Pasal 36", "Pasal 37"),
    ]
    assert [op for op in changes[0].edit if op[0] != "="] == [("+", " dalam Peraturan Daerah ini")]
    assert changes[1].edit == (("+", NEW_AYAT.removeprefix("(2) ")),)


def test_the_road(raperda, sari, kulon_progo, client):
    budi = person("budi", "bagian_hukum", daerah=kulon_progo)
    given = {"by": sari, "now": NOW, "day": DAY, "nomor": 11}
    with pytest.raises(MoveForbidden, match="Dokumen yang disyaratkan belum ada: .*UU 12/2011 Pasal 56"):
        move(raperda, "pengkajian_bapemperda", sari)
    assert step(raperda, **given) == "pengkajian_bapemperda"
    with pytest.raises(MoveForbidden, match="Naskah belum dibekukan sejak suntingan terakhir"):
        move(raperda, "harmonisasi_kanwil", sari)
    with pytest.raises(MoveForbidden, match="tidak dapat beralih ke Berlaku"):
        move(raperda, "diundangkan_berlaku", sari)
    amended(raperda, sari)

    passed = list(walk(raperda, "pemberian_noreg", **given))
    assert {"pembahasan_akd", "fasilitasi", "persetujuan_bersama"} <= set(passed)
    with pytest.raises(TextLocked):
        edit(draft_of(raperda), "Pasal 5", FIVE, sari)
    with pytest.raises(MoveForbidden, match=r"nomor register.*UU 23/2014 Pasal 243 ayat \(1\)"):
        move(raperda, "penetapan", budi)
    given["by"] = budi
    assert list(walk(raperda, "pengundangan", **given)) == ["penetapan", "pengundangan"]
    perda = Perda.objects.get(raperda=raperda)
    with pytest.raises(EnactRefused, match="belum diundangkan"):
        publish(perda=perda, by=budi, now=NOW)
    assert list(walk(raperda, "diundangkan_berlaku", **given))[-2:] == ["publikasi", "diundangkan_berlaku"]

    publish(perda=perda, by=budi, now=NOW)
    assert client.get("/perda/2021/11/gazet.pdf").status_code == 404
    print_gazette.enqueue(perda_id=perda.pk, by_id=budi.pk)
    work_off()
    holds_every_pasal_in_order(pdf_text(client.get("/perda/2021/11/gazet.pdf")))
    anybody_reads_it(client)
    call_command("verify_versions", stdout=(said := io.StringIO()))
    assert said.getvalue().endswith("rantai utuh.\n")


def move(raperda, target, by):
    """The bare move, with nothing stated."""
    move_to(deliberation=deliberation_of(raperda), target=target, by=by, now=NOW, today=DAY)


def pdf_text(answer) -> str:
    """The words of all pages of a printed gazette."""
    data = b"".join(answer.streaming_content)
    assert answer.headers["Content-Type"] == "application/pdf"
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def holds_every_pasal_in_order(text: str) -> None:
    """The headings of the 41 pasal, once as the law and once as its penjelasan."""
    headings = [int(number) for number in re.findall(r"^Pasal (\d+)\s*$", text, re.MULTILINE)]
    assert headings == [*range(1, 42), *range(1, 42)]
    assert "NOMOR 11 TAHUN 2021" in text
    assert "RANCANGAN" not in text
    assert NEW_AYAT.removeprefix("(2) ") in " ".join(text.split())


def anybody_reads_it(client) -> None:
    """The public page: every pasal at its own link, and nothing sent twice to who already has it."""
    assert "Pelayanan Publik" in client.get("/perda/").content.decode()
    answer = client.get("/perda/2021/11")
    page = answer.content.decode()
    places = [page.index(f'id="pasal-{number}"') for number in range(1, 42)]
    assert all(here < there for here, there in pairwise(places))
    assert "Barang publik disediakan menurut kebutuhan masyarakat." in page
    again = client.get("/perda/2021/11", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
