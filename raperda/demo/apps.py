"""The demo app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "raperda.demo"
    label = "demo"
    verbose_name = "Contoh"
