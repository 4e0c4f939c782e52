"""What a Word file has and its pages will not show, counted, and said in words of its user."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from letterapp.problems import Place, Problem, warning

_AS_PICTURE = "Insert it as a picture: in Word, copy it, and paste it as a picture."
_PNG = "Save the picture as PNG or JPEG, and insert it anew."


class Loss(Enum):
    """A kind of what is lost: how it is said of one, of several, and what to do."""

    CHART = ("a chart is not shown", "{} charts are not shown", _AS_PICTURE)
    DIAGRAM = ("a diagram is not shown", "{} diagrams are not shown", _AS_PICTURE)
    OBJECT = (
        "an object of another program is not shown",
        "{} objects of other programs are not shown",
        _AS_PICTURE,
    )
    SHAPE = ("a drawn shape is not shown", "{} drawn shapes are not shown", _AS_PICTURE)
    OUTLINE = (
        "a shape with text is shown as a plain box",
        "{} shapes with text are shown as plain boxes",
        "",
    )
    GROUP = (
        "a group of drawn shapes is not shown as it stands",
        "{} groups of drawn shapes are not shown as they stand",
        _AS_PICTURE,
    )
    NEWER = (
        "something that a newer program drew is not shown",
        "{} things that a newer program drew are not shown",
        _AS_PICTURE,
    )
    WATERMARK = ("a watermark of words is not shown", "{} watermarks of words are not shown", "")
    RULE = ("a drawn line is not shown", "{} drawn lines are not shown", "Use a border instead.")
    LINKED_PICTURE = (
        "a picture is not shown, because it is not in the file, only a link to it",
        "{} pictures are not shown, because they are not in the file, only links to them",
        "Insert the picture itself into the Word file, not a link to it.",
    )
    MISSING_PICTURE = (
        "a picture is not shown, because it is not in the file",
        "{} pictures are not shown, because they are not in the file",
        "Insert the picture anew.",
    )
    PICTURE_KIND = (
        "a picture is not shown, because its kind (such as EMF or WMF) is not known here",
        "{} pictures are not shown, because their kind (such as EMF or WMF) is not known here",
        _PNG,
    )
    LARGE_PICTURE = (
        "a picture is not shown, because its file is too large",
        "{} pictures are not shown, because their files are too large",
        "In Word, choose Picture Format, Compress Pictures.",
    )
    TURNED_PICTURE = (
        "a picture is shown without its turn",
        "{} pictures are shown without their turn",
        "Turn the picture itself, and insert it anew.",
    )
    TURNED_TEXT = (
        "turned text is shown upright",
        "turned text is shown upright in {} places",
        "",
    )
    EQUATION = (
        "a formula is shown as plain text",
        "{} formulas are shown as plain text",
        _AS_PICTURE,
    )
    RUBY = (
        "the reading aid above a word is not shown",
        "the reading aids above {} words are not shown",
        "",
    )
    OTHER_FILE = (
        "a document within the document is not shown",
        "{} documents within the document are not shown",
        "In Word, copy its text into the document.",
    )
    CELL_SPACING = (
        "the space between the cells of a table is not shown",
        "the space between the cells of {} tables is not shown",
        "",
    )
    DIAGONAL = (
        "the line across a cell is not shown",
        "the lines across {} cells are not shown",
        "",
    )
    PICTURE_BULLET = (
        "a list with pictures for bullets has plain bullets",
        "{} items of lists with pictures for bullets have plain bullets",
        "",
    )
    NUMBER_FORMAT = (
        "the number of a list item is written 1, 2, 3",
        "the numbers of {} list items are written 1, 2, 3",
        "Their own way of counting is not known here.",
    )
    DEEP = (
        "what is nested too deeply is not shown",
        "what is nested too deeply is not shown, in {} places",
        "",
    )
    WIDE = (
        "a cell is not shown, because its row has too many",
        "{} cells are not shown, because their rows have too many",
        "",
    )
    PAGE_BORDERS = (
        "the border of the pages is not shown",
        "the borders of the pages are not shown, in {} sections",
        "",
    )
    LINE_NUMBERS = (
        "the numbers of the lines are not shown",
        "the numbers of the lines are not shown, in {} sections",
        "",
    )
    UNEQUAL_COLUMNS = (
        "columns of several widths are shown with one width",
        "columns of several widths are shown with one width, in {} sections",
        "",
    )
    BACKGROUND = ("the colour of the pages is not shown", "{} colours of pages are not shown", "")
    TEXT_BORDER = (
        "the border around words is not shown",
        "the borders around words are not shown, in {} places",
        "",
    )
    TEXT_EFFECT = (
        "an effect on letters, such as a shadow or an outline, is not shown",
        "effects on letters, such as shadows or outlines, are not shown in {} places",
        "",
    )
    WRAP_SIDE = (
        "text stands beside a picture on the side with more room, not on the side it asks for",
        "text stands beside {} pictures on the side with more room, not on the side they ask for",
        "",
    )
    GRID = (
        "lines and characters are not set to the grid of the page",
        "lines and characters are not set to the grid of the page, in {} sections",
        "",
    )
    HYPHENATION = (
        "words are not hyphenated, which Word would do by itself",
        "words are not hyphenated, which Word would do by itself",
        "In Word, choose Layout, Hyphenation, Manual to put the hyphens in.",
    )
    MIRRORED = (
        "the left and right margins of even pages are not exchanged",
        "the left and right margins of even pages are not exchanged",
        "",
    )
    DROP_CAP = (
        "a large first letter stands in its line",
        "{} large first letters stand in their lines",
        "",
    )
    FRAME = (
        "a frame of text has no width of its own, and may stand otherwise",
        "{} frames of text have no width of their own, and may stand otherwise",
        "",
    )
    MISSING_STORY = (
        "a header or footer is not in the file",
        "{} headers or footers are not in the file",
        "Open the file in Word and save it again.",
    )
    MISSING_NOTE = (
        "the text of a note is not in the file",
        "the texts of {} notes are not in the file",
        "Open the file in Word and save it again.",
    )
    NOTE_PLACE = (
        "a note is not shown, because notes in headers, footers and notes are not",
        "{} notes are not shown, because notes in headers, footers and notes are not",
        "",
    )
    NOTES_PER_PAGE = (
        "the notes are numbered through, not anew on every page",
        "the notes are numbered through, not anew on every page, in {} sections",
        "",
    )
    BROKEN_FIELD = (
        "a field has no end, and is shown as it was last",
        "the fields of {} parts have no ends, and are shown as they were last",
        "Open the file in Word and save it again.",
    )
    EMPTY_FIELD = (
        "what a field shows is not in the file",
        "what {} fields show is not in the file",
        "In Word, select all and press F9, then save the file.",
    )


class Losses:
    """Counts what is lost while a file is read."""

    def __init__(self) -> None:
        self._counts: Counter[Loss] = Counter()

    def add(self, loss: Loss) -> None:
        """Counts one more."""
        self._counts[loss] += 1

    def problems(self, where: Place) -> tuple[Problem, ...]:
        """A warning for each kind, in the order in which they were met."""
        return tuple(_said(loss, count, where) for loss, count in self._counts.items())


def _said(loss: Loss, count: int, where: Place) -> Problem:
    one, several, hint = loss.value
    return warning(one if count == 1 else several.format(f"{count:,}"), hint, where)
