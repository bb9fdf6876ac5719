"""Made-up acts of any length in official form, the same each time: pasal n reads the same in an act of any size."""

from __future__ import annotations

import random
import re

from documents.core.layout import layout
from documents.core.numbering import letter, ordinal, roman, terbilang
from documents.core.tree import Kind, Node

BAB = 12  # pasal in one bab
TITLE = "PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nPENGELOLAAN SARANA LINGKUNGAN"
_DAYS = re.compile(r"paling lama \d+ \([a-z ]+\) hari kerja")

_OFFICES = (
    "Wali Kota", "Dinas", "Camat", "Lurah", "pengelola sarana", "Perangkat Daerah yang membidangi lingkungan",
    "tim pengawas", "forum warga",
)  # fmt: skip
_ACTS = (
    "menyusun", "menetapkan", "memeriksa", "mencatat", "mengumumkan", "memperbarui", "menyerahkan", "memelihara",
    "menilai", "membuka", "menyimpan", "menyampaikan",
)  # fmt: skip
_THINGS = (
    "rencana kebutuhan sarana", "daftar titik layanan", "laporan keadaan saluran", "jadwal pemeliharaan taman",
    "hasil pengukuran mutu air", "peta jaringan drainase", "berita acara serah terima", "anggaran perbaikan jalan",
    "papan keterangan bagi warga", "catatan keluhan warga", "ukuran keberhasilan layanan", "pembagian tugas petugas",
)  # fmt: skip
_WAYS = (
    "dengan memperhatikan keadaan setiap kelurahan", "sesuai dengan kebutuhan warga sekitar",
    "berdasarkan data yang diperbarui setiap tahun", "bersama wakil pengguna dan penyedia jasa",
    "secara terbuka melalui laman resmi Daerah", "tanpa memungut biaya dari pemohon",
    "setelah mendengar pendapat warga yang terdampak", "dengan mendahulukan kawasan yang rawan genangan",
)  # fmt: skip
_TOPICS = (
    "PERENCANAAN", "PENYEDIAAN SARANA", "PEMELIHARAAN", "PELAYANAN WARGA", "PENGAWASAN", "PEMBIAYAAN",
    "KERJA SAMA DAERAH", "SISTEM INFORMASI",
)  # fmt: skip


def act(pasal: int) -> str:
    """The canonical text of a draft with that many pasal, at least three."""
    return layout(tree(pasal))


def tree(pasal: int) -> Node:
    """The draft as a tree: bab, some with bagian, definitions, ayat, huruf, angka, and a penjelasan for each pasal."""
    if pasal < 3:
        raise ValueError("an act has at least three pasal")
    parts = (
        Node(Kind.JUDUL, text=f"RANCANGAN {TITLE}"),
        _opening(),
        Node(Kind.BATANG_TUBUH, children=_body(pasal)),
        Node(Kind.PENUTUP, text=_CLOSING),
        _explanation(pasal),
    )
    return Node(Kind.PERDA, children=parts)


def reworded(text: str, days: int) -> str:
    """The text of a pasal with another term: a change of one or two words. Raises ValueError where there is none."""
    changed, count = _DAYS.subn(_term(days), text, count=1)
    if not count:
        raise ValueError("the pasal names no term")
    return changed


def _opening() -> Node:
    considering = tuple(
        Node(Kind.HURUF, letter(place), text=text)
        for place, text in enumerate(
            (
                "bahwa sarana lingkungan yang terpelihara menentukan mutu hidup warga kota;",
                "bahwa pengelolaan sarana lingkungan memerlukan pembagian tugas yang jelas;",
                "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan "
                "Peraturan Daerah tentang Pengelolaan Sarana Lingkungan;",
            ),
            1,
        )
    )
    basis = "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;"
    enacting = (
        "Dengan Persetujuan Bersama\nDEWAN PERWAKILAN RAKYAT DAERAH KOTA SERANG\ndan\nWALI KOTA SERANG\nMEMUTUSKAN:\n"
        "Menetapkan: PERATURAN DAERAH TENTANG PENGELOLAAN SARANA LINGKUNGAN."
    )
    return Node(
        Kind.PEMBUKAAN,
        text="DENGAN RAHMAT TUHAN YANG MAHA ESA\nWALI KOTA SERANG,",
        children=(
            Node(Kind.MENIMBANG, children=considering),
            Node(Kind.MENGINGAT, children=(Node(Kind.ANGKA, "1", text=basis),)),
            Node(Kind.DIKTUM, text=enacting),
        ),
    )


