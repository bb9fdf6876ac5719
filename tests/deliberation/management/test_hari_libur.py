"""The calendar of a year from the shell."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from deliberation.models import Holiday

pytestmark = pytest.mark.django_db


def test_fills_each_year_once():
    out = StringIO()
    call_command("hari_libur", "2023", "2023", stdout=out)
    count = Holiday.objects.count()
    assert count > 20
    assert out.getvalue() == f"2023: {count} hari libur ditambahkan\n2023: 0 hari libur ditambahkan\n"


def test_refuses_a_year_without_a_list():
    with pytest.raises(CommandError, match="1990"):
        call_command("hari_libur", "1900")
