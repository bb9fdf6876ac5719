"""The addresses of logging in: only these views of allauth are open, and nobody signs up."""

from allauth.account import views
from django.urls import path, re_path

from raperda.views.account import account

urlpatterns = [
    path("", account, name="account"),
    path("masuk/", views.login, name="account_login"),
    path("keluar/", views.logout, name="account_logout"),
    path("tidak-aktif/", views.account_inactive, name="account_inactive"),
    path("sandi/", views.password_change, name="account_change_password"),
    path("sandi/lupa/", views.password_reset, name="account_reset_password"),
    path("sandi/lupa/dikirim/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sandi/baru/disimpan/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]
