from kit.models.base import Referable
from kit.models.message import Message
from kit.models.record import Record
from kit.models.stored_file import StoredFile

__all__ = ["Message", "Record", "Referable", "StoredFile"]
