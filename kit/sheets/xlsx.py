"""An Open XML workbook: its parts, and the values of its visible sheets."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from .archive import open_archive
from .budget import Budget
from .limits import Limits
from .model import Sheet, Workbook
from .refusals import SheetRefused
from .sheetxml import SheetXml
from .strings import read_strings
from .styles import read_styles
from .xmlstream import local, stream

SPREADSHEET = "spreadsheetml"
OTHER_FORMATS = {
    "ms-excel.sheet.binary": "xlsb",
    "wordprocessingml": "docx",
    "presentationml": "pptx",
}
TRUE = {"1", "true"}


@dataclass
class Package:
    """The parts of the archive by name; producers disagree about upper and lower case."""

    archive: zipfile.ZipFile
    names: dict[str, str] = field(init=False)

    def __post_init__(self):
        self.names = {name.lower().lstrip("/"): name for name in self.archive.namelist()}

    def has(self, name: str) -> bool:
        return name.lower().lstrip("/") in self.names

    def open(self, name: str) -> IO[bytes]:
        return self.archive.open(self.names[name.lower().lstrip("/")])

    def elements(self, name: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The elements of a small part with their attributes; nothing if there is no such part."""
        found: list[tuple[str, dict[str, str]]] = []
        if self.has(name):
            with self.open(name) as part:
                stream(part, lambda tag, attributes: found.append((tag, attributes)))
        return iter(found)


def parse(data: bytes, limits: Limits) -> Workbook:
    package = Package(open_archive(data, limits))
    book = workbook_part(package)
    targets = relationships(package, book)
    strings = read_strings(package, target_of(targets, "sharedStrings"), limits)
    styles = read_styles(package, target_of(targets, "styles"))
    names, date1904 = visible_sheets(package, book, targets)
    if not names:
        raise SheetRefused("no_visible_sheet")
    budget = Budget(limits)
    sheets = []
    for name, part in names.items():
        sheet = SheetXml(name, strings, styles, date1904, budget)
        with package.open(part) as source:
            stream(source, sheet.start, sheet.end, sheet.text)
        sheets.append(Sheet(name, sheet.finished_rows()))
    return Workbook("xlsx", tuple(sheets))


def workbook_part(package: Package) -> str:
    """The name of the main part; anything but a workbook without macros is refused."""
    types = {
        attributes.get("PartName", ""): attributes.get("ContentType", "")
        for _, attributes in package.elements("[Content_Types].xml")
    }
    if package.has("xl/vbaProject.bin") or any("macroEnabled" in kind for kind in types.values()):
        raise SheetRefused("macros")
    for part, kind in types.items():
        if SPREADSHEET in kind and kind.endswith(("sheet.main+xml", "template.main+xml")):
            return part
    raise SheetRefused("not_a_sheet", {"looks_like": other_format(package, types)})


def other_format(package: Package, types: dict[str, str]) -> str:
    if package.has("mimetype") and package.has("content.xml"):
        return "ods"
    everything = " ".join(types.values())
    return next((name for mark, name in OTHER_FORMATS.items() if mark in everything), "zip")


def relationships(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Id → (last word of the type, name of the target part); links to the outside are left out."""
    folder, name = posixpath.split(part)
    return {
        attributes["Id"]: (
            attributes["Type"].rpartition("/")[2],
            posixpath.normpath(posixpath.join(folder, attributes["Target"])),
        )
        for tag, attributes in package.elements(f"{folder}/_rels/{name}.rels")
        if tag == "Relationship" and attributes.get("TargetMode") != "External"
    }


def target_of(targets: dict[str, tuple[str, str]], kind: str) -> str:
    return next((part for found, part in targets.values() if found == kind), "")


def visible_sheets(
    package: Package, book: str, targets: dict[str, tuple[str, str]]
) -> tuple[dict[str, str], bool]:
    """Name → part of each visible worksheet, in order of the tabs; whether days count from 1904."""
    sheets: dict[str, str] = {}
    date1904 = False
    for tag, attributes in package.elements(book):
        if tag == "workbookPr":
            date1904 = attributes.get("date1904", "").lower() in TRUE
        elif tag == "sheet" and attributes.get("state", "visible") == "visible":
            key = next((value for name, value in attributes.items() if local(name) == "id"), "")
            kind, part = targets.get(key, ("", ""))
            if kind == "worksheet" and package.has(part):
                sheets[attributes.get("name", part)] = part
    return sheets, date1904
