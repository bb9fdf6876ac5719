"""The archive of an office, folder by folder."""

import csv
import sys

import docx
import pytest
from django.core.management import CommandError, call_command

from documents.management.commands import import_perda
from documents.models import Perda
from raperda.accounts.models import Grant
from tests.documents.actions.test_archive import OLD, budi_once
from tests.people import kota_serang, sari

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


def test_it_files_and_publishes_only_for_who_may(folder, capsys):
    sari()
    with pytest.raises(CommandError, match="tidak memuat hak arsipkan"):
        call_command("import_perda", str(folder), "--daerah", "36.73", "--oleh", "sari")
    Grant.objects.filter(role__code="bagian_hukum", permission="terbitkan").delete()
    with pytest.raises(CommandError, match="tidak memuat hak terbitkan"):
        run(folder, capsys, "--terbitkan")
    assert not Perda.objects.exists()
    assert "2 diimpor" in run(folder, capsys)


def test_a_later_run_publishes_what_was_filed_before(folder, capsys):
    (folder / "2015" / "tiga.txt").write_text(
        OLD.replace("NOMOR 3 TAHUN", "NOMOR 5 TAHUN").replace("LEMBARAN DAERAH KOTA SERANG TAHUN 2015 NOMOR 3\n", "")
    )
    run(folder, capsys)
    assert Perda.objects.count() == 3
    assert not Perda.objects.filter(published_at__isnull=False).exists()
    assert "2 diterbitkan" in run(folder, capsys, "--terbitkan")
    assert Perda.objects.filter(published_at__isnull=True).get().nomor == 5, "its promulgation is not known"
    assert "3 sudah ada" in run(folder, capsys, "--terbitkan")


def test_the_report_names_each_doubtful_place(folder, capsys):
    (folder / "2015" / "ragu.txt").write_text(
        OLD.replace("NOMOR 3 TAHUN", "NOMOR 6 TAHUN")
        .replace("LEMBARAN DAERAH KOTA SERANG TAHUN 2015 NOMOR 3\n", "")
        .replace("NAMA DUA\n", "")
    )
    report = folder / "laporan.csv"
    out = run(folder, capsys, "--laporan", str(report))
    with report.open() as file:
        rows = [row for row in csv.DictReader(file) if row["berkas"].endswith("ragu.txt")]
    assert len(rows) == int(rows[0]["hal_meragukan"]) >= 2
    assert "Nomor Lembaran Daerah tidak terbaca." in [row["keterangan"] for row in rows]
    assert {row["hasil"] for row in rows} == {"meragukan"}
    assert "ragu.txt: meragukan." in out


def test_what_an_open_word_file_leaves_beside_it_is_passed_over(folder, capsys):
    (folder / "~$satu.docx").write_bytes(b"kunci")
    assert "1 gagal" in run(folder, capsys), "only the broken PDF"


def test_a_folder_that_is_not_there_and_a_report_that_cannot_be_written_are_one_sentence(folder, tmp_path, capsys):
    with pytest.raises(CommandError, match="Tidak ditemukan"):
        run(tmp_path / "tidak-ada", capsys)
    with pytest.raises(CommandError, match="Laporan tidak dapat ditulis"):
        run(folder, capsys, "--laporan", str(tmp_path / "tidak-ada" / "laporan.csv"))
    assert not Perda.objects.exists()


def test_files_of_every_kind_and_encoding_are_taken_in(folder, capsys):
    def numbered(n: int) -> str:
        return OLD.replace("NOMOR 3 TAHUN", f"NOMOR {n} TAHUN").replace("2015 NOMOR 3", f"2015 NOMOR {n}")

    (folder / "2015" / "lama").mkdir()
    (folder / "2015" / "lama" / "windows.txt").write_bytes(numbered(60).replace("tanpa", "“tanpa”").encode("cp1252"))
    (folder / "unicode.txt").write_bytes(numbered(61).encode("utf-16"))
    (folder / "bom.md").write_bytes(b"\xef\xbb\xbf" + numbered(62).encode())
    document = docx.Document()
    for line in numbered(63).split("\n"):
        document.add_paragraph(line)
    document.save(folder / "kata.docx")
    (folder / "kosong.txt").write_bytes(b"")
    (folder / "terpotong.pdf").write_bytes(b"%PDF-1.4 terpotong")
    out = run(folder, capsys)
    assert "6 diimpor, 3 gagal" in out
    assert sorted(Perda.objects.values_list("nomor", flat=True)) == [3, 4, 60, 61, 62, 63]
    assert "kosong.txt: gagal." in out
    assert "terpotong.pdf: gagal." in out


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(folder, capsys):
    run(folder / "2015" / "dua.txt", capsys)
    assert "1 sudah ada" in (out := run(folder, capsys))
    assert Perda.objects.count() == 2
    assert "gagal" in out


def test_the_report_of_a_later_run_goes_on_below_the_first(folder, capsys):
    report = folder / "laporan.csv"
    doubtful = folder / "2015" / "ragu.txt"
    doubtful.write_text(OLD.replace("NOMOR 3 TAHUN", "NOMOR 6 TAHUN").replace("NAMA DUA\n", ""))
    run(doubtful, capsys, "--laporan", str(report))
    first = report.read_text()
    assert "meragukan" in first
    doubtful.with_name("satu.txt").write_text(OLD.replace("2015 NOMOR 3", "2015 NOMOR 5"))
    run(folder, capsys, "--laporan", str(report))
    run(folder, capsys, "--laporan", str(report))
    assert report.read_text().startswith(first), "what was doubtful then is still told"
    with report.open() as file:
        rows = [(row["berkas"].rpartition("/")[2], row["hasil"]) for row in csv.DictReader(file)]
    later = set(rows) - {("ragu.txt", "meragukan")}
    assert later == {("dua.txt", "diimpor"), ("satu.txt", "diimpor"), ("rusak.pdf", "gagal")}
    assert len(rows) == len(later) + rows.count(("ragu.txt", "meragukan")), "nothing is told twice"


def test_a_run_stopped_by_hand_tells_what_it_did(folder, capsys, monkeypatch):
    whole = import_perda.read

    def stopped(name, data):
        if name == "satu.txt":
            raise KeyboardInterrupt
        return whole(name, data)

    monkeypatch.setattr(import_perda, "read", stopped)
    with pytest.raises(CommandError, match="Jalankan lagi untuk melanjutkan"):
        run(folder, capsys)
    assert "1 diimpor" in capsys.readouterr().out
    monkeypatch.undo()
    assert "1 diimpor, 1 gagal, 1 sudah ada" in run(folder, capsys)


def test_a_file_that_is_no_report_is_not_written_over(folder, tmp_path, capsys):
    other = tmp_path / "daftar.csv"
    other.write_text("nama,alamat\n")
    with pytest.raises(CommandError, match="bukan laporan impor. Pilih berkas lain"):
        run(folder, capsys, "--laporan", str(other))
    assert other.read_text() == "nama,alamat\n"


@pytest.mark.parametrize("terminal", [True, False])
def test_the_bar_is_drawn_on_a_terminal_only(folder, capsys, monkeypatch, terminal):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    call_command("import_perda", str(folder), "--daerah", "36.73", "--oleh", "budi")
    out, err = capsys.readouterr()
    assert ("3/3" in err) is terminal
    assert "3/3" not in out
