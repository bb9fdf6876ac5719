"""The canonical bytes of a tree and the digest of a version."""

import pytest

from documents.core.canon import digest, dumps, loads, pack, unpack
from documents.core.tree import Kind, Node

TREE = Node(
    Kind.PERDA,
    children=(
        Node(Kind.JUDUL, text="PERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022", key="judul222"),
        Node(
            Kind.BATANG_TUBUH,
            key="badan222",
            children=(Node(Kind.PASAL, "1", text="Daerah adalah Kota Serang.", key="pasal222", explains=""),),
        ),
    ),
    key="akar2222",
)


def test_bytes_come_back_with_keys():
    back = loads(dumps(TREE))
    assert back == TREE
    assert back.children[1].children[0].key == "pasal222"
    assert unpack(pack(TREE)).key == "akar2222"


def test_foreign_bytes_are_refused():
    with pytest.raises(ValueError, match="bukan naskah beku"):
        unpack(b"bukan zlib")


def test_digest_covers_statement_text_keys_and_link():
    stated = {"naskah": 1, "number": 1, "name": "Usul"}
    base = digest(stated, TREE, "")
    other_key = Node(Kind.PERDA, children=TREE.children, key="lain2222")
    assert len(base) == 64
    assert base == digest(dict(reversed(stated.items())), TREE, "")
    assert base != digest({**stated, "name": "Usul lain"}, TREE, "")
    assert base != digest(stated, other_key, "")
    assert base != digest(stated, TREE, "a" * 64)
