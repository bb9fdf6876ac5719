"""References found in a text: the forms of official drafting, old and damaged ones, and what only looks like one."""

import pytest

from documents.core.references import Mention, Step, find
from documents.core.references.places import shown


def said(steps: tuple[Step, ...]) -> str:
    return " ".join(map(shown, steps))


def paths(mention: Mention) -> list[str]:
    """The targets in full, ranges with "..", exceptions with "-"."""
    return [
        ("-" if target.excluded else "") + said(target.path) + (f" .. {said(target.last_path)}" if target.last else "")
        for target in mention.targets
    ]


def only(text: str) -> Mention:
    (mention,) = find(text)
    return mention


EXAMPLES = [
    ("sebagaimana dimaksud pada ayat (1)", ["ayat (1)"]),
    ("sebagaimana dimaksud pada ayat (1) dan ayat (2)", ["ayat (1)", "ayat (2)"]),
    ("sebagaimana dimaksud dalam Pasal 21 huruf a", ["Pasal 21 huruf a"]),
    ("sebagaimana dimaksud dalam Pasal 65 ayat (1) huruf b", ["Pasal 65 ayat (1) huruf b"]),
    ("sebagaimana dimaksud dalam Pasal 74 ayat (1) huruf g", ["Pasal 74 ayat (1) huruf g"]),
    ("sebagaimana dimaksud dalam ayat (2) huruf a", ["ayat (2) huruf a"]),
    ("sebagaimana dimaksud dalam huruf a, huruf b, dan huruf c", ["huruf a", "huruf b", "huruf c"]),
    ("tercantum dalam Lampiran II yang merupakan bagian tidak terpisahkan", ["Lampiran II"]),
    ("sebagaimana diatur dalam ketentuan peraturan perundang-undangan", []),
    ("sebagai tindak lanjut dari Pasal 99 Undang-Undang Nomor 1 Tahun 2022 tentang …", ["Pasal 99"]),
    ("sebagaimana dimaksud dalam Pasal 5 sampai dengan Pasal 9", ["Pasal 5 .. Pasal 9"]),
    ("sebagaimana dimaksud pada ayat (1) sampai dengan ayat (4)", ["ayat (1) .. ayat (4)"]),
    ("sebagaimana dimaksud dalam huruf a sampai dengan huruf e", ["huruf a .. huruf e"]),
    ("sebagaimana dimaksud dalam Pasal 5 sampai dengan Pasal 12 berlaku juga", ["Pasal 5 .. Pasal 12"]),
    (
        "sebagaimana dimaksud pada ayat (1), Pasal 7 ayat (2) dan ayat (4), Pasal 12, dan Pasal 13 ayat (3)",
        ["ayat (1)", "Pasal 7 ayat (2)", "Pasal 7 ayat (4)", "Pasal 12", "Pasal 13 ayat (3)"],
    ),
    (
        "sebagaimana dimaksud dalam Pasal 23 ayat (1) huruf b angka 1 huruf a)",
        ["Pasal 23 ayat (1) huruf b angka 1 huruf a)"],
    ),
    ("sebagaimana dimaksud pada ayat (1) huruf h sampai dengan huruf k", ["ayat (1) huruf h .. ayat (1) huruf k"]),
    (
        "sebagaimana dimaksud dalam Pasal 25 ayat (2) huruf b angka 1 dan angka 2",
        ["Pasal 25 ayat (2) huruf b angka 1", "Pasal 25 ayat (2) huruf b angka 2"],
    ),
    (
        "sebagaimana dimaksud pada ayat (2) huruf a angka 1 atau huruf b angka 1",
        ["ayat (2) huruf a angka 1", "ayat (2) huruf b angka 1"],
    ),
    ("sebagaimana dimaksud dalam huruf a angka 2", ["huruf a angka 2"]),
    ("sebagaimana dimaksud pada angka 1 sampai dengan angka 4", ["angka 1 .. angka 4"]),
    ("sebagaimana dimaksud dalam Pasal 21 dan/atau Pasal 22", ["Pasal 21", "Pasal 22"]),
    ("sebagaimana dimaksud dalam Pasal 44, Pasal 45, dan Pasal 46", ["Pasal 44", "Pasal 45", "Pasal 46"]),
    ("sebagaimana dimaksud dalam Pasal 1 angka 1", ["Pasal 1 angka 1"]),
    (
        "sebagaimana dimaksud dalam Pasal 150 huruf a Undang-Undang Nomor 28 Tahun 2009 tentang Pajak Daerah",
        ["Pasal 150 huruf a"],
    ),
    ("sebagaimana dimaksud dalam Pasal 51 dan Pasal 52 Undang-Undang Nomor 1 Tahun 2014", ["Pasal 51", "Pasal 52"]),
    ("sebagaimana dimaksud dalam Bab XIII Undang-Undang ini", ["BAB XIII"]),
    (
        "melanggar larangan dalam Pasal 7, Pasal 8, Pasal 20, Pasal 20A, atau Pasal 27C",
        ["Pasal 7", "Pasal 8", "Pasal 20", "Pasal 20A", "Pasal 27C"],
    ),
    ("sebagaimana dimaksud pada ayat (1) sampai dengan ayat (1b)", ["ayat (1) .. ayat (1b)"]),
    (
        "huruf A, huruf B, dan huruf D Lampiran I Peraturan Daerah Nomor 8 Tahun 2023",
        ["Lampiran I huruf A", "Lampiran I huruf B", "Lampiran I huruf D"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_the_forms_of_real_acts_are_read(text: str, expected: list[str]) -> None:
    mention = only(text)
    assert mention.read
    assert paths(mention) == expected


def test_an_exception_may_stand_apart_or_close() -> None:
    apart = find("sebagaimana dimaksud dalam Pasal 5 sampai dengan Pasal 12 berlaku juga, kecuali Pasal 7 ayat (1)")
    assert [paths(mention) for mention in apart] == [["Pasal 5 .. Pasal 12"], ["Pasal 7 ayat (1)"]]
    close = only("dalam Pasal 5 sampai dengan Pasal 12, kecuali Pasal 7 dan Pasal 8 berlaku")
    assert paths(close) == ["Pasal 5 .. Pasal 12", "-Pasal 7", "-Pasal 8"]


def test_an_exception_inside_a_pasal_ends_at_the_next_pasal() -> None:
    inside = only("dalam Pasal 5 ayat (2) sampai dengan ayat (4), kecuali ayat (3), dan Pasal 9 berlaku")
    assert paths(inside) == ["Pasal 5 ayat (2) .. Pasal 5 ayat (4)", "-Pasal 5 ayat (3)", "Pasal 9"]


MIXED = [
    (
        "sebagaimana dimaksud dalam Pasal 5 ayat (1), ayat (2), dan ayat (3) huruf a dan huruf b serta Pasal 7",
        ["Pasal 5 ayat (1)", "Pasal 5 ayat (2)", "Pasal 5 ayat (3) huruf a", "Pasal 5 ayat (3) huruf b", "Pasal 7"],
    ),
    (
        "sebagaimana dimaksud pada ayat (1), ayat (2) huruf b sampai dengan huruf d, dan Pasal 9",
        ["ayat (1)", "ayat (2) huruf b .. ayat (2) huruf d", "Pasal 9"],
    ),
    (
        "sebagaimana dimaksud dalam Pasal 10 sampai dengan Pasal 12 dan Pasal 15 sampai dengan Pasal 20",
        ["Pasal 10 .. Pasal 12", "Pasal 15 .. Pasal 20"],
    ),
    (
        "melanggar Pasal 7 ayat (2), ayat (4) huruf c, huruf d angka 1, dan huruf e",
        [
            "Pasal 7 ayat (2)",
            "Pasal 7 ayat (4) huruf c",
            "Pasal 7 ayat (4) huruf d angka 1",
            "Pasal 7 ayat (4) huruf e",
        ],
    ),
    ("tercantum dalam Lampiran I sampai dengan Lampiran IV", ["Lampiran I .. Lampiran IV"]),
    ("dalam BAB II sampai dengan BAB IV", ["BAB II .. BAB IV"]),
    (
        "dalam Pasal 28H ayat (1) dan Pasal 28I ayat (4) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        ["Pasal 28H ayat (1)", "Pasal 28I ayat (4)"],
    ),
    ("dalam Pasal 1 butir ke 3", ["Pasal 1 angka 3"]),
]


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_mixed_lists_inherit_their_upper_levels(text: str, expected: list[str]) -> None:
    assert paths(only(text)) == expected


HOSTS = [
    ("Pasal 5 Undang-Undang Nomor 1 Tahun 2022 tentang Hubungan Keuangan yang", True),
    ("Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;", True),
    ("sebagaimana dimaksud dalam Kitab Undang-Undang Hukum Acara Pidana.", True),
    ("Pasal 5 ayat (1) dalam Peraturan Pemerintah Nomor 12 Tahun 2019 dan", True),
    ("Undang-Undang Nomor 28 Tahun 2009 tentang Pajak Daerah dan Retribusi Daerah Pasal 156 ayat (1)", True),
    ("dalam Pasal 7 Peraturan Daerah Kota Serang Nomor 3 Tahun 2010 tentang Izin", True),
    ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, diamanatkan pada Pasal 236 ayat (1)", True),
    ("Undang-Undang Nomor 1 Tahun 2009 tentang Jalan, sebagaimana diamanatkan dalam Pasal 7", True),
    ("dalam Pasal 7 Peraturan Daerah ini berlaku", False),
    ("dalam Pasal 7 Peraturan Daerah Kota Serang ini berlaku", False),
    ("dalam Pasal 5, Peraturan Pemerintah Nomor 12 Tahun 2019 berlaku", False),
    ("pada ayat (1) Peraturan Bupati ditetapkan", False),
    ("diatur lebih lanjut dari Pasal 5 dengan Peraturan Wali Kota", False),
]


@pytest.mark.parametrize(("text", "external"), HOSTS)
def test_the_act_that_follows_decides_whether_it_is_another(text: str, external: bool) -> None:
    assert only(text).external is external


def test_a_host_takes_its_history_and_gazette_along() -> None:
    text = (
        "dalam Pasal 2 Undang-Undang Nomor 41 Tahun 1999 tentang Kehutanan (Lembaran Negara Tahun 1999 Nomor 167) "
        "sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 19 Tahun 2004 tentang Penetapan "
        "Perpu wajib dipatuhi sesuai Pasal 3."
    )
    first, second = find(text)
    assert first.host.startswith("Undang-Undang Nomor 41 Tahun 1999")
    assert text[first.end :].startswith(" wajib dipatuhi")
    assert paths(second) == ["Pasal 3"]
    assert not second.external


OLD_AND_DAMAGED = [
    ("sebagaimana dimaksud Pasal 12", ["Pasal 12"]),
    ("sebagai dimaksud dalam ayat (1) pasal 7", ["Pasal 7 ayat (1)"]),
    ("dimaksud pada ayat (3)a", ["ayat (3a)"]),
    ("dalam Pasal 26 A ayat (2)", ["Pasal 26A ayat (2)"]),
    ("dalam Pasal16", ["Pasal 16"]),
    ("dalam Pasa1 l2 huruf b", ["Pasal 12 huruf b"]),
    ("dalam Pasal 1O5", ["Pasal 105"]),
    ("dalam Pasal 11ayat (1)", ["Pasal 11 ayat (1)"]),
    ("sebagaimana dimaksud pada ayat (l)", ["ayat (1)"]),
    ("sebagaimana dimaksud pada ayat (21, ayat (3) dan ayat ( l)", ["ayat (2)", "ayat (3)", "ayat (1)"]),
    ("sebagaimana ^dimaksud ^pada ayat ^(2) ^huruf ^c", ["ayat (2) huruf c"]),
    ("sebagaimana climaksud pada ayat (2)", ["ayat (2)"]),
    ("pada ayat (1) ayat (2) dan ayat (3)", ["ayat (1)", "ayat (2)", "ayat (3)"]),
    ("Pasal 5, ayat (1)", ["Pasal 5 ayat (1)"]),
    ("Pasal 7 s/d 9", ["Pasal 7 .. Pasal 9"]),
    ("Pasal 7 s.d. Pasal 9", ["Pasal 7 .. Pasal 9"]),
    ("ayat (1), (2), dan (3)", ["ayat (1)", "ayat (2)", "ayat (3)"]),
    ("dalam Pasal 5 dan 6", ["Pasal 5", "Pasal 6"]),
    ("huruf a dan b", ["huruf a", "huruf b"]),
    ("Ketentuan ayat (2) dan ayat (3) Pasal 8 diubah", ["Pasal 8 ayat (2)", "Pasal 8 ayat (3)"]),
    ("Ketentuan huruf a ayat (3) Pasal 7 diubah", ["Pasal 7 ayat (3) huruf a"]),
    (
        "Ketentuan ayat (1) huruf c dan huruf f Pasal 16 diubah",
        ["Pasal 16 ayat (1) huruf c", "Pasal 16 ayat (1) huruf f"],
    ),
    ("pada angka 1 (satu) diabaikan", ["angka 1"]),
    ("dalam butir 2 dan butir 3", ["angka 2", "angka 3"]),
    ("dalam Bagian Kedua Belas BAB IV", ["BAB IV Bagian Kedua Belas"]),
    (
        "dalam Pasal 139 ayat (1) huruf a serta pada ayat (2) huruf c",
        ["Pasal 139 ayat (1) huruf a", "Pasal 139 ayat (2) huruf c"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OLD_AND_DAMAGED)
def test_old_and_damaged_forms_are_read(text: str, expected: list[str]) -> None:
    assert paths(only(text)) == expected


UNREAD = [
    "sebagaimana dimaksud dalam Pasal-Pasal ini",
    "sebagaimana dimaksud di atas",
    "sebagaimana tersebut di atas",
    "sebagaimana dimaksud dalam pasal terdahulu",
    "sebagaimana dimaksud pada ayat huruf d",
    "sebagaimana dimaksud, berfungsi sebagai",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_begins_like_a_reference_and_names_nothing_is_unread(text: str) -> None:
    assert not find(text)[0].read


NO_REFERENCE = [
    "Pasal demi pasal dijelaskan.",
    "angka kematian 5 orang, babi, dan huruf kapital",
    "sebagaimana mestinya",
    "sebagai berikut: a. satu",
    "sebagaimana tercantum dalam kartu tanda penduduk",
    "lampiran dokumen permohonan",
    "Isi.\nPasal 5\nIsi lain.",
    "Cukup jelas. Ayat (2) Cukup jelas.",
    "ayat (1) Yang dimaksud adalah modal awal.",
    "BAB IX : Penutup",
    "",
]


@pytest.mark.parametrize("text", NO_REFERENCE)
def test_labels_and_plain_words_are_no_references(text: str) -> None:
    assert find(text) == ()


def test_numbers_that_follow_a_list_by_chance_stay_out() -> None:
    assert paths(only("menurut Pasal 5, 30 (tiga puluh) hari kerja")) == ["Pasal 5"]


def test_offsets_mark_the_words_and_mentions_do_not_overlap() -> None:
    text = "Izin sebagaimana dimaksud pada ayat (1) dan melanggar ketentuan Pasal 7 ayat (2), dicabut."
    first, second = find(text)
    assert text[first.start : first.end] == "sebagaimana dimaksud pada ayat (1)"
    assert text[first.at : first.end] == "ayat (1)"
    assert text[second.start : second.end] == "Pasal 7 ayat (2)"
    assert (first.prep, second.prep) == ("pada", "")
    step = second.targets[0].steps[1]
    assert text[step.start : step.end] == "ayat (2)"
    assert text[step.at : step.end] == "(2)"


HOSTILE = [
    "sebagaimana dimaksud " * 20_000,
    "Pasal 5, " * 20_000,
    "ayat (" * 40_000,
    "ayat" + " " * 200_000 + "(1)",
    "(" * 200_000 + "Pasal 5",
    "huruf a angka 1 " * 10_000,
    "huruf a ayat (1) Pasal 5 " * 10_000,
    "Pasal 5 Undang-Undang Nomor " * 10_000,
    "Pasal 5 Undang-Undang Nomor 5 Tahun 2011 tentang " + "Aa dan " * 30_000,
    "Undang-Undang Nomor 5 Tahun 2011 Pasal 5 " * 8_000,
]


@pytest.mark.timeout(30)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_take_linear_time(text: str) -> None:
    mentions = find(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(a.end <= b.start for a, b in zip(mentions, mentions[1:], strict=False))
