from xml.etree import ElementTree

import pytest
from reportlab.pdfgen.canvas import Canvas

from kit.emblem import BLUE, HEIGHT, WIDTH, draw_emblem, stars

CENTRES = [
    (405, 90), (495, 114.12), (560.88, 180), (585, 270), (560.88, 360), (495, 425.88),
    (405, 450), (315, 425.88), (249.12, 360), (225, 270), (249.12, 180), (315, 114.12),
]  # fmt: skip


def centre(star):
    return sum(x for x, _ in star) / 10, sum(y for _, y in star) / 10


def test_twelve_stars_stand_at_the_hours_of_a_clock():
    for star, (x, y) in zip(stars(), CENTRES, strict=True):
        assert centre(star) == pytest.approx((x, y), abs=0.02)


def test_each_star_points_straight_up():
    for star, (x, y) in zip(stars(), CENTRES, strict=True):
        assert star[0] == pytest.approx((x, y - 30), abs=0.02)


def test_the_emblem_of_the_pages_is_the_same(settings):
    svg = ElementTree.parse(settings.BASE_DIR / "static" / "img" / "emblem.svg").getroot()  # noqa: S314

    ground, *placed = (each for each in svg.iter() if each.tag.endswith(("rect", "use")))
    assert svg.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert "".join(letter * 2 for letter in ground.get("fill")).replace("##", "#") == BLUE
    assert [(float(star.get("x")), float(star.get("y"))) for star in placed] == CENTRES


def test_emblem_under_one_centimetre_is_refused(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"))

    with pytest.raises(ValueError, match="at least 1 cm high"):
        draw_emblem(canvas, 0, 0, 28)
