"""The form of prints and the emblem: kept as settings of the daerah, pictures only, what was printed stays."""

from datetime import date

import pytest

from documents.actions import EmblemRefused, choose_form, set_emblem
from documents.models import Setting
from documents.printing.form import SHEET
from documents.printing.office import emblem_for, form_for
from tests.documents.printing.pictures import png
from tests.people import budi, kota_serang

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def by():
    return budi()


def test_a_form_is_kept_for_its_sort_of_print(by):
    daerah = kota_serang()
    choose_form(daerah=daerah, sort="naskah", choices={"kertas": "legal", "huruf": 99, "tebal": True}, by=by)
    form = form_for(daerah, "naskah", TODAY)
    assert (form.paper, form.size, form.bold) == ("legal", SHEET.size, True)
    assert form_for(daerah, "lembaran", TODAY).paper == "setengah_folio"
    choose_form(daerah=daerah, sort="naskah", choices={}, by=by)
    assert form_for(daerah, "naskah", TODAY) == SHEET
    assert Setting.objects.filter(name="bentuk_naskah").count() == 1


def test_an_emblem_is_a_picture_and_never_overwritten(by, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    daerah = kota_serang()
    assert emblem_for(daerah, "lembaran", TODAY) is None
    set_emblem(daerah=daerah, sort="lembaran", data=png(), by=by)
    set_emblem(daerah=daerah, sort="lembaran", data=png(9), by=by)
    assert emblem_for(daerah, "lembaran", TODAY) == ("image/png", png(9))
    assert emblem_for(daerah, "naskah", TODAY) is None
    assert len(list((tmp_path / "lambang").iterdir())) == 2, "what an older print showed stays"
    with pytest.raises(EmblemRefused, match="PNG atau JPEG"):
        set_emblem(daerah=daerah, sort="lembaran", data=b"bukan gambar", by=by)
    assert set_emblem(daerah=daerah, sort="lembaran", data=None, by=by) is None
    assert emblem_for(daerah, "lembaran", TODAY) is None
