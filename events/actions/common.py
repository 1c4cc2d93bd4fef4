"""What actions of this floor share."""


def assign(thing, fields: dict) -> list[str]:
    """Set ``fields`` on ``thing`` and save those that differ; their names, sorted."""
    different = sorted(name for name, value in fields.items() if getattr(thing, name) != value)
    for name in different:
        setattr(thing, name, fields[name])
    if different:
        thing.save(update_fields=different)
    return different
