from django.urls import re_path

from exchange import views

urlpatterns = [
    re_path(
        r"^id/(?P<uid>[0-9a-z]{10,16})/editions/(?P<number>\d{1,9})\.(?P<extension>[a-z]+)$",
        views.edition,
        name="edition_file",
    ),
]
