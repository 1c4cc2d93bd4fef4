from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from kit.band import GREY, Palette, layers, weave_pdf, weave_png, weave_svg

PALETTE = Palette("#56682a", "#c9d39a", "#f6f1e4")
DAYS = [[("hollow", 180), ("small", 60), ("filled", 120)], [("filled", 240)]]


def drawn(days, width, height):
    file = BytesIO()
    canvas = Canvas(file, pagesize=(200, 200), invariant=1, pageCompression=0)
    weave_pdf(canvas, days, 10, 10, width, height, PALETTE)
    canvas.save()
    return file.getvalue()


def test_same_days_give_the_same_band():
    assert weave_svg(DAYS, PALETTE) == weave_svg(DAYS, PALETTE)
    assert weave_png(DAYS, PALETTE) == weave_png(DAYS, PALETTE)
    assert drawn(DAYS, 180, 8) == drawn(DAYS, 180, 8)


def test_other_days_give_another_band():
    assert weave_svg(DAYS, PALETTE) != weave_svg(DAYS[::-1], PALETTE)


def test_each_day_is_a_row():
    svg = ElementTree.fromstring(weave_svg(DAYS, PALETTE, width=1200, row=28))  # noqa: S314

    assert svg.get("viewBox") == "0 0 1200 56"


def test_room_follows_minutes():
    (filled,) = [layers([[("filled", 300), ("small", 100)]], 400, 200)["thread"]]

    assert [x for x, *_ in filled] == [150]


def test_filled_are_three_diamonds_hollow_two_and_small_one():
    day = [("filled", 1), ("hollow", 1), ("small", 1), ("unheard of", 1)]

    counts = {paint: len(diamonds) for paint, diamonds in layers([day], 40, 10).items()}

    assert counts == {"faint": 2, "thread": 1, "ground": 1, "light": 2, "outline": 1}


@pytest.mark.parametrize("days", [[], [[]], [[("filled", 0)]], [[("filled", -5), ("small", 10)]]])
def test_band_without_time_is_still_a_band(days):
    assert weave_svg(days, PALETTE).startswith('<svg class="band"')
    assert Image.open(BytesIO(weave_png(days, PALETTE))).size == (1200, 630)
    assert drawn(days, 8, 180).startswith(b"%PDF")


def test_quiet_band_is_woven_where_no_days_are():
    assert weave_svg([], PALETTE).count("<path") > 3


def test_band_hides_from_screen_readers_and_has_no_script_or_style():
    svg = ElementTree.fromstring(weave_svg(DAYS, PALETTE))  # noqa: S314

    assert svg.get("aria-hidden") == "true"
    assert {child.tag.rpartition("}")[2] for child in svg} == {"path"}


@pytest.mark.parametrize(
    "colour", ["red", "#fff", '#56682a"/><script>', "url(#x)", "", "#56682a\n"]
)
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValueError, match="is not a colour"):
        Palette("#000000", colour, "#ffffff")


def test_colours_of_a_style_sheet_are_taken():
    palette = Palette("var(--kind)", "var(--thread)", "var(--light)")

    assert 'fill="var(--kind)"' in weave_svg(DAYS, palette)


def test_picture_is_in_the_colours_of_the_palette():
    picture = Image.open(BytesIO(weave_png(DAYS, PALETTE)))

    colours = {colour for count, colour in picture.getcolors(1 << 20) if count > 2000}
    assert {(0x56, 0x68, 0x2A), (0xC9, 0xD3, 0x9A), (0xF6, 0xF1, 0xE4)} <= colours


def test_grey_palette_is_grey():
    assert {len({c[1:3], c[3:5], c[5:7]}) for c in (GREY.ground, GREY.thread, GREY.light)} == {1}
