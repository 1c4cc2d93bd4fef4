"""The addresses of this floor."""

from django.urls import path, re_path

from certificates import access  # noqa: F401  registers the finders
from certificates.views import certificate, event, verify
from kit import converters  # noqa: F401  registers <code:…>

app_name = "certificates"
VERIFY = "[Vv][Ee][Rr][Ii][Ff][Yy]"  # QR codes hold capitals, people type what they like
CODE = "[0-9A-Za-z-]{16,40}"
urlpatterns = [
    path("events/<slug:slug>/certificates/", event.certificates, name="certificates"),
    path("events/<slug:slug>/certificates/print.pdf", event.printing, name="print"),
    path("events/<slug:slug>/certificates/batches/<uuid:ref>/", event.batch, name="batch"),
    path(
        "events/<slug:slug>/people/<uuid:ref>/certificate-preview.pdf",
        event.preview,
        name="preview",
    ),
    path("certificates/<uuid:ref>.pdf", certificate.certificate_pdf, name="certificate_pdf"),
    path("certificates/<uuid:ref>/", certificate.certificate, name="certificate"),
    path("certificates/<uuid:ref>/history/", certificate.certificate_history, name="history"),
    path("certificates/<uuid:ref>/replace/", certificate.replace, name="replace"),
    path("certificates/<uuid:ref>/withdraw/", certificate.withdraw, name="withdraw"),
    path("p/<code:code>/certificate.pdf", certificate.pass_certificate, name="pass_certificate"),
    re_path(f"^[Pp]/(?P<code>{CODE})/certificate[.]pdf$", certificate.pass_certificate),
    path("verify", verify.verify, name="verify"),
    # <str> and not <code>: what could never be a code gets the same answer as an unknown one
    path("verify/<str:code>", verify.verified, name="verified"),
    re_path(f"^{VERIFY}$", verify.verify),
    re_path(f"^{VERIFY}/(?P<code>[^/]+)$", verify.verified),
]
