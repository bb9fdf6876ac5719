"""manage.py verify: what a file is, told by its bytes, then by its words, and an exit code for each answer."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from documents.actions import store_gazette
from documents.core.layout import layout
from documents.printing.akn import akoma_ntoso
from documents.printing.akn.rows import perda_facts
from tests.people import NOW, SHORT, sari
from tests.raperda.scenes import promulgated_perda, published_perda

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%contoh\n"


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def verify(tmp_path):
    """Code, output, and error of the command on these bytes."""

    def run(data: bytes, *options: str) -> tuple[int, str, str]:
        path, out, err = tmp_path / "berkas", StringIO(), StringIO()
        path.write_bytes(data)
        try:
            call_command("verify", str(path), *options, stdout=out, stderr=err)
        except SystemExit as end:
            return end.code, out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    return run


def test_the_published_file_is_known_by_its_bytes(verify, by):
    perda = published_perda(by, 6)
    store_gazette(perda=perda, data=PDF, by=by, now=NOW)
    code, out, _ = verify(PDF)
    assert code == 0
    assert f"terbitan resmi {perda} yang diterbitkan" in out
    assert hashlib.sha256(PDF).hexdigest() in out
    assert "Rantai versi utuh." in out
    assert verify(PDF + b"\n")[0] == 4


def test_akoma_ntoso_and_text_are_known_by_their_words(verify, by):
    perda = published_perda(by, 6)
    tree = perda.version.unpacked()
    for data in (akoma_ntoso(tree, perda_facts(perda)), layout(tree).encode()):
        code, out, _ = verify(data)
        assert (code, "adalah teks Perda" in out) == (0, True)
        assert verify(data.replace(b"tanpa biaya", b"dengan biaya"))[0] == 4


def test_the_text_before_promulgation_is_an_older_one(verify, by):
    perda = published_perda(by, 6)
    first = perda.version.naskah.versions.get(number=1)
    code, out, _ = verify(layout(first.unpacked()).encode())
    assert code == 3
    assert "teks lama" in out


def test_what_nobody_published_is_unknown(verify, by):
    perda = promulgated_perda(by)
    assert verify(layout(perda.version.unpacked()).encode())[0] == 4
    assert verify(SHORT.encode())[0] == 4


def test_what_cannot_be_read_is_one_sentence(verify, tmp_path):
    code, out, err = verify(b"\x89PNG\r\n\x1a\n")
    assert (code, out) == (2, "")
    assert "ternyata gambar" in err
    with pytest.raises(SystemExit) as end:
        call_command("verify", str(tmp_path / "tidak-ada"), stderr=StringIO())
    assert end.value.code == 2


def test_a_broken_chain_is_told(verify, by):
    perda = published_perda(by, 6)
    data = layout(perda.version.unpacked()).encode()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_version SET name = 'Lain' WHERE naskah_id = %s", [perda.version.naskah_id])
    code, out, _ = verify(data, "--json")
    said = json.loads(out)
    assert code == 1
    assert said["status"] == "terbitan"
    assert "isi tidak sesuai dengan sidiknya" in said["rantai_putus"][0]
