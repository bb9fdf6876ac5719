"""A small act with one of everything, and acts of any length, built by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from documents.core.tree import Kind, Node

ENACTED = (
    "Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Daerah ini dengan penempatannya dalam "
    "Lembaran Daerah Kota Serang.\nDitetapkan di Serang\npada tanggal 24 Oktober 2022\nWALI KOTA SERANG,\nttd\n"
    "NAMA WALI KOTA\nDiundangkan di Serang\npada tanggal 24 Oktober 2022\nSEKRETARIS DAERAH KOTA SERANG,\nttd\n"
    "NAMA SEKRETARIS\nLEMBARAN DAERAH KOTA SERANG TAHUN 2022 NOMOR 6\n"
    "NOREG PERATURAN DAERAH KOTA SERANG, PROVINSI BANTEN: (6-37/2022)"
)
TITLE = "PERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022\nTENTANG\nPENYELENGGARAAN PELAYANAN PUBLIK"


def items(kind: Kind, *texts: str) -> tuple[Node, ...]:
    """Numbered children of one kind, one for each text."""
    return tuple(
        Node(kind, number=chr(96 + i) if kind is Kind.HURUF else str(i), text=text) for i, text in enumerate(texts, 1)
    )


def opening() -> Node:
    """A pembukaan with two considerations, two legal bases and the diktum."""
    return Node(
        Kind.PEMBUKAAN,
        text="DENGAN RAHMAT TUHAN YANG MAHA ESA\nWALI KOTA SERANG,",
        children=(
            Node(
                Kind.MENIMBANG,
                children=items(
                    Kind.HURUF,
                    "bahwa pelayanan publik di Daerah perlu diselenggarakan secara terukur, terbuka, dan adil "
                    "bagi setiap penduduk;",
                    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Peraturan "
                    "Daerah tentang Penyelenggaraan Pelayanan Publik;",
                ),
            ),
            Node(
                Kind.MENGINGAT,
                children=items(
                    Kind.ANGKA,
                    "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;",
                    "Undang-Undang Nomor 32 Tahun 2007 tentang Pembentukan Kota Serang di Provinsi Banten (Lembaran "
                    "Negara Republik Indonesia Tahun 2007 Nomor 98, Tambahan Lembaran Negara Republik Indonesia Nomor "
                    "4748);",
                ),
            ),
            Node(
                Kind.DIKTUM,
                text="Dengan Persetujuan Bersama\nDEWAN PERWAKILAN RAKYAT DAERAH KOTA SERANG\ndan\nWALI KOTA SERANG\n"
                "MEMUTUSKAN:\nMenetapkan: PERATURAN DAERAH TENTANG PENYELENGGARAAN PELAYANAN PUBLIK.",
            ),
        ),
    )


def chapters() -> tuple[Node, ...]:
    """Two bab: definitions, and a pasal with every level of list and a closing phrase."""
    deep = Node(
        Kind.HURUF,
        number="b",
        text="alamat, meliputi:",
        children=(
            Node(Kind.ANGKA, number="1", text="wilayah:", children=items(Kind.HURUF, "kelurahan; dan", "kecamatan;")),
            Node(Kind.ANGKA, number="2", text="kode pos."),
        ),
    )
    listed = Node(
        Kind.AYAT,
        number="1",
        text="Data pemohon meliputi:",
        children=(
            Node(Kind.HURUF, number="a", text="nama; dan"),
            deep,
            Node(Kind.LANJUTAN, text="yang dicatat oleh penyelenggara."),
        ),
    )
    second = Node(Kind.AYAT, number="2", text="Data sebagaimana dimaksud pada ayat (1) disimpan selama 5 (lima) tahun.")
    first = Node(
        Kind.PASAL,
        number="1",
        text="Dalam Peraturan Daerah ini yang dimaksud dengan:",
        key="aaaaaaaa",
        children=items(Kind.ANGKA, "Daerah adalah Kota Serang.", "Penyelenggara adalah perangkat daerah & *mitra*nya."),
    )
    section = Node(
        Kind.BAGIAN,
        number="Kesatu",
        heading="Umum",
        children=(Node(Kind.PASAL, number="2", key="bbbbbbbb", children=(listed, second)),),
    )
    last = Node(
        Kind.PASAL, number="3", key="cccccccc", text="Peraturan Daerah ini mulai berlaku pada tanggal diundangkan."
    )
    return (
        Node(Kind.BAB, number="I", heading="KETENTUAN UMUM", children=(first,)),
        Node(Kind.BAB, number="II", heading="DATA PEMOHON", children=(section, last)),
    )


def explanation() -> Node:
    """A penjelasan in which Pasal 2 has an ayat and a huruf, and one unit explains nothing that stands."""
    return Node(
        Kind.PENJELASAN,
        text=f"PENJELASAN\nATAS\n{TITLE}",
        children=(
            Node(Kind.UMUM, number="I", heading="UMUM", text="Pelayanan adalah tugas Daerah.\nKarena itu diatur."),
            Node(Kind.PASAL, number="1", text="Cukup jelas.", explains="aaaaaaaa"),
            Node(
                Kind.PASAL,
                number="2",
                explains="bbbbbbbb",
                children=(
                    Node(
                        Kind.AYAT,
                        number="1",
                        children=items(Kind.HURUF, "Nama menurut kartu penduduk.", "Cukup jelas."),
                    ),
                    Node(Kind.AYAT, number="2", text="Cukup jelas."),
                ),
            ),
            Node(Kind.PASAL, number="3", text="Cukup jelas.", explains="cccccccc"),
            Node(Kind.PASAL, number="9", text="Pasal ini sudah tidak ada.", explains="zzzzzzzz"),
            Node(Kind.LANJUTAN, text="TAMBAHAN LEMBARAN DAERAH KOTA SERANG NOMOR 123"),
        ),
    )


@pytest.fixture(scope="session")
def act() -> Node:
    """A whole small act, enacted, with a penjelasan and a lampiran."""
    return small_act()


def small_act() -> Node:
    """The same act, for what is no test."""
    annex = Node(
        Kind.LAMPIRAN,
        heading=f"LAMPIRAN\n{TITLE}",
        text="DAFTAR LAYANAN\nLayanan yang dimaksud adalah:\na. perizinan; dan\nb. pengaduan.",
    )
    return Node(
        Kind.PERDA,
        children=(
            Node(Kind.JUDUL, text=TITLE),
            opening(),
            Node(Kind.BATANG_TUBUH, children=chapters()),
            Node(Kind.PENUTUP, text=ENACTED),
            explanation(),
            annex,
        ),
    )


@pytest.fixture(scope="session")
def act_of(act: Node) -> Callable[[int], Node]:
    """Makes an act with that many pasal of about a hundred words, and a penjelasan for each."""
    words = (
        "Penyelenggara wajib melayani pemohon menurut urutan kedatangan, jenis layanan, dan waktu yang dijanjikan "
        "dalam maklumat pelayanan yang dipasang di tempat yang mudah dibaca"
    )

    def article(n: int) -> Node:
        ayat = (
            Node(Kind.AYAT, number="1", text=f"{words} sesuai dengan standar nomor {n}."),
            Node(
                Kind.AYAT,
                number="2",
                text="Pelayanan sebagaimana dimaksud pada ayat (1) meliputi:",
                children=items(Kind.HURUF, *(f"{words.lower()} pada loket {n + i};" for i in range(2)), "pengaduan."),
            ),
        )
        return Node(Kind.PASAL, number=str(n), children=ayat)

    def make(count: int) -> Node:
        bodies = tuple(article(n) for n in range(1, count + 1))
        chapters = tuple(
            Node(Kind.BAB, number=f"{'X' * (i // 100)}I", heading="PELAYANAN", children=bodies[i : i + 10])
            for i in range(0, count, 10)
        )
        told = tuple(Node(Kind.PASAL, number=str(n), text="Cukup jelas.") for n in range(1, count + 1))
        explained = act.children[4].with_children((act.children[4].children[0], *told))
        return act.with_children(
            (
                *act.children[:2],
                replace(act.children[2], children=chapters),
                act.children[3],
                explained,
            )
        )

    return make
