"""The daerah of a request: that of the host name first, and only where the person holds the right."""

import pytest
from django.core.exceptions import PermissionDenied

from deliberation.models import Body
from documents.models import Daerah
from documents.views.hosts import daerah_for, daerah_of
from raperda.accounts.models import Role, RoleAssignment
from tests.people import kota_serang, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def bogor(settings):
    settings.ALLOWED_HOSTS = ["*"]
    kota_serang()
    return Daerah.objects.create(
        kode="32.71", level="kota", nama="Bogor", provinsi="Jawa Barat", ibu_kota="Bogor", host="bogor.test"
    )


def asked(rf, host: str, user=None):
    request = rf.get("/", headers={"Host": host})
    request.user = user
    return request


def test_a_host_name_belongs_to_one_daerah_and_others_to_the_first_without_one(rf, bogor):
    assert daerah_of(asked(rf, "bogor.test:8000")) == bogor
    assert daerah_of(asked(rf, "lain.test")) == kota_serang()
    kota_serang().delete()
    assert daerah_of(asked(rf, "lain.test")) is None


def test_the_daerah_of_the_host_name_comes_first(rf, bogor):
    user = person("sari", "setwan")
    RoleAssignment.objects.create(user=user, role=Role.objects.get(code="setwan"), daerah=bogor)
    assert daerah_for(asked(rf, "bogor.test", user), "mulai", "Tidak.") == bogor
    assert daerah_for(asked(rf, "lain.test", user), "mulai", "Tidak.") == kota_serang()


def test_where_the_right_is_not_held_another_daerah_serves(rf, bogor):
    user = person("sari", "setwan")
    assert daerah_for(asked(rf, "bogor.test", user), "mulai", "Tidak.") == kota_serang()
    with pytest.raises(PermissionDenied, match="Tidak boleh"):
        daerah_for(asked(rf, "bogor.test", user), "arsipkan", "Tidak boleh.")


def test_a_right_on_one_row_opens_its_daerah(rf, bogor):
    body = Body.objects.create(daerah=bogor, kind="pansus", nama="Pansus A")
    user = person("rina")
    RoleAssignment.objects.create(user=user, role=Role.objects.get(code="setwan"), daerah=bogor, body=body)
    assert daerah_for(asked(rf, "lain.test", user), "jadwalkan", "Tidak.", through=[body]) == bogor
    with pytest.raises(PermissionDenied):
        daerah_for(asked(rf, "lain.test", user), "jadwalkan", "Tidak.")
