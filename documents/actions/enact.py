"""enact, promulgate, publish, store_gazette: from the agreed draft to the act that everybody can read."""

from django.db import transaction
from django.db.models import QuerySet

from documents import bridge
from documents.actions.attach import PDF, attach, content_type
from documents.actions.freeze import append_version
from documents.actions.lock import lock
from documents.core.formal import Enactment, Promulgation, enacted, promulgated
from documents.core.titles import name_in, same_name
from documents.core.tree import Kind
from documents.errors import DomainError
from documents.models import Attachment, Daerah, Naskah, Perda, Raperda, Relation


class EnactRefused(DomainError):
    """A step of enactment that the law or the state of the text does not allow."""


@transaction.atomic
def enact(
    *, raperda: Raperda, nomor: int, tanggal, jabatan: str, nama: str, noreg: str, by, now, signed: bool = True
) -> Perda:
    """The Perda as signed: its numbers are frozen and its text is a Version of its own (UU 23/2014 Pasal 242-243).

    Raises EnactRefused without a noreg, without a frozen version of the agreed text, for a number already used, and for
    a Raperda that was enacted before.
    """
    draft = lock(raperda.naskah.get(kind=Naskah.Kind.RANCANGAN), to_edit=False)
    last = draft.versions.order_by("-number").first()
    if not noreg.strip():
        raise EnactRefused("Raperda belum memiliki nomor register (UU 23/2014 Pasal 243 ayat (1)).")
    if last is None or last.revision != draft.revision:
        raise EnactRefused("Naskah yang disetujui belum dibekukan. Bekukan versi dahulu, lalu tetapkan.")
    if Perda.objects.filter(raperda=raperda).exists():
        raise EnactRefused("Raperda ini sudah ditetapkan sebagai Perda.")
    numbered = _lock_numbers(raperda.daerah)
    if nomor < 1 or numbered.filter(tahun=tanggal.year, nomor=nomor).exists():
        raise EnactRefused(f"Nomor {nomor} Tahun {tanggal.year} sudah dipakai atau tidak sah. Isi nomor berikutnya.")
    title = last.unpacked().first(Kind.JUDUL)
    if title is None or not same_name(name_in(title.text), raperda.judul):
        raise EnactRefused("Judul naskah berbeda dari judul Raperda. Sunting judul naskah, bekukan, lalu tetapkan.")
    facts = Enactment(
        region=raperda.daerah.lengkap.upper(),
        place=raperda.daerah.ibu_kota,
        nomor=nomor,
        tahun=tanggal.year,
        enacted_on=tanggal,
        office=jabatan,
        name=nama,
        signed=signed,
    )
    naskah = Naskah.objects.create(daerah=raperda.daerah, raperda=raperda, origin=draft, kind=Naskah.Kind.PERDA)
    tree = bridge.fresh_keys(naskah, enacted(last.unpacked(), facts))
    version = append_version(naskah, tree, name="Penetapan", by=by, now=now)
    perda = Perda.objects.create(
        daerah=raperda.daerah,
        raperda=raperda,
        nomor=nomor,
        tahun=tanggal.year,
        judul=raperda.judul,
        version=version,
        tanggal_penetapan=tanggal,
        jabatan_kepala=jabatan,
        nama_kepala=nama,
        noreg=noreg.strip(),
    )
    if raperda.menggantikan:
        Relation.objects.create(perda=perda, kind=Relation.Kind.MENCABUT, citation=raperda.menggantikan)
    return perda


@transaction.atomic
def promulgate(
    *, perda: Perda, tanggal, jabatan: str, nama: str, nomor_ld: int, nomor_tld: int | None, noreg_line: str, by, now
) -> Perda:
    """The Perda with its place in the Lembaran Daerah; its full text is frozen once more and in force."""
    locked = Perda.objects.select_for_update(of=("self",)).select_related("daerah", "version__naskah")
    perda = locked.get(pk=perda.pk)
    if perda.status != Perda.Status.DITETAPKAN:
        raise EnactRefused("Perda ini sudah diundangkan.")
    if tanggal < perda.tanggal_penetapan:
        raise EnactRefused("Tanggal pengundangan tidak boleh mendahului tanggal penetapan. Periksa kedua tanggal.")
    numbered = _lock_numbers(perda.daerah)
    if numbered.filter(tanggal_pengundangan__year=tanggal.year, nomor_ld=nomor_ld).exists():
        raise EnactRefused(
            f"Lembaran Daerah Tahun {tanggal.year} Nomor {nomor_ld} sudah dipakai. Isi nomor berikutnya."
        )
    if nomor_tld and numbered.filter(nomor_tld=nomor_tld).exists():
        raise EnactRefused(f"Tambahan Lembaran Daerah Nomor {nomor_tld} sudah dipakai. Isi nomor berikutnya.")
    facts = Promulgation(
        place=perda.daerah.ibu_kota,
        promulgated_on=tanggal,
        office=jabatan,
        name=nama,
        nomor_ld=nomor_ld,
        nomor_tld=nomor_tld,
        noreg_line=noreg_line,
    )
    naskah = lock(perda.version.naskah, to_edit=False)
    tree = promulgated(perda.version.unpacked(), facts, perda.daerah.lengkap.upper(), tanggal.year)
    tree = bridge.fresh_keys(naskah, tree)
    perda.version = append_version(naskah, tree, name="Pengundangan", by=by, now=now)
    perda.tanggal_pengundangan, perda.jabatan_sekda, perda.nama_sekda = tanggal, jabatan, nama
    perda.nomor_ld, perda.nomor_tld, perda.status = nomor_ld, nomor_tld, Perda.Status.BERLAKU
    perda.save()
    return perda


@transaction.atomic
def publish(*, perda: Perda, by, now) -> Perda:
    """The Perda open to the public. Whoever calls asks the queue for its gazette (documents.tasks.print_gazette)."""
    perda = Perda.objects.select_for_update().get(pk=perda.pk)
    if perda.status == Perda.Status.DITETAPKAN:
        raise EnactRefused("Perda belum diundangkan, sehingga belum dapat diterbitkan (UU 23/2014 Pasal 244).")
    if perda.published_at is None:
        perda.published_at = now
        perda.save(update_fields=["published_at"])
    return perda


@transaction.atomic
def store_gazette(*, perda: Perda, data: bytes, by, now) -> Attachment:
    """The printed gazette with its SHA-256; a second print of the same Perda gives back the first."""
    perda = Perda.objects.select_for_update().get(pk=perda.pk)
    if perda.gazette_id:
        return perda.gazette
    if content_type(data) != PDF:
        raise EnactRefused("Lembaran Daerah yang dicetak bukan berkas PDF, sehingga tidak disimpan.")
    name = f"perda-{perda.daerah.kode.replace('.', '')}-{perda.tahun}-{perda.nomor}.pdf"
    perda.gazette = attach(name=name, data=data, kind=Attachment.Kind.GAZET, by=by, now=now, perda=perda)
    perda.save(update_fields=["gazette"])
    return perda.gazette


def _lock_numbers(daerah: Daerah) -> QuerySet[Perda]:
    """The Perda of the daerah, while nobody else can give a number in it."""
    Daerah.objects.select_for_update().get(pk=daerah.pk)
    return Perda.objects.filter(daerah=daerah)
