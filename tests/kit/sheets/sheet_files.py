"""Files as strangers make them: hand-made Open XML, and the hostile ones."""

import io
import struct
import zipfile
from functools import cache
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def xlsx(
    cells: str = "",
    *,
    after: str = "",
    formats: tuple[str, ...] = (),
    date1904: bool = False,
    strings: tuple[str, ...] = (),
    content_type: str = SHEET_TYPE,
    extra: dict[str, bytes] | None = None,
    sheets: tuple[tuple[str, str], ...] = (("Sheet1", "visible"),),
) -> bytes:
    """A workbook whose first sheet's data is the XML given; style n+1 shows the format n."""
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{content_type}"/></Types>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
            f'<workbookPr date1904="{int(date1904)}"/><sheets>'
            + "".join(
                f'<sheet name={quoteattr(name)} state="{state}" r:id="r{number}"/>'
                for number, (name, state) in enumerate(sheets)
            )
            + "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            + "".join(
                f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" '
                f'Target="worksheets/sheet{n}.xml"/>'
                for n in range(len(sheets))
            )
            + f'<Relationship Id="rs" Type="{OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rt" Type="{OFFICE}/sharedStrings" Target="/xl/strings.xml"/>'
            "</Relationships>"
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts>'
            + "".join(
                f'<numFmt numFmtId="{200 + n}" formatCode={quoteattr(code)}/>'
                for n, code in enumerate(formats)
            )
            + '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
            '<cellXfs><xf numFmtId="0"/>'
            + "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
            + "</cellXfs></styleSheet>"
        ),
        "xl/strings.xml": (
            f'<sst xmlns="{MAIN}">'
            + "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
            + "</sst>"
        ),
        **{f"xl/worksheets/sheet{n}.xml": worksheet(cells, after) for n in range(len(sheets))},
        **(extra or {}),
    }
    return zipped(parts)


def worksheet(cells: str, after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>{after}</worksheet>'


def row(*cells: str, number: int = 1) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def far_cell() -> bytes:
    return xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@cache  # it takes a second to make, and is sent twice
def three_million_rows() -> bytes:
    return xlsx("".join(f'<row r="{number}"/>' for number in range(1, 3_000_001)))


@cache  # it takes a second to make, and is sent twice
def endless_text() -> bytes:
    return xlsx(extra={"xl/strings.xml": b"<sst><si><t>" + b"a" * 200_000_000})


@cache  # it takes a second to make, and is sent twice
def many_entries() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(100_000):
            archive.writestr(f"{number}", b"")
    return file.getvalue()


def overlapping_entries() -> bytes:
    """Two entries of the directory share the bytes of one."""
    file = io.BytesIO(xlsx())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("a.xml", b"<a/>" * 1000)
        twin = archive.getinfo("a.xml")
        other = zipfile.ZipInfo("b.xml")
        for field in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
            setattr(other, field, getattr(twin, field))
        archive.filelist.append(other)
        archive.NameToInfo["b.xml"] = other
        archive._didModify = True
    return file.getvalue()


def false_size() -> bytes:
    """A shared text of 90 MB whose headers say 100 bytes."""
    size = 90_000_000
    data = xlsx(extra={"xl/strings.xml": b"<sst><si><t>" + b"a" * (size - 12)})
    return data.replace(struct.pack("<L", size), struct.pack("<L", 100))


def nested_archive() -> bytes:
    return xlsx(extra={"xl/embeddings/inner.bin": xlsx()})


def million_repeats() -> bytes:
    """A text of ten thousand letters that a small file names a hundred thousand times."""
    cells = "".join(
        f'<row r="{n}">' + '<c t="s"><v>0</v></c>' * 10 + "</row>" for n in range(1, 10_001)
    )
    return xlsx(cells, strings=("word " * 2000,))


def declared_entity() -> bytes:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + worksheet(
        '<row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row>'
    )
    return xlsx(extra={"xl/worksheets/sheet0.xml": bomb.encode()})


def encrypted_entry() -> bytes:
    data = bytearray(xlsx())
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


def locked_workbook() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
