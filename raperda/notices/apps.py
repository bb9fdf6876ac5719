"""The notices app: what people are told, and how they want to be told."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "raperda.notices"
    label = "notices"
    verbose_name = "Pemberitahuan"
