"""Static cuts of the variable fonts, made once and kept as files.

Paper needs static faces: one file a weight, each with its own PostScript name, because two cuts
with one name would print as one. `make_fonts(folder)` makes what is missing, a few seconds a cut,
in parallel processes; set-up calls it. Files are named by version, written whole or not at all,
and equal whoever makes them, so that several processes may make them at once.

Each cut also gets a private table with its kerning pairs, and ascent and descent as a PDF wants
to be told them: without accents.
"""

import logging
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import version
from json import loads
from multiprocessing import get_context
from pathlib import Path
from tempfile import NamedTemporaryFile

log = logging.getLogger(__name__)

PROJECT = Path(__file__).resolve().parents[2]
RECIPE = 1  # raised whenever the way of cutting changes, so that old files are not used
KERNING_TABLE = "kPrs"
_POSTSCRIPT_NAME = 6
_WINDOWS_UNICODE_ENGLISH = (3, 1, 0x409)
_SMALLEST_KERN = 6
_KERNED = (range(0x20, 0x180), range(0x218, 0x21C), range(0x386, 0x3D0), range(0x400, 0x460))
_KERNED_SIGNS = (0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2026)


@dataclass(frozen=True)
class Cut:
    """One static face: its own PostScript name, from which package, at which place of its axes."""

    name: str
    title: str
    package: str
    file: str
    axes: dict = field(default_factory=dict)


_SANS = ("fontpkg-source-sans-3", "SourceSans3[wght].ttf")
_SERIF = ("fontpkg-source-serif-4", "SourceSerif4[opsz,wght].ttf")
_ARABIC = ("fontpkg-noto-sans-arabic", "NotoSansArabic[wdth,wght].ttf")
_UBUNTU = "@fontsource/ubuntu"

CUTS = {
    cut.name: cut
    for cut in (
        Cut("sans", "SourceSans3-Regular", *_SANS, {"wght": 400}),
        Cut("sans-bold", "SourceSans3-Semibold", *_SANS, {"wght": 600}),
        Cut("serif", "SourceSerif4-Title", *_SERIF, {"wght": 460, "opsz": 28}),
        Cut("serif-bold", "SourceSerif4-Name", *_SERIF, {"wght": 600, "opsz": 28}),
        Cut("arabic", "NotoSansArabic-Regular", *_ARABIC, {"wght": 400, "wdth": 100}),
        Cut("arabic-bold", "NotoSansArabic-Semibold", *_ARABIC, {"wght": 600, "wdth": 100}),
        Cut("statement", "Ubuntu-Medium", _UBUNTU, "ubuntu-latin-500-normal.woff2"),
        Cut("statement-ext", "UbuntuExt-Medium", _UBUNTU, "ubuntu-latin-ext-500-normal.woff2"),
    )
}


class FontsMissing(Exception):
    """A font's package is not installed; the sentence says which."""


def fonts_folder() -> Path:
    """Where cuts are kept: KILIM_FONTS, else `fonts` under DATA_DIR or under `var`.

    Tests have a data folder of their own for each run, and share the fonts by KILIM_FONTS.
    """
    if shared := os.environ.get("KILIM_FONTS"):
        return Path(shared)
    return Path(os.environ.get("DATA_DIR") or PROJECT / "var") / "fonts"


def missing(folder: Path | None = None) -> list[str]:
    """Names of cuts that were not made yet."""
    folder = folder or fonts_folder()
    return [name for name in CUTS if not _kept(CUTS[name], folder)]


def make_fonts(folder: Path | None = None) -> list[Path]:
    """Makes every missing cut and returns all files. Safe to repeat and to run twice at once."""
    folder = folder or fonts_folder()
    if to_make := missing(folder):
        log.info("Cutting %d fonts into %s.", len(to_make), folder)
        workers = min(len(to_make), os.cpu_count() or 1)
        # Spawned and not forked: the caller may have threads and open connections.
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            list(pool.map(_make, to_make, [folder] * len(to_make)))
    return [cut_file(name, folder) for name in CUTS]


