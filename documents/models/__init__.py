"""The rows of texts: regions, drafts, clauses, versions, acts, and what people leave beside them."""

from documents.models.act import Attachment, Perda, Relation
from documents.models.comparison import Comparison
from documents.models.desk import LibraryItem, Presence, UnsavedText
from documents.models.guarded import BulkWriteRefused, PerdaImmutable, RecordedQuerySet, VersionImmutable
from documents.models.region import Daerah, Setting, SettingQuerySet
from documents.models.talk import Comment, Suggestion
from documents.models.text import KEY, SHA256, USER, Clause, Edit, Naskah, Raperda, Version

__all__ = [
    "KEY", "SHA256", "USER", "Attachment", "BulkWriteRefused", "Clause", "Comment", "Comparison", "Daerah", "Edit",
    "LibraryItem", "Naskah", "Perda", "PerdaImmutable", "Presence", "Raperda", "RecordedQuerySet", "Relation",
    "Setting", "SettingQuerySet", "Suggestion", "UnsavedText", "Version", "VersionImmutable",
]  # fmt: skip
