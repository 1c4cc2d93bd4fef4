"""The emblem of the European Union, drawn from its published geometry.

A rectangle one and a half times as wide as high; twelve stars at the hours of a clock on a circle
of a third of the height; each star inside a circle of an eighteenth of it, one point straight up.

    draw_emblem(canvas, x, y, height)       -> on a reportlab canvas, (x, y) the lower left corner

Pages show the same as a file, static/img/emblem.svg.
"""

from math import cos, pi, sin

BLUE = "#003399"
YELLOW = "#FFCC00"
BLACK = "#000000"
WHITE = "#FFFFFF"

HEIGHT = 540
WIDTH = 810
SMALLEST_PRINTED_HEIGHT = 28.35  # points: one centimetre, the least the funder's rules allow

_RING = HEIGHT / 3
_STAR = HEIGHT / 18
_NOTCH = _STAR * 0.381966  # where the sides of a regular five-pointed star meet


def stars() -> list[list[tuple[float, float]]]:
    """The twelve stars, each as ten corners, y downwards, in units of a 540 high emblem."""
    return [_star(*_on_clock(hour)) for hour in range(12)]


def draw_emblem(canvas, x: float, y: float, height: float, black: bool = False) -> None:
    """Draws the emblem with its lower left corner at (x, y); `black` is the one-colour form.

    Refuses a height under one centimetre, because no printed page may carry a smaller one.
    """
    if height < SMALLEST_PRINTED_HEIGHT:
        raise ValueError(f"The emblem must be at least 1 cm high, not {height / 28.35:.2f} cm.")
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(height / HEIGHT, height / HEIGHT)
    _draw_ground(canvas, black)
    _draw_stars(canvas, BLACK if black else YELLOW)
    canvas.restoreState()


def _draw_ground(canvas, black: bool) -> None:
    if not black:
        canvas.setFillColor(BLUE)
        canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
        return
    canvas.setStrokeColor(BLACK)
    canvas.setLineWidth(10)
    canvas.rect(5, 5, WIDTH - 10, HEIGHT - 10, stroke=1, fill=0)


def _draw_stars(canvas, colour: str) -> None:
    path = canvas.beginPath()
    for star in stars():
        path.moveTo(star[0][0], HEIGHT - star[0][1])
        for x, y in star[1:]:
            path.lineTo(x, HEIGHT - y)
        path.close()
    canvas.setFillColor(colour)
    canvas.drawPath(path, stroke=0, fill=1)


def _on_clock(hour: int) -> tuple[float, float]:
    angle = hour * pi / 6
    return WIDTH / 2 + _RING * sin(angle), HEIGHT / 2 - _RING * cos(angle)


def _star(cx: float, cy: float) -> list[tuple[float, float]]:
    corners = []
    for corner in range(10):
        radius = _NOTCH if corner % 2 else _STAR
        angle = corner * pi / 5
        corners.append((round(cx + radius * sin(angle), 2), round(cy - radius * cos(angle), 2)))
    return corners
