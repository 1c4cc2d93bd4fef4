"""How forms are drawn, and the one-time mark that makes a second click harmless."""

import uuid

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class Renderer(TemplatesSetting):
    """Label above, hint, error with its field: components/form_field.html."""

    field_template_name = "components/form_field.html"


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
