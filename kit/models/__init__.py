from kit.models.base import Referable
from kit.models.behalf import Behalf, Channel
from kit.models.message import Message
from kit.models.record import Record
from kit.models.stored_file import StoredFile

__all__ = ["Behalf", "Channel", "Message", "Record", "Referable", "StoredFile"]
