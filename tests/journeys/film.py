"""A film for the browser's camera, made from a picture of a phone that shows its pass."""

import io
import subprocess

from PIL import Image, ImageOps


def film_of(picture: bytes, folder, name="film"):
    """An endless .mjpeg: the picture lies on a grey desk, turned a little, frame after frame."""
    phone = Image.open(io.BytesIO(picture)).convert("L")
    for number in range(30):
        frame = Image.new("L", (1280, 720), 150)
        held = ImageOps.contain(phone, (520, 620)).rotate(
            number % 7 - 3, fillcolor=150, expand=True
        )
        frame.paste(held, (360 + 6 * (number % 5), 40))
        frame.save(folder / f"{name}-{number:02}.png")
    film = folder / f"{name}.mjpeg"
    frames = ["-framerate", "15", "-i", str(folder / f"{name}-%02d.png")]
    for_chromium = ["-pix_fmt", "yuvj420p", "-q:v", "3"]
    command = ["ffmpeg", "-y", "-loglevel", "error", *frames, *for_chromium, str(film)]
    subprocess.run(command, check=True)
    return film
