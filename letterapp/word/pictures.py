"""Pictures for letters: read from the campaign folder, and written as Word draws them in a line."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from jinja2.runtime import Undefined
from msgspec import Struct

from letterapp.errors import LetterappError
from letterapp.limits import MIB, Limits, variable_of
from letterapp.word.xml import WP, R, W, escaped_attribute, unprintable
from letterapp.wording.undefined import report

if TYPE_CHECKING:
    from docx.image.image import Image

EMU_PER_MM = 36_000
"""Word measures drawings in English metric units (ECMA-376 Part 1, 20.1.2.1)."""

_EMU_PER_INCH = 914_400
_USUAL_DPI = 72
_MOST_MM = 558.8
"""22 inches, the longest side of a page that Word knows (17.6.13)."""

_KINDS = "PNG, JPEG, GIF, BMP or TIFF"


class PictureError(LetterappError):
    """A picture cannot be put into a letter."""

    title = "The picture cannot be used"


class Picture(Struct, frozen=True):
    """A picture as a part of a Word file; `width` and `height` are in EMU, `name` is the part's."""

    name: str
    data: bytes
    extension: str
    content_type: str
    width: int
    height: int
    alt: str


class PictureLoader:
    """The function `picture` of templates: shows the pictures of one folder.

    What is wrong with a picture is reported at the template's tag, and nothing is shown.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits

    def __call__(
        self,
        name: object = "",
        width: float | None = None,
        height: float | None = None,
        alt: object = "",
    ) -> Picture | str:
        """The picture of that name, at a width and a height in millimetres."""
        sides: tuple[object, ...] = (width, height)
        missing = [side for side in sides if isinstance(side, Undefined)]
        if missing:
            return "".join(map(str, missing))  # each reports itself
        try:
            return load_picture(self._folder, str(name), width, height, str(alt), self._limits)
        except PictureError as fault:
            report(fault.message, fault.hint)
            return ""


def load_picture(
    folder: Path, name: str, width: float | None, height: float | None, alt: str, limits: Limits
) -> Picture:
    """The picture in a file of the folder, at a width and a height in millimetres.

    One of them alone keeps the proportions; without both it has its own size. `alt` says what it
    shows to those who cannot see it (WCAG 2.2, 1.1.1). Raises PictureError.
    """
    _check_alt(name, alt)
    for side in (width, height):
        _check_side(name, side)
    data = _read(folder, name, limits)
    image = _image(name, data)
    sides = _sides(image, width, height)
    if not all(0 < side <= _MOST_MM * EMU_PER_MM for side in sides):
        message = f"the picture “{name}” would be {_in_mm(sides)} in size"
        raise PictureError(message, f"Give it a width or a height of up to {_MOST_MM} mm.")
    part = f"word/media/{sha256(data).hexdigest()[:32]}.{image.ext}"
    return Picture(part, data, image.ext, image.content_type, *sides, alt.strip())


def drawing_xml(picture: Picture, relation_id: str, drawing_id: int) -> str:
    """The `w:drawing` of a picture for a run; `drawing_id` is one that its part has not yet."""
    return _DRAWING.substitute(
        width=picture.width,
        height=picture.height,
        number=drawing_id,
        alt=escaped_attribute(picture.alt),
        relation=escaped_attribute(relation_id),
    )


def _check_alt(name: str, alt: str) -> None:
    if not alt.strip():
        hint = "Say in a few words what it shows, for readers who cannot see it: alt=“…”."
        raise PictureError(f"the picture “{name}” has no alternative text", hint)
    if wrong := unprintable(alt):
        message = f"the alternative text of the picture “{name}” cannot be printed: {wrong}"
        raise PictureError(message, "Take that character out.")


def _check_side(name: str, side: object) -> None:
    if side is None:
        return
    if isinstance(side, bool) or not isinstance(side, int | float | Decimal):
        message = f"the width or height of the picture “{name}” is no number"
        raise PictureError(message, "Write it without quotes, such as width=30.")
    if not 0 < side <= _MOST_MM:
        message = f"the picture “{name}” cannot be {side:g} mm wide or high"
        raise PictureError(message, f"Give millimetres, above 0 and up to {_MOST_MM}.")


def _read(folder: Path, name: str, limits: Limits) -> bytes:
    """The file's bytes; it must lie in the folder, wherever links lead."""
    try:
        root = folder.resolve(strict=True)
        file = (root / name).resolve(strict=True)
        if not file.is_relative_to(root):
            hint = f"Put the picture into the folder “{folder.name}”."
            raise PictureError(f"the picture “{name}” lies outside its folder", hint)
        if not file.is_file():
            raise PictureError(f"“{name}” is no file", "Give the path of a picture.")
        with file.open("rb") as stream:
            data = stream.read(limits.picture + 1)
    except (OSError, RuntimeError, ValueError) as cause:  # RuntimeError: links that go in circles
        reason = getattr(cause, "strerror", None) or "it is no path of a file"
        hint = f"Give its path in the folder “{folder.name}”, such as “pictures/logo.png”."
        raise PictureError(f"the picture “{name}” cannot be read: {reason}", hint) from cause
    if len(data) > limits.picture:
        message = f"the picture “{name}” is larger than {limits.picture / MIB:g} MB"
        hint = f"Make it smaller; the variable {variable_of('picture')} sets another limit."
        raise PictureError(message, hint)
    return data


def _image(name: str, data: bytes) -> Image:
    """What python-docx reads of the picture's header, by its content and not its ending."""
    from docx.image.image import Image

    try:
        image = Image.from_blob(data)
        is_empty = image.px_width < 1 or image.px_height < 1
    # python-docx has no error of its own for all it may meet: of a JPEG that is cut off it raises
    # a plain Exception, of others what struct and dictionaries raise.
    except Exception as cause:
        hint = f"Word files hold {_KINDS} pictures; save it as one of them."
        raise PictureError(f"“{name}” is no picture that Word can show", hint) from cause
    if is_empty:
        raise PictureError(f"the picture “{name}” is empty", "Save it again, or take another.")
    return image


def _sides(image: Image, width: float | None, height: float | None) -> tuple[int, int]:
    """Width and height in EMU."""
    own_width = image.px_width / (image.horz_dpi or _USUAL_DPI) * _EMU_PER_INCH
    own_height = image.px_height / (image.vert_dpi or _USUAL_DPI) * _EMU_PER_INCH
    across = width * EMU_PER_MM if width is not None else None
    down = height * EMU_PER_MM if height is not None else None
    if across is None:
        across = own_width if down is None else own_width * down / own_height
    if down is None:
        down = own_height * across / own_width
    return round(across), round(down)


def _in_mm(sides: tuple[int, int]) -> str:
    return " × ".join(f"{side / EMU_PER_MM:,.1f}" for side in sides) + " mm"


_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
_DRAWING = Template(
    f'<w:drawing xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{_DRAWINGML}/main"'
    f' xmlns:pic="{_DRAWINGML}/picture"><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="$width" cy="$height"/>'
    '<wp:docPr id="$number" name="Picture $number" descr="$alt"/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
    f'<a:graphicData uri="{_DRAWINGML}/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="$number" name="Picture $number" descr="$alt"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="$relation"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="$width" cy="$height"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)
"""A picture in the line of the text (ECMA-376 Part 1, 20.4.2.8 and 20.2.2.5)."""
