"""Admin of people and roles, for the operator."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from raperda.accounts.models import Grant, Role, RoleAssignment, User
from raperda.accounts.permissions import PERMISSIONS


class AssignmentInline(admin.TabularInline):
    model = RoleAssignment
    extra = 0
    autocomplete_fields = ("raperda",)


class GrantForm(forms.ModelForm):
    """A right picked from those that exist: a mistyped one would give nothing and say nothing."""

    permission = forms.ChoiceField(
        label="Hak", choices=[(name, f"{name}: {what}") for name, what in PERMISSIONS.items()]
    )


class GrantInline(admin.TabularInline):
    model = Grant
    form = GrantForm
    extra = 0


@admin.register(User)
class PersonAdmin(UserAdmin):
    inlines = (AssignmentInline,)
    list_display = ("username", "first_name", "jabatan", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Orang", {"fields": ("first_name", "gelar_depan", "gelar_belakang", "jabatan", "email", "terang")}),
        ("Akses", {"fields": ("is_active", "is_staff", "is_superuser")}),
    )


@admin.register(Role)
class RoleAdmin(admin.ModelAdmin):
    inlines = (GrantInline,)
    list_display = ("nama", "code")
