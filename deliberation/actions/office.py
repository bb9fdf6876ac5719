"""What every paper of an office says of the office itself: its letterheads, its region, who signs. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from django.db.models import Q
from django.utils import timezone

from deliberation.actions.roll import chairs_of
from deliberation.models import Body, Rapat
from deliberation.printing.paper import DOTS
from deliberation.printing.papers import Paper
from documents.models import Daerah, Setting

OFFICERS = {"sekwan": "sekretaris_dprd", "kepala": "kepala_daerah", "sekda": "sekretaris_daerah",
             "kabag": "kepala_bagian_hukum"}  # fmt: skip
HEADS = ("kop_dprd", "kop_pimpinan", "kop_setwan", "kop_kdh", "kop_setda")
_SHORT = {"provinsi": "PROV.", "kabupaten": "KAB.", "kota": "KOTA"}


def setting_of(slug: str) -> str:
    """The name of the setting that holds an office's own text of that paper."""
    return "surat_" + slug.replace("-", "_")


def chosen(daerah: Daerah, on: date, names: Iterable[str] = ()) -> dict[str, object]:
    """What the office chose on that day for its papers and those names, its own before everybody's; one query."""
    wanted = (*names, *OFFICERS.values(), *HEADS, "pakaian_paripurna")
    rows = Setting.objects.filter(Q(daerah=daerah) | Q(daerah__isnull=True), name__in=wanted)
    rows = rows.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on))
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    best = sorted(rows, key=lambda row: (row.daerah_id is not None, str(row.valid_from or ""), row.pk))
    return {row.name: row.value for row in best}


def office_facts(daerah: Daerah, on: date, own: dict[str, object]) -> dict:
    """Letterheads, region, and officers on that day; the leaders of the council are asked for when they are named."""
    chairs = cache(lambda: chairs_of(daerah, on))
    region = region_of(daerah)
    heads = {name: _head(name, region, own.get(name)) for name in HEADS}
    return {
        **heads,
        "kop": heads["kop_dprd"],
        "daerah": region,
        "zona": timezone.localtime(timezone.now()).tzname(),
        "ketua": lambda: {"nama": chairs()[0].member.lengkap if chairs() else DOTS, "jabatan": "KETUA DPRD"},
        "pimpinan_dprd": lambda: [
            {"nomor": f"{n}", "nama": row.member.lengkap, "jabatan": row.get_role_display()}
            for n, row in enumerate(chairs(), 1)
        ],
        **{name: _officer(own.get(setting), region, name) for name, setting in OFFICERS.items()},
    }


def region_of(daerah: Daerah) -> dict[str, str]:
    """The region as papers name it, and who reviews and registers its Perda (UU 23/2014 Pasal 242 and Pasal 245)."""
    province = daerah.level == "provinsi"
    return {
        "judul": daerah.lengkap, "KAPITAL": daerah.lengkap.upper(), "nama": daerah.nama, "NAMA": daerah.nama.upper(),
        "kepala": daerah.kepala, "KEPALA": daerah.kepala.upper(), "ibu_kota": daerah.ibu_kota,
        "provinsi": daerah.provinsi, "PROVINSI": "" if province else f"PROVINSI {daerah.provinsi.upper()}",
        "singkat": f"{_SHORT[daerah.level]} {daerah.nama.upper()}",
        "pemfasilitasi": "Menteri Dalam Negeri" if province
        else f"Gubernur {daerah.provinsi} sebagai Wakil Pemerintah Pusat di Daerah",
        "pemroses": "Direktur Jenderal Otonomi Daerah" if province
        else f"Kepala Biro Hukum Sekretariat Daerah Provinsi {daerah.provinsi}",
    }  # fmt: skip


def head_of(paper: Paper, daerah: Daerah, *, judul: str = "", rapat: Rapat | None = None) -> dict[str, str]:
    """What a letter is about and to whom it goes, as that paper usually says it: `hal` and `kepada`."""
    region = region_of(daerah)
    known = {
        "tentang": judul, "daerah": region["judul"], "provinsi": region["provinsi"],
        **{name: region[name] for name in ("kepala", "nama", "pemfasilitasi", "pemroses")},
        "rapat": kind_of(rapat) if rapat else "",
        "peserta": f"Sdr. Pimpinan dan Anggota {house_of(rapat)}" if rapat else "",
    }  # fmt: skip
    return {"hal": paper.hal.format(**known), "kepada": paper.kepada.format(**known)}


def kind_of(rapat: Rapat) -> str:
    """What the meeting is called: "Rapat Paripurna"."""
    kind = str(rapat.get_kind_display())
    return kind.title() if rapat.body.kind == Body.Kind.DPRD else kind


def house_of(rapat: Rapat) -> str:
    """Whose meeting it is: "Komisi I DPRD Kota Serang"."""
    council = f"DPRD {rapat.daerah.lengkap}"
    return council if rapat.body.kind == Body.Kind.DPRD else f"{rapat.body.nama} {council}"


def _head(name: str, region: dict[str, str], own: object) -> list[str]:
    """The lines of one letterhead: the office's own, else its name."""
    if isinstance(own, list) and own:
        return [str(line) for line in own]
    lines = {
        "kop_dprd": ["DEWAN PERWAKILAN RAKYAT DAERAH", region["KAPITAL"]],
        "kop_pimpinan": ["PIMPINAN DEWAN PERWAKILAN RAKYAT DAERAH", region["KAPITAL"], region["PROVINSI"]],
        "kop_setwan": ["SEKRETARIAT DEWAN PERWAKILAN RAKYAT DAERAH", region["KAPITAL"]],
        "kop_kdh": [f"{region['KEPALA']} {region['NAMA']}", region["PROVINSI"]],
        "kop_setda": [f"PEMERINTAH {region['KAPITAL']}", "SEKRETARIAT DAERAH"],
    }
    return [line for line in lines[name] if line]


def _officer(own: object, region: dict[str, str], name: str) -> dict[str, str]:
    """Who holds that office on the day (a setting with nama, nip, jabatan), dots where nobody is named."""
    own = own if isinstance(own, dict) else {}
    office = f"{region['KEPALA']} {region['NAMA']}" if name == "kepala" else ""
    return {
        "nama": str(own.get("nama") or DOTS), "nip": str(own.get("nip") or ""),
        "jabatan": str(own.get("jabatan") or office),
    }  # fmt: skip
