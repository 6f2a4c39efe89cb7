from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("config.api")),
    path("search/", include("search.urls")),
    path("", include("memorial.urls")),
    path("", include("exchange.urls")),
    path("", include("archive.urls")),
]
handler400 = "archive.views.unreadable"
