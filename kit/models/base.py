"""What every row that is spoken about outside its table has: a public random reference."""

import uuid

from django.db import models


class Referable(models.Model):
    """A row with a public reference; ``ref_kind`` names the kind in the record and in messages."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    ref_kind = ""

    class Meta:
        abstract = True
