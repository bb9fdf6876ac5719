"""The deliberation app: the procedure from proposal to promulgation."""

from django.apps import AppConfig


class DeliberationConfig(AppConfig):
    name = "deliberation"
    verbose_name = "Pembahasan"
