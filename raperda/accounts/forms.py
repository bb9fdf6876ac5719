"""Forms of logging in and of passwords, in the words of the interface."""

from allauth.account import forms as allauth
from axes.conf import settings as axes
from axes.handlers.proxy import AxesProxyHandler
from django.core.exceptions import ValidationError

NEW_PASSWORD = "Paling sedikit 10 karakter, bukan kata yang umum, dan tidak mirip nama Anda."  # noqa: S105


class LoginForm(allauth.LoginForm):
    """Name or address, password, whether to stay; a wrong password says how many tries are left."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "login", "Nama pengguna atau surel dinas", autocomplete="username", autocapitalize="none")
        _say(self, "password", "Kata sandi")
        _say(self, "remember", "Ingat perangkat ini selama 30 hari", note="Jangan dicentang di komputer bersama.")

    def clean(self):
        """The credentials of a person, or an error at the password."""
        try:
            return super().clean()
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                raise
            self.add_error("password", self._refusal())
            return self.cleaned_data

    def _refusal(self) -> str:
        """The same sentence for an unknown name and a wrong password, so that nobody learns which names exist."""
        left = axes.AXES_FAILURE_LIMIT - AxesProxyHandler.get_failures(self.request)
        tries = f" Tersisa {left} kali percobaan." if left > 0 else ""
        return f"Kata sandi tidak cocok.{tries}"


class ResetPasswordForm(allauth.ResetPasswordForm):
    """The address to which a link for a new password goes."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "email", "Surel dinas", note="Alamat yang tercatat pada akun Anda.")


class ResetPasswordKeyForm(allauth.ResetPasswordKeyForm):
    """A new password, typed twice, after following the link."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password1", "Kata sandi baru", note=NEW_PASSWORD)
        _say(self, "password2", "Ulangi kata sandi baru")


class ChangePasswordForm(allauth.ChangePasswordForm):
    """The present password and a new one, typed twice."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "oldpassword", "Kata sandi sekarang")
        _say(self, "password1", "Kata sandi baru", note=NEW_PASSWORD)
        _say(self, "password2", "Ulangi kata sandi baru")


def _say(form, name: str, label: str, note: str = "", **attrs: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, note
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)
