"""How forms are drawn, and the one-time mark that makes a second click harmless."""

import uuid

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

BLANKS = ("", BLANK_CHOICE_DASH[0][1])


class Renderer(TemplatesSetting):
    """Label above, hint, error with its field: components/form_field.html."""

    field_template_name = "components/form_field.html"

    def render(self, template_name, context, request=None):
        if template_name == forms.Select.template_name:
            _say_what_empty_means(context["widget"])
        return super().render(template_name, context, request)


def _say_what_empty_means(select: dict) -> None:
    """Words for an empty choice that has none of its own: Django's is a row of dashes."""
    empty = (
        _("Choose …") if select["required"] else pgettext_lazy("a field left empty", "not given")
    )
    for _name, options, _number in select["optgroups"]:
        for option in options:
            if not option["value"] and option["label"] in BLANKS:
                option["label"] = empty


class DateInput(forms.DateInput):
    """The browser's own date field; takes and gives ISO dates."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own time field; takes and gives ``HH:MM``."""

    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class FilesInput(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, ``most`` at most; what is in them is looked at by the owner."""

    default_error_messages = {"most": _("At most %(most)s files at once.")}

    def __init__(self, *args, most: int = 20, **kwargs):
        super().__init__(*args, **kwargs)
        self.most = most

    def clean(self, data, initial=None):
        files = (data if isinstance(data, list | tuple) else [data]) or [None]
        if len(files) > self.most:
            said = self.error_messages["most"]
            raise forms.ValidationError(said, "most", {"most": self.most})
        return [super(FilesField, self).clean(file, initial) for file in files]


class MakesOne(forms.Form):
    """A form that makes one thing. Its hidden ``ref`` becomes the thing's reference.

    A second click, a reload or the back button sends the same ``ref``: the action finds what
    it made the first time (``get_or_create(ref=…)``) and answers the same.
    """

    ref = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ref"].initial = uuid.uuid4


def as_posted(*forms) -> list[tuple[str, str]]:
    """What a browser would send for forms nobody has touched: names and values in order.

    Taken before a change, it is what puts everything back when it is posted again.
    """
    return [pair for form in forms for field in form for pair in _sent(_widget(field))]


def _widget(field) -> dict:
    return field.field.widget.get_context(field.html_name, field.value(), {})["widget"]


def _sent(widget):
    """The pairs of one widget, or of those that it is made of."""
    if "optgroups" in widget:
        options = (each for _group, some, _index in widget["optgroups"] for each in some)
        yield from ((widget["name"], str(one["value"])) for one in options if one["selected"])
    elif "subwidgets" in widget:
        for each in widget["subwidgets"]:
            yield from _sent(each)
    elif widget.get("type") == "checkbox":
        if widget["attrs"].get("checked"):
            yield widget["name"], str(widget["value"] or "on")
    else:
        yield widget["name"], "" if widget["value"] is None else str(widget["value"])
