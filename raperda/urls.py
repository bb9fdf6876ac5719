"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("kelola/", admin.site.urls),
    path("akun/", include("allauth.account.urls")),
]
