"""References in a text by their grammar (UU 12/2011 Lampiran II angka 271-283): what is cited, where the words stand.

    mention    = [ lead ] , list , [ except ] , [ host ] | lead , host ;
    lead       = "sebagaimana" , ( "dimaksud" | "diatur" | "tercantum" | … ) , [ prep ] , [ "ketentuan" ] ;
    prep       = "dalam" | "pada" ;
    list       = target , { joint , target } ;
    joint      = "," | [ "," ] , ( "dan" | "atau" | "dan/atau" | "serta" | … ) ;
    target     = path , [ ( "sampai dengan" | "s/d" | "s.d." | "-" ) , path ] ;
    path       = outward | inward ;
    outward    = step , { step } ;                      (* "Pasal 7 ayat (2) huruf a", each step deeper *)
    inward     = step , { step } ;                      (* "huruf a ayat (2) Pasal 7", each step higher *)
    step       = word , number | word , "ini" | number ;    (* a bare number only after a joint: "Pasal 5 dan 6" *)
    except     = [ "," ] , "kecuali" , list ;
    host       = kind of act , … , ( "Nomor" , … , "Tahun" , … , { history } | "ini" | name ) ;
    history    = "sebagaimana telah diubah dengan" , host ;

Leads are optional because bare references bind as well ("melanggar ketentuan Pasal 5"). Damaged and old forms are read:
"ayat (l)", "ayat (21", "ayat (3)a", "Pasal 26 A", "Pasal16", a missing comma, a missing preposition.
"""

from __future__ import annotations

import re
from dataclasses import replace

from documents.core.references.hosts import host_before, is_named, read_host
from documents.core.references.mention import RANK, THIS, Mention, Step, Target, inherited, order
from documents.core.references.numbers import GAP, MAYBE, Number, read_bare, read_number
from documents.core.tree import Kind

_KINDS = {
    "lampiran": Kind.LAMPIRAN, "buku": Kind.BUKU, "bab": Kind.BAB, "bagian": Kind.BAGIAN, "paragraf": Kind.PARAGRAF,
    "ayat": Kind.AYAT, "huruf": Kind.HURUF, "angka": Kind.ANGKA, "butir": Kind.ANGKA, "poin": Kind.ANGKA,
    "point": Kind.ANGKA,
}  # fmt: skip

_LEVEL = (
    r"[Pp][Aa]?[Ss][Aa][Ll1!Ii|]|[Aa]yat|AYAT|[Hh]uruf|[Aa]ngka|[Bb]utir|[Pp]oint?|[Ll]ampiran|LAMPIRAN|[Bb]ab|BAB"
    r"|Bagian|[Pp]aragraf|Buku"
)
_LEAD_WORD = r"[Ss]ebagai(?: ?m(?:a|na|an)?na)?"
_VERB = (
    r"(?:(?P<meant>[dcb][il]{1,2} ?ma[kl]?s[uo]?[cd]?[dl]?(?:kan)?|tersebut|disebut(?:kan)?)|diatur|ditetapkan"
    r"|ditentukan|tercantum|termuat|dinyatakan|diamanatkan|dipersyaratkan)(?![\w])"
)
_ANCHOR = re.compile(rf"(?<!\w)(?<!\w-)(?:{_LEAD_WORD}(?=\s)|(?:{_LEVEL})(?!\w*-))")
_LEAD = re.compile(
    rf"{_LEAD_WORD}{GAP}(?:telah{GAP})?{_VERB}"
    rf"(?:{GAP}(?:di ?)?(?P<prep>[Dd]a-?la(?:m|rn)|[Pp]a\.?da)(?!\w)(?:{GAP}pada(?!\w))?|{GAP}di(?!\w))?"
    rf"(?:{GAP}(?:ketentuan|rumusan|penjelasan|pertimbangan|dengan)(?={GAP}(?:{_LEVEL})(?!\w)))?{MAYBE}"
)
_PREP = re.compile(rf"(?<!\w)([Dd]alam|[Pp]ada){GAP}(?:ketentuan{GAP})?$")
_WORD = re.compile(rf"(?:{_LEVEL})(?![a-z]{{2}})")
_JOINT = re.compile(
    rf"{MAYBE}(?:,{MAYBE}(?:(?:dan{MAYBE}/{MAYBE}atau|dan|atau|serta|maupun){GAP})?"
    rf"|(?:dan{MAYBE}/{MAYBE}atau|dan|atau|serta|maupun|juncto|jo\.?){GAP})"
    rf"(?:ketentuan{GAP}(?={_LEVEL})|(dalam|pada){GAP}(?=[Aa]yat))?"
)
_UNTIL = re.compile(
    rf"{MAYBE}(?:sampai{GAP}dengan|sampai(?={GAP}(?:{_LEVEL}))|s{MAYBE}/{MAYBE}d|s\. ?d\.?|sd\.?|hingga|[-–—]){MAYBE}"
)
_EXCEPT = re.compile(
    rf"{MAYBE},?{MAYBE}(?:kecuali|dengan{GAP}pengecualian)(?:{GAP}(?:untuk|dalam|pada|ketentuan|terhadap)){{0,3}}{GAP}"
)
_PUNCTUATED = re.compile(rf"{MAYBE},{MAYBE}")
_BLANK = re.compile(MAYBE)


