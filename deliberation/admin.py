"""Admin of reference data: bodies, members, their seats, and the sessions of a sitting year."""

from django.contrib import admin

from deliberation.models import Body, MasaSidang, Member, Membership


@admin.register(Body)
class BodyAdmin(admin.ModelAdmin):
    list_display = ("nama", "kind", "daerah", "formed_on", "ends_on")
    list_filter = ("daerah", "kind")
    search_fields = ("nama",)


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ("body",)


@admin.register(Member)
class MemberAdmin(admin.ModelAdmin):
    list_display = ("lengkap", "daerah", "order", "valid_from", "valid_to")
    list_filter = ("daerah",)
    search_fields = ("nama",)
    autocomplete_fields = ("user",)
    inlines = (MembershipInline,)


@admin.register(MasaSidang)
class MasaSidangAdmin(admin.ModelAdmin):
    list_display = ("tahun_sidang", "nomor", "daerah", "start", "end")
    list_filter = ("daerah",)
