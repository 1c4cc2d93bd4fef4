"""Tables whose rows are added and never changed: the database itself refuses (decision 9).

Triggers on SQLite and PostgreSQL, made again after every migrate and checked at start.
``lifted()`` is the one way round them: for purge, restore and the teardown of tests.
"""

from contextlib import contextmanager

from django.apps import apps
from django.db import connections, router

_protected: list[str] = []


def append_only(model):
    """Class decorator: rows of ``model`` can be added, not updated or deleted."""
    _protected.append(model._meta.label)
    return model


def protect_after_migrate(app_config, using, **kwargs):
    """Signal receiver: triggers exist whenever the tables do."""
    if app_config.label in {label.split(".")[0] for label in _protected}:
        protect(using, app_config.label)


def protect(using="default", app_label=None):
    """Make the triggers that are missing."""
    connection = connections[using]
    for table in _tables(using, app_label):
        for statement in _making(connection.vendor, table):
            _run(connection, statement)


def unprotected(using="default") -> list[str]:
    """Protected tables whose triggers are not all there and at work."""
    connection = connections[using]
    return [
        table
        for table in _tables(using)
        if not _names(connection.vendor, table) <= _existing(connection, table)
    ]


@contextmanager
def lifted(using="default"):
    """Rows of protected tables can be changed inside the block, by this installation."""
    connection = connections[using]
    lift(using)
    try:
        yield connection
    finally:
        protect(using)


def lift(using="default"):
    """Take the triggers away; ``protect`` or the next migrate makes them again."""
    connection = connections[using]
    for table in _tables(using):
        for statement in _dropping(connection.vendor, table):
            _run(connection, statement)


def _tables(using, app_label=None):
    known = connections[using].introspection.table_names()
    models = [apps.get_model(label) for label in _protected]
    return [
        model._meta.db_table
        for model in models
        if (app_label in (None, model._meta.app_label))
        and router.allow_migrate_model(using, model)
        and model._meta.db_table in known
    ]


def _run(connection, statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _verbs(vendor):
    """What a table is protected against; SQLite has no TRUNCATE."""
    return ("UPDATE", "DELETE") if vendor == "sqlite" else ("UPDATE", "DELETE", "TRUNCATE")


def _names(vendor, table) -> set[str]:
    return {f"{table}_no_{verb}" for verb in _verbs(vendor)}


def _making(vendor, table):
    said = f"rows of {table} are never changed"
    if vendor == "sqlite":
        return [
            f'CREATE TRIGGER IF NOT EXISTS "{table}_no_{verb}" BEFORE {verb} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
            for verb in _verbs(vendor)
        ]
    function = (
        "CREATE OR REPLACE FUNCTION kilim_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    triggers = [
        f'CREATE OR REPLACE TRIGGER "{table}_no_{verb}" BEFORE {verb} ON "{table}" '
        f"FOR EACH {'STATEMENT' if verb == 'TRUNCATE' else 'ROW'} "
        "EXECUTE FUNCTION kilim_append_only()"
        for verb in _verbs(vendor)
    ]
    return [function, *triggers]


def _dropping(vendor, table):
    end = "" if vendor == "sqlite" else f' ON "{table}"'
    return [f'DROP TRIGGER IF EXISTS "{table}_no_{verb}"{end}' for verb in _verbs(vendor)]


def _existing(connection, table) -> set[str]:
    """The triggers of the table that are not switched off."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [table])
        return {row[0] for row in cursor.fetchall()}
