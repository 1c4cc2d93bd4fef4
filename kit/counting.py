"""Counting rows as a part of another statement."""

from django.db.models import Count, IntegerField, Subquery
from django.db.models.functions import Coalesce


def number_of(rows, by: str) -> Coalesce:
    """How many of ``rows`` have the same ``by``; 0 when none has."""
    counted = rows.order_by().values(by).annotate(number=Count("*")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
