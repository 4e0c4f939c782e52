"""Wording as files: a folder of templates, its files checked as plain text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateNotFound, TemplateSyntaxError
from typing_extensions import override

from letterapp.campaign.documents import unprintable_character


class TemplateFolder(FileSystemLoader):
    """A folder of templates.

    A file that cannot be read as text, or holds characters no Word file can carry, is a
    TemplateSyntaxError with its line.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, encoding="utf-8-sig")
        self._folder = folder

    @override
    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        file = str(self._folder / template)
        try:
            source, file, is_current = super().get_source(environment, template)
        except TemplateNotFound:
            raise
        except UnicodeDecodeError as cause:
            line = cause.object.count(b"\n", 0, cause.start) + 1
            raise TemplateSyntaxError("not UTF-8 text", line, template, file) from cause
        except OSError as cause:
            message = f"the file cannot be read: {cause.strerror}"
            raise TemplateSyntaxError(message, 1, template, file) from cause
        if found := unprintable_character(source):
            line = source.count("\n", 0, found.start()) + 1
            message = f"the text holds the character U+{ord(found.group()):04X}, which Word cannot"
            raise TemplateSyntaxError(message, line, template, file)
        return source, file, is_current
