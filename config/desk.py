from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with the curators' desk as its site."""

    default_site = "archive.desk.Desk"

    def ready(self):
        super().ready()
        from django.contrib import admin
        from django_tasks_db.models import DBTaskResult

        # What waits and what failed is shown with the pictures; the worker's own rows are no page of the desk.
        admin.site.unregister(DBTaskResult)
