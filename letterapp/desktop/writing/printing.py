"""Letters on paper, from the pages that the window shows: with a preview, on any printer.

A page is painted at the paper's own size, from its very corner (QPrinter's full page), so that it
stands where it stands in the Word file; each sheet takes the size of its page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat

from msgspec import Struct
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPaintEngine, QPainter
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
_ROUNDING = 0.01
"""The share by which paper may be smaller than its page before the page is shrunk."""


class PrintError(LetterappError):
    """The printer takes no pages."""

    title = "The letters cannot be printed"


Failed = Callable[[PrintError], None]
"""Told of what went wrong: shows it, as `desktop.dialogs.show_error` does."""


class Printout(Struct, frozen=True):
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
    printout: Printout, printer: QPrinter, failed: Failed, parent: QWidget | None = None
) -> QPrintPreviewDialog:
    """Qt's preview of the pages, from which they can be printed; the caller opens it.

    The printer must live as long as the dialog. `failed` is told of a printer that takes no pages.
    """
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(f"Print preview – {printout.title}")
    dialog.paintRequested.connect(lambda wanted: _print(printout, wanted, failed))
    return dialog


def print_dialog(
    printout: Printout, printer: QPrinter, failed: Failed, parent: QWidget | None = None
) -> QPrintDialog:
    """The system's dialog for printer, pages and copies; accepted, it prints.

    The printer must live as long as the dialog. `failed` is told of a printer that takes no pages.
    """
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Print – {printout.title}")
    dialog.setMinMax(1, max(1, len(printout.pages)))
    options = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(options.PrintPageRange)
    dialog.setOption(options.PrintCollateCopies)
    dialog.accepted.connect(lambda: _print(printout, printer, failed))
    return dialog


def print_pages(pages: Sequence[Page], printer: QPrinter) -> int:
    """Paints the pages that the printer is set to, as often and in the order that it is set to.

    The first page goes on the paper that the printer is set to: its own, unless the person has
    chosen another. Gives the number of sheets; raises PrintError where the printer does not begin.
    """
    printer.setFullPage(True)
    sheets = list(_sheets(pages, printer))
    if not sheets:
        return 0
    paper = _Paper(printer, pages[0])
    paper.change_for(sheets[0])
    painter = QPainter()
    if not painter.begin(printer):
        name = printer.printerName() or printer.outputFileName()
        raise PrintError(f"“{name}” takes no pages", "See that it is on and can be written to.")
    try:
        for at, page in enumerate(sheets):
            if at:
                paper.change_for(page)
                printer.newPage()
            _paint(page, printer, painter)
    finally:
        painter.end()
    return len(sheets)


def _print(printout: Printout, printer: QPrinter, failed: Failed) -> None:
    try:
        print_pages(printout.pages, printer)
    except PrintError as fault:
        failed(fault)


class _Paper:
    """The paper of a printer, which was set for one page, from sheet to sheet."""

    def __init__(self, printer: QPrinter, page: Page) -> None:
        self._printer = printer
        self._size = (page.width, page.height)

    def change_for(self, page: Page) -> None:
        """Takes the size of a page that has another than the last, where the printer can.

        While it prints, Qt lets only PDF engines change (CUPS has one); others keep the paper.
        """
        size = (page.width, page.height)
        is_printing = self._printer.printerState() is QPrinter.PrinterState.Active
        is_pdf = self._printer.paintEngine().type() is QPaintEngine.Type.Pdf
        if size != self._size and (is_pdf or not is_printing):
            self._printer.setPageLayout(_layout_of(page))
            self._size = size


def _paint(page: Page, printer: QPrinter, painter: QPainter) -> None:
    """Paints a page from the corner of the paper; smaller where the paper is smaller."""
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    fitting = min(1.0, paper.width() / page.width, paper.height() / page.height)
    shrunk = fitting if fitting < 1 - _ROUNDING else 1.0
    painter.save()
    painter.scale(
        shrunk * printer.logicalDpiX() / _POINTS_PER_INCH,
        shrunk * printer.logicalDpiY() / _POINTS_PER_INCH,
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
