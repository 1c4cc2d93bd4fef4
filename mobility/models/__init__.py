from mobility.models.list_import import ColumnChoice, ImportState, ListImport, ListRow, Verdict
from mobility.models.participation import (
    ADMITTED,
    GONE,
    Participation,
    ParticipationRole,
    Pass,
    Status,
    Travel,
)

__all__ = [
    "ADMITTED",
    "GONE",
    "ColumnChoice",
    "ImportState",
    "ListImport",
    "ListRow",
    "Participation",
    "ParticipationRole",
    "Pass",
    "Status",
    "Travel",
    "Verdict",
]
