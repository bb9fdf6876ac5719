"""Stored PDF pages: how many a file has, and one of them as a picture."""

from io import BytesIO

import pypdfium2


def page_count(data: bytes) -> int:
    """The number of pages. Raises ValueError for what is no PDF that can be opened."""
    document = _opened(data)
    try:
        return len(document)
    finally:
        document.close()


def page_picture(data: bytes, page: int, width: int) -> tuple[bytes, int]:
    """That page (from 1; the last one for a higher number) as a PNG of that many pixels, and the number of pages."""
    document = _opened(data)
    try:
        count = len(document)
        sheet = document[min(max(page, 1), count) - 1]
        picture = sheet.render(scale=width / sheet.get_width()).to_pil().convert("L")
    finally:
        document.close()
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue(), count


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
