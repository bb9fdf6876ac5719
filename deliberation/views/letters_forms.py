"""Bentuk surat, buku nomor: an office's own wording of each paper with a look at it, and its books of numbers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation.actions import LetterRefused, adapt_form, name_office, open_series
from deliberation.actions.office import chosen, head_of, office_facts, setting_of
from deliberation.actions.paper_facts import LATER, raperda_facts
from deliberation.actions.papers import meeting_facts
from deliberation.actions.programme_paper import programme_facts
from deliberation.actions.session_paper import session_facts
from deliberation.forms.letters import OfficeForm, SeriesForm, WordingForm
from deliberation.models import Deliberation, LetterSeries, MasaSidang, Propemperda, Rapat
from deliberation.printing.paper import PaperBroken, fill, finish, standard
from deliberation.printing.papers import FORMS, MASA, PROGRAM, RAPERDA, Paper
from deliberation.views.letters_load import looks, office_for
from documents.models import Daerah, Setting

# What a text may name; a form of one meeting or one Raperda shows more of it in its own words.
_SLOTS = (
    ("surat", "nomor, tanggal, terbilang, hal, kepada, rangkap"),
    ("daerah", "judul, KAPITAL, nama, NAMA, kepala, KEPALA, ibu_kota, provinsi, pemfasilitasi"),
    ("rancangan", "judul, JUDUL, tahun, prakarsa, opd, nomor_pokok, tanggal_setuju, noreg, fasilitasi, dprd"),
    ("terkait.<dokumen>", "nomor, tanggal; misalnya terkait.hasil_fasilitasi.nomor"),
    ("keputusan", "hari_tanggal, hadir_terbilang, anggota_terbilang, perlu_terbilang, cara, hasil, dasar"),
    ("rapat", "jenis, lembaga, hari_tanggal, pukul, tempat, acara, terbilang"),
    ("kepala, sekda, sekwan, kabag, ketua", "nama, nip, jabatan"),
    ("pansus", "nama, ketua, anggota; program: nomor, tanggal; perda: nomor, tahun, ditetapkan, diundangkan"),
)


@login_required
def letter_forms(request):
    """Every form, and which of them the office writes in its own words."""
    daerah = office_for(request)
    papers = [paper for paper in FORMS.values() if not paper.incoming]
    own = chosen(daerah, timezone.localdate(), [setting_of(paper.slug) for paper in papers])
    rows = [(paper, bool(str(own.get(setting_of(paper.slug)) or "").strip())) for paper in papers]
    groups = [
        ("Rapat, masa sidang, dan Propemperda", [row for row in rows if RAPERDA not in row[0].about]),
        (
            "Surat, keputusan, dan berita acara Raperda",
            [row for row in rows if RAPERDA in row[0].about and row[0].numbered],
        ),
        ("Naskah tanpa nomor", [row for row in rows if RAPERDA in row[0].about and not row[0].numbered]),
    ]
    return render(request, "deliberation/letter_forms.html", {"groups": groups})


@login_required
def letter_form(request, slug: str):
    """The words of one form, changed with a look at them, from today on; or back to those of the house."""
    paper, daerah, today = FORMS.get(slug), office_for(request), timezone.localdate()
    if paper is None or paper.incoming:
        raise Http404
    own = chosen(daerah, today, [setting_of(slug)])
    wording = str(own.get(setting_of(slug)) or "").strip() or standard(slug)
    form = WordingForm(request.POST or None, initial={"text": wording})
    if request.method == "POST" and "baku" in request.POST:
        adapt_form(daerah=daerah, slug=slug, text="", on=today, by=request.user)
        messages.success(request, f"{paper.nama} kembali memakai bentuk baku.")
        return redirect("letter_form", slug)
    if request.method == "POST" and form.is_valid() and "lihat" not in request.POST:
        adapt_form(daerah=daerah, slug=slug, text=form.cleaned_data["text"], on=today, by=request.user)
        messages.success(request, f"{paper.nama} kini memakai bahasa kantor Anda.")
        return redirect("letter_form", slug)
    shown = form.data.get("text", "") if form.is_bound else wording
    context = {
        "paper": paper,
        "form": form,
        "own": wording.strip() != standard(slug).strip(),
        "slots": _SLOTS,
        "past": Setting.objects.filter(daerah=daerah, name=setting_of(slug)).order_by("-valid_from"),
        "sheet": "" if form.errors else looks(_sample(paper, daerah, own, shown)),
    }
    return render(request, "deliberation/letter_form.html", context, status=422 if form.errors else 200)


@login_required
def letter_series(request):
    """The books of numbers with what was taken last, and a new one."""
    daerah, today = office_for(request), timezone.localdate()
    form = SeriesForm(request.POST or None, initial={"tahun": today.year})
    if request.method == "POST" and form.is_valid():
        try:
            made = open_series(daerah=daerah, by=request.user, **form.cleaned_data)
        except LetterRefused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, f"Buku nomor {made} dibuka.")
            back = request.GET.get("surat", "")
            return (
                redirect("letter_number", int(back))
                if back.isdecimal() and len(back) < 10
                else redirect("letter_series")
            )
    context = {"books": LetterSeries.objects.filter(daerah=daerah), "form": form}
    return render(request, "deliberation/letter_series.html", context, status=422 if form.errors else 200)


@login_required
def letter_office(request):
    """Who signs for the office and its letterheads, from today on."""
    daerah, today = office_for(request), timezone.localdate()
    form = OfficeForm(request.POST or None, own=chosen(daerah, today))
    if request.method == "POST" and form.is_valid():
        name_office(daerah=daerah, values=form.values, on=today, by=request.user)
        messages.success(request, "Pejabat dan kepala surat disimpan.")
        return redirect("letter_forms")
    return render(request, "deliberation/letter_office.html", {"form": form}, status=422 if form.errors else 200)


def _sample(paper: Paper, daerah: Daerah, own: dict, text: str) -> str:
    """The words filled with the facts of the last Raperda or meeting; with none, of the office alone."""
    today = timezone.localdate()
    facts, judul, rapat = office_facts(daerah, today, own), "", None
    if RAPERDA in paper.about:
        rows = Deliberation.objects.filter(raperda__daerah=daerah).select_related("raperda__daerah")
        if row := rows.order_by("-pk").first():
            facts, judul = raperda_facts(row, paper.slug, today, own), row.raperda.judul
    elif PROGRAM in paper.about:
        facts |= _programme(daerah)
    elif MASA in paper.about:
        row = MasaSidang.objects.filter(daerah=daerah).select_related("daerah").order_by("-start").first()
        facts |= session_facts(row) if row else {}
    elif rapat := Rapat.objects.filter(daerah=daerah).select_related("body", "daerah", "chair").first():
        items = list(rapat.items.select_related("raperda__deliberation", "decision"))
        facts = meeting_facts(rapat, items, list(rapat.adjournments.all()), own)
    facts["surat"] = facts.get("surat", {}) | head_of(paper, daerah, judul=judul, rapat=rapat) | {
        name: value for name, value in LATER.items() if name not in ("hal", "kepada")
    }  # fmt: skip
    try:
        return finish(fill(text, facts), {})
    except PaperBroken as broken:
        return str(broken)


def _programme(daerah: Daerah) -> dict:
    """What the last programme says, its titles in one group."""
    row = Propemperda.objects.filter(daerah=daerah).select_related("daerah").first()
    return programme_facts(row, [("A", "Judul", list(row.items.all()[:20]))]) if row else {}
