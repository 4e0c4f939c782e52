"""Printing: the letter's own pages on paper, held against them in ink, text and number."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from letterapp.batch.drafting import Drafting
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.desktop.writing.printing import (
    PrintError,
    Printout,
    pages_of,
    preview_dialog,
    print_dialog,
    print_pages,
    printer_for,
)
from letterapp.pages.page import Fill, Page
from letterapp.pages.painting import picture
from letterapp.problems import NOWHERE
from tests.external import pdfinfo, pdftoppm, pdftotext

DPI = 72


def page(number: int, width: float = 595, height: float = 842) -> Page:
    """A page with a bar, as many times 50 points wide as its number says."""
    return Page(width, height, [Fill(0, 0, 50 * number, 40, "000000")])


def pdf_printer(file: Path, printout: Printout) -> QPrinter:
    printer = printer_for(printout)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def _unexpected(fault: PrintError) -> None:
    raise fault


def said(*command: str) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()


def pictures(file: Path) -> list[QImage]:
    said(pdftoppm(), "-r", str(DPI), "-png", str(file), str(file.with_suffix("")))
    return [QImage(str(png)) for png in sorted(file.parent.glob(f"{file.stem}-*.png"))]


def bars(file: Path) -> list[int]:
    """The numbers of the pages as their bars tell them."""
    found = []
    for image in pictures(file):
        dark = [x for x in range(image.width()) if image.pixelColor(x, 20).lightness() < 128]
        found.append(round(len(dark) / 50))
    return found


def ink(image: QImage) -> list[int]:
    """How dark each of a grid of boxes is."""
    shape, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(60, 80, shape, smooth)
    return [small.pixelColor(x, y).lightness() for y in range(80) for x in range(60)]


def test_a_printed_letter_is_what_its_pages_show(
    qtbot: QtBot, shipped: Campaign, tmp_path: Path
) -> None:
    with Drafting() as drafting:
        drafting.open(shipped)
        draft = next(drafting.drafts(Choices(targets=("FR",))))
    assert draft.data
    pages = pages_of(draft.data, NOWHERE)
    file = tmp_path / "letter.pdf"
    printed = print_pages(pages, pdf_printer(file, Printout("Letter", pages)))
    images = pictures(file)
    assert printed == len(images) == len(pages) > 1
    for image, one in zip(images, pages, strict=True):
        pairs = zip(ink(image), ink(picture(one, DPI)), strict=True)
        assert sum(abs(a - b) for a, b in pairs) / (60 * 80) < 2


def test_the_text_of_a_printed_letter_can_be_read(
    qtbot: QtBot, shipped: Campaign, tmp_path: Path
) -> None:
    with Drafting() as drafting:
        drafting.open(shipped)
        draft = next(drafting.drafts(Choices(targets=("FR",))))
    assert draft.data
    pages = pages_of(draft.data, NOWHERE)
    print_pages(pages, pdf_printer(tmp_path / "letter.pdf", Printout("Letter", pages)))
    assert "French Republic" in said(pdftotext(), str(tmp_path / "letter.pdf"), "-")


def test_each_sheet_has_the_size_of_its_page(qtbot: QtBot, tmp_path: Path) -> None:
    pages = [page(1), page(2, 612, 792), page(3, 842, 595)]
    file = tmp_path / "sizes.pdf"
    print_pages(pages, pdf_printer(file, Printout("Sizes", pages)))
    told = said(pdfinfo(), "-l", "9", str(file))
    sizes = [
        line.split(":")[1]
        for line in told.splitlines()
        if line.startswith("Page ") and " size:" in line
    ]
    shown = [[round(float(word)) for word in size.split()[:3:2]] for size in sizes]
    assert shown == [[595, 842], [612, 792], [842, 595]]
    assert bars(file) == [1, 2, 3]


@pytest.mark.parametrize(
    ("copies", "is_collated", "printed"),
    [(1, True, [2, 4]), (2, True, [2, 4, 2, 4]), (2, False, [2, 2, 4, 4])],
)
def test_chosen_pages_are_printed_as_often_as_wanted(
    qtbot: QtBot, tmp_path: Path, copies: int, is_collated: bool, printed: list[int]
) -> None:
    pages, file = [page(number) for number in range(1, 6)], tmp_path / "chosen.pdf"
    printer = pdf_printer(file, Printout("Chosen", pages))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2,4"))
    printer.setCopyCount(copies)
    printer.setCollateCopies(is_collated)
    print_pages(pages, printer)
    assert bars(file) == printed


def test_the_last_page_comes_first_where_the_printer_lays_faces_up(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pages, file = [page(1), page(2)], tmp_path / "back.pdf"
    printer = pdf_printer(file, Printout("Back", pages))
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    print_pages(pages, printer)
    assert bars(file) == [2, 1]


def test_the_preview_shows_all_pages(qtbot: QtBot) -> None:
    printout = Printout("Letter to France", [page(1), page(2), page(3)])
    printer = printer_for(printout)
    dialog = preview_dialog(printout, printer, _unexpected)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    shown = dialog.findChild(QPrintPreviewWidget)
    assert shown
    qtbot.waitUntil(lambda: shown.pageCount() == 3)
    dialog.done(0)


def test_the_print_dialog_prints_what_it_is_told_to(qtbot: QtBot, tmp_path: Path) -> None:
    printout = Printout("Letter to France", [page(1), page(2), page(3)])
    printer = pdf_printer(tmp_path / "out.pdf", printout)
    dialog = print_dialog(printout, printer, _unexpected)
    qtbot.addWidget(dialog)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 3)
    dialog.done(QDialog.DialogCode.Accepted)
    assert bars(tmp_path / "out.pdf") == [3]


def test_a_page_that_is_larger_than_the_chosen_paper_is_shrunk_to_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pages, file = [page(4)], tmp_path / "small.pdf"
    printer = pdf_printer(file, Printout("Small", pages))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    print_pages(pages, printer)
    assert bars(file) == [3]  # 200 points at 0.7


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_an_error(qtbot: QtBot, tmp_path: Path) -> None:
    pages = [page(1)]
    printer = pdf_printer(tmp_path / "missing" / "letter.pdf", Printout("Letter", pages))
    with pytest.raises(PrintError, match="takes no pages"):
        print_pages(pages, printer)


def test_paper_is_upright_and_turned_for_a_wide_page(qtbot: QtBot) -> None:
    wide = printer_for(Printout("Wide", [page(1, 842, 595)])).pageLayout()
    assert wide.orientation() is QPageLayout.Orientation.Landscape
    assert wide.pageSize().sizePoints().width() == 595


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_the_dialogs_tell_of_a_printer_that_takes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    told: list[PrintError] = []
    printout = Printout("Letter", [page(1)])
    printer = pdf_printer(tmp_path / "missing" / "letter.pdf", printout)
    dialog = print_dialog(printout, printer, told.append)
    qtbot.addWidget(dialog)
    dialog.done(QDialog.DialogCode.Accepted)
    assert [fault.hint for fault in told] == ["See that it is on and can be written to."]
