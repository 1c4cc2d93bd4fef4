"""The addresses of this floor."""

from django.urls import include, path

from kit import converters  # noqa: F401  registers <code:…>
from mobility import access  # noqa: F401  registers who is who towards passes and lists
from mobility.views import (
    answers,
    badges,
    claims,
    invitations,
    left_out,
    list_imports,
    participation,
    passes,
    people,
    telling,
)

app_name = "mobility"

of_person = [
    path("", participation.participation, name="participation"),
    path("withdraw/", participation.withdraw, name="participation_withdraw"),
    path("return/", participation.come_back, name="participation_return"),
    path("history/", participation.person_history, name="person_history"),
    path("mail/", participation.mail_again, name="mail_again"),
    path("new-pass/", participation.pass_replace, name="pass_replace"),
    path("old-pass/", participation.pass_keep, name="pass_keep"),
    path("on-behalf/<slug:answer>/", answers.participation_answer, name="participation_answer"),
]

of_people = [
    path("", people.people, name="people"),
    path("add/", people.person_add, name="person_add"),
    path("import/", list_imports.import_new, name="import_new"),
    path("import/samples/<str:name>", list_imports.sample_list, name="sample_list"),
    path("invite/", invitations.invite, name="invite"),
    path("<uuid:ref>/", include(of_person)),
]

of_import = [
    path("", list_imports.list_import, name="list_import"),
    path("mapping/", list_imports.import_mapping, name="import_mapping"),
    path("undo/", list_imports.import_undo, name="import_undo"),
    path("discard/", list_imports.import_discard, name="import_discard"),
    path("restore/", list_imports.import_restore, name="import_restore"),
    path("history/", list_imports.import_history, name="import_history"),
    path("left-out.<str:format>", left_out.import_left_out, name="import_left_out"),
    path("file", list_imports.import_file, name="import_file"),
]

of_pass = [
    path("agenda.ics", passes.pass_ics, name="pass_ics"),
    path("agenda.pdf", passes.pass_pdf, name="pass_pdf"),
    path("account", claims.claim, name="claim"),
    path("cannot-come", passes.pass_decline, name="pass_decline"),
    path("can-come", passes.pass_return, name="pass_return"),
    path("confirm", passes.pass_confirm, name="pass_confirm"),
]

urlpatterns = [
    path("events/<slug:slug>/people/", include(of_people)),
    path("events/<slug:slug>/people.<str:format>", people.people_sheet, name="people_sheet"),
    path("events/<slug:slug>/tell/", telling.telling, name="tell"),
    path("events/<slug:slug>/badges.pdf", badges.badges, name="badges"),
    path("imports/<uuid:ref>/", include(of_import)),
    path("my/", claims.my, name="my"),
    path("p/<code:code>", passes.held_pass, name="pass"),
    path("p/<code:code>/", include(of_pass)),
    # as QR codes say it: in capitals
    path("P/<code:code>", passes.held_pass, name="pass_in_capitals"),
]
