"""Akoma Ntoso 3.0 out: a tree and the facts of its act become one XML file."""

from documents.printing.akn.document import EDITION, akoma_ntoso
from documents.printing.akn.facts import AknFacts, Tie, facts_from

__all__ = ["EDITION", "AknFacts", "Tie", "akoma_ntoso", "facts_from"]
