"""The addresses of this floor."""

from django.urls import include, path

from events import access as finders  # noqa: F401  registers who is who towards what
from events.views import (
    access,
    activities,
    agenda,
    event_page,
    events,
    history,
    home,
    object_history,
    on_behalf,
    organisations,
    projects,
    versions,
)
from kit import converters  # noqa: F401  registers <code:…> and <day:…>

app_name = "events"

of_project = [
    path("", projects.project, name="project"),
    path("edit/", projects.project_edit, name="project_edit"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/new/", organisations.organisation_new, name="organisation_new"),
    path("activities/", activities.activities, name="activities"),
    path("activities/new/", activities.activity_new, name="activity_new"),
    path("access/", access.access, name="access"),
    path("access/take/", access.role_take, name="role_take"),
    path("access/give-back/", access.role_give_back, name="role_give_back"),
    path("history/", history.history, name="history"),
    path("on-behalf/", on_behalf.on_behalf, name="on_behalf"),
    path("on-behalf/finish/", on_behalf.acting_finish, name="acting_finish"),
    path("events/new/", events.event_new, name="event_new"),
]

of_agenda = [
    path("", agenda.agenda, name="agenda"),
    path("agenda.pdf", event_page.team_print, name="team_pdf"),
    path("new/", agenda.item_new, name="item_new"),
    path("restore/", agenda.item_restore, name="item_restore"),
    path("publish/", versions.publish, name="publish"),
    path("<uuid:key>/", agenda.item, name="item"),
    path("<uuid:key>/copy/", agenda.item_copy, name="item_copy"),
    path("<uuid:key>/move/", agenda.item_move, name="item_move"),
    path("<uuid:key>/delete/", agenda.item_delete, name="item_delete"),
]

of_link = [
    path("", event_page.event_link, name="event_link"),
    path("agenda.ics", event_page.link_ics, name="link_ics"),
    path("agenda.pdf", event_page.link_print, name="link_pdf"),
    path("band.png", event_page.link_png, name="link_png"),
]

of_event = [
    path("", event_page.event_page, name="event_page"),
    path("agenda.ics", event_page.agenda_ics, name="agenda_ics"),
    path("agenda.pdf", event_page.agenda_print, name="agenda_pdf"),
    path("band.png", event_page.band_png, name="band_png"),
    path("k/<code:secret>/", include(of_link)),
    path("manage/", events.event_overview, name="event_overview"),
    path("edit/", events.event_edit, name="event_edit"),
    path("history/", object_history.event_history, name="event_history"),
    path("cancel/", events.event_cancel, name="event_cancel"),
    path("revive/", events.event_revive, name="event_revive"),
    path("link/", events.link_renew, name="link_renew"),
    path("agenda/", include(of_agenda)),
    path("versions/", versions.versions, name="versions"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("projects/", projects.projects, name="projects"),
    path("projects/new/", projects.project_new, name="project_new"),
    path("projects/<slug:project_slug>/", include(of_project)),
    path("organisations/<uuid:ref>/", organisations.organisation, name="organisation"),
    path(
        "organisations/<uuid:ref>/history/",
        object_history.organisation_history,
        name="organisation_history",
    ),
    path("activities/<uuid:ref>/", activities.activity, name="activity"),
    path(
        "activities/<uuid:ref>/history/", object_history.activity_history, name="activity_history"
    ),
    path("on-behalf/<uuid:ref>/go-on/", on_behalf.acting_go_on, name="acting_go_on"),
    path("on-behalf/<uuid:ref>/proof", on_behalf.behalf_proof, name="behalf_proof"),
    path("events/<slug:slug>/", include(of_event)),
]
