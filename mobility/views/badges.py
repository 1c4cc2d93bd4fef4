"""Badges to print, all of them or one."""

from django.http import Http404
from django.utils.translation import get_language

from kit import clock, files
from kit.access import may
from mobility.documents.badges import badges_pdf
from mobility.models import Participation


@may("coordinator assistant host", on="event")
def badges(request, event):
    """Everybody the desk welcomes, by organisation; with ``person`` one badge."""
    people = Participation.objects.filter(event=event).visible_to(request.user).admitted()
    if ref := request.GET.get("person"):
        people = [one for one in people.with_people() if str(one.ref) == ref]
    else:
        people = list(people.with_people())
    if not people:
        raise Http404
    data = badges_pdf(event, people, language=get_language(), at=clock.now())
    name = f"{event.slug}-badges.pdf"
    return files.answer(data, name=name, content_type="application/pdf", inline=True)
