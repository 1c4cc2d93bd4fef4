"""Named parts: a lower page offers a place, an upper floor fills it when the app starts.

``{% part "event.actions" event %}`` on the page below; ``parts.fill("event.actions", render)``
in the ``ready()`` of an app above. ``render(context, thing)`` returns safe HTML or "".
"""

from collections import defaultdict
from collections.abc import Callable

_filled: dict[str, list[tuple[int, Callable]]] = defaultdict(list)


def fill(name: str, render: Callable, *, order: int = 50) -> None:
    """Let ``render`` stand in every place called ``name``; lower ``order`` comes first."""
    if all(known is not render for _order, known in _filled[name]):
        _filled[name].append((order, render))
        _filled[name].sort(key=lambda entry: entry[0])


def filled(name: str) -> list[Callable]:
    """Everything that stands in ``name``, in order. Values need not be HTML: menus are lists."""
    return [render for _order, render in _filled[name]]
