"""Akun: who I am here, my roles, my password, the way out."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render


@login_required
def account(request):
    """The person's own name, roles, and what they can do with the account."""
    assignments = request.user.assignments.select_related("role", "daerah", "body", "raperda")
    return render(request, "raperda/account.html", {"assignments": assignments})
