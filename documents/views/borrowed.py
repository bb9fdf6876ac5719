"""A pasal of another text, looked up by its act and its address, to be taken over with its source."""

from dataclasses import dataclass

from documents import bridge
from documents.core.address import address_of, find_address
from documents.core.layout import layout_unit
from documents.core.tree import Kind, Node, at
from documents.models import Naskah, Perda, Raperda

MOST = 200


@dataclass(frozen=True, slots=True)
class Borrowed:
    """What was asked for: the chosen text, the address, and the pasal found there; a sentence where it was not."""

    code: str
    address: str
    title: str = ""
    text: str = ""
    explanation: str = ""
    source: str = ""
    problem: str = ""


def sources(request, naskah: Naskah) -> list[tuple[str, str]]:
    """Code and name of every other text of the daerah the person may read, acts first, newest first."""
    acts = Perda.objects.filter(daerah=naskah.daerah).select_related("daerah", "raperda").order_by("-tahun", "-nomor")
    drafts = Raperda.objects.filter(daerah=naskah.daerah, perda__isnull=True).exclude(pk=naskah.raperda_id)
    user = request.user
    found = [(f"p{act.pk}", f"{act} tentang {act.judul}") for act in acts[:MOST] if user.has_perm("lihat", act)]
    return found + [
        (f"r{row.pk}", f"Raperda tentang {row.judul}") for row in drafts[:MOST] if user.has_perm("lihat", row)
    ]


def borrowed(request, naskah: Naskah) -> Borrowed | None:
    """The pasal that `dari` and `alamat` name; None when nothing was asked for."""
    given = request.POST if request.method == "POST" else request.GET
    code, address = given.get("dari", ""), " ".join(given.get("alamat", "").split())
    if not code:
        return None
    name = dict(sources(request, naskah)).get(code)
    if name is None:
        return Borrowed(code, address, problem="Naskah itu tidak ada. Pilih dari daftar.")
    tree = _tree(code)
    path = find_address(tree, f"Pasal {address}" if address.isdigit() else address) if address else None
    node = at(tree, path) if path is not None else None
    if node is None or node.kind is not Kind.PASAL:
        return Borrowed(code, address, problem="Pasal itu tidak ada di sana. Tulis misalnya Pasal 5.")
    called = address_of(tree, path)
    short = name.partition(" tentang ")[0] if code.startswith("p") else name
    return Borrowed(code, address, f"{called} {short}", layout_unit(node), _explanation(tree, node), f"{called} {name}")


def _tree(code: str) -> Node:
    if code.startswith("p"):
        return Perda.objects.select_related("version").get(pk=int(code[1:])).version.unpacked()
    return bridge.tree_of(Naskah.objects.get(raperda=int(code[1:]), kind=Naskah.Kind.RANCANGAN))


def _explanation(tree: Node, pasal: Node) -> str:
    penjelasan = tree.first(Kind.PENJELASAN)
    notes = penjelasan.children if penjelasan else ()
    own = (note for note in notes if note.kind is Kind.PASAL and note.number == pasal.number)
    return "\n".join(layout_unit(note, True) for note in own)
