"""An exception told without the text of a letter: types, frames, and what the code itself names.

Messages of exceptions carry data (`ValueError("…")`, Pydantic’s input values), and so do their
notes, their arguments, the lines of source that Python prints (a template’s lines are wording) and
the paths of a person’s folders. None of that is told. What is told of each exception:

- its type, and its frames: file, line and function of this program, of Python and of packages;
  of any other file (a compiled template) only the line;
- of an OSError the name of its number (`EACCES`), never its path;
- of an AttributeError, NameError or ImportError the name, where the code that raised it names it;
- the frames of the worker process, which come as a `SafeNote`.

Chained exceptions and the members of groups are told alike. `messages` is the counterpart for the
person at the screen: what the exceptions themselves say.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, TracebackType

_PACKAGE = Path(__file__).resolve().parent
_SITE = "site-packages"
OUTSIDE = "(a file outside the program)"
_MOST_FRAMES = 40
_LONGEST_MESSAGE = 2_000
_CAUSE = "This was the direct cause of:"
_CONTEXT = "While this was handled, there came:"


class SafeNote(str):
    """A note on an exception that was made by `trace`, and so may be told."""

    __slots__ = ()


def trace(bug: BaseException) -> str:
    """The exceptions from the first cause to the last, with frames, and no word of a letter."""
    return "\n".join(_told(bug, set()))


def messages(bug: BaseException) -> str:
    """What the exceptions say of themselves, a line each; it may hold words of a letter."""
    said = (f"{_name(one)}: {_said(one)}" for one in _family(bug, set()))
    return "\n".join(said)


def shown_file(name: str) -> str:
    """A file of the program, of Python or of a package by its path in there; else OUTSIDE."""
    if name.startswith("<frozen "):
        return name
    path = Path(name)
    for base, shown in ((_PACKAGE, _PACKAGE.name), (_standard_library(), "python")):
        if _SITE not in path.parts[len(base.parts) :] and path.is_relative_to(base):
            return Path(shown, path.relative_to(base)).as_posix()
    if _SITE in path.parts:
        inside = len(path.parts) - path.parts[::-1].index(_SITE)
        return Path(*path.parts[inside:]).as_posix()
    return OUTSIDE


def _told(bug: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(bug))
    before, words = _before(bug)
    if before is not None and id(before) not in seen:
        yield from _told(before, seen)
        yield words
    yield from _frames(bug.__traceback__)
    yield _name(bug) + _known_of(bug)
    for note in getattr(bug, "__notes__", ()):
        if isinstance(note, SafeNote):
            yield from ("  | " + line for line in note.splitlines())
    for number, member in enumerate(_members(bug), start=1):
        if id(member) not in seen:
            yield f"  + member {number}"
            yield from ("  | " + line for line in _told(member, seen))


def _family(bug: BaseException, seen: set[int]) -> Iterator[BaseException]:
    """The exception, all it came from and all its members, each once."""
    seen.add(id(bug))
    before, _ = _before(bug)
    for one in (before, *_members(bug)):
        if one is not None and id(one) not in seen:
            yield from _family(one, seen)
    yield bug


def _before(bug: BaseException) -> tuple[BaseException | None, str]:
    if bug.__cause__ is not None:
        return bug.__cause__, _CAUSE
    return (None if bug.__suppress_context__ else bug.__context__), _CONTEXT


def _members(bug: BaseException) -> tuple[BaseException, ...]:
    return bug.exceptions if isinstance(bug, BaseExceptionGroup) else ()


def _name(bug: BaseException) -> str:
    kind = type(bug)
    is_own = kind.__module__ in {"builtins", "__main__"}
    return kind.__qualname__ if is_own else f"{kind.__module__}.{kind.__qualname__}"


def _said(bug: BaseException) -> str:
    text = "(its message cannot be made)"
    with contextlib.suppress(Exception):  # a broken __str__ must not hide the bug that is told
        text = str(bug)
    return text if len(text) <= _LONGEST_MESSAGE else f"{text[:_LONGEST_MESSAGE]} …"


def _known_of(bug: BaseException) -> str:
    """What of its message is known to be safe."""
    if isinstance(bug, OSError):
        name = errno.errorcode.get(bug.errno or 0)
        return f": {name}" if name else ""
    if isinstance(bug, AttributeError | NameError | ImportError):
        frame = _last_frame(bug.__traceback__)
        if frame is not None and bug.name in frame.f_code.co_names:
            return f": {bug.name}"
    return ""


def _last_frame(trace_: TracebackType | None) -> FrameType | None:
    """The frame that raised, where it is in a file that may be named."""
    while trace_ is not None and trace_.tb_next is not None:
        trace_ = trace_.tb_next
    if trace_ is None or shown_file(trace_.tb_frame.f_code.co_filename) == OUTSIDE:
        return None
    return trace_.tb_frame


def _frames(trace_: TracebackType | None) -> Iterator[str]:
    lines = list(_frame_lines(trace_))
    half = _MOST_FRAMES // 2
    if len(lines) > _MOST_FRAMES:
        left_out = f"  … {len(lines) - 2 * half} frames"
        lines = [*lines[:half], left_out, *lines[-half:]]
    yield from lines


def _frame_lines(trace_: TracebackType | None) -> Iterator[str]:
    while trace_ is not None:
        code = trace_.tb_frame.f_code
        file = shown_file(code.co_filename)
        function = "" if file == OUTSIDE else f", in {code.co_qualname}"
        yield f"  {file}, line {trace_.tb_lineno}{function}"
        trace_ = trace_.tb_next


def _standard_library() -> Path:
    return Path(os.__file__).parent