def find(text: str) -> tuple[Mention, ...]:
    """Every reference in the text, in order and without overlap; linear in its length."""
    out: list[Mention] = []
    at = 0
    while match := _ANCHOR.search(text, at):
        led = match.group()[:1] in "Ss"
        mention = _led(text, match.start()) if led else _bare(text, match.start())
        at = max(match.end(), mention.end) if mention else match.end()
        if mention and not (mention.read and not mention.lead and _is_label(text, mention)):
            out.append(mention)
    return tuple(out)


def _led(text: str, start: int) -> Mention | None:
    """A reference that begins with "sebagaimana …": a list, an act alone, or words that cannot be read."""
    lead = _LEAD.match(text, start)
    if not lead:
        return None
    at = lead.end()
    prep = {"d": "dalam", "p": "pada"}.get((lead["prep"] or "").lower()[:1], "")
    if targets := _list(text, at):
        end, host, own = _hosted(text, targets)
        if not host and "amanat" in lead[0]:
            host = host_before(text, at)
        return Mention(start, at, end, targets, True, prep, host, own)
    if prep == "pada" and (number := read_bare(text, at, Kind.AYAT, False)):
        step = _with(number, Kind.AYAT, at)  # the word ayat is missing
        return Mention(start, at, step.end, (Target((step,), at, step.end),), True, prep)
    if found := read_host(text, at):
        end, own = found
        return Mention(start, at, end, (), True, prep, text[at:end], own)
    word = _WORD.match(text, at)
    if not lead["meant"] and not word:
        return None
    end = word.end() if word else at - (len(lead.group()) - len(lead.group().rstrip()))
    return Mention(start, at, end, (), True, prep, read=False)


def _bare(text: str, start: int) -> Mention | None:
    """A reference without a lead: "melanggar ketentuan Pasal 5"; unread when a preposition leads to a broken number."""
    prep = _PREP.search(text, max(0, start - 24), start)
    said = prep[1].lower() if prep else ""
    targets = _list(text, start)
    if not targets:
        broken = _BROKEN.match(text, start) if prep else None
        return Mention(start, start, broken.end(), (), prep=said, read=False) if broken else None
    end, host, own = _hosted(text, targets)
    first = targets[0].steps[0]
    if first.kind is Kind.LAMPIRAN and end == first.end and not (first.number or (said and text[first.start] == "L")):
        return None
    if not host and (before := host_before(text, start)):
        host = before
    return Mention(start, start, end, targets, False, said, host, own)


_BROKEN = re.compile(rf"(?:[Pp]asal{GAP}[^\s\w]?\w{{0,2}}\d\w*|[Aa]yat{MAYBE}\([^\s()]{{0,4}}\)?)")


