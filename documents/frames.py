"""Blank frames: the complete official form of a new Raperda as a tree, ready to be filled in."""

from __future__ import annotations

from dataclasses import dataclass

from documents.core.titles import readable
from documents.core.tree import Kind, Node

_OFFICE = {"provinsi": "Gubernur", "kabupaten": "Bupati", "kota": "Wali Kota"}
_CUKUP_JELAS = "Cukup jelas."

_PEMDA = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 "
    "Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah "
    "terakhir dengan Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti "
    "Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang (Lembaran Negara Republik Indonesia "
    "Tahun 2023 Nomor 41, Tambahan Lembaran Negara Republik Indonesia Nomor 6856);"
)


@dataclass(frozen=True, slots=True)
class _Names:
    """What the frame prints of one region and one title."""

    daerah: str
    office: str
    kepala: str
    induk: str
    ibu_kota: str
    judul: str
    initiator: str


def blank_frame(*, level: str, nama: str, provinsi: str, ibu_kota: str, judul: str, initiator: str) -> Node:
    """A whole Raperda in official form, from judul to penjelasan, with bracketed hints where words are wanted.

    `level` is "provinsi", "kabupaten" or "kota" (any other is a KeyError); `nama` goes with or without that word;
    `initiator` is "dprd" or "kdh" (UU 12/2011 Lampiran II angka 1, 4a, 14, 61, 160, and 174).
    """
    names = _names(level, nama, provinsi, ibu_kota, judul, initiator)
    return Node(
        Kind.PERDA,
        children=(
            Node(Kind.JUDUL, text=_title(names)),
            _pembukaan(names),
            _batang_tubuh(names),
            _penutup(names),
            _penjelasan(names),
        ),
    )


def _names(level: str, nama: str, provinsi: str, ibu_kota: str, judul: str, initiator: str) -> _Names:
    level_word = level.capitalize()
    office = _OFFICE[level]
    own = _without(nama, level_word)
    return _Names(
        daerah=f"{level_word} {own}",
        office=office,
        kepala=f"{office} {own}",
        induk="" if level == "provinsi" else f" di Provinsi {_without(provinsi, 'Provinsi')}",
        ibu_kota=" ".join(ibu_kota.split()),
        judul=readable(judul.rstrip(" .")),
        initiator=initiator,
    )


def _without(name: str, word: str) -> str:
    plain = " ".join(name.split())
    return plain[len(word) + 1 :] if plain.lower().startswith(f"{word.lower()} ") else plain


def _title(names: _Names) -> str:
    """The judul of a draft, number and year still open (UU 12/2011 Lampiran II angka 4a)."""
    return _lines(
        f"RANCANGAN PERATURAN DAERAH {names.daerah.upper()}",
        "NOMOR ... TAHUN ...",
        "TENTANG",
        names.judul.upper(),
    )


def _pembukaan(names: _Names) -> Node:
    diktum = _lines(
        "Dengan Persetujuan Bersama",
        f"DEWAN PERWAKILAN RAKYAT DAERAH {names.daerah.upper()}",
        "dan",
        names.kepala.upper(),
        "MEMUTUSKAN:",
        f"Menetapkan: PERATURAN DAERAH TENTANG {names.judul.upper()}.",
    )
    return Node(
        Kind.PEMBUKAAN,
        text=_lines("DENGAN RAHMAT TUHAN YANG MAHA ESA", f"{names.kepala.upper()},"),
        children=(_menimbang(names), _mengingat(names), Node(Kind.DIKTUM, text=diktum)),
    )


def _menimbang(names: _Names) -> Node:
    items = (
        "bahwa [landasan filosofis: cita hukum dan tujuan bernegara yang hendak diwujudkan];",
        "bahwa [landasan sosiologis: keadaan dan kebutuhan masyarakat yang melatarbelakangi pengaturan];",
        "bahwa [landasan yuridis: kekosongan, pertentangan, atau perintah peraturan yang lebih tinggi];",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, huruf b, dan huruf c, perlu menetapkan "
        f"Peraturan Daerah tentang {names.judul};",
    )
    return Node(Kind.MENIMBANG, children=_items(Kind.HURUF, "abcd", items))


