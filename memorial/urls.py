from django.urls import path

from memorial import views

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("names/", views.names, name="names"),
]
