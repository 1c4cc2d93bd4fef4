"""The floor of a check-in: find the code, insert if new, answer. No rights, no record, no log."""

import json
import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
settings.MIDDLEWARE = []
settings.ROOT_URLCONF = __name__

FIND = "SELECT participation_id FROM mobility_pass WHERE code_hash = %s"
KEEP = "INSERT INTO bench_floor VALUES (%s, %s) ON CONFLICT DO NOTHING"
READ = "SELECT at FROM bench_floor WHERE person = %s"


@csrf_exempt
def check_in(request):
    """Three statements in one transaction."""
    from kit import clock, codes

    said = json.loads(request.body)["scans"][0]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FIND, [codes.digest("pass", said["code"])])
        person = cursor.fetchone()[0]
        cursor.execute(KEEP, [person, clock.now().isoformat()])
        cursor.execute(READ, [person])
        return JsonResponse({"person": person, "at": cursor.fetchone()[0]})


def healthz(request):
    return HttpResponse("ok")


urlpatterns = [path("api/v1/desk/scans", check_in), path("healthz", healthz)]
application = get_wsgi_application()
