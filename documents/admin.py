"""Admin of reference data: daerah and settings. Texts are never edited here."""

from django.contrib import admin

from documents.models import Daerah, Raperda, Setting


@admin.register(Daerah)
class DaerahAdmin(admin.ModelAdmin):
    list_display = ("kode", "level", "nama", "provinsi")
    search_fields = ("kode", "nama")


@admin.register(Setting)
class SettingAdmin(admin.ModelAdmin):
    list_display = ("name", "daerah", "value", "legal_basis", "valid_from", "valid_to")
    list_filter = ("name", "daerah")


@admin.register(Raperda)
class RaperdaAdmin(admin.ModelAdmin):
    """Only to be found when an assignment is narrowed to one Raperda: nothing is added, changed, or deleted here."""

    search_fields = ("judul",)
    list_display = ("judul", "daerah", "tahun", "stage")

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
