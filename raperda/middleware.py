"""DomainErrorMiddleware: a forbidden act becomes a sentence for the person, never a stack trace."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from documents.errors import DomainError


class DomainErrorMiddleware:
    """Turns a DomainError of a view into a message on the page the person came from, or an error page."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """The answer to a DomainError; None for anything else, which is a bug and stays one."""
        if not isinstance(exception, DomainError):
            return None
        back = request.headers.get("Referer", "")
        if request.method == "POST" and url_has_allowed_host_and_scheme(back, {request.get_host()}):
            messages.error(request, str(exception))
            return redirect(back)
        return render(request, "error.html", {"title": "Belum dapat dilakukan", "sentence": str(exception)}, status=409)
