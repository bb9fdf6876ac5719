"""Addresses that fit nothing in the store are not found, whatever stands in them."""

import pytest
from django.urls import NoReverseMatch, resolve, reverse

pytestmark = pytest.mark.django_db
HUGE = "99999999999999999999"


@pytest.mark.parametrize("number", ["9" * 18, HUGE, "-1", "%00", "1%00"])
@pytest.mark.parametrize(
    "address",
    [
        "/raperda/{}/", "/raperda/{}/naskah/", "/raperda/{}/versi/1/", "/raperda/{}/penetapan", "/berkas/{}/",
        "/rapat/{}/", "/rancangan/{}/", "/perda/{}/1", "/perda/2022/{}", "/perda/2022/{}/gazet.pdf",
        "/raperda/{}/tahap/ditarik",
    ],
)  # fmt: skip
def test_a_number_beyond_the_store_is_not_found(client, writer, address, number):
    client.force_login(writer)
    assert client.get(address.format(number)).status_code == 404


def test_a_version_beyond_the_store_is_not_found(client, url, writer):
    client.force_login(writer)
    for number in ("9" * 18, HUGE):
        assert client.get(url(f"versi/{number}/")).status_code == 404


@pytest.mark.parametrize("key", ["%00", "aaaaaaa%00", "zzzzzzzz", "AAAAAAAA", "aaaaaaaaa", "a", "..%2F..%2F"])
@pytest.mark.parametrize("end", ["", "susun", "riwayat"])
def test_a_key_of_another_shape_is_not_found(client, url, writer, key, end):
    client.force_login(writer)
    assert client.get(url(f"naskah/{key}/{end}")).status_code == 404


def test_a_whole_number_and_a_key_come_back_as_they_went():
    page = reverse("edit_unit", args=[7, "abcdef27"])
    assert page == "/raperda/7/naskah/abcdef27/"
    assert resolve(page).kwargs == {"pk": 7, "key": "abcdef27"}
    with pytest.raises(NoReverseMatch):
        reverse("raperda_dossier", args=[int(HUGE)])
