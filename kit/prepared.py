"""Questions that every request asks: Django writes their SQL once, then only the values change.

    SEATS = Prepared(
        lambda given: Seat.objects.filter(
            room=given("room"), ref__in=given.each("refs", UUIDField())
        ).values_list("pk", "name")
    )
    SEATS.rows(room=3, refs=[…])        -> [(pk, name), …]

The question stays an ordinary queryset, with its joins, converters and both databases; what is
saved is the millisecond in which Django turns it into text. ``each`` stands inside ``[…]`` of an
``__in`` look-up on a column that is no foreign key, and takes any number of values but none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Field, Model, QuerySet


class Given(Expression):
    """A value that is known only when the question is asked."""

    def __init__(self, name: str, field: Field | None = None, *, is_many: bool = False):
        super().__init__(output_field=field)
        self.name, self.kind, self.is_many = name, field, is_many

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def written(self, values: dict) -> list:
        """The values in the form the database takes."""
        said = list(values[self.name]) if self.is_many else [values[self.name]]
        if self.kind is None:
            return said
        return [self.kind.get_db_prep_value(value, connection) for value in said]


class Givens:
    """What a question is written with: ``given("room")``, ``given.each("refs")``."""

    def __call__(self, name: str, field: Field | None = None) -> Given:
        return Given(name, field)

    def each(self, name: str, field: Field | None = None) -> list[Given]:
        """Any number of values, for ``__in``."""
        return [Given(name, field, is_many=True)]


@dataclass(frozen=True)
class Written:
    """A question as SQL: the pieces between its values, the values, how columns are read."""

    pieces: list[str]
    params: list
    converters: dict


class Prepared:
    """A ``values_list`` queryset with some values left open."""

    def __init__(self, question: Callable[[Givens], QuerySet]):
        self.question, self._written = question, {}

    def rows(self, **values) -> list[tuple]:
        """The rows for these values."""
        written = self.written()
        sql, params = _filled(written, values)
        with planned_once() as cursor:
            cursor.execute(sql, params)
            found = cursor.fetchall()
        return [_read(row, written.converters) for row in found] if written.converters else found

    def written(self) -> Written:
        """The question as SQL of the database in use."""
        return self._written.get(connection.vendor) or self._write()

    def _write(self) -> Written:
        compiler = self.question(Givens()).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        shown = [expression for expression, _sql, _alias in compiler.select]
        written = Written(sql.split("%s"), list(params), compiler.get_converters(shown))
        self._written[connection.vendor] = written
        return written


def planned_once():
    """A cursor whose statements PostgreSQL plans once for each connection, not each time.

    Django's own writes values into the text, so that every statement is a new one.
    """
    if connection.vendor != "postgresql":
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415  needs psycopg

    connection.ensure_connection()
    make = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    return make(ServerBindingCursor(connection.connection))


def known(model: type[Model], names: Sequence[str], values: Sequence) -> Model:
    """A row of which only some columns were read; another one asks the database when needed."""
    said = dict(zip(names, values, strict=True))
    ordered = [field.attname for field in model._meta.concrete_fields if field.attname in said]
    return model.from_db(DEFAULT_DB_ALIAS, ordered, [said[name] for name in ordered])


def _filled(written: Written, values: dict) -> tuple[str, list]:
    sql, params = [written.pieces[0]], []
    for param, piece in zip(written.params, written.pieces[1:], strict=True):
        found = param.written(values) if isinstance(param, Given) else [param]
        params += found
        sql += [", ".join(["%s"] * len(found)), piece]
    return "".join(sql), params


def _read(row, converters) -> tuple:
    read = list(row)
    for place, (convert, expression) in converters.items():
        for converter in convert:
            read[place] = converter(read[place], expression, connection)
    return tuple(read)