def _list(text: str, at: int) -> tuple[Target, ...]:
    """The targets from `at` on, or nothing."""
    out: list[Target] = []
    excluded = inside = False
    place = at
    while (target := _target(text, place, out, excluded)) is not None:
        if excluded and not out[-1].excluded:
            inside = bool(target.above)
        elif excluded and inside and target.steps[0].kind is Kind.PASAL:
            excluded = False  # "kecuali ayat (3), dan Pasal 9": the exception was inside the pasal before
            target = replace(target, excluded=False)
        out.append(target)
        end = target.end
        if not excluded and (exception := _EXCEPT.match(text, end)):
            place, excluded = exception.end(), True
        elif joint := _JOINT.match(text, end):
            if joint[1] and target.path[0].kind is not Kind.PASAL:
                break  # "dan pada ayat (2)" goes on with "Pasal 5 ayat (1)" but not with "huruf a"
            place = joint.end()
        else:
            gap = _BLANK.match(text, end)
            place = gap.end() if gap else end
            if place == end or "\n" in text[end:place] or not _WORD.match(text, place):
                break
    return _inward_filled(out)


def _target(text: str, at: int, before: list[Target], excluded: bool) -> Target | None:
    """One path at `at`, with the end of its range; bare numbers continue the level of the target before."""
    found = _path(text, at)
    inward = False
    if found:
        steps, inward = found
    elif before:
        model = (before[-1].last or before[-1].steps)[-1]
        bare = _bare_step(text, at, model, not text[before[-1].end : at].strip().endswith(","))
        if bare is None:
            return None
        steps = (bare, *_below(text, bare))
    else:
        return None
    end = max(step.end for step in steps)
    above = inherited(before[-1].last_path or before[-1].path, steps) if before else ()
    last: tuple[Step, ...] = ()
    if until := _UNTIL.match(text, end):
        further = _path(text, until.end())
        if further:
            last = further[0]
            inward = inward or further[1]
        elif bare := _bare_step(text, until.end(), steps[-1], conjoined=True):
            last = (bare,)
        end = max([end, *(step.end for step in last)])
    return Target(steps, at, end, above, last, excluded, inward)


def _below(text: str, step: Step) -> tuple[Step, ...]:
    """The deeper levels right behind a step: "huruf d" behind "ayat (1) dan (3)"."""
    gap = _BLANK.match(text, step.end)
    further = _path(text, gap.end() if gap else step.end)
    return further[0] if further and not further[1] and order(step, further[0][0]) == 1 else ()


def _path(text: str, at: int) -> tuple[tuple[Step, ...], bool] | None:
    """The steps of one path from the outer level in, and whether they were written from the inner one out."""
    steps: list[Step] = []
    climbing = falling = False
    place = at
    while step := _step(text, place):
        if steps and place and step.start and "\n" in text[steps[-1].end : step.start] and text[step.start].isupper():
            break
        if steps:
            relation = order(steps[-1], step)
            comma = "," in text[steps[-1].end : step.start]
            if relation > 0 and climbing:
                steps.pop()  # "ayat (1) Pasal 7 ayat (2)": the last one begins a target of its own
                break
            outermost = relation < 0 and falling and step.kind in _OUTERMOST and not _opens(text, step)
            if outermost and (not comma or _AMENDED.match(text, step.end)):
                return (step, *steps), True  # "ayat (1) huruf e Pasal 11", "ayat (1) huruf e, Pasal 11 diubah"
            beside = comma and (step.kind is Kind.PASAL or any(_alike(before, step) for before in steps))
            if relation == 0 or beside or (relation < 0 and (falling or comma)):
                break
            climbing = climbing or relation == -1
            falling = falling or relation == 1
        steps.append(step)
        gap = _PUNCTUATED.match(text, step.end) or _BLANK.match(text, step.end)
        place = gap.end() if gap else step.end
    if not steps:
        return None
    return tuple(reversed(steps) if climbing else steps), climbing


def _alike(before: Step, step: Step) -> bool:
    return (before.kind, before.closed) == (step.kind, step.closed)


def _opens(text: str, step: Step) -> bool:
    """Whether deeper levels follow a step, so that it begins a path of its own."""
    gap = _BLANK.match(text, step.end)
    following = _step(text, gap.end() if gap else step.end)
    return following is not None and order(step, following) > 0


