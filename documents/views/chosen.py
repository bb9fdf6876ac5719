"""What can be compared: a version, the text as it stands, another text, a file; each by its code in the address."""

from django.db.models import BinaryField, Case, OuterRef, Subquery, When

from documents import bridge
from documents.actions.attach import stashed
from documents.comparing import Text, of_version
from documents.core.parse import parse
from documents.models import Comparison, Naskah, Perda, Version
from documents.reading import WEB_SCAN_PAGES, Unreadable, read
from documents.views.borrowed import sources

NOW = "kini"


def choose(request, naskah: Naskah) -> tuple[list[Version], list[Text | None]]:
    """All versions of the draft, and the texts that `lama` and `baru` name: None for what the person may not read."""
    codes = [request.GET.get(name, "") for name in ("lama", "baru")]
    numbers = {int(code) for code in codes if code.isdecimal() and len(code) < 9}
    asked = Case(When(number__in=numbers, then="tree"), default=None, output_field=BinaryField(null=True))
    told = Comparison.objects.filter(new=OuterRef("pk"), old__number__in=numbers).order_by("pk").values("changes")[:1]
    kept = Case(When(number__in=numbers, then=Subquery(told)), default=None, output_field=BinaryField(null=True))
    versions = list(naskah.versions.annotate(asked=asked, kept=kept).defer("tree").order_by("number"))
    known = {}
    for version in versions:
        if version.asked is not None:
            version.tree = version.asked
            known[str(version.number)] = version
    return versions, [_text(request, naskah, code, known) for code in codes]


def _text(request, naskah: Naskah, code: str, versions: dict[str, Version]) -> Text | None:
    if code in versions:
        return of_version(versions[code], versions[code].kept)
    if code == NOW:
        return Text(code, "Naskah kini", bridge.tree_of(naskah), naskah.revision)
    if code[:1] in ("p", "r"):
        return _other(request, naskah, code)
    return _file(code) if code[:1] == "f" else None


def _other(request, naskah: Naskah, code: str) -> Text | None:
    name = dict(sources(request, naskah)).get(code)
    if name is None:
        return None
    if code.startswith("p"):
        tree = Perda.objects.select_related("version").get(pk=int(code[1:])).version.unpacked()
    else:
        tree = bridge.tree_of(Naskah.objects.get(raperda=int(code[1:]), kind=Naskah.Kind.RANCANGAN))
    return Text(code, name, tree)


def _file(code: str) -> Text | None:
    data = stashed(code[1:])
    if data is None:
        return None
    try:
        text = read("berkas", data, WEB_SCAN_PAGES).text
    except Unreadable:
        return None
    return Text(code, "Berkas unggahan", parse(text).tree)
