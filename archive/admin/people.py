"""Who may sit at the desk. People get their permissions from groups; nobody gives more than they have themselves."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _

admin.site.unregister([User, Group])


class WithTicks:
    """Choices of many are ticked in a list."""

    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs | {"widget": CheckboxSelectMultiple})
        field.help_text = ""
        return field


@admin.register(User)
class CuratorAdmin(WithTicks, UserAdmin):
    show_facets = admin.ShowFacets.NEVER
    readonly_fields = ("last_login", "date_joined")
    list_display = ("username", "first_name", "last_name", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "groups")
    fieldsets = (
        (_("How they sign in"), {"fields": ("username", "password")}),
        (_("Who they are"), {"fields": (("first_name", "last_name"), "email")}),
        (_("What they may do"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("When"), {"fields": (("last_login", "date_joined"),)}),
    )

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if request.user.is_superuser else (*own, "is_superuser")

    def has_change_permission(self, request, obj=None):
        """Whoever could set a superuser's password would be one."""
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def _may_touch(self, request, obj):
        return obj is None or not obj.is_superuser or request.user.is_superuser


@admin.register(Group)
class DeskGroupAdmin(WithTicks, GroupAdmin):
    pass