def _step(text: str, at: int) -> Step | None:
    """A level word and its number at `at`."""
    word = _WORD.match(text, at)
    if not word:
        return None
    name = word.group().lower()
    kind = _KINDS.get(name, Kind.PASAL)  # the others are ways a scanner reads "Pasal"
    number = read_number(text, word.end(), kind, capitals=word.group().isupper())
    if number is None and kind is Kind.ANGKA and name != "angka":
        kind = Kind.HURUF
        number = read_number(text, word.end(), kind)
    if number is None and (this := _THIS.match(text, word.end())):
        return Step(kind, THIS, at, this.start(1), this.end())
    if number is None:
        return Step(kind, "", at, word.end(), word.end()) if kind is Kind.LAMPIRAN else None
    return _with(number, kind, at)


_THIS = re.compile(rf"{GAP}(ini)(?!\w)")


def _bare_step(text: str, at: int, model: Step, conjoined: bool) -> Step | None:
    number = read_bare(text, at, model.kind, conjoined) if model.number != THIS else None
    return _with(number, model.kind, number.start) if number else None


def _with(number: Number, kind: Kind, start: int) -> Step:
    return Step(kind, number.text, start, number.start, number.end, number.closed, number.spelled)


def _inward_filled(targets: list[Target]) -> tuple[Target, ...]:
    """The targets; those before "ayat (3) Pasal 8" stand under the same pasal (angka 233)."""
    for place in range(len(targets) - 1, 0, -1):
        target = targets[place]
        if not target.inward:
            continue
        outer, inner = target.steps[:1], target.steps[1:]
        if inner and outer[0].kind in _OUTERMOST and targets[place - 1].path[0].kind not in _OUTERMOST:
            between = inherited(targets[place - 1].path, inner)
            targets[place] = replace(target, steps=outer + between + inner)
        for i in range(place - 1, -1, -1):
            first = targets[i].path[0]
            if targets[i].inward or RANK[first.kind] <= RANK[outer[0].kind]:
                break
            above = tuple(step for step in target.steps if RANK[step.kind] < RANK[first.kind])
            targets[i] = replace(targets[i], above=above + targets[i].above, inward=True)
    return tuple(targets)


_OUTERMOST = (Kind.LAMPIRAN, Kind.PASAL)
_AMENDED = re.compile(rf"{GAP}(?:diubah|dihapus|ditambah)")


def _is_label(text: str, mention: Mention) -> bool:
    """Whether a bare mention is really the label of a unit: alone on its line, or at the head of its own sentence."""
    start, end = mention.start, mention.targets[-1].end
    line_start = start == 0 or text[start - 1] == "\n"
    if line_start and (text[end : end + 1] == "\n" or (start and end == len(text))):
        return True
    if mention.prep or mention.end > end:
        return False
    if not line_start and not _SENTENCE_END.search(text, max(0, start - 9), start):
        return False
    if not text[start].isupper():
        alone = len(mention.targets) == 1 and mention.targets[0].steps[0].kind is Kind.AYAT
        return bool(_EXPLAINED.match(text, end) or (alone and _LABELLED.match(text, end)))
    return mention.targets[0].steps[0].kind in _INNER or bool(_LABELLED.match(text, end))


_INNER = (Kind.AYAT, Kind.HURUF, Kind.ANGKA)
_SENTENCE_END = re.compile(r"[.:][\s^]{0,8}$")
_EXPLAINED = re.compile(r"[\s^]{0,8}(?::|Cukup\b)")
_LABELLED = re.compile(
    r"[\s^]{0,8}:|[\s^]{1,8}(?:\([0-9lI]{1,2}[a-z]?\)|[A-Z]{3}|[A-Z][a-z]+\b(?![\s^]+(?:diubah|dihapus)))"
)


def _hosted(text: str, targets: tuple[Target, ...]) -> tuple[int, str, bool]:
    """Where the reference ends, its host in the words of the text, and whether that is the act itself."""
    end = targets[-1].end
    if not any(step.kind not in _INNER for target in targets for step in target.path):
        return end, "", False
    joint = _TO_HOST.match(text, end)
    found = read_host(text, joint.end()) if joint else None
    if not joint or not found or (joint[1] and not is_named(text, joint.end(), found)):
        return end, "", False
    return found[0], text[joint.end() : found[0]], found[1]


_TO_HOST = re.compile(rf"{MAYBE}(?:(dalam|dari|pada){GAP})?(?:ketentuan{GAP}(?=[Uu]ndang|[Pp]eraturan))?")
