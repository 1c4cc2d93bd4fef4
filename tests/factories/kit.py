from uuid import uuid4

from kit import behalf, clock
from kit.actor import Actor, Ref
from kit.uploads import Upload

LETTER = Upload("letter.eml", "message/rfc822", b"Subject: Ahmet instead of Mehmet\r\n\r\nPlease.")
CARMEN = Ref("person", "carmen")


def make_behalf(scope, whom=CARMEN, by=Actor("user", "ayse"), **changes):  # noqa: B008  frozen
    """Somebody asked by e-mail, with a letter as the proof."""
    details = {"channel": "email", "proof": LETTER, "at": clock.now(), "ref": uuid4()}
    return behalf.keep(scope=scope, whom=whom, by=by, **details | changes)[0]
