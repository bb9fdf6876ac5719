"""Word files out: a draft with real numbering and its keys, a redline with tracked changes, a table."""

from documents.printing.word.draft import Origin, draft_docx
from documents.printing.word.redline import redline_docx
from documents.printing.word.sheets import table_docx
from documents.printing.word.styles import F4, Paper

__all__ = ["F4", "Origin", "Paper", "draft_docx", "redline_docx", "table_docx"]
