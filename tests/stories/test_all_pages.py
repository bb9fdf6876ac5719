"""Every page of the site, found through its addresses: nothing scrolls sideways, breaks, calls out, or bars anybody."""

import re
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from deliberation.actions import add_member, add_title, give_work, open_programme
from deliberation.models import Assignment, Decision
from documents.actions import comment, freeze, keep_clause, rewrite_clause, store_gazette, suggest
from documents.actions.desk import keep_unsaved
from documents.core.tree import Kind
from raperda.notices.actions import follow, tell_news
from tests.documents.actions.test_archive import file
from tests.documents.drafts import insert, remove, rewrite, unit
from tests.documents.word_clerk import back, opened
from tests.people import NOW, SHORT, budi, person, sari
from tests.raperda.scenes import draft_of, paripurna, promulgated_perda, published_perda, under_way
from tests.stories.letter_pages import letters, two_letters
from tests.stories.road import step, walk
from tests.stories.text_pages import talking, texts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.7\ntrailer\n<<>>\n%%EOF\n"
WIDE, PHONE = 1280, 390
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GRAVE = """options => axe.run(document, options).then(found => found.violations
    .filter(one => one.impact === "serious" || one.impact === "critical")
    .flatMap(one => one.nodes.map(node => one.id + ": " + node.html.slice(0, 160))))"""
# Addresses that are no pages, each with the reason.
NO_PAGE = {
    "attachment": "a file",
    "comment_state": "only takes a POST; opened by itself it leads to the talk of the unit",
    "compare_sheet": "a file",
    "jump": "leads to the unit it names",
    "leave_unit": "only takes a POST",
    "pieces": "parts of the text for the room; opened by itself it leads there",
    "presence": "what the room asks for",
    "unsaved": "leads to the form of the unit",
    "calendar_month": "another month of the same page",
    "feed": "a file",
    "notice_open": "leads to what the notice is about",
    "rancangan_paper": "a file",
    "session_remove": "only takes a POST; opened by itself it leads to the masa sidang",
    "holiday_import": "only takes a POST; opened by itself it leads to the days off",
    "holiday_remove": "only takes a POST; opened by itself it leads to the days off",
    "holidays_now": "leads to the days off of this year",
    "perda_gazette": "a file",
    "program_list": "leads to the programme of the last year",
    "programme_carry": "only takes a POST; opened by itself it leads to the programme",
    "programme_export": "a file",
    "programme_now": "leads to the programme of this year",
    "rapat_paper": "a file",
    "rapat_seat_end": "only takes a POST; opened by itself it leads to the member",
    "tenggat_settle": "only takes a POST; opened by itself it leads to the terms",
    "title_link": "only takes a POST; opened by itself it leads to the title",
    "title_remove": "only takes a POST; opened by itself it leads to the title",
    **dict.fromkeys(
        (
            "rapat_open",
            "rapat_chair",
            "rapat_attend",
            "rapat_pause",
            "rapat_confirm",
            "rapat_add_item",
            "rapat_item_change",
            "rapat_agree",
            "rapat_minutes",
            "rapat_speak",
            "rapat_member_end",
        ),
        "only takes a POST; opened by itself it leads back",
    ),
    **dict.fromkeys(("eperda_zip", "letter_paper", "programme_paper", "raperda_paper", "session_paper"), "a file"),
    "letter_step": "only takes a POST; opened by itself it leads to the letter",
    "version_docx": "a file",
    "version_akn": "a file",
    "perda_akn": "a file",
    "word_out": "a file",
    **dict.fromkeys(("print_emblem", "print_picture", "print_sample"), "a piece of the form of prints"),
    "perda_gazette_link": "a piece of the page of the Perda",
    "preview_unit": "a piece of the form of a unit; opened by itself it leads there",
    "publish": "only takes a POST; opened by itself it leads to the dossier",
    "rapat_close": "only takes a POST; opened by itself it leads to the meeting",
    "raperda_import_save": "only takes a POST; opened by itself it leads to the form of the file",
    "perda_publish": "only takes a POST; opened by itself it leads to the Perda",
    "perda_import_save": "only takes a POST; opened by itself it leads to the form of the file",
    "add_explanation": "only takes a POST, where a text has no penjelasan",
    "picture": "a picture of a lampiran",
    "perda/<whole:tahun>/<whole:nomor>/": "leads to the same address without the slash",
}
# Looked at in dark colours too.
MAIN = {
    "home", "perda_read", "rancangan_read", "tasks", "raperda_list", "raperda_dossier", "naskah", "edit_unit",
    "compare",
}  # fmt: skip
# The insides of pages that were found sound, without what differs from one database to the next.
SEEN: set[str] = set()
VARYING = re.compile(r'\b(href|action|value|for|id|data-edit|formaction|hx-post|title)="[^"]*"|<code.*?</code>')


