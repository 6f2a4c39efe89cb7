from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("search/", include("search.urls")),
    path("", include("memorial.urls")),
    path("", include("exchange.urls")),
    path("", include("archive.urls")),
]
