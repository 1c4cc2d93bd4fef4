"""Every address of the house; each floor lists its own."""

from allauth.account import views as account
from django.urls import include, path

from config import refusals, views

handler500 = "config.views.broken"

urlpatterns = [
    path("", include("attendance.urls")),  # first, because the desk asks most often
    path("sign-in/", account.request_login_code, name="account_login"),
    path("sign-in/", account.request_login_code, name="account_request_login_code"),
    path("sign-in/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/inactive/", account.account_inactive, name="account_inactive"),
    path("sign-out/", account.logout, name="account_logout"),
    path("language/", views.set_language, name="set_language"),
    path("typed-again/", refusals.typed_again, name="typed_again"),
    path("words/", views.words, name="words"),
    path("shortcuts/", views.shortcuts, name="shortcuts"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("mails/", views.mails, name="mails"),
    path("", include("events.urls")),
    path("", include("mobility.urls")),
    path("", include("certificates.urls")),
]

handler400 = refusals.not_understood
handler403 = refusals.not_allowed
handler404 = refusals.not_found