@pytest.fixture
def town():
    """One of everything that has a page of its own, and the people who look at it."""
    clerk, legal = sari(), budi()
    perda = published_perda(clerk, 6, keterangan="Pokok **pikiran**.")
    store_gazette(perda=perda, data=PDF, by=clerk, now=NOW)
    raperda = under_way(clerk)
    naskah = draft_of(raperda)
    freeze(naskah=naskah, name="Usul", by=clerk, now=NOW)
    pasal = unit(naskah, "Pasal 3").key
    words = "Pelayanan diselenggarakan tanpa biaya setiap hari."
    rewrite_clause(naskah=naskah, key=pasal, text=words, expected_revision=0, by=clerk, now=NOW, address="Pasal 3")
    freeze(naskah=naskah, name="Hasil kajian", by=clerk, now=NOW)
    talk_about(naskah, pasal, clerk)
    rewrite_clause(naskah=naskah, key=pasal, text=words + " ", expected_revision=1, by=clerk, now=NOW)
    open_one, deciding, printing = under_way(clerk), under_way(clerk), under_way(clerk)
    for one, until in ((open_one, "pembahasan_akd"), (deciding, "penetapan"), (printing, "pengundangan")):
        list(walk(one, until, by=clerk, now=NOW, day=NOW.date(), nomor=7))
    annexed = draft_of(under_way(clerk))
    table = "LAMPIRAN\nTARIF\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"
    insert(annexed, Kind.LAMPIRAN, "sesudah", "Penjelasan", table, clerk)
    people = {"umum": None, "sari": clerk, "budi": legal, "hasan": person("hasan", "pimpinan_dprd")}
    tomorrow = timezone.localdate() + timedelta(days=1)
    member = add_member(daerah=naskah.daerah, nama="Contoh", valid_from=NOW.date(), by=clerk)
    programme = open_programme(daerah=naskah.daerah, tahun=tomorrow.year, by=clerk, now=NOW)
    title = add_title(programme=programme, facts={"judul": "Contoh", "initiator": "dprd"}, by=clerk, now=NOW)
    draft, numbered = two_letters(raperda, open_one, clerk)
    people["operator"] = person("operator", "operator", is_staff=True, is_superuser=True)
    return SimpleNamespace(
        perda=perda, raperda=raperda, pasal=pasal, open=open_one, deciding=deciding, printing=printing, people=people,
        member=member, title=title, silent=promulgated_perda(clerk, 8), filed=file(nomor_ld=None), naskah=naskah,
        annexed=annexed, draft=draft, numbered=numbered,
        rapat=paripurna(clerk, tomorrow, raperda=raperda),
    )  # fmt: skip