def cut_file(name: str, folder: Path | None = None) -> Path:
    """The file of a cut; made now, with a line in the log, when set-up has not made it."""
    folder = folder or fonts_folder()
    kept = _kept(CUTS[name], folder)
    if kept:
        return kept
    log.warning("Font cut %r is missing in %s: making it now, in seconds.", name, folder)
    return _make(name, folder)


def _kept(cut: Cut, folder: Path) -> Path | None:
    """The newest file of a cut; for the installed version when its package is still here.

    The npm package is needed at build only, so a kept cut serves without it.
    """
    pattern = f"{cut.name}-{_version(cut) or '*'}-{RECIPE}.ttf"
    return max(folder.glob(pattern), default=None)


def _version(cut: Cut) -> str:
    if cut.package != _UBUNTU:
        return version(cut.package)
    about = PROJECT / "node_modules" / _UBUNTU / "package.json"
    return loads(about.read_text())["version"] if about.exists() else ""


def _source(cut: Cut) -> Path:
    if cut.package == _UBUNTU:
        return PROJECT / "node_modules" / _UBUNTU / "files" / cut.file
    import fontpkg  # noqa: PLC0415 - only needed when cutting

    family = cut.package.removeprefix("fontpkg-").replace("-", " ").title()
    return fontpkg.path(family)


def _make(name: str, folder: Path) -> Path:
    cut = CUTS[name]
    source = _source(cut)
    if not source.exists():
        raise FontsMissing(f"{cut.package} is not installed: {source} does not exist.")
    font = _cut(source, cut)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}-{_version(cut)}-{RECIPE}.ttf"
    with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
        font.save(file)
    os.replace(file.name, target)
    return target


def _cut(source: Path, cut: Cut):
    # fontTools takes a quarter of a second to load and is needed only here.
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415

    logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells every glyph it keeps
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    _drop_what_paper_does_not_need(font)
    if cut.axes:
        font = instantiateVariableFont(font, cut.axes, inplace=True)
    _set_name(font, cut.title)
    _add_kerning(font)
    _set_heights(font)
    return font


def _drop_what_paper_does_not_need(font) -> None:
    """Alternates, hinting, names of axes: each page's subset would carry them along."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415

    options = Options(layout_features=["kern"], hinting=False)
    options.drop_tables += ["DSIG", "BASE", "gasp"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)


def _set_name(font, title: str) -> None:
    """Only the PostScript name stays; two faces that shared one would print as one."""
    font["name"].names = []
    font["name"].setName(title, _POSTSCRIPT_NAME, *_WINDOWS_UNICODE_ENGLISH)


def _add_kerning(font) -> None:
    """Replaces the layout tables by sorted pairs, which a process reads in no time."""
    from fontTools.ttLib.tables.DefaultTable import DefaultTable  # noqa: PLC0415

    from kit.pdf.kerning import kerning_pairs, pack  # noqa: PLC0415

    scale = 1000 / font["head"].unitsPerEm
    codes = {code for block in (*_KERNED, _KERNED_SIGNS) for code in block}
    pairs = {pair: round(value * scale) for pair, value in kerning_pairs(font, codes).items()}
    font[KERNING_TABLE] = DefaultTable(KERNING_TABLE)
    font[KERNING_TABLE].data = pack(
        {pair: value for pair, value in pairs.items() if abs(value) >= _SMALLEST_KERN}
    )
    for layout in {"GPOS", "GSUB", "GDEF", "STAT"} & set(font.keys()):
        del font[layout]


def _set_heights(font) -> None:
    """Three quarters of an em above the line and one below, which plain letters fill.

    A PDF's ascent leaves accents out; with the fonts' own, generous ones the boxes of two lines
    overlap for every program that takes text out.
    """
    em = font["head"].unitsPerEm
    above, below = round(em * 0.75), round(em * 0.25)
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = above
    font["hhea"].descent = font["OS/2"].sTypoDescender = -below
    font["OS/2"].usWinDescent = below
