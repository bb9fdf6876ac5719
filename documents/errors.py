"""DomainError: what the law or the house forbids, said to a person in one sentence."""


class DomainError(Exception):
    """A forbidden act. Its text is shown to the user as it stands; subclasses sit beside their raiser."""
