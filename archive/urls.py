from django.contrib.sitemaps.views import sitemap
from django.urls import path, re_path, register_converter

from archive import sending, views
from archive.sitemaps import SITEMAPS


class UidConverter:
    regex = "[0-9a-z]{10,16}"

    def to_python(self, value):
        return value

    to_url = to_python


register_converter(UidConverter, "uid")

urlpatterns = [
    path("id/<uid:uid>/", views.permanent_address, name="permanent_address"),
    path("id/<uid:uid>/editions/<int:number>/", views.old_edition, name="edition"),
    path("ledger/", views.ledger, name="ledger"),
    path("photographs/", views.photographs, name="photographs"),
    path("tags/", views.tags, name="tags"),
    re_path(
        r"^media/(?P<uid>[0-9a-z]{10,16})/(?P<token>[0-9a-f]{32})/(?P<name>[0-9a-z/.,-]+)$",
        sending.picture,
        name="picture",
    ),
    path("appearance/", views.appearance, name="appearance"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("<slug:kind_path>/", views.kind_list, name="kind_list"),
    path("<slug:kind_path>/<slug:slug>/", views.record_page, name="record_page"),
]
