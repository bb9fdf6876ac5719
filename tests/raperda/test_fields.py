"""The one way a field of a form is drawn: label, note, input, error, tied together for a screen reader."""

from django import forms
from django.template.loader import render_to_string


class Sample(forms.Form):
    judul = forms.CharField(label="Judul", help_text="Tanpa titik.")
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)
    prakarsa = forms.ChoiceField(
        label="Prakarsa", choices=[("dprd", "DPRD"), ("kdh", "Wali Kota")], widget=forms.RadioSelect
    )
    setuju = forms.BooleanField(label="Setuju", help_text="Tidak dapat dibatalkan.", required=False)
    token = forms.CharField(widget=forms.HiddenInput)


def drawn(form) -> str:
    return render_to_string("components/_form.html", {"form": form})


def test_each_input_has_its_label_and_note():
    page = drawn(Sample())
    assert '<label for="id_judul">Judul</label>' in page
    assert '<p class="note" id="id_judul_helptext">Tanpa titik.</p>' in page
    assert 'aria-describedby="id_judul_helptext"' in page
    assert "(boleh kosong)" in page
    assert '<input type="hidden" name="token"' in page


def test_choices_stand_in_a_fieldset_and_a_tick_in_its_own_row():
    page = drawn(Sample())
    assert "<legend>Prakarsa</legend>" in page
    assert page.count('type="radio"') == 2
    assert '<label class="choice" for="id_setuju">' in page


def test_a_mistake_is_tied_to_its_input():
    form = Sample({"judul": "", "prakarsa": "apa", "token": "x"})
    page = drawn(form)
    assert page.count('class="field wrong"') == 2
    assert 'aria-describedby="id_judul_helptext id_judul_error"' in page
    assert 'id="id_judul_error"' in page
    assert 'aria-invalid="true"' in page


def test_what_is_wrong_with_the_whole_form_stands_on_top():
    form = Sample({"judul": "x", "prakarsa": "dprd", "token": "x"})
    form.add_error(None, "Tanggal pengundangan mendahului penetapan.")
    page = drawn(form)
    assert page.index("Tanggal pengundangan mendahului") < page.index("Judul")
    assert 'role="alert"' in page
