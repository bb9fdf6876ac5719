"""The table of stages from the shell."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from deliberation.core.matters import WAYS


def test_prints_every_way_or_those_that_are_named():
    out = StringIO()
    call_command("tahapan", stdout=out)
    assert out.getvalue().count("\n## ") + out.getvalue().startswith("## ") == len(WAYS)
    one = StringIO()
    call_command("tahapan", "rtrw", stdout=one)
    assert one.getvalue().startswith("## Rencana tata ruang wilayah\n")
    assert "| `persetujuan_substansi` | `rtrw_disetujui` | Catat persetujuan bersama |" in one.getvalue()


def test_refuses_a_way_there_is_not():
    with pytest.raises(CommandError, match="jalan_lain"):
        call_command("tahapan", "jalan_lain")
