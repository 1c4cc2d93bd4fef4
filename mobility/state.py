"""The business state of this floor without ids, references, codes and times of receipt."""

from datetime import UTC

from mobility.models import ColumnChoice, ListImport, Participation, Travel


def state() -> dict[str, list[dict]]:
    """Rows by kind, each list in an order of its own contents; equal on every database."""
    return {
        "participations": _sorted(map(_participation, _participations())),
        "list_imports": _sorted(map(_list_import, _list_imports())),
        "column_choices": _sorted(
            ColumnChoice.objects.values("project__slug", "header", "field").order_by()
        ),
    }


def _participations():
    related = ("event", "person__user", "person__reached_via", "sending_organisation", "travel")
    return Participation.objects.select_related(*related).prefetch_related("passes")


def _participation(one: Participation) -> dict:
    travel = getattr(one, "travel", None) or Travel()
    return {
        "event": one.event.slug,
        "given_name": one.person.given_name,
        "family_name": one.person.family_name,
        "email": one.person.email,
        "account": one.person.user.email if one.person.user else "",
        "reached_via": one.reached_via,
        "organisation": one.organisation_name,
        "role": one.role,
        "function": one.function,
        "status": one.status,
        "status_before": one.status_before,
        "is_walk_in": one.is_walk_in,
        "invited_at": _moment(one.invited_at),
        "arrives_on": _day(travel.arrives_on),
        "leaves_on": _day(travel.leaves_on),
        "listed": [one.listed_name, one.listed_organisation, one.listed_address, one.listed_email],
        "passes": [[held.generation, held.replaced_at is None] for held in one.passes.all()],
    }


def _list_imports():
    return ListImport.objects.select_related("event", "file").prefetch_related("rows")


def _list_import(one: ListImport) -> dict:
    return {
        "event": one.event.slug,
        "filename": one.filename,
        "sha256": one.file.sha256,
        "sheet": one.sheet,
        "header_row": one.header_row,
        "columns": [[column["header"], column["field"]] for column in one.columns],
        "state": one.state,
        "rows": [
            {
                "number": row.number,
                "verdict": row.verdict,
                "values": row.values,
                "is_written": row.applied_at is not None,
            }
            for row in one.rows.all()
        ],
    }


def _sorted(rows) -> list[dict]:
    return sorted((dict(row) for row in rows), key=repr)


def _day(value) -> str:
    return value.isoformat() if value else ""


def _moment(value) -> str:
    return value.astimezone(UTC).isoformat() if value else ""
