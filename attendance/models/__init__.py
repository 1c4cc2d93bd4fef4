from attendance.models.attendance import WAS_THERE, Attendance, Presence
from attendance.models.device import DeskLink, Device
from attendance.models.roll_call import RollCall
from attendance.models.scan import Answer, Change, Correction, Method, Scan, ScanConflict
from attendance.models.signed_sheet import SheetPage, SignedSheet

__all__ = [
    "WAS_THERE",
    "Answer",
    "Attendance",
    "Change",
    "Correction",
    "DeskLink",
    "Device",
    "Method",
    "Presence",
    "RollCall",
    "Scan",
    "ScanConflict",
    "SheetPage",
    "SignedSheet",
]
