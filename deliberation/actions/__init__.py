"""Every verb of the procedure: the road of a Raperda, the people of the council, and its meetings."""

from deliberation.actions.attendance import adjourn, mark_attendance, mark_rest_present, postpone
from deliberation.actions.calendar import (
    CalendarRefused,
    add_holiday,
    import_holidays,
    open_feed,
    remind,
    remove_holiday,
    settle,
)
from deliberation.actions.decided import follow_decision
from deliberation.actions.decisions import NoQuorum, agree, confirm_decisions, vote
from deliberation.actions.letters import (
    LetterRefused,
    adapt_form,
    change_letter,
    confirm_letter,
    draft_letter,
    keep_meeting_scan,
    keep_scan,
    name_office,
    open_series,
    receive_letter,
    receive_receipt,
    send_letter,
    take_number,
    void_letter,
)
from deliberation.actions.meetings import (
    AgendaLine,
    MinutesClash,
    RapatRefused,
    add_item,
    change_chair,
    change_item,
    close_rapat,
    open_rapat,
    schedule_rapat,
    write_minutes,
)
from deliberation.actions.pauses import PauseRefused, pause_deadline, resume_deadline
from deliberation.actions.people import (
    Newcomer,
    SeatRefused,
    add_body,
    add_member,
    add_session,
    end_term,
    import_members,
    remove_session,
    seat,
    unseat,
)
from deliberation.actions.planning import (
    Amendment,
    ProgrammeRefused,
    add_title,
    begin_title,
    carry_over,
    change_title,
    import_titles,
    link_title,
    open_programme,
    remove_title,
    set_programme,
)
from deliberation.actions.road import (
    MoveForbidden,
    begin_blank,
    begin_from_text,
    enact,
    move_to,
    open_deliberation,
    promulgate,
)
from deliberation.actions.speakers import add_speaker, drop_speaker, end_speech, start_speech
from deliberation.actions.work import WorkRefused, finish_work, give_work, return_work, take_work, withdraw_work

__all__ = [
    "AgendaLine", "Amendment", "CalendarRefused", "LetterRefused", "MinutesClash", "MoveForbidden", "Newcomer",
    "NoQuorum", "PauseRefused", "ProgrammeRefused", "RapatRefused", "SeatRefused", "WorkRefused", "adapt_form",
    "add_body", "add_holiday", "add_item", "add_member", "add_session", "add_speaker", "add_title", "adjourn", "agree",
    "begin_blank", "begin_from_text", "begin_title", "carry_over", "change_chair", "change_item", "change_letter",
    "change_title", "close_rapat", "confirm_decisions", "confirm_letter", "draft_letter", "drop_speaker", "enact",
    "end_speech", "end_term", "finish_work", "follow_decision", "give_work", "import_holidays", "import_members",
    "import_titles", "keep_meeting_scan", "keep_scan", "link_title", "mark_attendance", "mark_rest_present", "move_to",
    "name_office", "open_deliberation", "open_feed", "open_programme", "open_rapat", "open_series", "pause_deadline",
    "postpone", "promulgate", "receive_letter", "receive_receipt", "remind", "remove_holiday", "remove_session",
    "remove_title", "resume_deadline", "return_work", "schedule_rapat", "seat", "send_letter", "set_programme",
    "settle", "start_speech", "take_number", "take_work", "unseat", "void_letter", "vote", "withdraw_work",
    "write_minutes",
]  # fmt: skip
