

def test_a_part_deleted_from_a_renumbered_pasal_belongs_to_that_pasal():
    ayat = tuple(Node(Kind.AYAT, str(n), text=f"Norma ke-{n} tetap berlaku.", key=f"ayat{n}") for n in (1, 2, 3))
    pasal = Node(Kind.PASAL, "1", children=ayat, key="pasal1")
    body = Node(Kind.BATANG_TUBUH, children=(pasal,), key="badan")
    first = Node(Kind.PASAL, "1", text="Pasal baru di depan.", key="pasal0")
    shorter = Node(Kind.PASAL, "2", children=ayat[:2], key="pasal1")
    changes = compare(
        Node(Kind.PERDA, children=(body,), key="akar"),
        Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(first, shorter), key="badan"),), key="akar"),
    )
    (gone,) = [change for change in changes if change.kinds == ("deleted",)]
    assert (gone.old, gone.unit) == ("Pasal 1 ayat (3)", "Pasal 2")
