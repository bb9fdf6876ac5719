"""Adapter: accounts are opened by the operator, never by the public."""

from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    """allauth without sign-up."""

    def is_open_for_signup(self, request) -> bool:
        """Never: an account comes with a role, and the operator gives both."""
        return False
