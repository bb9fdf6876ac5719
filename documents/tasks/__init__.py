"""Work for the queue, away from the web process: prints of a Perda and of comparisons, and what has become of them."""

from documents.tasks.asking import LONGEST, Progress, ask, has_failed, is_printing, progress_of
from documents.tasks.comparisons import PRINTS, print_comparison
from documents.tasks.drafts import draft_name, print_draft
from documents.tasks.gazettes import (
    PAPERS,
    ask_gazette,
    failed_gazettes,
    print_copy,
    print_gazette,
    print_paper,
)

__all__ = [
    "LONGEST", "PAPERS", "PRINTS", "Progress", "ask", "ask_gazette", "draft_name", "failed_gazettes", "has_failed",
    "is_printing", "print_comparison", "print_copy", "print_draft", "print_gazette", "print_paper", "progress_of",
]  # fmt: skip
