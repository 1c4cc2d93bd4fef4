"""What this floor knows, without ids, codes and times of receipt: equal on both databases."""

from attendance.models import Attendance, Correction, Device, RollCall, Scan, SheetPage

PERSON = ("participation__person", "participation__sending_organisation")
LOG = ("roll_call__event", "device", "user", "behalf", *PERSON)


def state() -> dict[str, list[dict]]:
    """Roll calls, devices, the log, its sheets and what it adds up to, each in its own order."""
    return {
        "roll_calls": _sorted(map(_roll_call, RollCall.objects.select_related("event", "done_by"))),
        "devices": _sorted(map(_device, Device.objects.select_related("event"))),
        "scans": _sorted(map(_scan, Scan.objects.select_related("page", *LOG))),
        "corrections": _sorted(map(_correction, Correction.objects.select_related(*LOG))),
        "signed_sheets": _sorted(
            map(_page, SheetPage.objects.select_related(
                "sheet__event", "sheet__uploaded_by", "original"
            ))
        ),
        "attendance": _sorted(
            map(_attendance, Attendance.objects.select_related("roll_call__event", *PERSON))
        ),
    }  # fmt: skip


def _sorted(rows) -> list[dict]:
    return sorted(rows, key=lambda row: tuple(str(value) for value in row.values()))


def _roll_call(call) -> dict:
    return {
        **_of(call),
        "done_at": _time(call.done_at),
        "done_by": call.done_by.email if call.done_by else "",
        "remark": call.remark,
    }


def _device(device) -> dict:
    return {
        "event": device.event.slug, "label": device.label, "ended": device.ended_at is not None
    }  # fmt: skip


def _scan(scan) -> dict:
    """Not what was answered nor whether it came after the end: both depend on the receipt."""
    return {
        **_of(scan.roll_call),
        **_whom(scan.participation),
        "device_time": _time(scan.device_time),
        "corrected_time": _time(scan.corrected_time),
        "method": scan.method,
        "page": scan.page.number if scan.page else "",
        "reason": scan.reason,
        **_by(scan),
    }


def _correction(correction) -> dict:
    return {
        **_of(correction.roll_call),
        **_whom(correction.participation),
        "made_at": _time(correction.made_at),
        "change": correction.change,
        "reason": correction.reason,
        **_by(correction),
    }


def _page(page) -> dict:
    """A page of a signed sheet by its original; the copy for showing is no fact."""
    sheet = page.sheet
    return {
        "event": sheet.event.slug,
        "uploaded_at": _time(sheet.uploaded_at),
        "number": page.number,
        "by": sheet.uploaded_by.email if sheet.uploaded_by else "",
        "original": page.original.sha256,
        "removed": sheet.is_removed,
    }


def _attendance(row) -> dict:
    return {
        **_of(row.roll_call),
        **_whom(row.participation),
        "presence": row.presence,
        "first_at": _time(row.first_at),
        "is_corrected": row.is_corrected,
    }


def _of(roll_call) -> dict:
    return {"event": roll_call.event.slug, "roll_call": roll_call.name}


def _whom(participation) -> dict:
    """A scan of a code that nobody had names nobody."""
    if participation is None:
        return {"person": "", "email": "", "organisation": ""}
    return {
        "person": participation.name,
        "email": participation.person.email,
        "organisation": participation.organisation_name,
    }


def _by(entry) -> dict:
    return {
        "device": entry.device.label if entry.device else "",
        "user": entry.user.email if entry.user else "",
        # whom and with what proof stands in events.behalves, under the same time
        "behalf": f"{_time(entry.behalf.at)} {entry.behalf.channel}" if entry.behalf else "",
    }


def _time(moment) -> str:
    return moment.isoformat() if moment else ""
