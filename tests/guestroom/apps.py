from django.apps import AppConfig


class GuestroomConfig(AppConfig):
    name = "tests.guestroom"
    label = "guestroom"
    default_auto_field = "django.db.models.BigAutoField"