def _body(pasal: int) -> tuple[Node, ...]:
    """The bab in order: general terms, matter in groups of twelve pasal, the closing one."""
    middle = range(2, pasal)
    groups = [middle[start : start + BAB] for start in range(0, len(middle), BAB)]
    out = [Node(Kind.BAB, "I", "KETENTUAN UMUM", children=(_definitions(),))]
    for place, numbers in enumerate(groups):
        topic = _TOPICS[place % len(_TOPICS)]
        units = tuple(_pasal(number) for number in numbers)
        if place % 2 and len(units) == BAB:
            half = BAB // 2
            units = tuple(
                Node(Kind.BAGIAN, ordinal(part), name, children=units[(part - 1) * half : part * half])
                for part, name in ((1, "Umum"), (2, "Tata Cara"))
            )
        out.append(Node(Kind.BAB, roman(place + 2), topic, children=units))
    last = Node(Kind.PASAL, str(pasal), text="Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.")
    out.append(Node(Kind.BAB, roman(len(groups) + 2), "KETENTUAN PENUTUP", children=(last,)))
    return tuple(out)


def _definitions() -> Node:
    terms = (
        "Daerah adalah Kota Serang.",
        "Wali Kota adalah Wali Kota Serang.",
        "Sarana Lingkungan adalah bangunan dan kelengkapannya yang melayani kebersihan, air, dan ruang terbuka warga.",
        "Dinas adalah Perangkat Daerah yang mengurus Sarana Lingkungan.",
    )
    children = tuple(Node(Kind.ANGKA, str(place), text=text) for place, text in enumerate(terms, 1))
    return Node(Kind.PASAL, "1", text="Dalam Peraturan Daerah ini yang dimaksud dengan:", children=children)


def _pasal(number: int) -> Node:
    """Three ayat, the second with huruf; one in four pasal has angka below a huruf, one in seven a closing phrase."""
    chance = random.Random(number)
    items = [
        Node(Kind.HURUF, letter(place), text=_thing(chance) + end) for place, end in ((1, ";"), (2, "; dan"), (3, "."))
    ]
    if number % 4 == 0:
        inner = tuple(
            Node(Kind.ANGKA, str(place), text=_thing(chance) + end) for place, end in ((1, "; dan"), (2, "; dan"))
        )
        items[1] = Node(Kind.HURUF, "b", text=f"{_thing(chance)}, yang meliputi:", children=inner)
    if number % 7 == 0:
        items[2] = Node(Kind.HURUF, "c", text=_thing(chance) + ",")
        items.append(Node(Kind.LANJUTAN, text=f"{chance.choice(_WAYS)}."))
    return Node(
        Kind.PASAL,
        str(number),
        children=(
            Node(Kind.AYAT, "1", text=f"{_norm(chance)} {_term(chance.randint(3, 30))} sejak permohonan diterima."),
            Node(
                Kind.AYAT,
                "2",
                text=f"{_capital(chance.choice(_OFFICES))} sebagaimana dimaksud pada ayat (1) {chance.choice(_ACTS)}:",
                children=tuple(items),
            ),
            Node(Kind.AYAT, "3", text=f"{_norm(chance)}, kecuali ditentukan lain dalam Peraturan Wali Kota."),
        ),
    )


def _explanation(pasal: int) -> Node:
    units = [
        Node(
            Kind.UMUM, "I", "UMUM", text="Warga memerlukan kepastian mengenai siapa yang merawat sarana di sekitarnya."
        )
    ]
    for number in range(1, pasal + 1):
        if number % 5 or number == pasal:
            units.append(Node(Kind.PASAL, str(number), text="Cukup jelas."))
            continue
        words = ("Cukup jelas.", f'Yang dimaksud dengan "warga" adalah {_WAYS[number % len(_WAYS)]}.', "Cukup jelas.")
        ayat = tuple(Node(Kind.AYAT, str(place), text=text) for place, text in enumerate(words, 1))
        units.append(Node(Kind.PASAL, str(number), children=ayat))
    units.append(Node(Kind.LANJUTAN, text="TAMBAHAN LEMBARAN DAERAH KOTA SERANG NOMOR ..."))
    return Node(Kind.PENJELASAN, text=f"PENJELASAN\nATAS\nRANCANGAN {TITLE}", children=tuple(units))


def _norm(chance: random.Random) -> str:
    office, verb, way = chance.choice(_OFFICES), chance.choice(_ACTS), chance.choice(_WAYS)
    return f"{_capital(office)} {verb} {_thing(chance)} {way}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _thing(chance: random.Random) -> str:
    return f"{chance.choice(_THINGS)} di {chance.choice(('kelurahan', 'kecamatan', 'kawasan permukiman', 'pasar'))}"


def _term(days: int) -> str:
    return f"paling lama {days} ({terbilang(days)}) hari kerja"


_CLOSING = (
    "Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Daerah ini dengan penempatannya dalam "
    "Lembaran Daerah Kota Serang.\nDitetapkan di Serang\npada tanggal ...\nWALI KOTA SERANG,\nNAMA\n"
    "Diundangkan di Serang\npada tanggal ...\nSEKRETARIS DAERAH KOTA SERANG,\nNAMA\n"
    "LEMBARAN DAERAH KOTA SERANG TAHUN ... NOMOR ..."
)
