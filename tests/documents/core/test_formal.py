"""What enactment and promulgation write into the text."""

from datetime import date

from documents.core.formal import NOREG, Enactment, Promulgation, enacted, noreg_line, promulgated, tanggal
from documents.core.tree import Kind, Node

DRAFT = Node(
    Kind.PERDA,
    children=(
        Node(Kind.JUDUL, text="RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nNOMOR INDUK"),
        Node(Kind.BATANG_TUBUH, children=(Node(Kind.PASAL, "1", text="Isi."),)),
        Node(Kind.PENUTUP, text="Agar setiap orang mengetahuinya, memerintahkan pengundangan.\nDitetapkan di Serang"),
        Node(Kind.PENJELASAN, text="PENJELASAN\nATAS\nRANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ..."),
    ),
)
SIGNED = Enactment("KOTA SERANG", "Serang", 6, 2022, date(2022, 10, 24), "WALI KOTA SERANG", "Nama Contoh")
PRINTED = Promulgation(
    "Serang",
    date(2022, 10, 25),
    "SEKRETARIS DAERAH KOTA SERANG",
    "Nama Lain",
    6,
    123,
    "NOREG PERATURAN DAERAH: (6-20/2022)",
)


def test_months_are_spelled_out():
    assert tanggal(date(2022, 10, 4)) == "4 Oktober 2022"


def test_enactment_numbers_the_title_and_closes_with_the_signature():
    act = enacted(DRAFT, SIGNED)
    judul, _, penutup, penjelasan = act.children
    assert judul.text == "PERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022\nTENTANG\nNOMOR INDUK"
    assert penjelasan.text.endswith("PERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022")
    assert penutup.text.split("\n") == [
        "Agar setiap orang mengetahuinya, memerintahkan pengundangan.",
        "Ditetapkan di Serang",
        "pada tanggal 24 Oktober 2022",
        "WALI KOTA SERANG,",
        "ttd",
        "NAMA CONTOH",
    ]


def test_promulgation_adds_block_ld_noreg_and_tld():
    act = promulgated(enacted(DRAFT, SIGNED), PRINTED, "KOTA SERANG", 2022)
    lines = act.first(Kind.PENUTUP).text.split("\n")
    assert lines[-2:] == ["LEMBARAN DAERAH KOTA SERANG TAHUN 2022 NOMOR 6", "NOREG PERATURAN DAERAH: (6-20/2022)"]
    assert act.first(Kind.PENJELASAN).children[-1].text == "TAMBAHAN LEMBARAN DAERAH KOTA SERANG NOMOR 123"
    again = promulgated(act, PRINTED, "KOTA SERANG", 2022)
    assert len(again.first(Kind.PENJELASAN).children) == 1


def test_unsigned_act_says_that_it_is_valid():
    act = enacted(DRAFT, Enactment("KOTA SERANG", "Serang", 6, 2022, date(2022, 10, 24), "", "", signed=False))
    assert act.first(Kind.PENUTUP).text.endswith("Peraturan Daerah ini dinyatakan sah.")
    assert "Ditetapkan" not in act.first(Kind.PENUTUP).text


def test_noreg_line_takes_a_running_number_or_a_written_form():
    facts = {"daerah": "KOTA SERANG", "provinsi": "BANTEN", "nomor": 6, "tahun": 2022}
    town, province = NOREG
    assert noreg_line(town, register="21", **facts) == (
        "NOREG PERATURAN DAERAH KOTA SERANG, PROVINSI BANTEN: (6-21/2022)"
    )
    assert noreg_line(town, register="6,21/2022", **facts).endswith("PROVINSI BANTEN: (6,21/2022)")
    assert noreg_line(town, register="(6,21/2022)", **facts).endswith(": (6,21/2022)")
    assert noreg_line(town, register="{x}{nomor", **facts).endswith("({x}{nomor)")
    assert noreg_line("REGISTER {daerah} {register}", register="7", **facts) == "REGISTER KOTA SERANG 7"
    assert noreg_line("REGISTER", register="a/b", **facts) == "REGISTER (a/b)"
    of_province = noreg_line(province, register="3", **(facts | {"daerah": "PROVINSI BANTEN"}))
    assert of_province == "NOREG PERATURAN DAERAH PROVINSI BANTEN: (6-3/2022)"


def test_a_draft_without_number_line_or_closing_gets_both():
    bare = Node(
        Kind.PERDA,
        children=(
            Node(Kind.JUDUL, text="RANCANGAN PERATURAN DAERAH KOTA SERANG\nTENTANG\nCONTOH"),
            Node(Kind.BATANG_TUBUH),
            Node(Kind.PENJELASAN, text="PENJELASAN\nATAS\nPERATURAN DAERAH KOTA SERANG"),
        ),
    )
    act = enacted(bare, SIGNED)
    assert [part.kind for part in act.children] == [Kind.JUDUL, Kind.BATANG_TUBUH, Kind.PENUTUP, Kind.PENJELASAN]
    assert act.children[0].text == "PERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022\nTENTANG\nCONTOH"
    assert act.first(Kind.PENUTUP).text.endswith("NAMA CONTOH")
