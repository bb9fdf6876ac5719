"""Fields of forms: law text that nothing cuts, a file that is not too large, several files at once."""

from django import forms

from documents.reading.sniff import MAX_BYTES

MAX_FILES = 20


class LawField(forms.CharField):
    """Law text. A text that is too long is refused by name; the browser must not cut it without a word."""

    default_error_messages = {
        "max_length": "Teks terlalu panjang: %(show_value)d karakter, paling banyak %(limit_value)d. Bagilah teks ini."
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        """No maxlength."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def to_python(self, value: object) -> str:
        """The text with line ends as the store has them: browsers send CR LF."""
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class SizedFileField(forms.FileField):
    """A file no larger than a reader would open, refused before its bytes are read into memory."""

    def clean(self, data, initial=None):
        """The upload. Raises ValidationError when it is too large."""
        file = super().clean(data, initial)
        if file and file.size > MAX_BYTES:
            raise forms.ValidationError(
                f"Berkas terlalu besar (paling besar {MAX_BYTES // 1024**2} MB). Unggah naskahnya saja."
            )
        return file


class ManyFiles(forms.ClearableFileInput):
    """The browser's own choice of several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; each is judged when it is read, so that a bad one stops no other."""

    def clean(self, data, initial=None) -> list:
        """The uploads. Raises ValidationError for none, or for more than MAX_FILES."""
        files = [super(ManyFilesField, self).clean(file, initial) for file in data or [None]]
        if len(files) > MAX_FILES:
            raise forms.ValidationError(f"Paling banyak {MAX_FILES} berkas sekali unggah. Unggah sisanya sesudahnya.")
        return files
