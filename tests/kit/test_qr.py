from io import BytesIO
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from kit.qr import QUIET_ZONE, dark_runs, qr_matrix, qr_svg


def picture(matrix, module=4):
    side = len(matrix) + 2 * QUIET_ZONE
    image = Image.new("L", (side, side), 255)
    for x, y, length in dark_runs(matrix):
        for column in range(x, x + length):
            image.putpixel((column + QUIET_ZONE, y + QUIET_ZONE), 0)
    return image.resize((side * module, side * module), Image.Resampling.NEAREST)


@pytest.mark.parametrize("error", ["M", "Q"])
@pytest.mark.parametrize(
    "text", ["HTTPS://EXAMPLE.ORG/P/7Q4K2M9XHB3TRWZC", "https://example.org/é?a=1&b=2", "A" * 300]
)
def test_code_says_what_was_put_in(text, error):
    codes = zxingcpp.read_barcodes(picture(qr_matrix(text, error)))

    assert [code.text for code in codes] == [text]


def test_capitals_need_fewer_modules_than_small_letters():
    text = "HTTPS://EXAMPLE.ORG/VERIFY/7Q4K2M9XHB3TRWZC27"

    assert len(qr_matrix(text)) < len(qr_matrix(text.lower()))


def test_same_text_gives_the_same_matrix():
    assert qr_matrix("SAME") == qr_matrix("SAME")


def test_svg_is_one_path_with_an_accessible_name():
    svg = ElementTree.fromstring(qr_svg("HTTPS://EXAMPLE.ORG", 'Your <pass> & "code"'))  # noqa: S314

    assert svg.get("aria-label") == 'Your <pass> & "code"'
    assert svg.get("role") == "img"
    assert [child.tag.rpartition("}")[2] for child in svg] == ["path"]


def test_svg_leaves_the_quiet_zone_white():
    svg = ElementTree.fromstring(qr_svg("A", "x"))  # noqa: S314

    assert svg.get("viewBox") == f"0 0 {21 + 8} {21 + 8}"
    assert svg[0].get("d").startswith(f"M{QUIET_ZONE} {QUIET_ZONE}h7")


def test_picture_of_the_matrix_is_square():
    file = BytesIO()
    picture(qr_matrix("A")).save(file, "PNG")

    assert Image.open(file).size == (116, 116)
