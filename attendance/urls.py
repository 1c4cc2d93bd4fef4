"""The addresses of this floor."""

from django.urls import include, path

import attendance.access  # noqa: F401  registers the finders
from attendance import api_gate
from attendance.views import attendance as grid
from attendance.views import desk, desks, door, roll_call, signed_sheets, signing
from kit import converters  # noqa: F401  registers <day:…> and <code:…>

app_name = "attendance"

one = "events/<slug:slug>/"
call = f"{one}roll-call/<day:day>/<str:key>/"
sheet = f"{one}signed-sheets/<uuid:ref>/"
page = f"{sheet}pages/<int:number>/"
of_half = f"{sheet}<day:day>/<str:key>/"
link = f"{one}desk/links/<uuid:ref>/"
device = f"{one}desk/devices/<uuid:ref>/"

urlpatterns = [
    path("api/v1/", include((api_gate.patterns(), "api"))),
    path(f"{one}roll-call/", roll_call.roll_call_now, name="roll_call_now"),
    path(call, roll_call.roll_call, name="roll_call"),
    path(f"{call}tick/", roll_call.tick, name="tick"),
    path(f"{call}untick/", roll_call.untick, name="untick"),
    path(f"{call}all/", roll_call.all_but, name="all_but"),
    path(f"{call}done/", roll_call.done, name="done"),
    path(f"{call}open/", roll_call.opened_again, name="opened_again"),
    path(f"{call}history/", roll_call.roll_call_history, name="roll_call_history"),
    path(f"{one}attendance/", grid.attendance, name="attendance"),
    path(f"{one}attendance/<uuid:ref>/<day:day>/<str:key>/", grid.cell, name="cell"),
    path(f"{one}attendance-list.pdf", grid.list_pdf, name="list_pdf"),
    path(f"{one}attendance.<str:format>", grid.export, name="export"),
    path(f"{one}signed-sheets/", signed_sheets.signed_sheets, name="signed_sheets"),
    path(sheet, signing.signed_sheet, name="signed_sheet"),
    path(f"{sheet}pages/", signed_sheets.pages_add, name="pages_add"),
    path(f"{page}turn/", signed_sheets.page_turn, name="page_turn"),
    path(f"{page}picture", signed_sheets.page_picture, name="page_picture"),
    path(f"{page}original", signed_sheets.page_original, name="page_original"),
    path(f"{of_half}record/", signing.sheet_record, name="sheet_record"),
    path(f"{of_half}by-hand/", signing.sheet_by_hand, name="sheet_by_hand"),
    path(f"{of_half}take-back/", signing.sheet_take_back, name="sheet_take_back"),
    path(f"{of_half}done/", signing.sheet_done, name="sheet_done"),
    path(f"{of_half}open/", signing.sheet_reopen, name="sheet_reopen"),
    path(f"{sheet}remove/", signed_sheets.sheet_remove, name="sheet_remove"),
    path(f"{sheet}restore/", signed_sheets.sheet_restore, name="sheet_restore"),
    path(f"{one}desk/", desks.desks, name="desks"),
    path(f"{link}end/", desks.desk_link_end, name="desk_link_end"),
    path(f"{link}reopen/", desks.desk_link_reopen, name="desk_link_reopen"),
    path(f"{device}end/", desks.device_end, name="device_end"),
    path(f"{device}reopen/", desks.device_reopen, name="device_reopen"),
    path("desk/", desk.desk, name="desk"),
    path("desk/worker.js", desk.desk_worker, name="desk_worker"),
    path("desk/undo/", desk.desk_undo, name="desk_undo"),
    path("desk/walk-in/", desk.desk_walk_in, name="desk_walk_in"),
    path("desk/<code:secret>", desks.enrol_device, name="enrol"),
    # as QR codes say it: in capitals
    path("DESK/<code:secret>", desks.enrol_device, name="enrol_in_capitals"),
    path("p/<code:code>/check-in", door.pass_check_in, name="pass_check_in"),
]