def talk_about(naskah, key, by) -> None:
    """A comment and a suggestion on the unit, a clause in the library, and a Word file that came back."""
    comment(naskah=naskah, key=key, text="Apakah **cukup**?", by=by, now=NOW)
    suggest(naskah=naskah, key=key, text="Pelayanan diselenggarakan cuma-cuma.", reason="Lebih jelas", by=by, now=NOW)
    keep_clause(daerah=naskah.daerah, group="lain", title="Laporan", text="[kepala] melapor.", by=by, now=NOW)
    file = opened(naskah)
    file.write("pendidikan; dan", "pendidikan dasar; dan")
    back(naskah, file, by)


def addresses(town) -> dict[str, list[str]]:
    """What to open for the name of each page: its address, and the states worth seeing."""
    draft = [town.raperda.pk]
    perda = [town.perda.tahun, town.perda.nomor]
    drafts = (town.raperda, town.open, town.printing)
    return (
        {
            "home": [reverse("home")],
            "perda_list": [reverse("perda_list"), reverse("perda_list") + "?q=zzz"],
            "perda_read": [reverse("perda_read", args=perda), reverse("perda_read", args=[2022, 8])],
            "rancangan_list": [reverse("rancangan_list"), reverse("rancangan_list") + "?keadaan=selesai"],
            "rancangan_read": [reverse("rancangan_read", args=[town.open.pk])],
            "agenda": [reverse("agenda"), reverse("agenda") + "?waktu=lalu"],
            "tasks": [reverse("tasks")],
            "raperda_list": [reverse("raperda_list"), reverse("raperda_list") + "?tampilan=daftar"],
            "raperda_start": [reverse("raperda_start")],
            "raperda_import": [reverse("raperda_import")],
            "perda_import": [reverse("perda_import")],
            "perda_import_check": [reverse("perda_import_check", args=["0" * 32])],
            "perda_complete": [reverse("perda_complete", args=[town.filed.tahun, town.filed.nomor])],
            "raperda_dossier": [reverse("raperda_dossier", args=[one.pk]) for one in drafts],
            "move_stage": [reverse("move_stage", args=[*draft, "pengkajian_bapemperda"])],
            "enact": [reverse("enact", args=[town.deciding.pk])],
            "promulgate": [reverse("promulgate", args=[town.printing.pk])],
            "copy": [reverse("copy", args=[town.perda.raperda_id])],
            "print_form": [reverse("print_form"), reverse("print_form") + "?bentuk=lembaran"],
            "perda_prints": [reverse("perda_prints", args=perda)],
            "upload_document": [reverse("upload_document", args=draft)],
            **{name: [reverse(name)] for name in ("rapat_list", "rapat_new")},
            "version_prints": [reverse("version_prints", args=[*draft, 1])],
            "rapat_detail": [reverse("rapat_detail", args=[town.rapat.pk])],
        }
        | texts(town)
        | talking(town)
        | accounts()
        | arranging(town.annexed)
        | council(town)
        | planning(town)
        | letters(town)
        | noticed(town)
    )


def council(town) -> dict[str, list[str]]:
    """The pages of members and meetings."""
    rapat, item = [town.rapat.pk], [town.rapat.items.first().pk]
    return {
        "rapat_members": [reverse("rapat_members")],
        "rapat_member": [reverse("rapat_member", args=[town.member.pk])],
        "rapat_member_new": [reverse("rapat_member_new")],
        "rapat_member_import": [reverse("rapat_member_import")],
        "rapat_item": [reverse("rapat_item", args=item)],
        "rapat_vote": [reverse("rapat_vote", args=item)],
        "rapat_screen": [reverse("rapat_screen", args=rapat)],
        "rapat_item_stage": [reverse("rapat_item_stage", args=[decided_item(town).pk])],
        "rapat_live": [reverse("rapat_live", args=rapat)],
    }


def decided_item(town):
    """An item about a Raperda under way, decided and confirmed."""
    clerk = town.people["sari"]
    item = paripurna(clerk, town.rapat.date, raperda=town.open).items.get()
    figures = {"method": "mufakat", "quorum": "akd", "members": 15, "present": 9, "carried": True}
    Decision.objects.create(item=item, by=clerk, at=NOW, confirmed_by=clerk, confirmed_at=NOW, **figures)
    return item


