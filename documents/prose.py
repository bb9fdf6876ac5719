"""Explanatory prose (keterangan, ringkasan, catatan, komentar): Markdown in, safe HTML out."""

import re

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString
from markdown import Markdown

_EXTENSIONS = ["sane_lists", "tables", "nl2br"]
_TAGS = {
    *("p", "br", "hr", "strong", "em", "del", "sub", "sup", "code", "pre", "blockquote"),
    *("ul", "ol", "li", "a", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_DROPPED_WHOLE = {"script", "style", "iframe", "object", "template", "title", "textarea", "svg", "math"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
_SCHEMES = {"http", "https", "mailto"}

_HEADING = re.compile("<(/?)h([1-6])>")
_LOWEST = 5

# Python-Markdown looks from each opening bracket to the end of the text: 20,000 of them would take a minute.
_MAX_CHARS = 30_000
_MAX_BRACKETS = 100


def prose_html(text: str) -> SafeString:
    """The HTML of a Markdown text, fit to stand inside a page: headings h3 to h5, no style, no script, no pictures.

    What is too long, too full of brackets or too deeply nested comes out as plain paragraphs with every mark shown.
    """
    if len(text) > _MAX_CHARS or max(text.count("["), text.count("<")) > _MAX_BRACKETS:
        return _plain(text)
    try:
        html = Markdown(extensions=_EXTENSIONS).convert(text)  # one each: an instance is not thread safe
    except RecursionError:
        return _plain(text)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_DROPPED_WHOLE,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener",
    )
    return SafeString(_HEADING.sub(_lowered, clean))


def _plain(text: str) -> SafeString:
    return SafeString(linebreaks(text, autoescape=True))


def _lowered(tag: re.Match[str]) -> str:
    return f"<{tag[1]}h{min(int(tag[2]) + 2, _LOWEST)}>"
