"""The one-time mark of a form (``kit.forms.MakesOne``), as an action meets it."""


class RefTaken(ValueError):
    """The mark belongs to something else: the page was not made by us, or is very old.

    An action that finds its ``ref`` on a thing of another event, project or kind raises this; the
    view answers as it answers any form that it did not make.
    """
