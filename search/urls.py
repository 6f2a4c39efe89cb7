from django.urls import path

from .suggestions import suggestions
from .views import asking, helping, search, taken

urlpatterns = [
    path("", search, name="search"),
    path("form/", asking, name="search-form"),
    path("help/", helping, name="search-help"),
    path("suggestions/", suggestions, name="suggestions"),
    path("results.<str:extension>", taken, name="results"),
]
