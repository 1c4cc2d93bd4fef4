"""The cache in the database, which says when the database is held.

Django's own takes a database that does not answer for "no": rate limits would then tell people
that they asked too often, after waiting for the lock once for each slot.
"""

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache as Silent
from django.db import OperationalError, connections, router


class DatabaseCache(Silent):
    """Django's; what it cannot write because the database does not answer is raised."""

    def _base_set(self, mode, key, value, timeout=DEFAULT_TIMEOUT):
        troubles = []

        def listen(execute, *args):
            try:
                return execute(*args)
            except OperationalError as error:
                troubles.append(error)
                raise

        with connections[router.db_for_write(self.cache_model_class)].execute_wrapper(listen):
            is_set = super()._base_set(mode, key, value, timeout)
        if troubles:
            raise troubles[0]
        return is_set
