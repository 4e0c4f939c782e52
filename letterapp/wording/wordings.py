"""The wordings that a campaign can use: its own files, then the shipped ones, compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Template

from letterapp.campaign.letters import Letter
from letterapp.campaign.texts import DEFAULT_ROLE
from letterapp.paths import shipped_templates
from letterapp.problems import Place, Problem, error, near
from letterapp.wording.environment import Environment
from letterapp.wording.loader import TemplateFolder
from letterapp.wording.memo import Memo
from letterapp.wording.shapes import Shapes
from letterapp.wording.tracing import origin_of_line

_MOST = 1024
"""So many texts of demands and cases are remembered; each is some 20,000 bytes."""

_MOST_NOTES = 3
"""So many sets of footnotes are remembered with all that was parsed: one a language, or edition."""


class Wordings:
    """The templates for the campaign in a folder, as they are when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folders = (folder / "templates", shipped_templates())
        self._environment = Environment(
            ChoiceLoader([TemplateFolder(folder) for folder in self._folders])
        )
        self._shapes: Memo[tuple[tuple[str, str], ...], Shapes] = Memo(_MOST_NOTES)
        self._texts: Memo[tuple[str, Path | None, str | None], Template] = Memo(_MOST)

    def text_template(self, text: str, where: Place) -> Template:
        """The compiled template of a demand's or case's text, which stands at a place."""
        key = text, where.file, where.place  # its line may move without the text
        if key in self._texts:
            return self._texts[key]
        code = self._environment.compile(text, where.place, str(where.file))
        globals_ = self._environment.make_globals(None)
        return self._texts.keep(key, Template.from_code(self._environment, code, globals_))

    def shapes(self, notes: Mapping[str, str]) -> Shapes:
        """What has been parsed of texts that can refer to these footnotes, and is remembered."""
        key = tuple(notes.items())
        return self._shapes[key] if key in self._shapes else self._shapes.keep(key, Shapes(notes))

    def template(self, letter: Letter) -> Template:
        """The compiled wording of a letter; raises TemplateError."""
        return self._environment.select_template(_names(letter))

    def origin(self, letter: Letter, context: Mapping[str, Any], line: int) -> Place:
        """Where a line of the letter's rendered wording was written."""
        return origin_of_line(self._environment, _names(letter), context, line)

    def known(self) -> list[str]:
        """The wordings there are, as `NAME/LANGUAGE`."""
        found = {
            f"{file.parent.parent.name}/{file.parent.name}"
            for folder in self._folders
            for file in folder.glob("*/*/*.md.j2")
        }
        return sorted(found)

    def none_for(self, letter: Letter) -> Problem:
        """That no wording of that name, in that language, is for the letter's role."""
        known, wording, language = self.known(), letter.settings.wording, letter.language
        languages = [name.partition("/")[2] for name in known if name.startswith(f"{wording}/")]
        hint = near(f"{wording}/{language}", known) or "There are: " + ", ".join(known) + "."
        if languages:
            hint = f"“{wording}” is written in: {', '.join(languages)}."
        name, role = f"{wording}/{language}", letter.target.role
        return error(f"there is no wording “{name}” for the role “{role}”", hint)


def _names(letter: Letter) -> list[str]:
    """The wording's files for a letter, the best first."""
    folder = f"{letter.settings.wording}/{letter.language}"
    return [f"{folder}/{role}.md.j2" for role in (letter.target.role, DEFAULT_ROLE)]
