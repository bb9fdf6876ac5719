"""Every verb that changes a text. Keyword-only, atomic, with `by`; each returns what it made."""

from documents.actions.archive import ActIncomplete, AlreadyFiled, import_perda
from documents.actions.arrange import dissolve_unit, sort_definitions
from documents.actions.attach import UploadRefused, attach
from documents.actions.desk import be_present, drop_unsaved, keep_unsaved, leave
from documents.actions.edit import StaleEdit, TextRefused, insert_unit, move_unit, remove_unit, rewrite_clause
from documents.actions.enact import EnactRefused, enact, promulgate, publish, store_gazette
from documents.actions.explain import add_explanation
from documents.actions.freeze import NothingToFreeze, freeze
from documents.actions.library import LibraryRefused, change_clause, drop_clause, insert_clause, keep_clause
from documents.actions.lock import TextLocked
from documents.actions.pictures import insert_picture
from documents.actions.places import UnitChanged
from documents.actions.print_form import EmblemRefused, choose_form, set_emblem
from documents.actions.region import add_daerah
from documents.actions.rejoin import join_units, split_unit
from documents.actions.replace import TextMoved, replace_words
from documents.actions.restore import restore_version
from documents.actions.start import import_text, start
from documents.actions.status import set_stage
from documents.actions.talk import (
    TalkRefused,
    accept_suggestion,
    comment,
    reject_suggestion,
    reopen_comment,
    resolve_comment,
    suggest,
    withdraw_suggestion,
)
from documents.actions.undo import undo
from documents.actions.word import accept_returned, accept_upload, receive_word

__all__ = [
    "restore_version",
    "be_present",
    "drop_unsaved",
    "keep_unsaved",
    "leave",
    "accept_returned",
    "accept_upload",
    "receive_word",
    "add_explanation",
    "dissolve_unit",
    "insert_picture",
    "join_units",
    "sort_definitions",
    "split_unit",
    "undo",
    "UnitChanged",
    "replace_words",
    "keep_clause",
    "insert_clause",
    "drop_clause",
    "change_clause",
    "TextMoved",
    "LibraryRefused",
    "withdraw_suggestion",
    "suggest",
    "resolve_comment",
    "reopen_comment",
    "reject_suggestion",
    "comment",
    "accept_suggestion",
    "TalkRefused",
    "ActIncomplete",
    "AlreadyFiled",
    "EmblemRefused",
    "EnactRefused",
    "NothingToFreeze",
    "StaleEdit",
    "TextLocked",
    "TextRefused",
    "UploadRefused",
    "add_daerah",
    "attach",
    "choose_form",
    "enact",
    "freeze",
    "import_perda",
    "import_text",
    "insert_unit",
    "move_unit",
    "promulgate",
    "publish",
    "remove_unit",
    "rewrite_clause",
    "set_emblem",
    "set_stage",
    "start",
    "store_gazette",
]
