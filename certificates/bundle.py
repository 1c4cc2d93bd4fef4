"""Issued files one after the other, for one print job."""

from io import BytesIO

from pypdf import PdfWriter

from kit import files


def merged(certificates) -> bytes:
    """The stored files in one, in the given order; none is drawn again."""
    writer = PdfWriter()
    for certificate in certificates:
        writer.append(BytesIO(files.read(certificate.file)), outline_item=certificate.number)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
