from django.urls import path, re_path

import archive.urls  # noqa: F401  it registers the converter of uids
from exchange import giving, views

urlpatterns = [
    re_path(
        r"^id/(?P<uid>[0-9a-z]{10,16})/editions/(?P<number>\d{1,9})\.(?P<extension>[a-z.]+)$",
        views.edition,
        name="edition_file",
    ),
    path("data/", giving.data, name="data"),
    path("data/<str:name>.sha256", giving.data_digest, name="data_digest"),
    path("data/<str:name>", giving.data_file, name="data_file"),
    path("crawlers/", giving.crawlers, name="crawlers"),
    path("id/<uid:uid>/manifest.json", views.manifest, name="manifest"),
    path("id/<uid:uid>/collection.json", views.collection, name="collection"),
    path("<slug:kind_path>/collection.json", views.collection_of_kind, name="collection_of_kind"),
    path("media/<uid:uid>/<slug:token>/tiles/info.json", views.image_info, name="image_info"),
]
