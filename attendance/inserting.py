"""Adding rows whose keys may be taken, in one statement whatever their number.

``bulk_create(ignore_conflicts=True)`` does not say which rows were new, and cuts a batch into
pieces on SQLite. Both engines can do better with the same words. Rows are written in the order
given: callers sort them, so that two transactions that want the same rows wait for each other
instead of blocking each other.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from django.db import connection
from django.db.models import Model

from kit.prepared import planned_once


def insert_new(rows: Sequence[Model], returning: Sequence[str]) -> set[tuple]:
    """Add the rows whose keys are free; the values of ``returning`` of those that were added."""
    if not rows:
        return set()
    return _run(rows, "DO NOTHING", [type(rows[0])._meta.get_field(name) for name in returning])


def put(rows: Sequence[Model], key: Iterable[str], values: Iterable[str]) -> None:
    """Add the rows; where ``key`` is taken, set ``values`` of the row that is there."""
    if not rows:
        return
    columns = _columns(type(rows[0]))
    keys = ", ".join(columns[name] for name in key)
    changes = ", ".join(f"{columns[name]} = excluded.{columns[name]}" for name in values)
    _run(rows, f"({keys}) DO UPDATE SET {changes}", [])


def insert_while(row: Model, before: str, before_params, source: str, params=()) -> bool:
    """Add a row for the one that ``source``, a ``FROM …``, finds; whether it was added.

    ``before`` is a ``WITH …`` that ``source`` may use.
    """
    places = ", ".join(["%s"] * len(_columns(type(row))))
    statement = f"{before} {_beginning(type(row))} SELECT {places} {source}"
    with planned_once() as cursor:
        cursor.execute(statement, [*before_params, *_values([row]), *params])
        return cursor.rowcount == 1


def inserted(row: Model) -> tuple[str, list]:
    """The statement, and its values, that adds a row if its key is free."""
    places = ", ".join(["%s"] * len(_columns(type(row))))
    return f"{_beginning(type(row))} VALUES ({places}) ON CONFLICT DO NOTHING", _values([row])


@cache
def _columns(model) -> dict[str, str]:
    quote = connection.ops.quote_name
    return {field.name: quote(field.column) for field in _fields(model)}


@cache
def _fields(model) -> list:
    """All columns but a key that the database makes itself."""
    return [field for field in model._meta.concrete_fields if field.db_returning is False]


def _beginning(model) -> str:
    # names of tables and columns come from our own models, values are parameters
    table, columns = connection.ops.quote_name(model._meta.db_table), _columns(model)
    return f"INSERT INTO {table} ({', '.join(columns.values())})"


def _run(rows, conflict, returned) -> set[tuple]:
    model = type(rows[0])
    places = f"({', '.join(['%s'] * len(_columns(model)))})"
    statement = (
        f"{_beginning(model)} VALUES {', '.join([places] * len(rows))} ON CONFLICT {conflict}"
    )
    if returned:
        quote = connection.ops.quote_name
        statement += " RETURNING " + ", ".join(quote(field.column) for field in returned)
    # a batch has as many texts as sizes; one row is what is asked again and again
    with planned_once() if len(rows) == 1 else connection.cursor() as cursor:
        cursor.execute(statement, _values(rows))
        found = cursor.fetchall() if returned else []
    return {
        tuple(_plain(field, value) for field, value in zip(returned, row, strict=True))
        for row in found
    }


def _values(rows):
    fields = _fields(type(rows[0]))
    return [
        field.get_db_prep_save(getattr(row, field.attname), connection)
        for row in rows
        for field in fields
    ]


def _plain(field, value):
    """As Python has it: an identifier comes back as text on SQLite."""
    return (field.target_field if field.is_relation else field).to_python(value)
