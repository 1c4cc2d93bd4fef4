"""Roles that belong together: whom a menu entry is for, and who sees more of a page.

Who may open a page at all is said beside each view, in words: ``@may("coordinator host", …)``.
"""

TEAM = frozenset({"coordinator", "assistant"})  # they run the project
RUNNING = TEAM | {"host"}  # they run an event
PARTNERS = RUNNING | {"contact"}  # everybody with a role in the project
