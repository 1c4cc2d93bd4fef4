"""Why no copy is made: a code and its parameters, for the caller to put into a sentence."""

# What each refusal says; the caller's sentences may use these names and no others.
REFUSALS = {
    "empty": (),
    "too_large": ("limit_mb",),
    "unknown_kind": (),
    "too_many_pixels": (),
    "locked": (),
    "broken": (),
    "timed_out": (),
}


class PictureRefused(Exception):
    """No copy is made, and ``code`` with ``params`` says why."""

    def __init__(self, code: str, params: dict | None = None):
        super().__init__(code)
        self.code = code
        self.params = params or {}
