"""Identity survives retyping: what is the same unit keeps its key, what is new has none."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.core.address import link_explains
from documents.core.diff import align
from documents.core.keys import keyed
from documents.core.tree import Kind, Node, at, walk


def ayat(number: str, text: str, *children: Node) -> Node:
    return Node(Kind.AYAT, number, text=text, children=children)


def huruf(number: str, text: str, *children: Node) -> Node:
    return Node(Kind.HURUF, number, text=text, children=children)


def pasal(number: str, *children: Node, text: str = "") -> Node:
    return Node(Kind.PASAL, number, text=text, children=children)


def with_keys(tree: Node) -> Node:
    return keyed(tree, (), random.Random(11).randrange)


def without_keys(tree: Node) -> Node:
    return replace(tree, key="", explains="", children=tuple(without_keys(child) for child in tree.children))


def key_of(old: Node, text: str) -> str:
    return next(node.key for node in walk(old) if node.text == text or node.heading == text)


SUSUN = "Penyelenggara wajib menyusun standar pelayanan dengan melibatkan masyarakat."
MUAT = "Standar pelayanan sebagaimana dimaksud pada ayat (1) paling sedikit memuat:"
TETAP = "Standar pelayanan ditetapkan dengan keputusan kepala perangkat daerah."
PERWAL = "Ketentuan lebih lanjut mengenai standar pelayanan diatur dengan Peraturan Wali Kota."
OLD = with_keys(
    pasal(
        "7",
        ayat("1", SUSUN),
        ayat("2", MUAT, huruf("a", "persyaratan;"), huruf("b", "jangka waktu; dan"), huruf("c", "biaya.")),
        ayat("3", TETAP),
        ayat("4", PERWAL),
    )
)


def retyped(*children: Node) -> Node:
    return align(OLD, pasal("7", *children))


def test_a_pasal_typed_again_keeps_every_key():
    again = align(OLD, without_keys(OLD))
    assert [node.key for node in walk(again)] == [node.key for node in walk(OLD)]
    assert again == OLD


def test_one_word_changed_keeps_the_key():
    new = retyped(ayat("1", SUSUN.replace("wajib menyusun", "menyusun")), *without_keys(OLD).children[1:])
    assert [node.key for node in walk(new)] == [node.key for node in walk(OLD)]
    assert new.children[0].text.startswith("Penyelenggara menyusun")


def test_an_ayat_put_in_between_is_new_and_the_rest_keeps_its_keys():
    one, two, three, four = without_keys(OLD).children
    new = retyped(one, ayat("2", "Penyelenggara mengumumkan biaya setiap pelayanan."), two, three, four)
    assert [child.key for child in new.children] == [
        OLD.children[0].key,
        "",
        *(child.key for child in OLD.children[1:]),
    ]


def test_an_ayat_left_out_takes_no_key_with_it():
    one, _, three, four = without_keys(OLD).children
    new = retyped(one, three, four)
    assert [child.key for child in new.children] == [OLD.children[i].key for i in (0, 2, 3)]


def test_two_ayat_exchanged_keep_their_keys():
    one, two, three, four = without_keys(OLD).children
    new = retyped(one, three, two, four)
    assert [child.key for child in new.children] == [OLD.children[i].key for i in (0, 2, 1, 3)]


def test_an_ayat_rewritten_entirely_between_its_neighbours_is_the_same_ayat():
    one, two, _, four = without_keys(OLD).children
    new = retyped(one, two, ayat("3", "Pengesahan dilakukan oleh sekretaris."), four)
    assert new.children[2].key == OLD.children[2].key


def test_several_rewritten_ayat_in_one_gap_are_not_guessed():
    one, _, _, four = without_keys(OLD).children
    first, second = ayat("2", "Retribusi dipungut setiap bulan."), ayat("3", "Wajib retribusi membayar di bank.")
    new = retyped(one, first, second, four)
    assert [child.key for child in new.children] == [OLD.children[0].key, "", "", OLD.children[3].key]


def test_an_item_moved_to_another_ayat_keeps_its_key():
    old = with_keys(
        pasal(
            "8",
            ayat("1", "Pengaduan memuat:", huruf("a", "identitas pengadu secara lengkap dan jelas;")),
            ayat("2", "Keluhan memuat:", huruf("a", "uraian;")),
        )
    )
    moved = huruf("b", "identitas pengadu secara lengkap dan jelas.")
    new = align(
        old,
        pasal("8", ayat("1", "Pengaduan memuat:"), ayat("2", "Keluhan memuat:", huruf("a", "uraian;"), moved)),
    )
    assert new.children[1].children[1].key == old.children[0].children[0].key
    assert new.children[1].children[0].key == old.children[1].children[0].key


def test_a_list_under_a_kept_opening_keeps_its_ayat():
    new = retyped(
        OLD.children[0],
        ayat("2", MUAT, *(huruf("abcdefgh"[n], f"unsur baru {n} yang ditambahkan;") for n in range(8))),
        *OLD.children[2:],
    )
    assert new.children[1].key == OLD.children[1].key


def test_huruf_become_angka_only_when_nearly_alike():
    old = with_keys(
        pasal("1", huruf("a", "Daerah adalah Kota Serang."), huruf("b", "Wali Kota adalah Wali Kota Serang."))
    )
    kept = align(
        old,
        pasal(
            "1",
            Node(Kind.ANGKA, "1", text="Daerah adalah Kota Serang."),
            Node(Kind.ANGKA, "2", text="Perangkat Daerah adalah unsur pembantu Wali Kota."),
        ),
    )
    assert [child.key for child in kept.children] == [old.children[0].key, ""]


def test_an_ayat_is_never_a_huruf():
    old = with_keys(pasal("1", huruf("a", SUSUN)))
    assert align(old, pasal("1", ayat("1", SUSUN))).children[0].key == ""


def test_roots_pair_even_when_nothing_else_does():
    new = align(OLD, pasal("7", text="Dihapus."))
    assert new.key == OLD.key
    assert align(OLD, Node(Kind.HURUF, "a", text="lain")).key == OLD.key


def test_an_unpaired_unit_keeps_a_key_of_its_own_and_a_key_outweighs_likeness():
    one, two, three, four = without_keys(OLD).children
    swapped = replace(three, key=OLD.children[0].key)
    own = replace(ayat("5", "Ruang laktasi disediakan di setiap kantor."), key="zzzzzzzz")
    new = retyped(one, two, swapped, four, own)
    assert new.children[2].key == OLD.children[0].key
    assert new.children[0].key != OLD.children[0].key
    assert new.children[4].key == "zzzzzzzz"


# A whole act, imported again after someone edited the file.
SUBJECTS = (
    "asas penyelenggaraan pelayanan publik yang meliputi kepentingan umum dan kepastian hukum",
    "kewajiban penyelenggara untuk mengumumkan maklumat pelayanan di tempat terbuka",
    "hak masyarakat memperoleh pelayanan yang ramah bagi penyandang disabilitas",
    "larangan bagi pelaksana menerima imbalan di luar biaya resmi",
    "sistem informasi pelayanan yang dikelola oleh dinas komunikasi dan informatika",
    "pengaduan masyarakat yang disampaikan secara tertulis atau elektronik",
    "penilaian kinerja melalui survei kepuasan setiap semester",
    "pembinaan oleh Wali Kota yang didelegasikan kepada sekretaris daerah",
    "pendanaan yang bersumber dari anggaran pendapatan dan belanja daerah",
)


def act(order: list[Node], split: int = 4, headings: tuple[str, str] = ("KETENTUAN UMUM", "PELAYANAN")) -> Node:
    units = [replace(unit, number=str(n)) for n, unit in enumerate(order, 1)]
    notes = tuple(pasal(unit.number, text="Cukup jelas.") for unit in units)
    babs = (
        Node(Kind.BAB, "I", headings[0], children=tuple(units[:split])),
        Node(Kind.BAB, "II", headings[1], children=tuple(units[split:])),
    )
    penjelasan = Node(Kind.PENJELASAN, children=(Node(Kind.UMUM, "I", text="Pelayanan publik wajib."), *notes))
    judul = Node(Kind.JUDUL, text="PERATURAN DAERAH KOTA SERANG")
    return Node(Kind.PERDA, children=(judul, Node(Kind.BATANG_TUBUH, children=babs), penjelasan))


def subject(n: int) -> Node:
    return pasal("", ayat("1", f"Peraturan Daerah ini mengatur {SUBJECTS[n]}."), ayat("2", "Dihapus."))


PASAL = [subject(n) for n in range(9)]
ACT = link_explains(with_keys(act(PASAL)))
PLACES = [(1, 0, n) for n in range(4)] + [(1, 1, n) for n in range(5)]


def keys_of_pasal(tree: Node) -> list[str]:
    body = tree.first(Kind.BATANG_TUBUH)
    assert body
    return [node.key for node in walk(body) if node.kind is Kind.PASAL]


def keys_of_notes(tree: Node) -> list[str]:
    notes = tree.first(Kind.PENJELASAN)
    assert notes
    return [node.key for node in walk(notes) if node.kind is Kind.PASAL]


def test_an_act_imported_again_keeps_every_key():
    again = align(ACT, act(PASAL))
    assert [node.key for node in walk(again)] == [node.key for node in walk(ACT)]
    assert [node.explains for node in walk(again)] == [node.explains for node in walk(ACT)]


def test_penjelasan_that_all_say_the_same_follow_their_pasal():
    new_pasal = pasal("", text="Penyelenggara menyediakan ruang laktasi di setiap kantor pelayanan.")
    order = [PASAL[0], new_pasal, *PASAL[2:8], PASAL[1], PASAL[8]]
    new = align(ACT, act(order, 5))
    body, notes = keys_of_pasal(ACT), keys_of_notes(ACT)
    moved = [0, None, 2, 3, 4, 5, 6, 7, 1, 8]
    assert keys_of_pasal(new) == ["" if n is None else body[n] for n in moved]
    assert keys_of_notes(new) == ["" if n is None else notes[n] for n in moved]


def test_a_pasal_moved_to_another_bab_and_reworded_keeps_its_key():
    reworded = pasal(
        "",
        ayat("1", f"Peraturan Daerah ini juga mengatur {SUBJECTS[1]} yang layak."),
        ayat("2", "Dihapus."),
    )
    new = align(ACT, act([PASAL[0], *PASAL[2:8], reworded, PASAL[8]], 3))
    assert keys_of_pasal(new) == [keys_of_pasal(ACT)[n] for n in (0, 2, 3, 4, 5, 6, 7, 1, 8)]
    assert at(new, (1, 1, 4, 0)).key == at(ACT, (1, 0, 1, 0)).key


def test_a_bab_with_another_heading_is_known_by_its_pasal():
    new = align(ACT, act(PASAL, headings=("ASAS DAN TUJUAN", "HAK DAN KEWAJIBAN MASYARAKAT")))
    assert [at(new, (1, n)).key for n in (0, 1)] == [at(ACT, (1, n)).key for n in (0, 1)]


def test_boilerplate_does_not_make_two_pasal_one():
    frame = "Ketentuan lebih lanjut mengenai {} sebagaimana dimaksud pada ayat (1) diatur dengan Peraturan Wali Kota."
    delegated = [pasal("", text=frame.format(subject)) for subject in SUBJECTS]
    old = with_keys(act(delegated[:8]))
    new = align(old, act([*delegated[:2], *delegated[3:7], delegated[8], delegated[7]], 3))
    keys = keys_of_pasal(old)
    assert keys_of_pasal(new) == [keys[0], keys[1], keys[3], keys[4], keys[5], keys[6], "", keys[7]]


@st.composite
def edited(draw) -> tuple[Node, list[int | None]]:
    """A retyped act with some pasal left out, exchanged, or new, and where each comes from."""
    kept = draw(st.permutations(range(9)))[: draw(st.integers(3, 9))]
    order: list[Node] = []
    origin: list[int | None] = []
    for n in kept:
        if draw(st.booleans()):
            order.append(PASAL[n])
        else:
            order.append(pasal("", ayat("1", f"Perda ini mengatur {SUBJECTS[n]}."), ayat("2", "Dihapus.")))
        origin.append(n)
    return act(order, draw(st.integers(0, len(order)))), origin


@given(edited())
def test_each_key_is_used_once_and_the_content_is_that_of_the_new_text(case):
    new, origin = case
    aligned = align(ACT, new)
    keys = [node.key for node in walk(aligned) if node.key]
    assert aligned == new
    assert len(keys) == len(set(keys))
    assert set(keys) <= {node.key for node in walk(ACT)}
    assert keys_of_pasal(aligned) == [keys_of_pasal(ACT)[n] for n in origin if n is not None]


@given(edited())
def test_aligned_again_nothing_changes(case):
    aligned = align(ACT, case[0])
    assert [node.key for node in walk(align(ACT, aligned))] == [node.key for node in walk(aligned)]


@pytest.mark.parametrize("share", [0.03, 0.4])
def test_six_hundred_pasal(share):
    draw = random.Random(19)
    some = [
        f"{a}{b}{c}" for a in ("me", "pe", "di") for b in ("layan", "kelola", "awas", "bina") for c in ("", "an", "i")
    ]

    def sentence(size: int) -> str:
        return " ".join(draw.choice(some) for _ in range(size))

    old = with_keys(act([pasal("", *(ayat(str(n), sentence(20)) for n in (1, 2, 3))) for _ in range(600)], 300))

    def rewritten(node: Node) -> Node:
        spoken = [draw.choice(some) if draw.random() < 0.2 else word for word in node.text.split()]
        change = node.kind is Kind.AYAT and draw.random() < share
        children = tuple(rewritten(child) for child in node.children)
        return replace(node, text=" ".join(spoken) if change else node.text, children=children)

    new = rewritten(old)
    aligned = align(old, without_keys(new))
    right = sum(a.key == b.key for a, b in zip(walk(aligned), walk(new), strict=True))
    assert right > 0.99 * sum(1 for _ in walk(new))
