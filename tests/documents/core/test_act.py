"""What an act says about itself."""

from datetime import date

import pytest

from documents.core.act import facts_of, read_day
from documents.core.tree import Kind, Node


def act(judul: str, penutup: str = "", tld: str = "") -> Node:
    penjelasan = Node(Kind.PENJELASAN, children=(Node(Kind.LANJUTAN, text=tld),) if tld else ())
    return Node(Kind.PERDA, children=(Node(Kind.JUDUL, text=judul), Node(Kind.PENUTUP, text=penutup), penjelasan))


def test_a_complete_act_states_everything():
    facts = facts_of(
        act(
            "PERATURAN DAERAH KOTA CONTOH\nNOMOR 6 TAHUN 2022\nTENTANG\nHAK DAN KEWAJIBAN WARGA",
            "Agar setiap orang mengetahuinya, dan seterusnya.\nDitetapkan di Contoh\npada tanggal 4 Nopember 2022\n"
            "WALI KOTA CONTOH,\nttd\nNAMA SATU\nDiundangkan di Contoh\npada tanggal 7-11-2022\n"
            "SEKRETARIS DAERAH KOTA CONTOH,\nCap/ttd\nNAMA DUA\nNIP. 1\n"
            "LEMBARAN DAERAH KOTA CONTOH TAHUN 2022 NOMOR 7\nNOREG PERATURAN DAERAH KOTA CONTOH: (6-31/2022)",
            "TAMBAHAN LEMBARAN DAERAH KOTA CONTOH NOMOR 118",
        )
    )
    assert (facts.jenis, facts.nomor, facts.tahun) == ("Peraturan Daerah Kota Contoh", 6, 2022)
    assert facts.nama == "Hak dan Kewajiban Warga"
    assert (facts.enacted_on, facts.office, facts.signer) == (date(2022, 11, 4), "WALI KOTA CONTOH", "NAMA SATU")
    assert (facts.promulgated_on, facts.secretary) == (date(2022, 11, 7), "NAMA DUA")
    assert facts.secretary_office == "SEKRETARIS DAERAH KOTA CONTOH"
    assert (facts.nomor_ld, facts.nomor_tld, facts.noreg) == (7, 118, "6-31/2022")


def test_an_old_or_empty_act_states_less_and_never_fails():
    facts = facts_of(act("PERATURAN DAERAH\nNOMOR : 1 TAHUN : 2011 SERI : B\nTENTANG\nPAJAK"))
    assert (facts.nomor, facts.tahun, facts.nama) == (1, 2011, "Pajak")
    assert facts.enacted_on is None
    assert facts_of(Node(Kind.PERDA)).nomor is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("pada tanggal 30 Mei 2016", date(2016, 5, 30)),
        ("30-12-2025", date(2025, 12, 30)),
        ("1 Pebruari 1999", date(1999, 2, 1)),
        ("31 Februari 2020", None),
        ("tanggal ...", None),
        ("12 Bulan 2020", None),
    ],
)
def test_days_are_read_in_words_and_figures(text, day):
    assert read_day(text) == day


def test_a_number_no_office_ever_gave_is_not_read():
    assert facts_of(act("PERATURAN DAERAH\nNOMOR 99999999999999999999 TAHUN 2020\nTENTANG\nX")).nomor is None
