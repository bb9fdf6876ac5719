"""add_person: an account with its role, as an operator gives it."""

from django.db import transaction

from raperda.accounts.models import Role, RoleAssignment, User


@transaction.atomic
def add_person(
    *,
    username: str,
    nama: str,
    jabatan: str,
    role: str,
    daerah,
    password: str,
    email: str,
    operator: bool = False,
    by: User | None = None,
) -> User:
    """The account with its role; one that exists stays as it is. `by` is None on a new site."""
    user = User.objects.filter(username=username).first()
    if user:
        return user
    user = User(username=username, first_name=nama, jabatan=jabatan, email=email)
    user.is_staff = user.is_superuser = operator
    user.set_password(password)
    user.save()
    RoleAssignment.objects.create(user=user, role=Role.objects.get(code=role), daerah=daerah)
    return user
