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
from deliberation.actions.decisions import NoQuorum, agree, confirm_decisions, vote
from deliberation.actions.meetings import (
    AgendaLine,
    MinutesClash,
    RapatRefused,
    add_item,
    change_item,
    close_rapat,
    open_rapat,
    schedule_rapat,
    write_minutes,
)
from deliberation.actions.people import (
    Newcomer,
    SeatRefused,
    add_body,
    add_member,
    end_term,
    import_members,
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

__all__ = [
    "Amendment", "ProgrammeRefused", "add_title", "begin_title", "carry_over", "change_title", "import_titles",
    "link_title", "open_programme", "remove_title", "set_programme",
    "AgendaLine", "CalendarRefused", "MinutesClash", "MoveForbidden", "Newcomer", "NoQuorum", "RapatRefused",
    "SeatRefused", "add_body", "add_holiday", "add_item", "add_member", "add_speaker", "adjourn", "agree",
    "begin_blank", "begin_from_text", "change_item", "close_rapat", "confirm_decisions", "drop_speaker", "enact",
    "end_speech", "end_term", "import_holidays", "import_members", "mark_attendance", "mark_rest_present", "move_to",
    "open_deliberation", "open_feed", "open_rapat", "postpone", "promulgate", "remind", "remove_holiday",
    "schedule_rapat", "seat", "settle", "start_speech", "unseat", "vote", "write_minutes",
]  # fmt: skip
