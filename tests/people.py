"""The cast of the tests: Sari drafts, Budi is the legal bureau, Hasan sits in the council, Wulan holds no role."""

from datetime import UTC, datetime

from documents.actions import import_text, start
from documents.core.parse import parse
from documents.models import Daerah
from raperda.accounts.models import Role, RoleAssignment, User

NOW = datetime(2021, 1, 11, 3, 0, tzinfo=UTC)

# ruff: noqa: E501 - a paragraph of law is one line
SHORT = """\
RANCANGAN PERATURAN DAERAH KOTA SERANG
NOMOR ... TAHUN ...
TENTANG
CONTOH KECIL

DENGAN RAHMAT TUHAN YANG MAHA ESA

WALI KOTA SERANG,

Menimbang : a. bahwa contoh diperlukan untuk menguji;
            b. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Peraturan Daerah tentang Contoh Kecil;

Mengingat : 1. Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;

Dengan Persetujuan Bersama
DEWAN PERWAKILAN RAKYAT DAERAH KOTA SERANG
dan
WALI KOTA SERANG

MEMUTUSKAN:

Menetapkan : PERATURAN DAERAH TENTANG CONTOH KECIL.

BAB I
KETENTUAN UMUM

Pasal 1

Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Daerah adalah Kota Serang.
2. Wali Kota adalah Wali Kota Serang.

BAB II
PELAYANAN

Pasal 2

(1) Wali Kota menyelenggarakan pelayanan.
(2) Pelayanan sebagaimana dimaksud pada ayat (1) meliputi:
    a. pendidikan; dan
    b. kesehatan.

Pasal 3

Pelayanan diselenggarakan tanpa biaya.

BAB III
KETENTUAN PENUTUP

Pasal 4

Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.

Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Daerah ini dengan penempatannya dalam Lembaran Daerah Kota Serang.

Ditetapkan di Serang
pada tanggal ...
WALI KOTA SERANG,

...

PENJELASAN
ATAS
RANCANGAN PERATURAN DAERAH KOTA SERANG
NOMOR ... TAHUN ...
TENTANG
CONTOH KECIL

I. UMUM

Peraturan Daerah ini hanya contoh.

II. PASAL DEMI PASAL

Pasal 1
Cukup jelas.

Pasal 2
Ayat (1)
Cukup jelas.
Ayat (2)
Yang dimaksud dengan "kesehatan" adalah pelayanan kesehatan dasar.

Pasal 3
Cukup jelas.

Pasal 4
Cukup jelas.
"""


def kota_serang() -> Daerah:
    """Kota Serang, once."""
    return Daerah.objects.get_or_create(
        kode="36.73",
        defaults={"level": "kota", "nama": "Serang", "provinsi": "Banten", "ibu_kota": "Serang"},
    )[0]


def person(username: str, *roles: str, daerah: Daerah | None = None, **given) -> User:
    """An account with these roles in the daerah (Kota Serang unless another is given); its password its name twice."""
    user = User(username=username, first_name=username.capitalize(), email=f"{username}@contoh.test", **given)
    user.set_password(f"{username}-{username}")
    user.save()
    for code in roles:
        role = Role.objects.get(code=code)
        RoleAssignment.objects.create(user=user, role=role, daerah=daerah or kota_serang())
    return user


def sari(**given) -> User:
    """The drafter of the council's secretariat."""
    return person("sari", "perancang", "setwan", **given)


def budi(**given) -> User:
    """The head of the legal bureau."""
    return person("budi", "bagian_hukum", **given)


def blank_raperda(by: User, judul: str = "Contoh Kosong", initiator: str = "dprd"):
    """A Raperda with the blank official frame."""
    return start(daerah=kota_serang(), judul=judul, initiator=initiator, tahun=2021, by=by, now=NOW)


def short_raperda(by: User, initiator: str = "dprd", judul: str = "Contoh Kecil"):
    """A Raperda of four pasal whose text is SHORT, under that name."""
    tree = parse(SHORT).tree
    return import_text(daerah=kota_serang(), judul=judul, initiator=initiator, tahun=2021, tree=tree, by=by, now=NOW)
