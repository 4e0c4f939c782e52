"""Pre-flight: every letter of a batch made in memory, with all its problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from letterapp.batch.names import file_names
from letterapp.batch.outcomes import Outcome, State
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Letter, Unwritable, letters_of
from letterapp.campaign.staleness import letter_warnings
from letterapp.errors import WordTemplateError
from letterapp.paths import shipped_templates
from letterapp.problems import Place, Problem, error, near
from letterapp.word.properties import Properties
from letterapp.word.template import WordTemplate, load_word_template
from letterapp.wording.compose import Composed, Composer


@dataclass(frozen=True)
class Draft:
    """A letter in memory: its bytes where it is sound, and what is known of it.

    `data` is None where the letter is skipped or has an error among its problems.
    """

    target: str
    language: str
    problems: tuple[Problem, ...]
    letter: Letter | None = None
    composed: Composed | None = None
    data: bytes | None = None
    file_name: str | None = None

    @property
    def skip_reason(self) -> str:
        """Why there is nothing to write; empty where there is."""
        return self.letter.skip_reason if self.letter else ""

    @property
    def state(self) -> State:
        """What a check says of the letter."""
        if self.skip_reason:
            return State.SKIPPED
        return State.READY if self.data is not None else State.FAILED

    def outcome(
        self,
        state: State | None = None,
        file: Path | None = None,
        reason: str = "",
        more: tuple[Problem, ...] = (),
    ) -> Outcome:
        """The letter's end, with problems that writing it met; by default what a check says."""
        ended = state or self.state
        errors = [problem.message for problem in self.problems if problem.is_error]
        why = reason or self.skip_reason or _summed_up(list(dict.fromkeys(errors)))
        return Outcome(self.target, self.language, ended, file, why, (*self.problems, *more))


def _summed_up(errors: Sequence[str]) -> str:
    """The first error, and how many more there are: the problems say them all."""
    more = f"; and {len(errors) - 1} more" if len(errors) > 1 else ""
    return f"{errors[0]}{more}" if errors else ""


class Drafter:
    """Makes the drafts of one campaign; templates are read and compiled once."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._composer = Composer(campaign)
        self._word_templates: dict[str, WordTemplate | WordTemplateError] = {}

    def drafts(self, choices: Choices) -> Iterator[Draft]:
        """The drafts of the letters that the choices ask for; raises UsageError."""
        wanted = letters_of(self._campaign, choices)
        letters = [letter for letter in wanted if isinstance(letter, Letter)]
        names, no_names = file_names(self._campaign, [x for x in letters if not x.skip_reason])
        for letter in wanted:
            if isinstance(letter, Unwritable):
                yield Draft(letter.target, letter.language, letter.problems)
                continue
            target = letter.target.id
            unnamed = [no_names[target].for_letter(target)] if target in no_names else []
            yield self.draft(letter, names.get(target), unnamed)

    def draft(
        self, letter: Letter, file_name: str | None = None, more: Sequence[Problem] = ()
    ) -> Draft:
        """One letter in memory."""
        warnings = letter_warnings(self._campaign, letter)
        known = (*more, *letter.problems, *warnings)
        if letter.skip_reason:
            return Draft(letter.target.id, letter.language, known, letter)
        composed = self._composer.compose(letter)
        problems = [*known, *composed.problems]
        data = None
        if not any(problem.is_error for problem in composed.problems):
            data, faults = self._filled(letter, composed)
            problems += [fault.for_letter(letter.target.id) for fault in faults]
        if any(problem.is_error for problem in problems):
            data = None
        found = tuple(dict.fromkeys(problems))
        return Draft(letter.target.id, letter.language, found, letter, composed, data, file_name)

    def _filled(
        self, letter: Letter, composed: Composed
    ) -> tuple[bytes | None, tuple[Problem, ...]]:
        template = self._word_template(letter.settings.word_template)
        if isinstance(template, WordTemplateError):
            return None, template.problems
        properties = Properties(
            title=composed.subject,
            organisation=letter.sender.organisation,
            language=letter.language,
            date=letter.settings.date,
        )
        filled = template.fill(composed.blocks, composed.context, properties)
        return filled.data, filled.problems

    def _word_template(self, name: str) -> WordTemplate | WordTemplateError:
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

    def _loaded(self, name: str) -> WordTemplate:
        folders = (self._campaign.folder / "templates", shipped_templates())
        is_name = Path(name).name == name and "\\" not in name  # never a path out of the folders
        for folder in folders if is_name else ():
            if (file := folder / f"{name}.docx").exists():
                return load_word_template(file, self._campaign.settings.styles)
        known = sorted({file.stem for folder in folders for file in folder.glob("*.docx")})
        hint = near(name, known) or "There are: " + ", ".join(known) + "."
        where = self._campaign.settings_place("letter", "word_template")
        raise WordTemplateError([error(f"there is no Word template “{name}”", hint, where)])
