"""A file of the house: private, under a random name, never changed (decision 25)."""

from django.db import models

from kit import clock
from kit.models.base import Referable


def random_place(stored, _filename):
    """Where the bytes lie: nothing of the original name."""
    name = stored.ref.hex
    return f"{name[:2]}/{name}"


class StoredFile(Referable):
    content = models.FileField(upload_to=random_place)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField(default=clock.now)

    def __str__(self):
        return self.name
