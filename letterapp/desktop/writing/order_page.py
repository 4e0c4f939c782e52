"""The first step of writing: which letters, where to, as what, called what."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from letterapp.batch.names import name_fields
from letterapp.batch.outcomes import Outcome
from letterapp.batch.write import Writing
from letterapp.campaign.letters import Letter, Unwritable, letters_of
from letterapp.desktop.icons import Mark
from letterapp.desktop.level_label import level_label
from letterapp.desktop.notice import Notice
from letterapp.desktop.target_names import shown_names
from letterapp.desktop.writing.check_words import check_words, has_problems
from letterapp.desktop.writing.edited_choice import EditedChoice
from letterapp.desktop.writing.folder_field import FolderField
from letterapp.desktop.writing.folders import proposed_folder
from letterapp.desktop.writing.formats_choice import FormatsChoice
from letterapp.desktop.writing.letters_choice import LettersChoice
from letterapp.desktop.writing.name_pattern import NamePattern
from letterapp.desktop.writing.naming import Naming, naming, sentence
from letterapp.desktop.writing.offer import Offer, Order, with_pattern
from letterapp.desktop.writing.remembered import Remembered
from letterapp.errors import LetterappError


class OrderPage(QWidget):
    """Takes the order; what is in the way of one is told beside its field."""

    ordered = Signal()
    cancelled = Signal()

    def __init__(self, offer: Offer, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self._remembered = remembered
        self._checked = offer.checked
        self._shown = shown_names(offer.campaign)
        self._wanted: tuple[Letter | Unwritable, ...] = ()
        self._naming = Naming()
        self._letters = LettersChoice(offer)
        self._letters_notice = Notice()
        self._folder = FolderField(remembered.folder or proposed_folder(offer.campaign))
        self._formats = FormatsChoice(remembered.formats)
        self._names = NamePattern(offer.pattern)
        self._edited = EditedChoice()
        self._summary = Notice()
        self._write = QPushButton("W&rite")
        self._lay_out()
        self._connect()
        self._on_letters_changed()

    @property
    def order(self) -> Order:
        """What is to be written as the fields say it."""
        offer = self._offer
        targets = tuple(_target(one) for one in self._wanted)
        folder, formats = self._folder.folder, self._formats.formats
        return Order(
            campaign=with_pattern(offer.campaign, self._names.pattern),
            choices=replace(offer.choices, targets=targets),
            writing=Writing(folder, self._edited.edited, formats=formats),
            targets=targets,
        )

    @property
    def pattern(self) -> str:
        """The file-name pattern as it is typed."""
        return self._names.pattern

    def remember(self) -> None:
        """Keeps folder and formats for the next time; a proposed folder is proposed anew."""
        folder = self._folder.folder
        is_own = folder != proposed_folder(self._offer.campaign)
        self._remembered.keep(folder if is_own else None, self._formats.formats)

    def show_checked(self, checked: Mapping[str, Outcome]) -> None:
        """Shows what pre-flight has found, by target, as it goes on."""
        self._checked = checked
        targets = [_target(one) for one in self._wanted]
        is_worth_a_look = has_problems(checked, targets)
        fine = Mark.READY if checked.keys() >= set(targets) else Mark.UNKNOWN
        mark = Mark.WARNING if is_worth_a_look else fine
        self._summary.say(check_words(checked, targets, self._shown), mark)

    def begin(self) -> None:
        """Puts the keyboard where the person most likely wants to go on."""
        self._write.setDefault(True)
        self._write.setFocus()

    def _on_letters_changed(self) -> None:
        scope, fault = self._letters.scope, ""
        targets = self._offer.targets(scope) if scope else ()
        try:
            choices = replace(self._offer.choices, targets=targets)
            self._wanted = letters_of(self._offer.campaign, choices) if targets else ()
        except LetterappError as cause:
            self._wanted, fault = (), f"{sentence(cause.message)} {sentence(cause.hint)}".strip()
        self._letters_notice.say(fault if targets else "There is no letter to write.")
        count = len(self._wanted)
        self._write.setText("W&rite the letter" if count == 1 else f"W&rite {count:,} letters")
        first = next((one for one in self._wanted if isinstance(one, Letter)), None)
        self._names.show_fields(name_fields(self._offer.campaign, first) if first else {})
        self.show_checked(self._checked)
        self._on_names_changed()

    def _on_names_changed(self) -> None:
        letters = [one for one in self._wanted if isinstance(one, Letter)]
        pattern, formats = self._names.pattern, self._formats.formats
        self._naming = naming(self._offer.campaign, letters, pattern, formats, self._shown)
        self._names.show_naming(self._naming)
        self._on_changed()

    def _on_changed(self) -> None:
        is_in_the_way = self._folder.problem or self._naming.problem
        self._write.setEnabled(
            not is_in_the_way and bool(self._wanted) and bool(self._formats.formats)
        )

    def _connect(self) -> None:
        self._letters.changed.connect(self._on_letters_changed)
        self._folder.changed.connect(self._on_changed)
        self._formats.changed.connect(self._on_names_changed)
        self._names.changed.connect(self._on_names_changed)
        self._write.clicked.connect(self.ordered)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self._write, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.cancelled)
        layout = QVBoxLayout(self)
        layout.addLayout(self._form(), 1)
        layout.addWidget(self._summary)
        layout.addWidget(buttons)

    def _form(self) -> QGridLayout:
        """The fields under each other; the names take the room that is left."""
        form = QGridLayout()
        for text, field, buddy, notice in (
            ("Letters:", self._letters, None, self._letters_notice),
            ("&Folder:", self._folder, self._folder.line, None),
            ("Write as:", self._formats, None, None),
            ("File &names:", self._names, self._names.line, None),
            ("Edited by hand:", self._edited, None, None),
        ):
            row = form.rowCount()
            label = level_label(text, field.line_height, buddy)
            form.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            form.addWidget(field, row, 1)
            form.setRowStretch(row, 1 if field is self._names else 0)
            if notice is not None:
                form.addWidget(notice, row + 1, 1)
        return form


def _target(one: Letter | Unwritable) -> str:
    return one.target.id if isinstance(one, Letter) else one.target