def planning(town) -> dict[str, list[str]]:
    """The pages of the programme, of terms, and of days off."""
    year, title = [town.title.propemperda.tahun], [town.title.pk]
    return {
        "programme": [reverse("programme", args=year)],
        "programme_set": [reverse("programme_set", args=year)],
        "programme_import": [reverse("programme_import", args=year)],
        "title_new": [reverse("title_new", args=year)],
        "title_edit": [reverse("title_edit", args=title)],
        "title_start": [reverse("title_start", args=title)],
        "program_read": [reverse("program_read", args=year)],
        "tenggat": [reverse("tenggat")],
        "tenggat_pause": [reverse("tenggat_pause", args=[town.raperda.pk, "fasilitasi"])],
        "choices": [reverse("choices")],
        "feeds": [reverse("feeds")],
        "holidays": [reverse("holidays", args=year)],
    }


def noticed(town) -> dict[str, list[str]]:
    """The pages of tasks given to a person, of notices, of what is followed, and of the calendar."""
    by, member, raperda, now = town.people["sari"], town.people["hasan"], town.raperda, timezone.now()
    work = Assignment.objects.filter(raperda=raperda).first()
    if work is None:
        work = give_work(raperda=raperda, to=member, title="Telaah", units=[town.pasal], by=by, now=now, due=now.date())
        follow(raperda=raperda, by=member, now=now)
        tell_news(now=now)
    return {
        "work_give": [reverse("work_give", args=[raperda.pk])],
        "work_read": [reverse("work_read", args=[work.pk])],
        "notices": [reverse("notices"), reverse("notices") + "?saring=baru"],
        "notice_choices": [reverse("notice_choices")],
        "follow": [reverse("follow", args=[raperda.pk])],
        "follow_unit": [reverse("follow_unit", args=[raperda.pk, town.pasal])],
        "calendar": [reverse("calendar")],
        "sessions": [reverse("sessions")],
    }


def accounts() -> dict[str, list[str]]:
    """The pages of an account."""
    return {
        "account": [reverse("account")],
        "account_login": [reverse("account_login")],
        "account_logout": [reverse("account_logout")],
        "account_inactive": [reverse("account_inactive")],
        "account_change_password": [reverse("account_change_password")],
        "account_reset_password": [reverse("account_reset_password")],
        "account_reset_password_done": [reverse("account_reset_password_done")],
        "account_reset_password_from_key": [reverse("account_reset_password_from_key", args=["1", "usang"])],
        "account_reset_password_from_key_done": [reverse("account_reset_password_from_key_done")],
    }


def arranging(naskah) -> dict[str, list[str]]:
    """The pages on which a text is rearranged."""
    draft = [naskah.raperda_id]
    key = {name: unit(naskah, name).key for name in ("Pasal 2", "BAB II", "Lampiran")}
    return {
        "split_unit": [reverse("split_unit", args=[*draft, key["Pasal 2"]])],
        "join_unit": [reverse("join_unit", args=[*draft, key["Pasal 2"]])],
        "dissolve_unit": [reverse("dissolve_unit", args=[*draft, key["BAB II"]])],
        "lampiran_picture": [reverse("lampiran_picture", args=[*draft, key["Lampiran"]])],
        "definitions": [reverse("definitions", args=draft) + query for query in ("", "?order=abjad")],
        "undo": [reverse("undo", args=[*draft, edit.pk]) for edit in naskah.edits.all()],
    }


def names(patterns=None) -> Iterator[str]:
    """The name of every address of the site; the admin's own pages are Django's."""
    for pattern in patterns or get_resolver().url_patterns:
        if isinstance(pattern, URLResolver) and pattern.app_name != "admin":
            yield from names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern)


