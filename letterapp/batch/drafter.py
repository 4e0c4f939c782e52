"""Pre-flight: every letter of a batch made in memory, with all its problems.

What is here runs templates, so the doors do not call it: they ask `drafting`, which has it done in
a process that can be stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from letterapp.batch.drafts import Draft
from letterapp.batch.journal import made_of
from letterapp.batch.names import file_names
from letterapp.batch.templates import Templates
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Letter, Unwritable, letters_of
from letterapp.campaign.staleness import LetterWarnings
from letterapp.errors import WordTemplateError
from letterapp.limits import Limits
from letterapp.paths import shipped_templates
from letterapp.problems import Place, Problem, Topic, error, near
from letterapp.word.properties import Properties
from letterapp.word.template import WordTemplate
from letterapp.wording.compose import Composed, Composer
from letterapp.wording.passages import Passages


class Drafter:
    """Makes the drafts of one campaign; templates are read and compiled once.

    `templates` are those of its folder that were compiled before, if any.
    """

    def __init__(
        self, campaign: Campaign, limits: Limits | None = None, templates: Templates | None = None
    ) -> None:
        self._campaign = campaign
        self._templates = templates or Templates(campaign.folder, limits or Limits())
        self._composer = Composer(campaign, self._templates.wordings)
        self._warnings = LetterWarnings(campaign)
        self._word_templates: dict[str, tuple[WordTemplate, Path] | WordTemplateError] = {}

    def drafts(
        self, choices: Choices, start: int = 0, *, has_wording: bool = True
    ) -> Iterator[Draft]:
        """The drafts of the letters that the choices ask for; raises UsageError.

        `start` leaves out so many of the first; without wording, `composed` is None in each.
        """
        wanted = letters_of(self._campaign, choices)
        letters = [letter for letter in wanted if isinstance(letter, Letter)]
        names, no_names = file_names(self._campaign, [x for x in letters if not x.skip_reason])
        for letter in wanted[start:]:
            if isinstance(letter, Unwritable):
                yield Draft(letter.target, letter.language, letter.problems)
                continue
            target = letter.target.id
            unnamed = [no_names[target].for_letter(target)] if target in no_names else []
            yield self.draft(letter, names.get(target), unnamed, has_wording=has_wording)

    def batch(self, choices: Choices, start: int) -> Iterator[Draft]:
        """The drafts without their wording, as a batch needs them."""
        return self.drafts(choices, start, has_wording=False)

    def first(self, choices: Choices) -> Draft | None:
        """The first draft that the choices ask for, with its blocks; None where there is none."""
        draft = next(self.drafts(choices), None)
        if draft is None or draft.composed is None:
            return draft
        return replace(draft, composed=replace(draft.composed, context={}))

    def passages(self, choices: Choices) -> Passages:
        """The passages of the first letter that the choices ask for; none where there is none."""
        letter = next(iter(letters_of(self._campaign, choices)), None)
        return self._composer.passages(letter) if isinstance(letter, Letter) else Passages()

    def draft(
        self,
        letter: Letter,
        file_name: str | None = None,
        more: Sequence[Problem] = (),
        *,
        has_wording: bool = True,
    ) -> Draft:
        """One letter in memory."""
        known = (*more, *letter.problems, *self._warnings.of(letter))
        made = made_of(letter)
        if letter.skip_reason:
            return Draft(letter.target.id, letter.language, known, letter.skip_reason, made)
        composed = self._composer.compose(letter)
        problems = (*known, *_of_template(composed.problems))
        data, template = None, None
        if not _have_error(composed.problems):
            data, faults, template = self._filled(letter, composed)
            problems += tuple([x.for_letter(letter.target.id) for x in _of_template(faults)])
        return Draft(
            letter.target.id,
            letter.language,
            _each_once(problems),
            made_of=made,
            composed=composed if has_wording else None,
            data=None if _have_error(problems) else data,
            file_name=file_name,
            word_template=template,
        )

    def _filled(
        self, letter: Letter, composed: Composed
    ) -> tuple[bytes | None, tuple[Problem, ...], Path | None]:
        found = self._word_template(letter.settings.word_template)
        if isinstance(found, WordTemplateError):
            return None, found.problems, None
        template, file = found
        properties = Properties(
            title=composed.subject,
            organisation=letter.sender.organisation,
            language=letter.language,
            date=letter.settings.date,
        )
        filled = template.fill(composed.worded, composed.context, properties)
        return filled.data, filled.problems, file

    def _word_template(self, name: str) -> tuple[WordTemplate, Path] | WordTemplateError:
        if name not in self._word_templates:
            try:
                self._word_templates[name] = self._loaded(name)
            except WordTemplateError as fault:
                self._word_templates[name] = fault
            except OSError as cause:
                message = f"the Word templates cannot be read: {cause.strerror}"
                place = Place(Path(cause.filename) if cause.filename else None)
                found = error(message, "Check who may read there.", place)
                self._word_templates[name] = WordTemplateError([found])
        return self._word_templates[name]

    def _loaded(self, name: str) -> tuple[WordTemplate, Path]:
        folders = (self._campaign.folder / "templates", shipped_templates())
        is_name = Path(name).name == name and "\\" not in name  # never a path out of the folders
        for folder in folders if is_name else ():
            if (file := folder / f"{name}.docx").exists():
                return self._templates.word_template(file, self._campaign.settings.styles), file
        known = sorted({file.stem for folder in folders for file in folder.glob("*.docx")})
        hint = near(name, known) or "There are: " + ", ".join(known) + "."
        where = self._campaign.settings_place("letter", "word_template")
        raise WordTemplateError([error(f"there is no Word template “{name}”", hint, where)])


def _have_error(problems: Iterable[Problem]) -> bool:
    return any(problem.is_error for problem in problems)


def _of_template(problems: Iterable[Problem]) -> list[Problem]:
    """The problems met while templates were filled, which are what most of them are about."""
    return [problem.about(Topic.TEMPLATE) for problem in problems]


def _each_once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems without repetitions; most letters have none, or a few."""
    if len({problem.message for problem in problems}) == len(problems):
        return problems
    return tuple(dict.fromkeys(problems))
