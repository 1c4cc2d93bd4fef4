"""Why a file is not read: a code and its parameters, for the caller to put into a sentence."""

# What each refusal says; the caller's sentences may use these names and no others.
REFUSALS = {
    "empty": (),
    "too_large": ("limit_mb",),
    "too_much_content": (),
    "not_a_sheet": ("looks_like",),
    "encrypted": (),
    "old_xls": (),
    "macros": (),
    "unsafe_archive": (),
    "too_many_rows": ("sheet", "limit"),
    "too_many_columns": ("sheet", "cell", "limit"),
    "no_visible_sheet": (),
    "unknown_encoding": (),
    "broken": (),
    "timed_out": (),
}


class SheetRefused(Exception):
    """The file is not read, and ``code`` with ``params`` says why."""

    def __init__(self, code: str, params: dict | None = None):
        super().__init__(code)
        self.code = code
        self.params = params or {}
