"""What the frame of every page asks for: an icon of the sprite, the main menu, the bell, the menu at the foot."""

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html

from deliberation.core.stages import STAGES
from raperda.accounts.permissions import rights_of, unread_of

register = template.Library()

PUBLIC = (
    ("perda_list", "Peraturan Daerah"),
    ("rancangan_list", "Raperda berjalan"),
    ("program_list", "Program Perda"),
    ("agenda", "Agenda rapat"),
)
MEMBERS = (
    ("tasks", "Tugas saya"),
    ("raperda_list", "Raperda"),
    ("programme_now", "Propemperda"),
    ("rapat_list", "Rapat"),
    ("tenggat", "Tenggat"),
    ("perda_list", "Perda"),
    ("calendar", "Kalender"),
)
# At the foot of every page: what is opened now and then, with the rights of which it asks for one.
SELDOM = (
    ("letters", "Surat", {"surat", "kukuhkan"}),
    ("library_list", "Pustaka klausul", set()),
    ("choices", "Pilihan aturan", set()),
    ("print_form", "Bentuk cetak", {"terbitkan"}),
)


@register.simple_tag
def icon(name: str):
    """The drawing `name` of the sprite (static/icons.svg), to stand beside a word."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#i-{}"/></svg>', static("icons.svg"), name)


@register.filter
def stage_name(stage: str) -> str:
    """The name of a stage of the road, empty for none."""
    return STAGES[stage].nama if stage in STAGES else ""


@register.inclusion_tag("components/_foot_nav.html", takes_context=True)
def foot_nav(context):
    """The pages that are opened now and then, as far as whoever reads may open them."""
    user = context.get("user")
    if user is None or not user.is_authenticated:
        return {"items": [(reverse(name), label) for name, label in PUBLIC]}
    held = rights_of(user)
    own = [(name, label) for name, label, asked in SELDOM if not asked or asked & held]
    return {"items": [(reverse(name), label) for name, label in (*own, *PUBLIC[1:])]}


@register.inclusion_tag("components/_bell.html", takes_context=True)
def bell(context):
    """The way to the notices of whoever reads, with how many are unread."""
    return {"unread": unread_of(context["user"])}


@register.inclusion_tag("components/_nav.html", takes_context=True)
def main_nav(context):
    """The menu of whoever reads. A page rendered without a request says where it stands with `here`."""
    request, user = context.get("request"), context.get("user")
    path = request.path if request else context.get("here", "")
    if user is not None and user.is_authenticated:
        items = [*MEMBERS, *([("admin:index", "Kelola")] if user.is_staff else [])]
    else:
        items = [*PUBLIC, ("account_login", "Masuk")]
    return {"items": [_item(reverse(name), label, path) for name, label in items]}


def _item(url: str, label: str, path: str) -> dict[str, str]:
    here = "page" if path == url else "true" if path.startswith(url) else ""
    return {"url": url, "label": label, "here": here}
