"""Letters on paper, from the pages that the window shows: with a preview, on any printer.

A page is painted at the paper's own size, from its very corner (QPrinter's full page), so that it
stands where it stands in the Word file; each sheet takes the size of its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrintPreviewDialog,
)
from PySide6.QtWidgets import QWidget

from letterapp.errors import LetterappError
from letterapp.limits import Limits
from letterapp.pages.layout.laying import lay_out
from letterapp.pages.page import Page
from letterapp.pages.painting import paint
from letterapp.pages.reading.reader import read_document
from letterapp.problems import Place

_POINTS_PER_INCH = 72


class PrintError(LetterappError):
    """The printer takes no pages."""

    title = "The letters cannot be printed"


@dataclass(frozen=True, slots=True)
class Printout:
    """The pages of one letter or of several, one after the other, and what the printer calls them.

    Ranges of pages count through all of them.
    """

    title: str
    pages: Sequence[Page]


def pages_of(data: bytes, where: Place, limits: Limits | None = None) -> Sequence[Page]:
    """The pages of a Word file; raises WordFileError, whose problems name `where`."""
    return lay_out(read_document(data, where, limits or Limits()))


def printer_for(printout: Printout) -> QPrinter:
    """The person's usual printer, set up for the pages; where there is none, a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(printout.title)
    printer.setCreator("letterapp")
    printer.setFullPage(True)
    if printout.pages:
        printer.setPageLayout(_layout_of(printout.pages[0]))
    return printer


def preview_dialog(
    printout: Printout, printer: QPrinter, parent: QWidget | None = None
) -> QPrintPreviewDialog:
    """Qt's preview of the pages, from which they can be printed; the caller opens it.

    The printer must live as long as the dialog.
    """
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(f"Print preview – {printout.title}")
    dialog.paintRequested.connect(lambda wanted: print_pages(printout.pages, wanted))
    return dialog


def print_dialog(printout: Printout, printer: QPrinter, parent: QWidget | None = None) -> QWidget:
    """The system's dialog for printer, pages and copies; accepted, it prints.

    The printer must live as long as the dialog. Raises PrintError from its `accepted` slot through
    the exception hook where the printer takes no pages.
    """
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Print – {printout.title}")
    dialog.setMinMax(1, max(1, len(printout.pages)))
    options = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(options.PrintPageRange)
    dialog.setOption(options.PrintCollateCopies)
    dialog.accepted.connect(lambda: print_pages(printout.pages, printer))
    return dialog


def print_pages(pages: Sequence[Page], printer: QPrinter) -> int:
    """Paints the pages that the printer is set to, as often and in the order that it is set to.

    Gives the number of sheets; raises PrintError where the printer does not begin.
    """
    printer.setFullPage(True)
    sheets = list(_sheets(pages, printer))
    if not sheets:
        return 0
    printer.setPageLayout(_layout_of(sheets[0]))
    painter = QPainter()
    if not painter.begin(printer):
        name = printer.printerName() or printer.outputFileName()
        raise PrintError(f"“{name}” takes no pages", "See that it is on and can be written to.")
    try:
        for at, page in enumerate(sheets):
            if at:
                printer.setPageLayout(_layout_of(page))
                printer.newPage()
            _paint(page, printer, painter)
    finally:
        painter.end()
    return len(sheets)


def _paint(page: Page, printer: QPrinter, painter: QPainter) -> None:
    painter.save()
    painter.scale(
        printer.logicalDpiX() / _POINTS_PER_INCH, printer.logicalDpiY() / _POINTS_PER_INCH
    )
    paint(page, painter)
    painter.restore()


def _sheets(pages: Sequence[Page], printer: QPrinter) -> Iterator[Page]:
    """The chosen pages in the order of printing, with the copies that the printer leaves to us."""
    chosen = [page for number, page in enumerate(pages, 1) if _is_chosen(number, printer)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return chain.from_iterable(repeat(chosen, copies))
    return chain.from_iterable(repeat(page, copies) for page in chosen)


def _is_chosen(number: int, printer: QPrinter) -> bool:
    """Whether a page, counted from 1, is among those to print."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    return ranges.isEmpty() or ranges.contains(number)


def _layout_of(page: Page) -> QPageLayout:
    """Paper of a page's own size; by convention paper is upright, and turned for a wide page."""
    short, long = sorted((page.width, page.height))
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", match)
    is_wide = page.width > page.height
    turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
