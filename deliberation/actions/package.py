"""The e-Perda package of a Raperda: what its form asks for, and every file under its right name. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deliberation.actions.paper_facts import related
from deliberation.core.papers import DOCUMENTS
from deliberation.models import Deliberation, Letter
from documents.core.formal import NOREG, noreg_line, tanggal
from documents.models import Attachment, Naskah, Perda, Setting, Version

# What the reviewer is sent, in the order of the package; the draft itself comes after the request.
_REQUESTS = ("permohonan_fasilitasi", "permohonan_evaluasi", "permohonan_noreg")
_FILES = (
    *_REQUESTS, "keterangan_na", "hasil_harmonisasi", "ba_tingkat_1", "hasil_fasilitasi", "matriks_fasilitasi",
    "ba_persetujuan_bersama", "keputusan_persetujuan", "hasil_evaluasi", "tindak_lanjut_evaluasi", "surat_noreg",
)  # fmt: skip
DRAFT = "rancangan-peraturan-daerah"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form: its label and what to copy into it; empty where nothing is on record."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the package: its name there, and the stored file; `missing` where the Raperda still needs it."""

    name: str
    title: str
    file: Attachment | None
    document: str

    @property
    def missing(self) -> bool:
        """Whether there is no file."""
        return self.file is None


def fields_of(deliberation: Deliberation, person) -> list[Field]:
    """Every field of the e-Perda form, from the record; five queries."""
    raperda, letters = deliberation.raperda, related(deliberation)
    request = next((name for name in reversed(_REQUESTS) if name in letters), "")
    review = "hasil_evaluasi" if deliberation.review_kind == Deliberation.ReviewKind.EVALUASI else "hasil_fasilitasi"
    agreed = tanggal(deliberation.agreed_on) if deliberation.agreed_on else ""
    return [
        Field("Jenis", f"Rancangan Peraturan Daerah {raperda.daerah.lengkap}"),
        Field("Judul", raperda.judul),
        Field("Pemrakarsa", "DPRD" if deliberation.track == Deliberation.Track.DPRD else "Pemerintah Daerah"),
        Field("Tahun Propemperda", str(raperda.tahun)),
        Field("Dasar pengajuan", _basis(deliberation)),
        Field("Perangkat daerah", raperda.opd),
        Field("Tanggal persetujuan bersama", agreed),
        *_of("Surat permohonan", letters.get(request)),
        *_of("Hasil harmonisasi", letters.get("hasil_harmonisasi")),
        *_of("Berita acara Pembicaraan Tingkat I", letters.get("ba_tingkat_1")),
        *_of("Hasil evaluasi" if review == "hasil_evaluasi" else "Hasil fasilitasi", letters.get(review)),
        *_of("Persetujuan bersama", letters.get("ba_persetujuan_bersama")),
        Field("Nomor register", deliberation.noreg),
        Field("Tanggal nomor register", tanggal(deliberation.noreg_on) if deliberation.noreg_on else ""),
        Field("Baris NOREG", _noreg(deliberation)),
        Field("Penghubung", f"{person.nama}, {person.jabatan}" if person.jabatan else person.nama),
    ]


def files_of(deliberation: Deliberation) -> list[Item]:
    """The files of the package in their order, those that are missing as well; the draft is made when it is packed."""
    rows = Attachment.objects.filter(raperda=deliberation.raperda_id, kind=Attachment.Kind.DOKUMEN, document__in=_FILES)
    newest: dict[str, Attachment] = {}
    for row in rows.order_by("at", "pk"):
        newest[row.document] = row
    return list(_numbered(deliberation, newest))


def draft_of(deliberation: Deliberation) -> Version | None:
    """The version of the draft that goes with the package: the one frozen last."""
    rows = Version.objects.filter(naskah__raperda=deliberation.raperda_id, naskah__kind=Naskah.Kind.RANCANGAN)
    return rows.select_related("naskah").order_by("-pk").first()


def waiting_letters(deliberation: Deliberation) -> list[Letter]:
    """The numbered letters of the Raperda whose signed scan is not there yet."""
    rows = Letter.objects.filter(raperda=deliberation.raperda_id, scan__isnull=True).exclude(nomor="")
    return list(rows.exclude(status=Letter.Status.BATAL).defer("text"))


def sheet_of(fields: list[Field]) -> str:
    """The fields as plain text, one a line."""
    return "".join(f"{field.label}: {field.value or '-'}\n" for field in fields)


def _numbered(deliberation: Deliberation, newest: dict[str, Attachment]) -> Iterator[Item]:
    wanted = [name for name in _FILES if name in newest or name in _needed(deliberation)]
    for place, name in enumerate(wanted):
        file = newest.get(name)
        # 01 is the request, 02 the draft; what follows counts on.
        number = 1 + place + (place > 0 or name not in _REQUESTS)
        ending = file.name.rpartition(".")[2].lower() if file and "." in file.name else "pdf"
        ending = ending if ending.isalnum() and ending.isascii() else "pdf"
        yield Item(f"{number:02d}-{_plain(DOCUMENTS[name].nama)}.{ending}", DOCUMENTS[name].nama, file, name)


def _needed(deliberation: Deliberation) -> tuple[str, ...]:
    review = deliberation.review_kind == Deliberation.ReviewKind.EVALUASI
    if deliberation.agreed_on is None:
        return ("permohonan_fasilitasi", "keterangan_na", "hasil_harmonisasi", "ba_tingkat_1")
    agreed = ("keterangan_na", "hasil_harmonisasi", "ba_persetujuan_bersama", "keputusan_persetujuan")
    if review:
        return ("permohonan_evaluasi", *agreed)
    return ("permohonan_noreg", *agreed, "hasil_fasilitasi")


def _of(label: str, letter: dict[str, str] | None) -> list[Field]:
    letter = letter or {}
    return [Field(f"{label}: nomor", letter.get("nomor", "")), Field(f"{label}: tanggal", letter.get("tanggal", ""))]


def _basis(deliberation: Deliberation) -> str:
    if deliberation.in_propemperda:
        return "Tercantum dalam Propemperda"
    return f"Di luar Propemperda: {deliberation.get_out_of_program_reason_display()}"


def _noreg(deliberation: Deliberation) -> str:
    """The NOREG line as the Perda prints it, once its number is known."""
    perda = Perda.objects.filter(raperda=deliberation.raperda_id).first()
    if perda is None or not deliberation.noreg:
        return ""
    daerah = deliberation.raperda.daerah
    pattern = Setting.objects.choice("noreg", daerah, perda.tanggal_penetapan, NOREG[daerah.level == "provinsi"])
    return noreg_line(
        pattern, daerah=daerah.lengkap.upper(), provinsi=daerah.provinsi.upper(), nomor=perda.nomor,
        register=perda.noreg, tahun=perda.tahun,
    )  # fmt: skip


def _plain(words: str) -> str:
    """The words as a file name: small letters and hyphens, at most 60 signs."""
    kept = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in words.lower())
    return "-".join(kept.split())[:60].rstrip("-")
