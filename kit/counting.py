"""Counting rows as a part of another statement."""

from django.db.models import Func, IntegerField, Subquery


class _Number(Func):
    """``COUNT(*)`` of the whole query. ``Count`` would group its rows first, which takes as long
    again."""

    template, output_field = "COUNT(*)", IntegerField()


def number_of(rows) -> Subquery:
    """How many ``rows`` there are; they name the outer row by ``OuterRef``."""
    return Subquery(rows.order_by().annotate(how_many=_Number()).values("how_many"))
