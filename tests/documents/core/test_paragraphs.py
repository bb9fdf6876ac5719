"""Paragraphs: one unit as it is printed, in one text with its changes or one text a side."""

from dataclasses import replace

from documents.core.diff import told
from documents.core.parse import parse
from documents.core.sides import Side, comparable, sides
from documents.core.tree import Kind, Node

LIST = "Pasal 1\nPemohon membawa:\na. {a};\nb. {b}; dan\nc. {c}.\n"


def pair(old: str, new: str) -> dict[str, Side]:
    trees = comparable(parse(old).tree, parse(new).tree)
    return {side.name: side for side in sides(*trees, told(*trees))}


def marked(ops) -> str:
    frames = {"=": "{}", "-": "[-{}-]", "+": "[+{}+]", "~": "[~{}~]", "n": "<{}>"}
    return "".join(frames[sign].format(text) for sign, text in ops)


def act(*ayat: tuple[str, str], number: str = "1") -> Node:
    units = tuple(Node(Kind.AYAT, str(n), text=text, key=key) for n, (key, text) in enumerate(ayat, 1))
    body = Node(Kind.BATANG_TUBUH, key="b", children=(Node(Kind.PASAL, number, key="p", children=units),))
    return Node(Kind.PERDA, key="r", children=(body,))


def of_keys(old: Node, new: Node) -> Side:
    (side,) = sides(old, new, told(old, new))
    return side


def test_a_list_is_printed_with_its_labels():
    text = LIST.format(a="kartu", b="surat", c="denah")
    side = pair(text, text.replace("surat", "surat kuasa"))["Pasal 1"]
    assert marked(side.ops) == "Pemohon membawa:\na. kartu;\nb. surat[+ kuasa+]; dan\nc. denah."
    assert marked(side.old_ops) == "Pemohon membawa:\na. kartu;\nb. surat; dan\nc. denah."


def test_labels_that_shift_are_no_change():
    side = of_keys(act(("a1", "Satu."), ("a2", "Dua.")), act(("a1", "Satu."), ("a0", "Baru."), ("a2", "Dua.")))
    assert side.kinds == ("changed",)
    assert marked(side.ops) == "(1) Satu.[+\n(2) Baru.+]\n(3) Dua."
    assert marked(side.old_ops) == "(1) Satu.\n(2) Dua."
    assert marked(side.new_ops) == "(1) Satu.[+\n(2) Baru.+]\n(3) Dua."


def test_what_went_stands_at_its_old_place():
    side = of_keys(act(("a1", "Satu."), ("a2", "Dua."), ("a3", "Tiga.")), act(("a1", "Satu."), ("a3", "Tiga.")))
    assert marked(side.ops) == "(1) Satu.[-\n(2) Dua.-]\n(2) Tiga."
    assert marked(side.old_ops) == "(1) Satu.[-\n(2) Dua.-]\n(3) Tiga."


def test_a_part_that_moved_is_marked_and_says_from_where():
    first = ("a1", "Setiap pemohon berhak atas penjelasan petugas.")
    second, third = ("a2", "Permohonan diajukan secara tertulis."), ("a3", "Petugas mencatat permohonan.")
    side = of_keys(act(first, second, third), act(third, first, second))
    said = marked(side.ops)
    assert "[~Petugas mencatat permohonan.~]< (dipindah dari Pasal 1 ayat (3))>" in said
    assert "[-" not in said
    assert "[+" not in said


def test_a_part_that_left_for_another_pasal_leaves_a_remark():
    def two(first: tuple[Node, ...], second: tuple[Node, ...]) -> Node:
        pasal = (Node(Kind.PASAL, "1", key="p", children=first), Node(Kind.PASAL, "2", key="q", children=second))
        return Node(Kind.PERDA, key="r", children=(Node(Kind.BATANG_TUBUH, key="b", children=pasal),))

    stays = Node(Kind.AYAT, "1", text="Iuran dibayar tiap bulan.", key="a1")
    leaves = Node(Kind.AYAT, "2", text="Denah gedung disimpan pengelola.", key="a2")
    other = Node(Kind.AYAT, "1", text="Warga menjaga kebersihan.", key="c1")
    old, new = two((stays, leaves), (other,)), two((stays,), (other, leaves))
    first, second = sides(old, new, told(old, new))
    assert first.kinds == second.kinds == ("changed",)
    assert marked(first.ops).endswith("[~\n(2) ~]<(dipindah ke Pasal 2 ayat (2))>")
    assert marked(first.old_ops).endswith("[~Denah gedung disimpan pengelola.~]")
    assert marked(second.ops).endswith("< (dipindah dari Pasal 1 ayat (2))>")


def test_references_that_follow_are_the_same_words():
    text = "Pasal {}\nSatu hal.\nPasal {}\nKetentuan dalam Pasal {} berlaku.\n"
    found = pair(text.format(1, 2, 1), "Pasal 1\nBaru sama sekali di depan.\n" + text.format(2, 3, 2))
    side = found["Pasal 3"]
    assert (side.kinds, side.follows) == (("renumbered",), True)
    assert marked(side.ops) == marked(side.new_ops) == "Ketentuan dalam Pasal 2 berlaku."
    assert marked(side.old_ops) == "Ketentuan dalam Pasal 1 berlaku."


def test_a_clause_that_was_split_and_the_part_that_says_of_which():
    whole = "Pengelola menyimpan denah gedung di kantor. Penghuni membayar iuran setiap bulan kepada bendahara."
    first, second = whole.split(". ")
    old = "Pasal 1\n" + whole + "\nPasal 2\nHewan dijaga pemiliknya.\n"
    new = f"Pasal 1\n{first}.\nPasal 2\n{second}\nPasal 3\nHewan dijaga pemiliknya.\n"
    found = pair(old, new)
    assert found["Pasal 1"].kinds == ("split",)
    assert (found["Pasal 2"].kinds, found["Pasal 2"].source) == (("split",), "Pasal 1")
    assert marked(found["Pasal 1"].old_ops) == whole
    back = pair(new, old)
    assert back["Pasal 1"].kinds == ("joined",)
    assert back["Pasal 1"].source == ""
    assert marked(back["Pasal 1"].new_ops) == whole


def test_every_text_comes_back_from_its_side():
    text = LIST.format(a="kartu", b="surat", c="denah")
    side = pair(text, text.replace("kartu", "paspor atau kartu").replace("denah", "peta"))["Pasal 1"]
    old = "Pemohon membawa:\na. kartu;\nb. surat; dan\nc. denah."
    assert "".join(said for _, said in side.old_ops) == old
    assert "".join(said for sign, said in side.ops if sign != "+") == old
    assert "".join(said for _, said in side.new_ops) == "".join(said for sign, said in side.ops if sign != "-")


def test_an_explanation_has_its_own_labels():
    note = Node(Kind.PASAL, "1", key="n", explains="p", children=(Node(Kind.AYAT, "1", text="Cukup jelas.", key="n1"),))
    old = act(("a1", "Satu."))
    old = replace(old, children=(*old.children, Node(Kind.PENJELASAN, key="j", children=(note,))))
    side = next(each for each in sides(old, old, ()) if each.key == "n")
    assert marked(side.ops) == "Ayat (1)\n    Cukup jelas."
