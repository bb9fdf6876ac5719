"""The accounts app: users, roles, what a role may do."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "raperda.accounts"
    label = "accounts"
    verbose_name = "Akun"