def test_no_page_is_forgotten(town):
    assert set(names()) == set(addresses(town)) | set(NO_PAGE)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("who", ["umum", "sari", "budi", "hasan", "operator"])
def test_every_page_is_sound(visit, town, who):
    page, wrong = visit(town.people[who]), []
    for name, urls in addresses(town).items():
        for url in urls:
            answer = page.goto(url)
            assert answer.status < 500, url
            wrong += [f"{url}: {fault}" for fault in faults(page, name)]
    assert wrong == []


def test_the_answers_to_a_form_are_sound(visit, town, tmp_path):
    file, page, wrong = tmp_path / "naskah.txt", visit(town.people["sari"]), []
    file.write_text(SHORT)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("raperda_import"))
    page.set_input_files("#id_file", file)
    page.click("main form button.main-act")
    page.wait_for_selector("h1:text-is('Periksa hasil baca')")
    wrong += faults(page, "raperda_import")
    form = reverse("edit_unit", args=[town.raperda.pk, town.pasal])
    for text, answer in (("Satu.\nPasal 9\nDua.", ".error"), ("Lain sama sekali.", "h1:has-text('Dua suntingan')")):
        page.goto(form)
        page.fill("#id_text", text)
        if "Dua" in answer:
            rewrite(draft_of(town.raperda), "Pasal 3", "Ditulis orang lain.", town.people["sari"])
        page.click("button:text-is('Simpan')")
        page.wait_for_selector(answer)
        wrong += faults(page, "edit_unit")
    assert wrong == []


def test_what_is_said_when_others_were_faster_is_sound(visit, town):
    clerk, wrong = town.people["sari"], []
    page = visit(clerk)
    page.goto(reverse("move_stage", args=[town.raperda.pk, "pengkajian_bapemperda"]))
    page.fill("#id_note", "Catatan yang tidak boleh hilang.")
    remove(town.naskah, "Pasal 3", clerk)
    step(town.raperda, by=clerk, now=NOW, day=NOW.date())
    page.evaluate("document.querySelector('main form').submit()")
    page.wait_for_selector("h1:text-is('Langkah belum tercatat')")
    assert "tidak boleh hilang" in page.input_value("#catatan")
    wrong += faults(page, "move_stage")
    annexed, key = town.annexed, unit(town.annexed, "Pasal 2").key
    page.goto(reverse("edit_unit", args=[annexed.raperda_id, key]))
    page.fill("#id_text", "Ketikan yang tidak boleh hilang.")
    remove(annexed, "Pasal 2", clerk)
    page.click("button:text-is('Simpan')")
    page.wait_for_selector("h1:text-is('Bagian ini sudah dihapus')")
    assert "tidak boleh hilang" in page.input_value("#ketikan")
    wrong += faults(page, "edit_unit")
    keep_unsaved(naskah=annexed, key=key, text="Lain.", revision=0, by=clerk, now=timezone.now())
    page.goto(reverse("unsaved", args=[annexed.raperda_id, key]))
    page.wait_for_selector("button:text-is('Buang salinan')")
    wrong += faults(page, "unsaved")
    assert wrong == []


def faults(page, name) -> list[str]:
    """What is wrong with the page at both widths; a page whose inside was seen before is not asked again."""
    inside = VARYING.sub("", page.inner_html("main"))
    if inside in SEEN:
        return []
    page.evaluate(Axe().axe_script)
    found = []
    for width in (WIDE, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{wide} px wide at {width}"] * (wide > width)
        found += grave(page, runOnly={"type": "tag", "values": STANDARDS})
        if name in MAIN:
            page.emulate_media(color_scheme="dark")
            found += grave(page, runOnly=["color-contrast"])
            page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDE, "height": 800})
    if not found:
        SEEN.add(inside)
    return found


def grave(page, **options) -> list[str]:
    """The serious and critical findings of axe."""
    return page.evaluate(GRAVE, {"resultTypes": ["violations"], **options})
