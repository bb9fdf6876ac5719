"""Salinan: a certified copy is asked from the queue, and appears among the documents."""

import pytest
from django_tasks_db.models import DBTaskResult

pytestmark = pytest.mark.django_db


def test_a_copy_is_asked_for_once_it_is_promulgated(client, url, at, legal):
    client.force_login(legal)
    assert client.get(url("salinan")).status_code == 404
    perda = at("autentifikasi").perda
    assert client.get(url("salinan")).context["form"].initial["nama"] == "Budi"
    answer = client.post(url("salinan"), {"office": "KEPALA BAGIAN HUKUM,", "nama": "Budi", "nip": "123"}, follow=True)
    assert "Salinan sedang dicetak" in answer.content.decode()
    asked = DBTaskResult.objects.get().args_kwargs["kwargs"]
    assert (asked["perda_id"], asked["by_id"]) == (perda.pk, legal.pk)
    assert (asked["office"], asked["name"]) == ("KEPALA BAGIAN HUKUM,", "Budi\nNIP. 123")


def test_a_copy_needs_a_name(client, url, at, legal):
    at("autentifikasi")
    client.force_login(legal)
    answer = client.post(url("salinan"), {"office": "", "nama": ""})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["office", "nama"]
    assert DBTaskResult.objects.count() == 0


def test_a_copy_is_asked_for_once_and_a_failure_is_told(client, url, at, legal):
    at("autentifikasi")
    client.force_login(legal)
    given = {"office": "KEPALA BAGIAN HUKUM,", "nama": "Budi", "nip": "123"}
    for _ in range(2):
        client.post(url("salinan"), given)
    assert DBTaskResult.objects.count() == 1
    assert "gagal dicetak" not in client.get(url("salinan")).content.decode()
    DBTaskResult.objects.update(status="FAILED")
    assert "Salinan terakhir gagal dicetak." in client.get(url("salinan")).content.decode()
    client.post(url("salinan"), given)
    assert DBTaskResult.objects.count() == 2
