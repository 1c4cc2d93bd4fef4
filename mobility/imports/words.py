"""Codes into sentences: why a row waits, and what to do; what was done with a row; why a file is
refused."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from kit import dates

WHY = {
    "no_name": _("There is no name in row %(row_number)s."),
    "place_without_name": _("%(cell)s says “%(value)s”, which is a place without a name."),
    "email_without_at": _("Cell %(cell)s has no @."),
    "email_with_spaces": _("The address in %(cell)s has spaces in it."),
    "email_with_letters": _("The address in %(cell)s has letters no address has: %(letters)s."),
    "email_without_domain": _("The address in %(cell)s has no dot after the @."),
    "bad_email": _("What stands in %(cell)s is not an e-mail address."),
    "bad_date": _("What stands in %(cell)s is not a date."),
    "date_without_year": _("The date in %(cell)s has no year."),
    "date_out_of_range": _("The date in %(cell)s is not between %(first)s and %(last)s."),
    "departure_before_arrival": _(
        "The departure (%(departure)s) is before the arrival (%(arrival)s)."
    ),
    "too_long": _("Cell %(cell)s has more than %(limit)s letters."),
    "formula_without_value": _("Cell %(cell)s holds a formula whose result is not in the file."),
    "error_cell": _("Cell %(cell)s holds the error %(value)s."),
    "odd_name": _("The name in %(cell)s has signs that names seldom have."),
    "cannot_print": _("Cell %(cell)s has letters that cannot be printed: %(letters)s."),
    "repeats_otherwise": _("Row %(row)s is the same person and says something else."),
    "shared_email": _("The address in %(cell)s belongs to %(names)s already."),
    "namesakes": _("The project knows several people of this name in this organisation."),
}
WHAT_NOW = {
    "place_without_name": _("Write the name here, or leave the row out."),
    "odd_name": _("Correct it here, or take it as it is."),
    "repeats_otherwise": _("Leave one of the two rows out."),
    "shared_email": _("Say whether this is the same person or another one."),
    "namesakes": _("Say who is meant."),
}
MEND = _("Correct it here, or leave the row out.")
DONE = {
    "no_email": _("no e-mail: the link is handed over"),
    "more_addresses": _("more addresses, not kept: %(others)s"),
    "email_letters_mended": _("letters mended: %(after)s"),
    "recased": _("capitals turned: %(before)s → %(after)s"),
    "title_lifted": _("title taken out of the name: %(title)s"),
    "salutation_left_out": _("left out: %(salutation)s"),
    "split_guessed": _("given name %(given)s, family name %(family)s: a guess"),
    "month_first": _("read with the month first: %(day)s"),
    "organisation_from_above": _("organisation from the row above"),
    "organisation_from_section": _("organisation from the heading above"),
    "organisation_from_title": _("organisation from the title of the list"),
    "repeats": _("the same person as row %(row)s"),
    "same_name": _("row %(row)s has the same name and another e-mail"),
    "spelling_kept": _("written %(kept)s in the project; kept so"),
    "stays_away": _("declined or withdrawn; stays so"),
    "far_from_event": _("months from the event"),
    "known_person": _("known in the project"),
}
REFUSED = {
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than %(limit_mb)s MB."),
    "too_much_content": _("The file holds more than a list of people can."),
    "not_a_sheet": _("This is not an Excel or CSV file."),
    "encrypted": _("The file is protected with a password."),
    "old_xls": _("This is the Excel format of before 2007 (.xls)."),
    "macros": _("The file has macros in it."),
    "unsafe_archive": _("The file is packed in a way that is not safe to open."),
    "too_many_rows": _("The sheet “%(sheet)s” has more than %(limit)s rows."),
    "too_many_columns": _("The sheet “%(sheet)s” has something in %(cell)s, far to the right."),
    "no_visible_sheet": _("All sheets of the file are hidden."),
    "unknown_encoding": _("The letters of the file cannot be read."),
    "broken": _("The file is damaged."),
    "timed_out": _("Reading the file took too long."),
}
REMEDIES = {
    "encrypted": _("Take the password away in Excel, save it and drop it again."),
    "old_xls": _("Open it in Excel, save it as .xlsx and drop it again."),
    "macros": _("Save it as .xlsx without macros and drop it again."),
    "not_a_sheet": _("Save the list as .xlsx or .csv and drop it again."),
    "too_many_columns": _("Delete the empty columns on the right and drop it again."),
    "no_visible_sheet": _("Show the sheet with the list and drop the file again."),
    "unknown_encoding": _("Save it as “CSV UTF-8” or .xlsx and drop it again."),
}
KEPT = {"sent_mail": _("an invitation was sent since.")}
SAVE_AGAIN = _("Copy the list into a new Excel file, save it as .xlsx and drop that.")


def why(problem: dict, row_number: int) -> str:
    """Why a row waits."""
    return WHY[problem["code"]] % _params(problem, row_number)


def what_now(problem: dict) -> str:
    """What somebody can do about it."""
    return str(WHAT_NOW.get(problem["code"], MEND))


def done(note: dict, row_number: int) -> str:
    """What was done with a row, or what it lacks and may lack."""
    return DONE[note["code"]] % _params(note, row_number)


def refused(code: str, params: dict) -> str:
    """Why a file was not read, and what to do."""
    sentence = REFUSED[code] % params
    return _("%(why)s %(what_now)s") % {"why": sentence, "what_now": REMEDIES.get(code, SAVE_AGAIN)}


def kept(reason: str) -> str:
    """Why undo leaves a row; floors above give whole sentences."""
    return str(KEPT.get(reason, reason))


def _params(said, row_number):
    params = {name: _plain(value) for name, value in said["params"].items()}
    return {**params, "cell": said["cell"], "value": said["value"], "row_number": row_number}


def _plain(value):
    """Dates as people write them."""
    try:
        return dates.day(date.fromisoformat(value))
    except (TypeError, ValueError):
        return value
