"""A secretary at the keyboard: a plenary with two Raperda, attendance of 45, votes, and the papers at the end."""

import pytest
from django.utils import timezone

from deliberation.models import Attendance, Decision, Rapat
from documents.models import Setting
from tests.deliberation.council import attend, council, opened, people, plenary
from tests.people import person, sari
from tests.raperda.scenes import roles, under_way
from tests.stories.road import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clerk():
    roles()
    return sari()


@pytest.fixture
def ready(clerk):
    """Two Raperda before their Tingkat II."""
    both = [under_way(clerk, judul=judul) for judul in ("Pelayanan Publik", "Standar Pelayanan Minimal")]
    for raperda in both:
        list(walk(raperda, "permintaan_persetujuan", by=clerk, now=timezone.now(), day=timezone.localdate()))
        raperda.refresh_from_db()
    return both


def pasted(size: int) -> str:
    head = "No\tNama\tFraksi\tKomisi\tJabatan"
    named = {"ketua": "Ketua DPRD", "wakil_ketua": "Wakil Ketua DPRD", "": ""}
    rows = [
        f"{n}\t{p.gelar_depan} {p.nama}{', ' + p.gelar_belakang if p.gelar_belakang else ''}\t{p.fraksi}\t{p.komisi}"
        f"\t{named[p.pimpinan]}"
        for n, p in enumerate(people(size), 1)
    ]
    return "\n".join([head, *rows])


def test_a_plenary_from_its_agenda_to_its_papers(visit, clerk, ready):
    council(clerk, 1)
    page = visit(clerk)
    page.goto("/rapat/anggota/impor")
    page.fill("#id_pasted", pasted(45))
    page.fill("#id_valid_from", "2019-09-02")
    page.click("main form button.main-act")
    assert "44 anggota ditambahkan, 1 sudah tercatat." in page.inner_text("[data-toast]")
    schedules(page)
    takes_attendance(page)
    decides_both(page)
    page.locator("#samping a:has-text('Persetujuan')").first.click()
    page.fill("#id_text", "Ketua: apakah dapat disetujui?\n\nAnggota: setuju.")
    page.wait_for_selector("[data-state]:text-matches('^Tersimpan')")
    rapat = Rapat.objects.get()
    assert "apakah dapat disetujui?" in rapat.items.first().minutes
    second = visit(person("ratna", "setwan"))
    second.goto(f"/rapat/{rapat.pk}/")
    second.click("text=Sahkan hasil")
    assert "2 hasil dikukuhkan." in second.inner_text("[data-toast]")
    page.goto(f"/rapat/{rapat.pk}/")
    for name in ("undangan", "daftar-hadir", "hasil", "risalah"):
        with page.expect_download() as coming:
            page.click(f"a[href$='/{name}.pdf']")
        assert coming.value.path().read_bytes().startswith(b"%PDF-1.7")


def schedules(page) -> None:
    """A plenary with both Raperda, and its opening."""
    page.goto("/rapat/jadwalkan")
    page.select_option("#id_kind", "paripurna")
    page.select_option("#id_body", label="DPRD Kota Serang")
    for name, value in (("title", "Pengambilan keputusan"), ("time", "09:30"), ("place", "Ruang rapat paripurna")):
        page.fill(f"#id_{name}", value)
    page.fill("#id_date", timezone.localdate().isoformat())
    for box in page.locator("input[name=raperda]").all():
        box.check()
    page.click("main form button.main-act")
    page.click("text=Buka rapat")
    page.wait_for_selector("[data-toast]:has-text('Rapat dibuka.')")
    page.wait_for_load_state()
    assert page.locator("text=Perda dan APBD (2/3)").count() == 2


def takes_attendance(page) -> None:
    """Forty by number, three by reason, one signature, and one seat with the space bar."""
    for typed in (*map(str, range(1, 41)), "41 izin", "42-43 sakit", "44 p"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    page.wait_for_selector(".seat[data-hadir=paraf]")
    page.locator(".seat").last.focus()
    page.keyboard.press("Space")
    page.wait_for_selector("#hadir-kini:text-is('41')")
    assert Attendance.objects.filter(present_at__isnull=False).count() == 41
    page.reload()
    assert page.inner_text("#hadir-kini") == "41"


def decides_both(page) -> None:
    """The first by mufakat, the second by vote with one abstention."""
    page.locator("text=Setuju secara mufakat").first.click()
    page.wait_for_selector("#samping .badge.good:has-text('Disetujui')")
    page.locator("text=Pemungutan suara").first.click()
    page.check("#id_tried")
    for choice in page.locator("select[name^='f-']").all():
        choice.select_option("setuju")
    page.locator("details summary").first.click()
    page.locator("select[name^='s-']").first.select_option("abstain")
    page.click("text=Hitung dan catat")
    assert "40 setuju, 0 tidak setuju, 1 abstain: disetujui." in page.inner_text("[data-toast]")


def test_a_sitting_where_all_agree_costs_few_clicks(visit, clerk, ready):
    Setting.objects.create(name="empat_mata", value=True)
    plenary(clerk, ready, size=20, day=timezone.localdate())
    rapat, loads, clicks = Rapat.objects.get(), [], 0
    page, second = visit(clerk), visit(person("ratna", "setwan"))
    for one in (page, second):
        one.on("framenavigated", lambda frame: loads.append(frame.url))
    page.goto(f"/rapat/{rapat.pk}/")
    for words in ("Buka rapat", "Semua hadir", "Setuju secara mufakat", "Setuju secara mufakat"):
        before = page.locator("text=Belum disahkan").count()
        page.locator(f"main button:has-text('{words}')").first.click()
        clicks += 1
        if words == "Semua hadir":
            page.wait_for_selector("#hadir-kini:text-is('20')")
        elif "mufakat" in words:
            page.wait_for_selector(f":nth-match(:text('Belum disahkan'), {before + 1})")
    second.goto(f"/rapat/{rapat.pk}/")
    second.click("text=Sahkan hasil")
    clicks += 1
    second.wait_for_selector("[data-toast]")
    assert Decision.objects.filter(carried=True, confirmed_at__isnull=False).count() == 2
    assert len(loads) <= 6, loads
    assert clicks <= 12


def test_the_board_of_the_public_follows(visit, clerk, ready):
    rapat = opened(plenary(clerk, ready, day=timezone.localdate()), clerk, 20)
    page, wall = visit(None, 390), visit(clerk)
    page.goto(f"/rapat/{rapat.pk}/langsung")
    wall.goto(f"/rapat/{rapat.pk}/layar")
    assert "20" in page.inner_text(".sums")
    wide = page.evaluate("document.documentElement.scrollWidth")
    attend(rapat, clerk, 12, since=20)
    for one in (page, wall):
        one.wait_for_selector(".sums:has-text('32')", timeout=9_000)
    assert "Kuorum terpenuhi" in page.inner_text("#papan")
    assert wide <= 390
