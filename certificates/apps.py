from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"

    def ready(self):
        from certificates import pages  # noqa: PLC0415  models must be loaded first
        from certificates.actions import batches  # noqa: PLC0415
        from kit import parts, work  # noqa: PLC0415

        parts.fill("event.tabs", pages.event_tab, order=60)
        parts.fill("event.numbers", pages.counts)
        parts.fill("event.overview", pages.overview_card, order=60)
        parts.fill("pass.sections", pages.pass_section, order=60)
        parts.fill("participation.papers", pages.person_papers, order=60)
        parts.fill("record.verbs", pages.record_verbs)
        parts.fill("record.names", pages.record_names)
        parts.fill("event.records", pages.records_of_event)
        parts.fill("person.records", pages.records_of_person)
        work.sweeps(batches.run_waiting)
