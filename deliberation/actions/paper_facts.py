"""paper_for: a paper about one Raperda, filled with what is on record of it. Reads, writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from deliberation.actions.office import chosen, head_of, office_facts, setting_of
from deliberation.actions.papers import decision_facts, facts_of_meeting
from deliberation.core.papers import DOCUMENTS
from deliberation.core.wording import counted, day_and_date
from deliberation.models import (
    AgendaItem,
    Body,
    Decision,
    Deliberation,
    Letter,
    Membership,
    Propemperda,
    Rapat,
    StageEntry,
)
from deliberation.printing.paper import DOTS, fill, standard
from deliberation.printing.papers import FORMS
from documents.core.formal import tanggal
from documents.core.tree import Kind, Node
from documents.errors import DomainError
from documents.models import Perda

# What a letter gets with its number; until then the text holds the place.
LATER = {"nomor": "[[nomor]]", "nomor_dprd": "[[nomor]]", "tanggal": "[[tanggal]]", "terbilang": "[[terbilang]]",
         "hal": "[[hal]]", "kepada": "[[kepada]]"}  # fmt: skip
_AGREED = ("keputusan-persetujuan", "persetujuan-bersama")
_ENACTED = ("penyampaian-perda", "abstrak")


class PaperMissing(DomainError):
    """A paper that states what is not on record."""


def paper_for(deliberation: Deliberation, slug: str, on: date, surat: Mapping[str, str] | None = None) -> str:
    """The filled text of that paper on that day, the office's own wording first.

    Raises PaperMissing where the record says otherwise, PaperBroken for a wording that cannot be filled.
    """
    raperda = deliberation.raperda
    _check(deliberation, slug)
    own = chosen(raperda.daerah, on, [setting_of(slug)])
    facts = raperda_facts(deliberation, slug, on, own)
    dated = {
        "tanggal": tanggal(on),
        "nomor": "",
        "nomor_dprd": "",
        "terbilang": "",
        "rangkap": counted(4),
        "nomor_kdh": DOTS,
    }
    facts["surat"] = dated | head_of(FORMS[slug], raperda.daerah, judul=raperda.judul) | dict(surat or {})
    wording = own.get(setting_of(slug))
    return fill(wording if isinstance(wording, str) and wording.strip() else standard(slug), facts)


def raperda_facts(deliberation: Deliberation, slug: str, on: date, own: dict) -> dict:
    """What a paper may say of the Raperda; what a text does not name is not asked for."""
    raperda = deliberation.raperda
    decided = cache(lambda: _decision(deliberation, slug))
    line = _line(deliberation)
    return office_facts(raperda.daerah, on, own) | {
        "rancangan": _draft(deliberation),
        "raperda": [line],
        "disetujui": [line | {"urut": "1", "nomor": "1"}],
        "rapat": lambda: _meeting(decided(), slug),
        "keputusan": lambda: _decided(decided()),
        "terkait": lambda: related(deliberation),
        "program": lambda: _programme(raperda),
        "pansus": lambda: _committee(deliberation, on),
        "jadwal": lambda: _meetings(raperda),
        "fraksi": lambda: _fraksi(raperda.daerah),
        "pengusul": [{"nomor": f"{n}", "nama": "", "fraksi": "", "jabatan": ""} for n in range(1, 11)],
        "perda": lambda: _act(raperda),
        "naskah": lambda: _gist(raperda),
    }


def related(deliberation: Deliberation) -> dict[str, dict[str, str]]:
    """Number and date of the letters of the Raperda, by the document they are: registered, else stated with a move."""
    found: dict[str, dict[str, str]] = {}
    entries = StageEntry.objects.filter(deliberation=deliberation).order_by("pk")
    for stated, documents in entries.values_list("stated", "documents"):
        if number := (stated or {}).get("letter_number"):
            day = (stated or {}).get("letter_on")
            told = {"nomor": str(number), "tanggal": tanggal(date.fromisoformat(day)) if day else ".........."}
            found |= {name: told for name in documents if name in DOCUMENTS}
    letters = (
        Letter.objects.filter(raperda=deliberation.raperda_id).exclude(nomor="").exclude(status=Letter.Status.BATAL)
    )
    for row in letters.order_by("date", "pk"):
        if (paper := FORMS.get(row.paper)) and paper.document and row.date:
            found[paper.document] = {"nomor": row.nomor, "tanggal": tanggal(row.date)}
    return found


def _check(deliberation: Deliberation, slug: str) -> None:
    if slug in _ENACTED and not Perda.objects.filter(raperda=deliberation.raperda_id).exists():
        raise PaperMissing(
            f"{FORMS[slug].nama} dibuat setelah Peraturan Daerah ditetapkan. Catat penetapannya lebih dahulu."
        )
    if slug in _AGREED and (row := _decision(deliberation, slug)):
        if not row.carried:
            raise PaperMissing(
                "Rapat paripurna tidak menyetujui Raperda ini. Buat Keputusan DPRD tentang penolakannya."
            )
        if not row.confirmed_at:
            raise PaperMissing(
                "Hasil rapat paripurna atas Raperda ini belum dikukuhkan. Kukuhkan hasilnya lebih dahulu."
            )


def _decision(deliberation: Deliberation, slug: str) -> Decision | None:
    """The last decision of the plenary on the Raperda that the paper speaks of."""
    rows = Decision.objects.filter(item__raperda=deliberation.raperda_id, item__rapat__body__kind=Body.Kind.DPRD)
    rows = rows.filter(item__stage="paripurna_usul") if slug == "keputusan-usul" else rows.filter(quorum="b")
    rows = rows.select_related("item__rapat__body", "item__rapat__daerah")
    return rows.order_by("-item__rapat__date", "-pk").first()


def _decided(row: Decision | None) -> dict | None:
    if row is None:
        return None
    day = row.item.rapat.date
    return decision_facts(row) | {"tanggal": tanggal(day), "hari_tanggal": day_and_date(day)}


def _meeting(row: Decision | None, slug: str) -> dict:
    """The meeting a berita acara speaks of; without one its day is that of the paper."""
    if row is None or slug == "tingkat-1":
        kind = {"jenis": "Rapat Paripurna", "JENIS": "RAPAT PARIPURNA", "tempat": DOTS}
        return kind | {"tanggal": LATER["tanggal"], "terbilang": LATER["terbilang"]}
    return facts_of_meeting(row.item.rapat)


def _draft(deliberation: Deliberation) -> dict:
    raperda = deliberation.raperda
    return {
        "judul": raperda.judul, "JUDUL": raperda.judul.upper(), "tahun": raperda.tahun, "opd": raperda.opd,
        "dprd": deliberation.track == Deliberation.Track.DPRD, "prakarsa": _initiator(deliberation),
        "nomor_pokok": deliberation.nomor_pokok, "di_luar": not deliberation.in_propemperda,
        "pendamping": "penjelasan atau keterangan dan/atau naskah akademik",
        "fasilitasi": deliberation.review_kind == Deliberation.ReviewKind.FASILITASI,
        "tanggal_setuju": tanggal(deliberation.agreed_on) if deliberation.agreed_on else "",
        "noreg": deliberation.noreg,
        "keterangan": [line.strip("#->* ") for line in raperda.keterangan.splitlines() if line.strip("#->* ")],
    }  # fmt: skip


def _line(deliberation: Deliberation) -> dict:
    raperda = deliberation.raperda
    return {
        "tentang": raperda.judul, "TENTANG": raperda.judul.upper(), "prakarsa": _initiator(deliberation), "catatan": "",
        "fasilitasi": deliberation.review_kind == Deliberation.ReviewKind.FASILITASI,
    }  # fmt: skip


def _initiator(deliberation: Deliberation) -> str:
    return "DPRD" if deliberation.track == Deliberation.Track.DPRD else "Pemerintah Daerah"


def _programme(raperda) -> dict[str, str]:
    row = Propemperda.objects.filter(daerah=raperda.daerah_id, tahun=raperda.tahun, enacted_on__isnull=False).first()
    return {"nomor": row.nomor, "tanggal": tanggal(row.enacted_on)} if row else {}


def _committee(deliberation: Deliberation, on: date) -> dict:
    """The body that deliberates, told from the last meeting of one about the Raperda, with who sits in it."""
    items = AgendaItem.objects.filter(raperda=deliberation.raperda_id).exclude(rapat__body__kind=Body.Kind.DPRD)
    item = items.select_related("rapat__body").order_by("-rapat__date", "-pk").first()
    if item is None:
        return {"nama": "", "NAMA": "", "ketua": "", "anggota": []}
    body = item.rapat.body
    seats = (
        _now(Membership.objects.filter(body=body), on).select_related("member").order_by("role", "member__order", "pk")
    )
    rows = sorted(seats, key=lambda row: list(Membership.Role.values).index(row.role))
    parties = _now(Membership.objects.filter(member__in=[row.member_id for row in rows]), on)
    of = dict(parties.filter(body__kind=Body.Kind.FRAKSI).values_list("member_id", "body__nama"))
    chair = next((row.member.lengkap for row in rows if row.role == Membership.Role.KETUA), "")
    people = [
        {
            "nomor": f"{n}",
            "nama": row.member.lengkap,
            "fraksi": of.get(row.member_id, ""),
            "jabatan": row.get_role_display(),
        }
        for n, row in enumerate(rows, 1)
    ]
    term = (
        {"mulai": tanggal(body.formed_on), "sampai": tanggal(body.ends_on)} if body.formed_on and body.ends_on else {}
    )
    return {"nama": body.nama, "NAMA": body.nama.upper(), "ketua": chair, "anggota": people} | term


def _now(rows, on: date):
    return rows.filter(valid_from__lte=on).exclude(valid_to__lt=on)


def _meetings(raperda) -> list[dict[str, str]]:
    items = AgendaItem.objects.filter(raperda=raperda).exclude(rapat__status=Rapat.Status.DIBATALKAN)
    rows = items.select_related("rapat").order_by("rapat__date", "pk")
    return [
        {
            "nomor": f"{n}", "tanggal": tanggal(row.rapat.date), "jenis": row.rapat.get_kind_display(),
            "acara": row.title, "tempat": row.rapat.place,
        }
        for n, row in enumerate(rows, 1)
    ]  # fmt: skip


def _fraksi(daerah) -> list[dict[str, str]]:
    names = Body.objects.filter(daerah=daerah, kind=Body.Kind.FRAKSI).order_by("nama").values_list("nama", flat=True)
    return [{"nomor": f"{n}", "nama": name} for n, name in enumerate(names, 1)]


def _act(raperda) -> dict[str, str]:
    row = Perda.objects.filter(raperda=raperda).select_related("raperda__deliberation").first()
    if row is None:
        return {}
    in_force = row.raperda.deliberation.effective_on or row.tanggal_pengundangan
    days = {
        "ditetapkan": row.tanggal_penetapan, "diundangkan": row.tanggal_pengundangan, "berlaku": in_force,
    }  # fmt: skip
    numbers = {"nomor": row.nomor, "tahun": row.tahun, "nomor_ld": row.nomor_ld, "nomor_tld": row.nomor_tld}
    return {name: tanggal(day) if day else "" for name, day in days.items()} | {
        name: str(value or "") for name, value in numbers.items()
    }


def _gist(raperda) -> dict[str, str]:
    """What an abstract takes from the text itself: considerations, bases, chapters, and how many lampiran."""
    row = Perda.objects.filter(raperda=raperda).select_related("version").first()
    if row is None:
        return {}
    tree = row.version.unpacked()
    body = tree.first(Kind.BATANG_TUBUH)
    chapters = [part.heading.capitalize() for part in (body.children if body else ()) if part.kind is Kind.BAB]
    annexes = sum(part.kind is Kind.LAMPIRAN for part in tree.children)
    return {
        "menimbang": _said(tree, Kind.MENIMBANG), "mengingat": _said(tree, Kind.MENGINGAT), "bab": "; ".join(chapters),
        "penjelasan": "ada" if tree.first(Kind.PENJELASAN) else "", "lampiran": counted(annexes) if annexes else "",
    }  # fmt: skip


def _said(tree: Node, kind: Kind) -> str:
    opening = tree.first(Kind.PEMBUKAAN)
    part = opening.first(kind) if opening else None
    if part is None:
        return ""
    return " ".join([part.text, *(child.text for child in part.children)]).strip()