def _mengingat(names: _Names) -> Node:
    items = (
        "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;",
        f"[Undang-Undang tentang Pembentukan {names.daerah}{names.induk}, dengan nomor, tahun, Lembaran Negara, "
        "dan Tambahan Lembaran Negara];",
        _PEMDA,
    )
    return Node(Kind.MENGINGAT, children=_items(Kind.ANGKA, "123", items))


def _batang_tubuh(names: _Names) -> Node:
    umum = Node(
        Kind.PASAL,
        "1",
        text="Dalam Peraturan Daerah ini yang dimaksud dengan:",
        children=_items(Kind.ANGKA, "123456", _definitions(names)),
    )
    pokok = Node(Kind.PASAL, "2", text="[Norma pertama: subjek, perbuatan, dan syaratnya dalam satu kalimat.]")
    berlaku = Node(Kind.PASAL, "3", text="Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.")
    return Node(
        Kind.BATANG_TUBUH,
        children=(
            Node(Kind.BAB, "I", "KETENTUAN UMUM", children=(umum,)),
            Node(Kind.BAB, "II", "[MATERI POKOK]", children=(pokok,)),
            Node(Kind.BAB, "III", "KETENTUAN PENUTUP", children=(berlaku,)),
        ),
    )


def _definitions(names: _Names) -> tuple[str, ...]:
    """Offices from the highest down, then room for the terms of the matter (UU 12/2011 Lampiran II angka 109a)."""
    return (
        f"Daerah adalah {names.daerah}.",
        f"Pemerintah Daerah adalah {names.office} sebagai unsur penyelenggara pemerintahan daerah yang memimpin "
        "pelaksanaan urusan pemerintahan yang menjadi kewenangan Daerah.",
        f"{names.office} adalah {names.kepala}.",
        "Dewan Perwakilan Rakyat Daerah yang selanjutnya disingkat DPRD adalah Dewan Perwakilan Rakyat Daerah "
        f"{names.daerah}.",
        f"Perangkat Daerah adalah unsur pembantu {names.office} dan DPRD dalam penyelenggaraan urusan pemerintahan "
        "yang menjadi kewenangan Daerah.",
        "[Istilah yang dipakai berulang kali] adalah [batasan pengertiannya].",
    )


def _penutup(names: _Names) -> Node:
    daerah = names.daerah.upper()
    return Node(
        Kind.PENUTUP,
        text=_lines(
            "Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Daerah ini dengan penempatannya "
            f"dalam Lembaran Daerah {names.daerah}.",
            f"Ditetapkan di {names.ibu_kota}",
            "pada tanggal ...",
            f"{names.kepala.upper()},",
            "NAMA",
            f"Diundangkan di {names.ibu_kota}",
            "pada tanggal ...",
            f"SEKRETARIS DAERAH {daerah},",
            "NAMA",
            f"LEMBARAN DAERAH {daerah} TAHUN ... NOMOR ...",
        ),
    )


def _penjelasan(names: _Names) -> Node:
    source = "usul prakarsa DPRD" if names.initiator == "dprd" else f"prakarsa {names.office}"
    umum = _lines(
        f"[Latar belakang pemikiran, maksud, dan tujuan, sesuai dengan naskah akademik atau keterangan atas {source}.]",
        "[Pokok pikiran dan asas yang dijabarkan dalam batang tubuh.]",
    )
    pasal = tuple(Node(Kind.PASAL, number, text=_CUKUP_JELAS) for number in "123")
    return Node(
        Kind.PENJELASAN,
        text=_lines("PENJELASAN", "ATAS", _title(names)),
        children=(
            Node(Kind.UMUM, "I", "UMUM", text=umum),
            *pasal,
            Node(Kind.LANJUTAN, text=f"TAMBAHAN LEMBARAN DAERAH {names.daerah.upper()} NOMOR ..."),
        ),
    )


def _items(kind: Kind, numbers: str, texts: tuple[str, ...]) -> tuple[Node, ...]:
    return tuple(Node(kind, number, text=text) for number, text in zip(numbers, texts, strict=True))


def _lines(*lines: str) -> str:
    return "\n".join(lines)
