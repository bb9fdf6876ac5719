"""The archive of an office, folder by folder."""

import csv

import pytest
from django.core.management import CommandError, call_command

from documents.models import Perda
from tests.documents.actions.test_archive import OLD, budi_once
from tests.people import kota_serang

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    tmp_path /= "arsip"
    (tmp_path / "2015").mkdir(parents=True)
    (tmp_path / "2015" / "satu.txt").write_text(OLD)
    (tmp_path / "2015" / "dua.txt").write_text(
        OLD.replace("NOMOR 3 TAHUN", "NOMOR 4 TAHUN").replace("2015 NOMOR 3", "2015 NOMOR 4")
    )
    (tmp_path / "rusak.pdf").write_bytes(b"\xff\xd8\xff\xe0 bukan pdf")
    (tmp_path / "catatan.xyz").write_text("bukan urusan kita")
    kota_serang()
    budi_once()
    return tmp_path


def run(folder, capsys, *more: str) -> str:
    call_command("import_perda", str(folder), "--daerah", "36.73", "--oleh", "budi", *more)
    return capsys.readouterr().out


def test_one_bad_file_stops_nothing_and_is_named(folder, capsys):
    out = run(folder, capsys, "--laporan", str(folder / "laporan.csv"))
    assert sorted(Perda.objects.values_list("nomor", flat=True)) == [3, 4]
    assert "rusak.pdf: gagal." in out
    with (folder / "laporan.csv").open() as file:
        rows = {row["berkas"].rpartition("/")[2]: row for row in csv.DictReader(file)}
    assert rows["satu.txt"]["nomor"] == "3"
    assert rows["rusak.pdf"]["hasil"] == "gagal"
    assert "catatan.xyz" not in rows


def test_a_second_run_changes_nothing(folder, capsys):
    run(folder, capsys)
    before = list(Perda.objects.order_by("pk").values_list("pk", "version__digest"))
    out = run(folder, capsys)
    assert "2 sudah ada" in out
    assert list(Perda.objects.order_by("pk").values_list("pk", "version__digest")) == before


def test_publishing_opens_what_is_complete(folder, capsys):
    run(folder, capsys, "--terbitkan")
    assert Perda.objects.filter(published_at__isnull=False).count() == 2


def test_unknown_daerah_or_empty_folder_is_one_sentence(folder, tmp_path):
    with pytest.raises(CommandError, match="tidak ditemukan"):
        call_command("import_perda", str(folder), "--daerah", "99.99", "--oleh", "budi")
    empty = tmp_path / "kosong"
    empty.mkdir()
    with pytest.raises(CommandError, match="Tidak ada berkas"):
        call_command("import_perda", str(empty), "--daerah", "36.73", "--oleh", "budi")
