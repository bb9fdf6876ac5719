"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "raperda.portal"
    label = "portal"
    verbose_name = "Portal"
