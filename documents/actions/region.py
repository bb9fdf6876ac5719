"""add_daerah: a region that makes Perda here."""

from django.db import transaction

from documents.models import Daerah


@transaction.atomic
def add_daerah(*, kode: str, level: str, nama: str, provinsi: str, ibu_kota: str, by=None) -> Daerah:
    """The region with that Ministry of Home Affairs code, new or as it already is; `by` is None on a new site."""
    given = {"level": level, "nama": nama, "provinsi": provinsi, "ibu_kota": ibu_kota}
    return Daerah.objects.get_or_create(kode=kode, defaults=given)[0]
